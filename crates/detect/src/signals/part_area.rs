//! The first box of a split number: an area code.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Part;

pub(super) const SIGNAL: Signal = Signal::part(Part::AreaCode, "part_area", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.part_of_number("tel-area-code", &["area", "ddd"], |at, _| at == 0))
}

#[cfg(test)]
mod tests {
    use protocol::Part;

    use crate::testing::boxes;

    #[test]
    fn knows_its_box_of_a_split_number() {
        assert_eq!(crate::detect(&boxes(3)).readings[0].part(), Some(Part::AreaCode));
        assert_eq!(crate::detect(&boxes(1)).readings[0].part(), None);
    }
}
