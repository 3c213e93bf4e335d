//! It cannot be typed into: it shows the number that is there already.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_current", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full((spot.field.visible && !spot.field.enabled).then_some("disabled"))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_a_disabled_field() {
        assert!(at_field("not_current", |field| field.enabled = false));
        assert!(!at_field("not_current", |_| {}));
    }
}
