//! The whole reasoning about one page, for a person who wants to know.

use serde::{Deserialize, Serialize};

use crate::{AnswerRow, Level, Region, RuleRow, Text, Verdict};

/// What a trial rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A plain page that asks for a number to set up two-step sign-in.
    Assumed,
    /// Facts of a page that somebody pasted.
    Pasted,
    /// What was last seen in a tab.
    Seen,
    /// Nothing was seen in the tab.
    Unseen,
}

/// Whether Ringfence runs on a host, and by whose leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Leave {
    /// By the manifest: a listed service of which something can be said.
    Shipped,
    /// By the user's.
    Granted,
    /// It does not run there.
    None,
    /// The user switched the site off.
    Off,
}

/// What one step of the policy found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// In a sentence.
    pub found: Text,
    /// Whether it decided.
    pub decided: bool,
}

/// Where a change is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangePlace {
    /// Among the rules of the options.
    Rules,
    /// Among the answers of the options.
    Answers,
    /// Among the settings of the options.
    Settings,
    /// By the browser's question for leave.
    Leave,
}

/// Something that the user can do, and what would be drawn then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeView {
    /// What to do.
    pub change: Text,
    /// Where.
    pub place: ChangePlace,
    /// The level that would be drawn.
    pub level: Level,
}

/// How a verdict comes about, step by step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrialView {
    /// Host that was judged.
    pub host: String,
    /// What it rests on.
    pub basis: Basis,
    /// Whether Ringfence runs there.
    pub leave: Leave,
    /// Match pattern to ask for, if the user wants it to run there.
    pub pattern: String,
    /// Level that is drawn: silent where it does not run, whatever the verdict.
    pub level: Level,
    /// The verdict, with its evidence.
    pub verdict: Verdict,
    /// The service, if it is in the database.
    pub service: Option<Text>,
    /// Its id.
    pub service_id: Option<String>,
    /// Its class in a word or two.
    pub mark: Option<Text>,
    /// The rule for the page, the administrator's before the user's.
    pub rule: Option<RuleRow>,
    /// The answer that holds there.
    pub answer: Option<AnswerRow>,
    /// Whether to speak at sign-up too.
    pub sign_up: bool,
    /// Where the user lives.
    pub region: Region,
    /// The seven steps of the policy, in order.
    pub steps: Vec<StepView>,
    /// What would change the level, each tried alone.
    pub changes: Vec<ChangeView>,
}
