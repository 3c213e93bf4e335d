//! Something that is called phone or number and is no phone number: a fax, a
//! serial number, a phone's model, an order.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_lookalike", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Lookalike))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_its_words() {
        for label in ["Fax number", "IMEI", "Phone model"] {
            assert!(
                at_field("not_lookalike", |field| field.labels = vec![label.into()]),
                "{label}"
            );
        }
        assert!(at_field("not_lookalike", |field| field.name = "orderNumber".into()));
        assert!(!at_field("not_lookalike", |field| field.labels = vec!["Phone number".into()]));
    }
}
