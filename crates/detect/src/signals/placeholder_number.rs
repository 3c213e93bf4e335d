//! The placeholder is an example of a phone number. The shim has replaced its
//! digits by `#`, so what is left is a shape such as `+#` or `(###) #`.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("placeholder_number", 1.6, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let shape = spot.field.placeholder.trim();
    let plus = shape.starts_with('+') && shape.contains('#');
    let bracket = shape.starts_with('(') && shape.contains('#');
    Hit::full((plus || bracket).then_some(shape))
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
