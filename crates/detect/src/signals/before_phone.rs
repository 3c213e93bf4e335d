//! The text just before a field without a label, its row's header or its group's
//! legend speaks of a phone.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in};

pub(super) const SIGNAL: Signal = Signal::phone("before_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(phone_in(&spot.own.before))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_a_phone_not_on_its_code() {
        for text in ["Phone number", "Please enter your mobile number for text messages."] {
            assert!(at_field("before_phone", |field| field.before = text.into()), "{text}");
        }
        for text in ["Phone verification code", "E-mail"] {
            assert!(!at_field("before_phone", |field| field.before = text.into()), "{text}");
        }
    }
}
