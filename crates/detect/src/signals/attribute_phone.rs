//! `name` or `id` speaks of a phone.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in};

pub(super) const SIGNAL: Signal = Signal::phone("attribute_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(phone_in(&spot.own.attributes))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_words_not_on_parts_of_words() {
        for text in ["phoneNumber", "mobile_no", "user[tel]"] {
            assert!(at_field("attribute_phone", |field| field.name = text.into()), "{text}");
        }
        for text in ["hotel", "telegram", "email"] {
            assert!(!at_field("attribute_phone", |field| field.name = text.into()), "{text}");
        }
    }
}
