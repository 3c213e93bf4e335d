//! The page edits a profile or an address book.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Profile, "profile", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::Profile)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("profile", "Edit profile"));
        assert!(!under_heading("profile", "Two-factor authentication"));
    }
}
