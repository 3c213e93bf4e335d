//! What is shown to a person: texts chosen, nothing left to decide.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    AdFunding, AnswerKind, Class, Control, Demand, Level, LinkKind, Method, Region, Rule,
    RuleResult, SyncMode, SyncState, Verdict,
};

/// A text: a message of `_locales` with its placeholders filled, or words that
/// come from elsewhere and are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "text")]
pub enum Text {
    /// A key of `_locales/*/messages.json`.
    Message {
        /// The key.
        key: String,
        /// Its placeholders in order. One that is a day, `YYYY-MM-DD`, is
        /// written as days are in the reader's language.
        args: Vec<String>,
    },
    /// Words as they are.
    Words {
        /// The words.
        words: String,
        /// Their language, empty if not known.
        lang: String,
    },
}

/// A link and its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkView {
    /// Where it leads; nothing for the user's own.
    pub kind: Option<LinkKind>,
    /// What it says.
    pub label: Text,
    /// An `https` address.
    pub url: String,
    /// Whether the address was seen to work when the record was made.
    pub checked: bool,
}

/// One dated source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceView {
    /// What sort of source.
    pub kind: Text,
    /// Its title, in English.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty for an undated page.
    pub date: String,
    /// Its address.
    pub url: String,
    /// Whether the address was seen to work when the record was made.
    pub address_checked: bool,
    /// What it says, in our words, in English.
    pub fact: String,
    /// The day on which it was read, `YYYY-MM-DD`.
    pub read_on: String,
    /// The copy that was read, in English; empty if it was read at `url`.
    pub copy: String,
    /// The day of the copy, if it is known.
    pub copy_of: Option<String>,
    /// The copy's own address.
    pub copy_url: Option<String>,
    /// Where it holds; nothing for everywhere.
    pub region: Option<Region>,
    /// When the practice it tells of ended.
    pub ended: Option<String>,
    /// Age in whole years of a text past its term, after which it is to be read
    /// again; nothing for younger ones and for what happened once.
    pub age: Option<u32>,
}

/// How a sign-in can be confirmed, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodsView {
    /// The methods; none if the source says that there is no second step.
    pub offered: Vec<Method>,
    /// Who lists them.
    pub source: String,
    /// The day of the list, `YYYY-MM-DD`.
    pub read_on: String,
}

/// What is drawn beside a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Shape and word of the mark.
    pub level: Level,
    /// One line.
    pub title: Text,
    /// One paragraph.
    pub body: Text,
    /// The user's or the administrator's own note.
    pub note: Option<Text>,
    /// Ways without a number on this service, the best first; may be empty.
    pub ways: Vec<LinkView>,
    /// Said in place of `ways` if there is none, or beside them: never to
    /// leave the second factor off.
    pub advice: Text,
    /// What "Why?" opens.
    pub sources: Vec<SourceView>,
    /// Which answers the notice offers; none if an administrator decided.
    pub answers: Vec<AnswerKind>,
    /// Indices into `PageFacts::fields`.
    pub fields: Vec<usize>,
}

/// An authenticator app for those who have none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// Its name.
    pub name: String,
    /// Where it runs, in words: `Android, iOS, desktop`.
    pub platforms: String,
    /// Its licence.
    pub licence: String,
    /// Its own site.
    pub url: String,
}

/// What the popup shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SiteView {
    /// Host of the tab, empty if the browser does not tell.
    pub host: String,
    /// Whether the shim runs on this host.
    pub watched: bool,
    /// Match pattern to ask for, if the user wants it watched.
    pub pattern: Option<String>,
    /// What to switch on or off: id of a service, or a domain.
    pub site: String,
    /// Switched off by the user.
    pub off: bool,
    /// The user asked to look at this page once.
    pub checked: bool,
    /// Level of the badge.
    pub level: Level,
    /// The verdict that the badge shows.
    pub verdict: Option<Verdict>,
    /// The service, if it is in the database.
    pub service: Option<Text>,
    /// Its id.
    pub service_id: Option<String>,
    /// Its class.
    pub class: Option<Class>,
    /// The same in a word or two.
    pub mark: Option<Text>,
    /// Whether it earns from ads.
    pub ad_funded: Option<AdFunding>,
    /// What is known, one paragraph each; a line on the class first.
    pub account: Vec<Text>,
    /// When the practice ended.
    pub ended: Option<String>,
    /// Since when an order has bound the company.
    pub order_in_force: Option<String>,
    /// Regions where the claims of its class hold; empty for everywhere.
    pub regions: Vec<Region>,
    /// How a sign-in can be confirmed there; nothing if no list was read.
    pub methods: Option<MethodsView>,
    /// Whether the page about numbers already given lists it.
    pub asks_number: bool,
    /// Whether a number is demanded.
    pub number_demanded: Option<Demand>,
    /// Ways without a number on this service.
    pub ways: Vec<LinkView>,
    /// Other links: remove the number, ad settings, contacts, deletion.
    pub links: Vec<LinkView>,
    /// Dated sources, newest first.
    pub sources: Vec<SourceView>,
    /// The rule that holds here.
    pub rule: Option<RuleRow>,
    /// The answer that holds here.
    pub answer: Option<AnswerRow>,
    /// Authenticator apps.
    pub apps: Vec<App>,
    /// An administrator keeps the site from being switched off.
    pub stays: bool,
    /// An administrator keeps the answer from being undone.
    pub answered_for_good: bool,
}

/// One line of the table of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRow {
    /// The rule.
    pub rule: Rule,
    /// Whether the shim runs there.
    pub watched: bool,
    /// Switched off by the user.
    pub off: bool,
    /// Match pattern to ask for.
    pub pattern: String,
    /// Name of the service in the database that it overrides.
    pub overrides: Option<String>,
    /// How loudly Ringfence would speak of that service without the rule.
    pub otherwise: Option<Level>,
    /// What is decided at its example.
    pub result: RuleResult,
    /// Set by an administrator: shown, not to be changed.
    pub managed: bool,
}

/// One line of the table of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// What was answered.
    pub kind: AnswerKind,
    /// Where.
    pub site: String,
    /// Name of the service, if any.
    pub service: Option<String>,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Whether it still holds.
    pub holds: bool,
}

/// What the options page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionsView {
    /// Rules, the administrator's first.
    pub rules: Vec<RuleRow>,
    /// Answers, newest first.
    pub answers: Vec<AnswerRow>,
    /// Speak at sign-up too.
    pub sign_up: bool,
    /// Where the user lives.
    pub region: Region,
    /// Services in the database.
    pub services: usize,
    /// Those of them on whose hosts the shim runs.
    pub watched: usize,
    /// Whether rules and answers follow the user.
    pub sync: SyncMode,
    /// How that stands.
    pub sync_state: SyncState,
    /// An administrator wants every site watched.
    pub every_site: bool,
    /// Whether the browser gave leave for every site.
    pub every_site_watched: bool,
    /// What an administrator keeps from being changed.
    pub locked: BTreeSet<Control>,
}
