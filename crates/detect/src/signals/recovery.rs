//! The page wants a number for getting back into the account.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Recovery, "recovery", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::Recovery)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("recovery", "Add a recovery phone"));
        assert!(!under_heading("recovery", "Forgot password?"));
    }
}
