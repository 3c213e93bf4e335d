//! An extension: what is dialled after the number.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Part;

pub(super) const SIGNAL: Signal = Signal::part(Part::Extension, "part_extension", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let token = spot.field.autocomplete.contains("tel-extension").then_some("tel-extension");
    let number = spot.neighbour(|other| other.names.is_phone() || other.field.kind == "tel");
    let named = || spot.own.against(Concept::Extension).filter(|_| number.is_some());
    Hit::full(token.or_else(named))
}

#[cfg(test)]
mod tests {
    use protocol::Part;

    use crate::testing::{field, page};

    #[test]
    fn knows_an_extension_beside_a_number() {
        let beside = |label: &str| {
            let extension = field(|field| field.labels = vec!["Extension".into()]);
            let other = field(|field| field.labels = vec![label.into()]);
            crate::detect(&page(vec![extension, other], |_| {})).readings[0].part()
        };
        assert_eq!(beside("Phone"), Some(Part::Extension));
        assert_eq!(beside("File name"), None);
    }
}
