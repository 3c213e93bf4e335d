//! A short text tells to do something to a number: add, verify, change it.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "act_on_number", read);

/// Words of a heading, a button or a short sentence, at most.
const SHORT: usize = 14;

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| {
        let near = words.near(Concept::Act, Concept::Phone, 4).filter(|_| words.len() <= SHORT);
        near.map(String::from)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("act_on_number", "Register a security phone number"));
        assert!(!under_heading("act_on_number", "Your phone number"));
    }
}
