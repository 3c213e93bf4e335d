//! No phone number fits: `maxlength` of eight or less, or one-time-code autofill.

use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_short", read);

/// Fewest characters that a number takes: whole, and beside a choice of its
/// country or its first digits.
const WHOLE: u32 = 9;
const BESIDE: u32 = 6;

fn read(spot: &Spot) -> Vec<Hit> {
    // Beside a choice of its first digits a number is shorter.
    let least = if spot.neighbour(Beside::is_country).is_some() { BESIDE } else { WHOLE };
    let short = spot.field.maxlength.filter(|length| (1..least).contains(length));
    let code = spot.field.autocomplete.contains("one-time-code");
    Hit::full(
        short.map(|length| format!("maxlength {length}")).or(code.then(|| "one-time-code".into())),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_where_no_number_fits() {
        assert!(at_field("not_short", |field| field.maxlength = Some(6)));
        assert!(at_field("not_short", |field| field.autocomplete = "one-time-code".into()));
        assert!(!at_field("not_short", |field| field.maxlength = Some(15)));
        assert!(!at_field("not_short", |_| {}));
    }
}
