//! What a person can still do about a number already given: steps in the order
//! in which nobody is locked out, and a checklist of them that is kept.

use serde::{Deserialize, Serialize};

use crate::{Class, LinkView, Region, Text};

/// A step. Ordered as the steps are to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Set up a second step that needs no number.
    SecondStep,
    /// Save the backup codes.
    BackupCodes,
    /// Take the number off the account.
    RemoveNumber,
    /// Say what the number may be used for.
    AdSettings,
    /// Delete address books that were uploaded.
    Contacts,
    /// Ask in writing for erasure, or for an end of other uses.
    Erase,
}

impl Task {
    /// Every step, in order.
    pub const ALL: [Self; 6] = [
        Self::SecondStep,
        Self::BackupCodes,
        Self::RemoveNumber,
        Self::AdSettings,
        Self::Contacts,
        Self::Erase,
    ];

    /// Its name in messages and in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SecondStep => "second-step",
            Self::BackupCodes => "backup-codes",
            Self::RemoveNumber => "remove-number",
            Self::AdSettings => "ad-settings",
            Self::Contacts => "contacts",
            Self::Erase => "erase",
        }
    }
}

/// What the page "Already gave them a number?" shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenView {
    /// Services that ask for a number: the user's list first, then by class,
    /// then by name.
    pub services: Vec<GivenService>,
    /// Where the user lives, as the settings say.
    pub region: Region,
}

/// One service that asks for a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenService {
    /// Its id in the database.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the sources allow to be said of it.
    pub class: Class,
    /// The same in a word or two.
    pub mark: Text,
    /// Why the steps are these, and why in this order.
    pub order: Text,
    /// The steps, in the order in which they are to be done.
    pub tasks: Vec<TaskView>,
    /// On the user's list.
    pub mine: bool,
}

impl GivenService {
    /// Whether the number can leave the account without locking anybody out.
    #[must_use]
    pub fn can_remove(&self) -> bool {
        self.tasks.iter().any(|step| step.task == Task::RemoveNumber)
    }
}

/// One step at one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    /// Which.
    pub task: Task,
    /// The service's own pages for it; may be empty.
    pub links: Vec<LinkView>,
    /// Ticked.
    pub done: bool,
    /// Better done after the steps above, which are not ticked yet.
    pub waits: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_has_the_name_it_is_stored_by() {
        for task in Task::ALL {
            assert_eq!(serde_json::to_value(task).unwrap(), task.name());
        }
        assert!(Task::ALL.is_sorted());
    }
}
