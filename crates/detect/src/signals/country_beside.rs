//! A picker of countries or dialling codes stands in the same scope.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Beside, Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("country_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    // A country beside a street is part of an address.
    if spot.neighbour(|other| other.names.has(Concept::Address)).is_some() {
        return Vec::new();
    }
    Hit::full(spot.neighbour(Beside::is_country).map(|other| other.shown()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_beside_a_dialling_code_not_in_an_address() {
        let country = || field(|field| field.labels = vec!["Country code".into()]);
        let street = || field(|field| field.labels = vec!["Street".into()]);
        assert!(!fired("country_beside", &page(vec![field(|_| {}), country()], |_| {})).is_empty());
        let address = page(vec![field(|_| {}), country(), street()], |_| {});
        assert!(fired("country_beside", &address).is_empty());
    }
}
