//! The number is the only thing typed: a step about a number.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::names;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "alone", 0.4, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let typed =
        |kind: &str| matches!(kind, "text" | "tel" | "email" | "password" | "textarea" | "number");
    let other =
        spot.neighbour(|other| typed(&other.kind) && !Concept::CountryCode.is_in(&names(other)));
    Hit::full(other.is_none().then_some("only field"))
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
