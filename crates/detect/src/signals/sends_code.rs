//! A code will be sent.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "sends_code", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| words.near(Concept::Send, Concept::Code, 5).map(String::from))
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("sends_code", "We will send you a code"));
        assert!(!under_heading("sends_code", "Enter the code"));
    }
}
