//! A person's name is asked for beside it: a form about a person, not a step about
//! a number.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Contact, "name_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let person = spot.neighbour(|other| {
        let token = other.field.autocomplete.to_ascii_lowercase();
        token.ends_with("name") && token != "username" || other.names.has(Concept::Person)
    });
    Hit::full(person.map(|other| other.shown()))
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(
            !fired("name_beside", &beside(|other| other.labels = vec!["First name".into()]))
                .is_empty()
        );
        assert!(fired("name_beside", &beside(|other| other.kind = "text".into())).is_empty());
    }
}
