//! What follows the user through the browser's own sync, and what an
//! administrator may keep from being changed.

use serde::{Deserialize, Serialize};

use crate::{Answer, Rule};

/// Whether rules and answers follow the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SyncMode {
    /// They do not, and nothing of them lies in the sync area.
    #[default]
    Off,
    /// They do.
    On,
    /// Not any more; what was synced still lies there.
    Stopped,
}

/// One entry of the sync area. Its key is `rule ` and the rule's place, or
/// `answer ` and the answer's site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Synced {
    /// A rule.
    Rule(Rule),
    /// An answer.
    Answer(Answer),
    /// It was removed then, in milliseconds since 1970.
    Gone(u64),
}

/// How sync stands, until the browser closes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SyncState {
    /// When something was last written or tried to be, in milliseconds since
    /// 1970; 0 for never.
    pub tried: u64,
    /// When this computer and the area last agreed, likewise.
    pub agreed: u64,
    /// Why they do not agree.
    pub trouble: Option<SyncTrouble>,
}

/// Why nothing could be synced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SyncTrouble {
    /// The browser refused, in its own words.
    Browser(String),
    /// More than the area holds.
    TooMany {
        /// Rules and answers that would fit.
        fit: usize,
        /// Rules and answers that there are.
        of: usize,
    },
    /// The rule for this place alone is larger than an item may be.
    TooLong(String),
}

/// A part of the screens that an administrator can lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// The user's own rules.
    Rules,
    /// Answers to notices.
    Answers,
    /// Sign-up and region.
    Settings,
    /// Which sites are watched.
    Coverage,
    /// Sync.
    Sync,
}

/// Why a change was refused, though it is well-formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// An administrator locked this part.
    Locked,
    /// The screen stands in a private window, from which nothing is written.
    Private,
}
