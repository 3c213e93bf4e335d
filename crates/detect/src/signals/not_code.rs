//! A code is wanted: a one-time code, a PIN, a token. A label that also names a
//! phone number (`number to which we send the code`) is left to the others.

use crate::lexicon::Concept;
use crate::script::is_unspaced;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_code", -3.6, read);

fn read(spot: &Spot) -> Vec<Hit> {
    if has_number(&spot.label) {
        return Vec::new();
    }
    let label = Concept::Code.find(&spot.label);
    // A code's name weighs only where no label says otherwise.
    let unnamed = !Concept::Phone.is_in(&spot.label);
    let rest = || Concept::Code.find(&spot.hint).or_else(|| Concept::Code.find(&spot.attributes));
    Hit::full(label.or_else(|| rest().filter(|_| unnamed && !Concept::Phone.is_in(&spot.hint))))
}

/// A phrase such as `phone number` or `Telefonnummer`, not `phone` alone.
fn has_number(label: &str) -> bool {
    let compound = |phrase: &str| phrase.chars().count() > 9 || phrase.chars().any(is_unspaced);
    Concept::Phone.find(label).is_some_and(|phrase| phrase.contains(' ') || compound(phrase))
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_its_words() {
        for label in ["Verification code", "PIN"] {
            assert!(at_field("not_code", |field| field.labels = vec![label.into()]), "{label}");
        }
        assert!(at_field("not_code", |field| field.name = "smsCode".into()));
        assert!(!at_field("not_code", |field| field.labels = vec!["Phone number".into()]));
        assert!(!at_field("not_code", |field| field.labels =
            vec!["Phone number that gets the code".into()]));
    }
}
