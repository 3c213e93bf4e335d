//! A dialling code, or the country it stands for, beside a number.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot, is_dial};
use protocol::Part;

pub(super) const SIGNAL: Signal = Signal::part(Part::CountryCode, "part_country", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let token = |token: &str| spot.field.autocomplete.contains(token);
    let dial = spot.field.options.iter().find(|text| is_dial(text)).cloned();
    let named = spot.own.against(Concept::CountryCode).filter(|_| !spot.own.is_phone());
    let code = named.filter(|phrase| phrase.contains(' ') || has_number_beside(spot));
    let shown = token("tel-country-code").then(|| "tel-country-code".to_string());
    Hit::full(shown.or(dial).or_else(|| code.map(String::from)))
}

/// A number beside it, and no street: the country is not an address's.
fn has_number_beside(spot: &Spot) -> bool {
    let phone = |other: &Beside| other.names.is_phone() || other.field.kind == "tel";
    let street = |other: &Beside| other.names.has(Concept::Address);
    spot.neighbour(phone).is_some() && spot.neighbour(street).is_none()
}

#[cfg(test)]
mod tests {
    use protocol::{FieldFacts, Part};

    use crate::testing::{field, page};

    #[test]
    fn knows_a_dialling_code_not_an_addresss_country() {
        let part = |edit: fn(&mut FieldFacts), beside: &str| {
            let country = field(|field| {
                field.kind = "select".into();
                edit(field);
            });
            let other = field(|field| field.labels = vec![beside.into()]);
            crate::detect(&page(vec![country, other], |_| {})).readings[0].part()
        };
        let country = |field: &mut FieldFacts| field.labels = vec!["Country".into()];
        assert_eq!(part(country, "Phone number"), Some(Part::CountryCode));
        assert_eq!(part(country, "Street address"), None);
        let dial = |field: &mut FieldFacts| field.options = vec!["Malta (+356)".into()];
        assert_eq!(part(dial, "City"), Some(Part::CountryCode));
    }
}
