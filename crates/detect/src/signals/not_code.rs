//! A code is wanted: a one-time code, a PIN, a token. A label that also names a
//! phone number (`number to which we send the code`) is left to the others.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_code", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.own.against(Concept::Code))
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
