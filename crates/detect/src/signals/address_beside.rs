//! A street or a town is asked for beside it: something is to be delivered, or
//! an address book is filled.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Names, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Checkout, "address_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let address = spot.neighbour(|other| {
        let token = other.field.autocomplete.to_ascii_lowercase();
        token.contains("street-address") || token.contains("address-l") || is_street(other.names)
    });
    Hit::full(address.map(|other| other.shown()))
}

/// An e-mail address is no street.
fn is_street(names: &Names) -> bool {
    (names.has(Concept::Address) && !names.has(Concept::Email)) || names.has(Concept::Postcode)
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
