//! The page signs somebody in, or looks for a lost account.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::SignIn, "sign_in", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::SignIn)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("sign_in", "Log in"));
        assert!(!under_heading("sign_in", "Add a phone number"));
    }
}
