//! A dialling code or a country: part of a number, not the number. A field that
//! calls itself a phone number too is left to the others.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot, word_in};

pub(super) const SIGNAL: Signal = Signal::phone("not_country", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let country = spot.own.against(Concept::CountryCode);
    let number = word_in(&spot.own.label).or_else(|| word_in(&spot.own.before));
    Hit::full(country.filter(|_| !spot.own.is_phone() && number.is_none()))
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
