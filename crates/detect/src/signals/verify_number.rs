//! The page wants a number added, verified or changed.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "verify_number", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::VerifyNumber)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("verify_number", "Add a phone number"));
        assert!(!under_heading("verify_number", "Shipping address"));
    }
}
