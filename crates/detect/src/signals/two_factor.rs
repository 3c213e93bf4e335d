//! The page speaks of two-factor authentication, in any of its names.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::TwoFactorSetup, "two_factor", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::TwoFactor)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("two_factor", "Set up two-step verification"));
        assert!(!under_heading("two_factor", "Edit your profile"));
    }
}
