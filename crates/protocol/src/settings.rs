//! What is kept between calls. The background holds it in the browser's
//! storage and hands it in with each call, for a worker forgets.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{Deserializer, IgnoredAny};
use serde::{Deserialize, Serialize};

use crate::{Control, Flow, Level, Region, SyncMode, SyncState, Synced, Task, Verdict};

/// Longest note of a rule, in characters.
pub const NOTE_MAX: usize = 500;

/// Longest path pattern of a rule, in characters.
pub const PATH_MAX: usize = 300;

/// Longest address in a rule, in characters.
pub const ADDRESS_MAX: usize = 2000;

/// A rule for a domain and its subdomains, or for some pages there, by the user
/// or an administrator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Domain in ASCII (punycode), lower case, without a leading dot. No public
    /// suffix, such as `co.uk` or `github.io`.
    pub domain: String,
    /// Pages it holds for: a path from the first slash, in which `*` stands for
    /// any characters. Empty for every page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = PATH_MAX)))]
    pub path: String,
    /// Flows at which it speaks; empty for those that guard an account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flows: Vec<Flow>,
    /// How loudly to speak at those flows.
    pub level: Level,
    /// The user's own words, shown in the notice; may be empty.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = NOTE_MAX)))]
    pub note: String,
    /// The user's own way without a number, an `https` address that the notice
    /// names first; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = ADDRESS_MAX)))]
    pub link: String,
    /// An address that the rule is for, to be tried; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = ADDRESS_MAX)))]
    pub example: String,
    /// Off keeps the rule without effect.
    #[serde(default = "on")]
    pub enabled: bool,
    /// When it was last changed, in milliseconds since 1970.
    #[serde(default)]
    pub changed: u64,
}

fn on() -> bool {
    true
}

impl Rule {
    /// A rule that is on, for every page of a domain.
    #[must_use]
    pub fn new(domain: &str, level: Level) -> Self {
        Self { domain: domain.into(), level, enabled: true, ..Self::default() }
    }

    /// What it is known by: domain and path pattern. No two rules have the same.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}{}", self.domain, self.path)
    }
}

/// Why a rule cannot be saved. The screens turn it into a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleProblem {
    /// No domain was typed.
    DomainEmpty,
    /// Not a domain: characters, labels or length are wrong.
    DomainMalformed,
    /// A whole address was typed where a domain is wanted.
    DomainHasAddress,
    /// One label only, such as `com`.
    DomainTooShort,
    /// An IP address.
    DomainIsIp,
    /// Everyone's: under a public suffix, such as `co.uk` or `github.io`, lie
    /// sites of different people.
    DomainIsSuffix,
    /// Another rule is for the same domain and pages.
    PlaceTaken,
    /// Not a path: it must begin with a slash, and have no space in it.
    PathMalformed,
    /// Longer than 300 characters.
    PathTooLong,
    /// Not an `https` address.
    LinkMalformed,
    /// The example is not an address that the rule is for.
    ExampleElsewhere,
    /// The note is longer than 500 characters.
    NoteTooLong,
}

/// What a person can answer to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// Quiet on this site for a day.
    NotNow,
    /// Quiet on this site for good.
    Never,
    /// The user accepts what is known of this service; quiet until the record
    /// of the service says something newer.
    Accept,
}

/// One answer, kept until undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was answered.
    pub kind: AnswerKind,
    /// Domain it holds for, with its subdomains.
    pub site: String,
    /// Id of the service the notice was about, if any.
    #[serde(default)]
    pub service: Option<String>,
    /// When, in milliseconds since 1970.
    pub at: u64,
}

/// Everything the user decided. Kept in `storage.local`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Rules, one a domain, in the order they were made.
    pub rules: Vec<Rule>,
    /// Answers, one a site.
    pub answers: Vec<Answer>,
    /// Speak at sign-up too.
    pub sign_up: bool,
    /// Where the user lives, for claims that hold in some regions only.
    pub region: Region,
    /// Services that have the user's number, by id, each with the steps done
    /// there. An id that the database does not know is left alone.
    #[serde(deserialize_with = "known")]
    pub given: BTreeMap<String, BTreeSet<Task>>,
    /// Sites that the user switched off: services by id, others by domain.
    pub unwatched: BTreeSet<String>,
    /// Whether rules and answers follow the user through the browser's sync.
    pub sync: SyncMode,
    /// Keys of rules and answers that were removed while sync was on, as in
    /// [`Synced`], and when, in milliseconds since 1970.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub removed: BTreeMap<String, u64>,
}

/// What an administrator set. Read from `storage.managed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Policy {
    /// Rules that win over everything else. One that cannot be read is left
    /// out, for a slip in a policy must not silence the rest.
    #[serde(deserialize_with = "readable")]
    pub rules: Vec<Rule>,
    /// Ringfence is to watch every site. The screens ask for the browser's
    /// leave until it is given.
    #[serde(deserialize_with = "truth")]
    pub every_site: bool,
    /// What the user cannot change. A word that is not known is left out.
    #[serde(deserialize_with = "readable")]
    pub locked: BTreeSet<Control>,
}

impl Policy {
    /// Whether the user cannot change a part. Where every site is to be watched,
    /// there is nothing to choose.
    #[must_use]
    pub fn locks(&self, part: Control) -> bool {
        self.locked.contains(&part) || part == Control::Coverage && self.every_site
    }
}

/// What can be read, or else anything.
#[derive(Deserialize)]
#[serde(untagged)]
enum Lenient<T> {
    Known(T),
    Other(IgnoredAny),
}

impl<T> Lenient<T> {
    fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Other(_) => None,
        }
    }
}

/// The entries of a list that can be read; none if it is no list.
fn readable<'de, D, T, C>(from: D) -> Result<C, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
    C: FromIterator<T> + IntoIterator<Item = T>,
{
    let list = Lenient::<Vec<Lenient<T>>>::deserialize(from)?.known().unwrap_or_default();
    Ok(list.into_iter().filter_map(Lenient::known).collect())
}

/// Whether it is true; anything but a boolean is not.
fn truth<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(Lenient::deserialize(from)?.known().unwrap_or_default())
}

/// The items of the sync area, without what this version cannot read.
fn items<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<String, BTreeMap<String, Synced>>, D::Error> {
    type Item = Lenient<BTreeMap<String, Lenient<Synced>>>;
    let area = BTreeMap::<String, Item>::deserialize(from)?;
    let entry = |(key, entry): (String, Lenient<Synced>)| Some((key, entry.known()?));
    let item = |item: Item| item.known().into_iter().flatten().filter_map(entry).collect();
    Ok(area.into_iter().map(|(name, entries)| (name, item(entries))).collect())
}

/// The steps of this version; one that a later version stored is left out, for
/// it must not cost the rest of the settings.
fn known<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, BTreeSet<Task>>, D::Error> {
    let stored = BTreeMap::<String, Vec<Lenient<Task>>>::deserialize(from)?;
    let tasks =
        |entries: Vec<Lenient<Task>>| entries.into_iter().filter_map(Lenient::known).collect();
    Ok(stored.into_iter().map(|(id, entries)| (id, tasks(entries))).collect())
}

/// The last verdict in one frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sighting {
    /// Host of the frame.
    pub host: String,
    /// Host of the tab's top frame: when it changes, the sighting is old.
    pub top: String,
    /// What was decided there.
    pub verdict: Verdict,
    /// The frame above that draws the notice, if one does.
    #[serde(default)]
    pub drawn_in: Option<i64>,
}

/// What holds until the browser closes. Kept in `storage.session`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Tab id, then frame id, to what was seen there.
    pub tabs: BTreeMap<String, BTreeMap<String, Sighting>>,
    /// Tab id to the host of the page there at which the user asked to look once.
    pub checked: BTreeMap<String, String>,
    /// Tab id to the answers given in it, for tabs of private windows.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub private: BTreeMap<String, Vec<Answer>>,
    /// How sync stands.
    pub sync: SyncState,
}

/// Everything the engine may know at a call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The user's settings.
    pub settings: Settings,
    /// The administrator's.
    pub policy: Policy,
    /// Until the browser closes.
    pub session: Session,
    /// The sync area as [`Effect::Sync`](crate::Effect::Sync) writes it. Handed in
    /// with [`Event::Sync`](crate::Event::Sync) alone.
    #[serde(deserialize_with = "items")]
    pub synced: BTreeMap<String, BTreeMap<String, Synced>>,
    /// Why the sync area could not be read, in the browser's words.
    pub unreadable: Option<String>,
    /// Match patterns of hosts on which the browser lets Ringfence run,
    /// manifest and granted together, as `permissions.getAll` lists them.
    pub granted: Vec<String>,
    /// Match patterns of the manifest, on which the browser runs the shim by
    /// itself.
    pub shipped: Vec<String>,
    /// Now, in milliseconds since 1970.
    pub now: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_of_a_later_version_costs_nothing_else() {
        let settings: Settings = serde_json::from_str(
            r#"{"sign_up":true,"given":{"x":["second-step","step-of-2030"],"y":[]}}"#,
        )
        .unwrap();
        assert!(settings.sign_up);
        assert_eq!(settings.given["x"], BTreeSet::from([Task::SecondStep]));
        assert!(settings.given.contains_key("y"));
    }

    #[test]
    fn a_slip_in_a_policy_leaves_the_rest() {
        let policy: Policy = serde_json::from_str(
            r#"{"rules":[{"domain":"a.example","level":"warn"},{"domain":1},"x",null]}"#,
        )
        .unwrap();
        assert_eq!(policy.rules.len(), 1);
        let policy: Policy = serde_json::from_str(r#"{"rules":"none"}"#).unwrap();
        assert!(policy.rules.is_empty());
        let policy: Policy = serde_json::from_str(
            r#"{"rules":7,"every_site":"yes","locked":["sync","colour",1,"rules"]}"#,
        )
        .unwrap();
        assert!(!policy.every_site);
        assert_eq!(policy.locked, BTreeSet::from([Control::Rules, Control::Sync]));
        let policy: Policy =
            serde_json::from_str(r#"{"locked":"sync","every_site":true}"#).unwrap();
        assert!(policy.locked.is_empty() && policy.every_site);
    }

    #[test]
    fn what_a_later_version_synced_costs_nothing_else() {
        let state: State = serde_json::from_str(
            r#"{"synced":{"x":"?","entries-0":{"a":{"gone":7},"b":{"later":1},"c":null}}}"#,
        )
        .unwrap();
        assert_eq!(state.synced["entries-0"], BTreeMap::from([("a".into(), Synced::Gone(7))]));
        assert!(state.synced["x"].is_empty());
    }
}
