//! An order, a booking, an offer: no matter of an account.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Contact, "other_step", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows_here(|words| words.find(Concept::OtherStep).map(String::from))
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("other_step", "Your appointment"));
        assert!(!under_heading("other_step", "Add a phone number"));
    }
}
