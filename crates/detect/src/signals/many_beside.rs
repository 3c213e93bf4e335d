//! Many other things are asked for: a form about a person, not a step about a
//! number.

use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Profile, "many_beside", read);

/// So many other fields are many.
const MANY: usize = 4;

fn read(spot: &Spot) -> Vec<Hit> {
    let other = |other: &&Beside| other.is_typed() && !other.is_country() && !other.takes_code();
    let count = spot.beside.iter().filter(other).count();
    Hit::full((count >= MANY).then(|| format!("{count} other fields")))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_in_a_long_form() {
        let form = |count: usize| page((0..count).map(|_| field(|_| {})).collect(), |_| {});
        assert!(!fired("many_beside", &form(6)).is_empty());
        assert!(fired("many_beside", &form(3)).is_empty());
    }
}
