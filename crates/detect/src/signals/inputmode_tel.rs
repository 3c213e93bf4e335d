//! `inputmode=tel`: a phone keyboard is asked for. Codes use `numeric`, some `tel`.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("inputmode_tel", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full((spot.field.inputmode == "tel").then_some("tel"))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_the_phone_keyboard() {
        assert!(at_field("inputmode_tel", |field| field.inputmode = "tel".into()));
        assert!(!at_field("inputmode_tel", |field| field.inputmode = "numeric".into()));
    }
}
