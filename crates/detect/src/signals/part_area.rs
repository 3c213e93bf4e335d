//! The first box of a split number: an area code.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Part;

pub(super) const SIGNAL: Signal = Signal::part(Part::AreaCode, "part_area", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let token = spot.field.autocomplete.contains("tel-area-code").then_some("tel-area-code");
    let word = || spot.attribute_of_number(&["area", "ddd"]);
    let box_ = || spot.box_of_number().filter(|(at, _)| *at == 0).map(|_| "box");
    Hit::full(token.or_else(word).or_else(box_))
}

#[cfg(test)]
mod tests {
    use protocol::Part;

    use crate::testing::{field, page};

    #[test]
    fn knows_its_box_of_a_split_number() {
        let boxes = |length: u32| {
            let one = |at: usize| {
                field(|field| {
                    field.name = format!("phone_{at}");
                    field.maxlength = Some(length);
                })
            };
            page((0..3).map(one).collect(), |_| {})
        };
        assert_eq!(crate::detect(&boxes(3)).readings[0].part(), Some(Part::AreaCode));
        assert_eq!(crate::detect(&boxes(1)).readings[0].part(), None);
    }
}
