//! A dialling code or a country: part of a number, not the number. A field that
//! calls itself a phone number too is left to the others.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_country", -4.0, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let texts = [&spot.label, &spot.hint, &spot.attributes];
    let country = texts.into_iter().find_map(|text| Concept::CountryCode.find(text));
    let is_phone = Concept::Phone.is_in(&spot.label) || Concept::Phone.is_in(&spot.hint);
    Hit::full(country.filter(|_| !is_phone))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_its_words() {
        for label in ["Country code", "Dial code"] {
            assert!(at_field("not_country", |field| field.labels = vec![label.into()]), "{label}");
        }
        assert!(at_field("not_country", |field| field.name = "countryCode".into()));
        assert!(!at_field("not_country", |field| field.labels = vec!["Phone number".into()]));
        assert!(!at_field("not_country", |field| field.labels =
            vec!["Phone number without country code".into()]));
    }
}
