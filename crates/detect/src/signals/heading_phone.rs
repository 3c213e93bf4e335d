//! A heading asks for a phone number and there is only one field to type it
//! into.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::names;
use crate::spot::{Hit, Spot};
use protocol::FieldFacts;

pub(super) const SIGNAL: Signal = Signal::phone("heading_phone", 2.2, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let named = Concept::Phone.is_in(&spot.label) || spot.label.trim().is_empty();
    if !named || spot.neighbour(types_text).is_some() {
        return Vec::new();
    }
    let headings = spot.places.iter().filter(|place| place.share >= 1.0);
    Hit::full(headings.filter_map(|place| Concept::Phone.find(&place.text)).next())
}

fn types_text(other: &FieldFacts) -> bool {
    let typed = matches!(other.kind.as_str(), "text" | "tel" | "email" | "password" | "textarea");
    typed && !Concept::CountryCode.is_in(&names(other))
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
