//! A heading asks for a phone number and there is only one field to type it
//! into.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot, phone_in};
use crate::words::Words;

pub(super) const SIGNAL: Signal = Signal::phone("heading_phone", read);

/// Words of a heading that names little else, at most.
const SHORT: usize = 6;

fn read(spot: &Spot) -> Vec<Hit> {
    let named = spot.own.is_phone() || spot.own.label.is_blank();
    let another =
        |other: &Beside| other.is_typed() && !other.is_country() && !other.names.has(Concept::Code);
    if !named || spot.neighbour(another).is_some() {
        return Vec::new();
    }
    let headings = spot.places.iter().filter(|place| place.share >= 1.0);
    // `Change number` asks for one too.
    let asked = |words: &Words| {
        let act =
            || words.near(Concept::Act, Concept::PhoneWord, 2).filter(|_| words.len() <= SHORT);
        phone_in(words).or_else(|| act().and_then(|_| words.find(Concept::PhoneWord)))
    };
    Hit::full(headings.filter_map(|place| asked(&place.words)).next())
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_for_a_lone_field_only() {
        let ask = |count: usize| {
            let fields = (0..count).map(|_| field(|_| {})).collect();
            page(fields, |scope| scope.headings.push("Enter your phone number".into()))
        };
        assert!(!fired("heading_phone", &ask(1)).is_empty());
        assert!(fired("heading_phone", &ask(2)).is_empty());
    }
}
