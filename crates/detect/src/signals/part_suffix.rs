//! The last box of a split number.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Part;

pub(super) const SIGNAL: Signal = Signal::part(Part::Suffix, "part_suffix", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.part_of_number("tel-local-suffix", &["suffix", "subscriber"], |at, count| {
        at > 0 && at + 1 == count
    }))
}

#[cfg(test)]
mod tests {
    use protocol::Part;

    use crate::testing::boxes;

    #[test]
    fn knows_its_box_of_a_split_number() {
        assert_eq!(crate::detect(&boxes(3)).readings[2].part(), Some(Part::Suffix));
        assert_eq!(crate::detect(&boxes(1)).readings[2].part(), None);
    }
}
