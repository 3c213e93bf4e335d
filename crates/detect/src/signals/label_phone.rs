//! The label, or the text just before a field without one, speaks of a phone.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("label_phone", 3.2, read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(Concept::Phone.find(&spot.label))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_words_not_on_parts_of_words() {
        for text in ["Phone number", "Your mobile", "Mobile phone number *"] {
            assert!(at_field("label_phone", |field| field.labels = vec![text.into()]), "{text}");
        }
        for text in ["Headphones", "Microphone", "E-mail"] {
            assert!(!at_field("label_phone", |field| field.labels = vec![text.into()]), "{text}");
        }
    }
}
