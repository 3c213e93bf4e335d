//! A number that is a backup, a trusted or a second one.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Recovery, "spare_number", read);

/// Words of a heading, a label or a short sentence, at most.
const SHORT: usize = 14;

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| {
        let number = [Concept::Phone, Concept::PhoneStem].into_iter();
        let near = number.filter_map(|number| words.near(Concept::Spare, number, 2)).next();
        near.filter(|_| words.len() <= SHORT).map(String::from)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("spare_number", "Backup phone number"));
        assert!(!under_heading("spare_number", "Phone number"));
    }
}
