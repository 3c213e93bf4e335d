//! The middle box of a split number.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Part;

pub(super) const SIGNAL: Signal = Signal::part(Part::Prefix, "part_prefix", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.part_of_number("tel-local-prefix", &["prefix", "exchange"], |at, count| {
        at > 0 && at + 1 < count
    }))
}

#[cfg(test)]
mod tests {
    use protocol::Part;

    use crate::testing::boxes;

    #[test]
    fn knows_its_box_of_a_split_number() {
        assert_eq!(crate::detect(&boxes(3)).readings[1].part(), Some(Part::Prefix));
        assert_eq!(crate::detect(&boxes(1)).readings[1].part(), None);
    }
}
