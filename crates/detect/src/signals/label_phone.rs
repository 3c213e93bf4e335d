//! The label speaks of a phone.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in};

pub(super) const SIGNAL: Signal = Signal::phone("label_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(phone_in(&spot.own.label))
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
