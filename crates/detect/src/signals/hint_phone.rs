//! The placeholder or the description speaks of a phone.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in};

pub(super) const SIGNAL: Signal = Signal::phone("hint_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    // Beside a label that names something else it may be an example of that.
    let labels = [&spot.own.label, &spot.own.before];
    let unsaid = labels.iter().all(|label| label.is_blank() || phone_in(label).is_some());
    let share = if unsaid { 1.0 } else { 0.5 };
    Hit::full(phone_in(&spot.own.hint)).into_iter().map(|hit| Hit { share, ..hit }).collect()
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
