//! What the background performs for the engine.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Level, Session, Settings, Synced};

/// What the toolbar button shows in a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// The loudest level in the tab.
    pub level: Level,
    /// The user asked, and there is nothing to say.
    #[serde(default)]
    pub nothing: bool,
}

/// What the background does for the engine, in the order given and before the
/// answer goes out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "effect")]
pub enum Effect {
    /// Keep the settings.
    Store {
        /// All of them.
        settings: Settings,
    },
    /// Keep what holds until the browser closes.
    Remember {
        /// All of it.
        session: Session,
    },
    /// Show the badge.
    Badge {
        /// Tab id.
        tab: i64,
        /// What to show.
        badge: Badge,
    },
    /// Bring the drawing code into a frame.
    Draw {
        /// Tab id.
        tab: i64,
        /// Frame id.
        frame: i64,
    },
    /// Offer a notice to the frame above one that has no room for it. If nobody
    /// takes it, it is drawn in the asking frame all the same.
    Lift {
        /// Tab id.
        tab: i64,
        /// The frame whose notice it is.
        frame: i64,
        /// The frame that asks, which has no room.
        asker: i64,
        /// The asking frame's seat.
        seat: Vec<i32>,
    },
    /// Take away a notice that was drawn for a frame below.
    Drop {
        /// Tab id.
        tab: i64,
        /// The frame that drew it.
        frame: i64,
        /// The frame for which.
        below: i64,
    },
    /// Run the shim on these origins and no others, beside the manifest's.
    Watch {
        /// Match patterns, sorted.
        origins: Vec<String>,
    },
    /// Ask every shim to look again.
    LookAgain,
    /// Bring the shim into a page for once, by the leave that a click gives.
    CheckOnce {
        /// Tab id.
        tab: i64,
        /// The frame of which the user asked, if it was one.
        asked: Option<i64>,
    },
    /// Show the welcome page.
    Welcome,
    /// Write to the sync area, then tell [`crate::Event::Synced`].
    Sync {
        /// Items to write: name to entries by key.
        set: BTreeMap<String, BTreeMap<String, Synced>>,
        /// Names of items to remove.
        remove: Vec<String>,
    },
    /// Tell [`crate::Event::Sync`] later.
    SyncLater {
        /// Milliseconds from now.
        wait: u64,
    },
    /// Empty the sync area, then tell [`crate::Event::Synced`].
    ClearSync,
}
