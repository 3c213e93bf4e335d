//! The placeholder is an example of a phone number. The shim has replaced its
//! digits by `#`, so what is left is a shape such as `+#` or `(###) #`, or one
//! drawn with `x` and signs (`06X XXX XXXX`).

use crate::signal::Signal;
use crate::spot::{Hit, Spot, is_dial};

pub(super) const SIGNAL: Signal = Signal::phone("placeholder_number", read);

/// Places of a number drawn with `x`, at least.
const DRAWN: usize = 6;

fn read(spot: &Spot) -> Vec<Hit> {
    let shape = spot.field.placeholder.trim();
    let plus = is_dial(shape) && shape.starts_with('+');
    let bracket = shape.starts_with('(') && shape.contains('#');
    let drawn = shape.chars().filter(|char| matches!(char, 'x' | 'X' | '_' | '•')).count() >= DRAWN
        && shape.chars().all(|char| "xX_•#+-–.()/ ".contains(char) || char.is_ascii_digit());
    Hit::full((plus || bracket || drawn).then_some(shape))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_shapes_of_numbers() {
        for shape in ["+#", "+# ###", "(#) #"] {
            assert!(
                at_field("placeholder_number", |field| field.placeholder = shape.into()),
                "{shape}"
            );
        }
        assert!(!at_field("placeholder_number", |field| field.placeholder = "#".into()));
    }
}
