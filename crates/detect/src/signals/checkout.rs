//! The page sells or delivers.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Checkout, "checkout", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::Checkout)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("checkout", "Checkout"));
        assert!(!under_heading("checkout", "Two-factor authentication"));
    }
}
