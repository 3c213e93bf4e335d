//! A sentence around a field that has no name asks for a phone number, and there
//! is no other field to type it into.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot, has_number};

pub(super) const SIGNAL: Signal = Signal::phone("text_phone", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let unnamed = spot.own.label.is_blank() && !spot.own.has(Concept::Code);
    let another =
        |other: &Beside| other.is_typed() && !other.is_country() && !other.names.has(Concept::Code);
    if !unnamed || spot.neighbour(another).is_some() {
        return Vec::new();
    }
    let texts = spot.places.iter().map(|place| &place.words).filter(|words| has_number(words));
    Hit::full(texts.filter_map(|words| words.find(Concept::Phone)).next())
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_for_a_field_without_a_name_only() {
        let ask = |label: &str| {
            let named = field(|field| field.labels = vec![label.into()]);
            page(vec![named], |scope| scope.texts.push("We need your phone number.".into()))
        };
        assert!(!fired("text_phone", &ask("")).is_empty());
        assert!(fired("text_phone", &ask("Your city")).is_empty());
    }
}
