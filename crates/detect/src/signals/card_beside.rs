//! A payment card is asked for beside it.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Checkout, "card_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let card = spot.neighbour(|other| {
        other.field.autocomplete.contains("cc-") || other.names.has(Concept::Card)
    });
    Hit::full(card.map(|_| "card"))
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(
            !fired("card_beside", &beside(|other| other.labels = vec!["Card number".into()]))
                .is_empty()
        );
        assert!(
            fired("card_beside", &beside(|other| other.labels = vec!["E-mail".into()])).is_empty()
        );
    }
}
