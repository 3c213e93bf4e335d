//! No phone number fits: `maxlength` of eight or less, or one-time-code autofill.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_short", -5.0, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let short = spot.field.maxlength.filter(|length| (1..=8).contains(length));
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
