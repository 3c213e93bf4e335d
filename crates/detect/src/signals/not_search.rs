//! A search box.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_search", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Search))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_its_words() {
        for label in ["Search phones", "Filter"] {
            assert!(at_field("not_search", |field| field.labels = vec![label.into()]), "{label}");
        }
        assert!(at_field("not_search", |field| field.name = "searchTerm".into()));
        assert!(!at_field("not_search", |field| field.labels = vec!["Phone number".into()]));
    }
}
