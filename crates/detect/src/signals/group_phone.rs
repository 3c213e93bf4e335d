//! The name of its group speaks of a phone.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in};

pub(super) const SIGNAL: Signal = Signal::phone("group_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(phone_in(&spot.own.group))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_a_phone_only() {
        assert!(at_field("group_phone", |field| field.group = "Phone number".into()));
        assert!(!at_field("group_phone", |field| field.group = "Your e-mail".into()));
    }
}
