//! A dialling code or a country: part of a number, not the number.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_country", -4.0, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let unnamed = !Concept::Phone.is_in(&spot.label);
    let code = [&spot.label, &spot.hint, &spot.attributes]
        .into_iter()
        .find_map(|text| Concept::CountryCode.find(text));
    Hit::full(code.filter(|_| unnamed && !Concept::Phone.is_in(&spot.hint)))
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
