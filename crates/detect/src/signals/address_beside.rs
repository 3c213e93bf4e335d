//! A street or a town is asked for beside it: something is to be delivered, or
//! an address book is filled.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::names;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Checkout, "address_beside", 3.2, read);

fn read(spot: &Spot) -> Vec<Hit> {
    let address = spot.neighbour(|other| {
        let token = other.autocomplete.to_ascii_lowercase();
        token.contains("street-address") || token.contains("address-l") || is_street(&names(other))
    });
    Hit::full(address.map(names))
}

fn is_street(name: &str) -> bool {
    // An e-mail address is no street.
    Concept::Address.find(name).is_some_and(|phrase| phrase != "address")
        || Concept::Postcode.is_in(name)
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(
            !fired("address_beside", &beside(|other| other.labels = vec!["Street address".into()]))
                .is_empty()
        );
        assert!(
            fired("address_beside", &beside(|other| other.labels = vec!["E-mail address".into()]))
                .is_empty()
        );
    }
}
