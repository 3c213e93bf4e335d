//! A message can be written beside it.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::Contact, "message_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.neighbour(|other| other.field.kind == "textarea").map(|_| "textarea"))
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(
            !fired("message_beside", &beside(|other| other.kind = "textarea".into())).is_empty()
        );
        assert!(fired("message_beside", &beside(|other| other.kind = "text".into())).is_empty());
    }
}
