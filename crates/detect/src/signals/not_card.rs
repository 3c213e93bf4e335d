//! A payment card is wanted.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_card", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Card))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_its_words() {
        for label in ["Card number", "CVC"] {
            assert!(at_field("not_card", |field| field.labels = vec![label.into()]), "{label}");
        }
        assert!(at_field("not_card", |field| field.name = "cardNumber".into()));
        assert!(!at_field("not_card", |field| field.labels = vec!["Phone number".into()]));
    }
}
