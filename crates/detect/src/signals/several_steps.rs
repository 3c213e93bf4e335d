//! Two-factor authentication in a free combination of its words.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::TwoFactorSetup, "several_steps", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| words.near(Concept::Several, Concept::Authenticate, 1).map(String::from))
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("several_steps", "Dual verification of logins"));
        assert!(!under_heading("several_steps", "Verification"));
    }
}
