//! An e-mail address is asked for beside it.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Contact, "email_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let mail = spot.neighbour(|other| {
        let token = other.field.autocomplete.to_ascii_lowercase();
        let named = other.names.has(Concept::Email) && !other.names.is_phone();
        other.field.kind == "email" || token == "email" || other.is_typed() && named
    });
    Hit::full(mail.map(|other| other.shown()))
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(!fired("email_beside", &beside(|other| other.kind = "email".into())).is_empty());
        assert!(fired("email_beside", &beside(|other| other.kind = "text".into())).is_empty());
    }
}
