//! The placeholder or the description speaks of a phone.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("hint_phone", 2.4, read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(Concept::Phone.find(&spot.hint))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_words_not_on_parts_of_words() {
        for text in ["Phone number", "Your mobile", "Mobile phone number *"] {
            assert!(at_field("hint_phone", |field| field.placeholder = text.into()), "{text}");
        }
        for text in ["Headphones", "Microphone", "E-mail"] {
            assert!(!at_field("hint_phone", |field| field.placeholder = text.into()), "{text}");
        }
    }
}
