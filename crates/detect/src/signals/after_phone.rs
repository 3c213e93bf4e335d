//! The text just after a field speaks of a phone.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in};

pub(super) const SIGNAL: Signal = Signal::phone("after_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(phone_in(&spot.own.after))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_a_phone_only() {
        assert!(at_field("after_phone", |field| field.after = "Your mobile number".into()));
        assert!(!at_field("after_phone", |field| field.after = "Your e-mail".into()));
    }
}
