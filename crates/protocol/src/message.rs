//! The questions that can be asked of the engine, and the answers.

#![expect(clippy::large_enum_variant, reason = "one message at a time, none kept")]

use serde::{Deserialize, Serialize};

use crate::{
    AnswerKind, GivenView, Notice, OptionsView, PageFacts, Refusal, Region, Room, Rule, RuleCheck,
    RuleProblem, RulesPreview, SiteView, SitesView, Task, TrialView,
};

/// Who asks, as the browser (never the page) says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sender {
    /// Address of the asking frame or screen.
    pub url: String,
    /// Address of the tab's top frame, for frames that have none of their own
    /// (`about:blank`, `srcdoc`).
    pub top: String,
    /// Tab, if any.
    pub tab: Option<i64>,
    /// Frame in the tab; 0 is the top.
    pub frame: i64,
    /// One of the extension's own screens.
    pub own: bool,
    /// In a private window, from which nothing is written.
    pub private: bool,
}

/// Everything the engine can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// By a content script.
    Page(Sender, PageAsk),
    /// By the popup or the options.
    Screen(Sender, ScreenAsk),
    /// By the browser.
    Event(Event),
}

/// What a content script may ask. It changes no setting except by the user's
/// answer to the notice on its own site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageAsk {
    /// It saw fields: is there something to say?
    Saw {
        /// What it saw.
        facts: PageFacts,
        /// The field about which the user asked: index into the facts' fields.
        /// An answer is due then even if there is nothing to say.
        #[serde(default)]
        asked: Option<usize>,
    },
    /// The user answered the notice.
    Answered {
        /// What.
        answer: AnswerKind,
        /// The frame below whose notice it was, if it was drawn for one.
        #[serde(default)]
        frame: Option<i64>,
    },
    /// It would draw the notice of a frame below it that has no room.
    Lifted {
        /// That frame.
        frame: i64,
        /// The room here.
        room: Room,
    },
    /// The page is going away, or its fields are gone.
    Left,
}

/// What a screen may ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScreenAsk {
    /// What is known of the site in this tab?
    Site {
        /// Tab id.
        tab: i64,
        /// Its address, empty if the browser does not tell.
        url: String,
    },
    /// What is made of a page at this address?
    Try {
        /// An `http` or `https` address.
        url: String,
        /// What is on the page; a plain set-up page if nothing.
        #[serde(default)]
        facts: Option<PageFacts>,
    },
    /// What was made of the page in this tab?
    TrySeen {
        /// Tab id.
        tab: i64,
        /// Its address, empty if the browser does not tell.
        url: String,
    },
    /// Everything the options page shows.
    Options,
    /// Which sites are watched, and why.
    Sites,
    /// Watch a site, or switch it off.
    SetWatched {
        /// Id of a service, or a domain.
        site: String,
        /// On or off.
        on: bool,
    },
    /// Look once at the page in a tab that the button was pressed for.
    CheckOnce {
        /// Tab id.
        tab: i64,
        /// Its address.
        url: String,
    },
    /// A notice to show what one looks like.
    Sample,
    /// Add a rule, or replace the one for `was`.
    SaveRule {
        /// Place of the rule that is being edited.
        #[serde(default)]
        was: Option<String>,
        /// The rule as typed, its domain in ASCII.
        rule: Rule,
    },
    /// Remove a rule.
    RemoveRule {
        /// Its place.
        place: String,
    },
    /// Could this rule be saved, and what would it do?
    CheckRule {
        /// Place of the rule that is being edited.
        #[serde(default)]
        was: Option<String>,
        /// The rule as typed, its domain in ASCII.
        rule: Rule,
    },
    /// The user's rules as text: JSON under `rules/rule-schema.json`.
    RulesText,
    /// What would this text make of the user's rules?
    ReadRules {
        /// JSON under the same schema.
        text: String,
        /// Keep the rules that the text does not name.
        merge: bool,
    },
    /// Make the user's rules what the text says, all at once; nothing happens
    /// if something is wrong with it.
    ApplyRules {
        /// As in [`ScreenAsk::ReadRules`].
        text: String,
        /// As in [`ScreenAsk::ReadRules`].
        merge: bool,
    },
    /// Put back the rules that were there before a text was applied.
    RestoreRules {
        /// All of them.
        rules: Vec<Rule>,
    },
    /// Take an answer back.
    UndoAnswer {
        /// Its site.
        site: String,
    },
    /// Speak at sign-up too, or not.
    SetSignUp {
        /// On or off.
        on: bool,
    },
    /// Where the user lives.
    SetRegion {
        /// Region.
        region: Region,
    },
    /// Let rules and answers follow the user, or not any more.
    SetSync {
        /// On or off.
        on: bool,
    },
    /// Sync once more, after a failure.
    SyncNow,
    /// Remove what was synced, after sync was switched off.
    ForgetSynced,
    /// Everything the page "Already gave them a number?" shows.
    Given,
    /// The service has the user's number: onto the list, or off it with
    /// everything ticked there.
    SetGiven {
        /// Id of the service.
        service: String,
        /// On or off the list.
        on: bool,
    },
    /// A step is done, or is not; puts the service on the list.
    SetTask {
        /// Id of the service.
        service: String,
        /// The step.
        task: Task,
        /// Done or not.
        done: bool,
    },
}

/// What the browser tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// Installed for the first time.
    Installed,
    /// Updated or started: watch what may be watched.
    Started,
    /// The user asked about a page, by the menu of a field or by the keyboard.
    Asked {
        /// Tab id.
        tab: i64,
        /// Address of its top frame.
        url: String,
        /// Frame id.
        frame: i64,
    },
    /// The page in a tab could not be looked at: it is one of the browser's own,
    /// or nobody's click gave leave.
    Unreachable {
        /// Tab id.
        tab: i64,
    },
    /// A permission was given or taken.
    PermissionsChanged,
    /// An administrator changed the policy.
    PolicyChanged,
    /// A tab was closed.
    TabClosed {
        /// Tab id.
        tab: i64,
    },
    /// The sync area changed, or it is time to look at it: it is in the state.
    Sync,
    /// An [`crate::Effect::Sync`] or [`crate::Effect::ClearSync`] was performed.
    Synced {
        /// Why it failed, in the browser's words; nothing if it did not.
        trouble: Option<String>,
        /// Whether the area was emptied.
        cleared: bool,
    },
}

/// The engine's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "for", content = "reply")]
pub enum Response {
    /// To a content script.
    Page(PageReply),
    /// To a screen.
    Screen(ScreenReply),
    /// Nothing to answer.
    None,
    /// The asker may not ask this.
    Refused,
}

/// To a content script.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageReply {
    /// What to draw; nothing means that a notice on the page goes.
    pub notice: Option<Notice>,
    /// Which frame draws it.
    #[serde(default)]
    pub place: Place,
}

/// Which frame draws a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The one that asks.
    #[default]
    Here,
    /// One above: this one has no room.
    Above,
    /// The one that asks, for nobody above took it: none is watched, or none is
    /// there yet. So says the background, which made the offer.
    Untaken,
}

/// To a screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "screen", content = "view")]
pub enum ScreenReply {
    /// To [`ScreenAsk::Site`] and [`ScreenAsk::CheckOnce`].
    Site(SiteView),
    /// To [`ScreenAsk::Given`] and changes of the list: as it stands now.
    Given(GivenView),
    /// To [`ScreenAsk::Try`] and [`ScreenAsk::TrySeen`].
    Trial(TrialView),
    /// To [`ScreenAsk::Sites`] and [`ScreenAsk::SetWatched`]: as it stands now.
    Sites(SitesView),
    /// To [`ScreenAsk::Sample`].
    Sample(Notice),
    /// To everything else: the options as they stand now.
    Options(OptionsView),
    /// The rule was not saved.
    Problem(RuleProblem),
    /// To [`ScreenAsk::CheckRule`].
    Checked(RuleCheck),
    /// To [`ScreenAsk::RulesText`].
    RulesText(String),
    /// To [`ScreenAsk::ReadRules`], and to [`ScreenAsk::ApplyRules`] if nothing
    /// was applied.
    Rules(RulesPreview),
    /// The change is not to be made.
    Refused(Refusal),
}
