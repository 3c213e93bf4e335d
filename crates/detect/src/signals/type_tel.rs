//! `type=tel`. Codes, cards and postcodes use it too for its keyboard, so it
//! weighs less than a label.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("type_tel", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full((spot.field.kind == "tel").then_some("tel"))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_tel_only() {
        assert!(at_field("type_tel", |field| field.kind = "tel".into()));
        assert!(!at_field("type_tel", |field| field.kind = "text".into()));
    }
}
