//! Something is done to protect an account.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::TwoFactorSetup, "protects_account", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| words.near(Concept::Secure, Concept::Account, 3).map(String::from))
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("protects_account", "Protect your account"));
        assert!(!under_heading("protects_account", "Your account"));
    }
}
