//! An authenticator app, a passkey or a key is spoken of.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::TwoFactorSetup, "app_way", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| words.find(Concept::ByApp).map(String::from))
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("app_way", "Or use an authenticator app"));
        assert!(!under_heading("app_way", "Add a phone number"));
    }
}
