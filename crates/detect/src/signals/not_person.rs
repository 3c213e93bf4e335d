//! A person's name is wanted.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_person", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Person))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_what_it_names_not_on_a_phone() {
        assert!(at_field("not_person", |field| field.labels = vec!["First name".into()]));
        assert!(!at_field("not_person", |field| field.labels = vec!["Phone number".into()]));
    }
}
