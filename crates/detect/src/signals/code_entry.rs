//! The page wants a code that was sent, and there is no other field for it.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::CodeEntry, "code_entry", read);

fn read(spot: &Spot) -> Vec<Hit> {
    if spot.neighbour(Beside::takes_code).is_some() {
        return Vec::new();
    }
    spot.says(Concept::CodeEntry)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("code_entry", "Enter the code"));
        assert!(!under_heading("code_entry", "Add a phone number"));
    }
}
