//! A postcode is wanted.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_postcode", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Postcode))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_its_words() {
        for label in ["Postal code", "ZIP"] {
            assert!(at_field("not_postcode", |field| field.labels = vec![label.into()]), "{label}");
        }
        assert!(at_field("not_postcode", |field| field.name = "zipCode".into()));
        assert!(!at_field("not_postcode", |field| field.labels = vec!["Phone number".into()]));
    }
}
