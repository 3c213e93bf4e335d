//! A postcode is wanted.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_postcode", -4.5, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let texts = [&spot.label, &spot.hint, &spot.attributes];
    Hit::full(texts.into_iter().find_map(|text| Concept::Postcode.find(text)))
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
