//! The page takes a message, a booking or a subscription.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Contact, "contact", read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::Contact)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("contact", "Contact us"));
        assert!(!under_heading("contact", "Add a phone number"));
    }
}
