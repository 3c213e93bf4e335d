//! The label is a word such as `Number` or `Phone`, and names nothing else.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, word_in};

pub(super) const SIGNAL: Signal = Signal::phone("word_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full([&spot.own.label, &spot.own.before, &spot.own.hint].into_iter().find_map(word_in))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_a_phone_only() {
        assert!(at_field("word_phone", |field| field.labels = vec!["New number".into()]));
        assert!(!at_field("word_phone", |field| field.labels = vec!["Order number".into()]));
    }
}
