//! The number is the only thing typed: a step about a number.

use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "alone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let other = |other: &Beside| other.is_typed() && !other.is_country() && !other.takes_code();
    Hit::full(spot.neighbour(other).is_none().then_some("only field"))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_for_a_lone_field_only() {
        assert!(!fired("alone", &page(vec![field(|_| {})], |_| {})).is_empty());
        assert!(fired("alone", &page(vec![field(|_| {}), field(|_| {})], |_| {})).is_empty());
    }
}
