//! An e-mail address is wanted, by its name.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_email", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Email))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_what_it_names_not_on_a_phone() {
        assert!(at_field("not_email", |field| field.labels = vec!["E-mail".into()]));
        assert!(!at_field("not_email", |field| field.labels = vec!["Phone number".into()]));
    }
}
