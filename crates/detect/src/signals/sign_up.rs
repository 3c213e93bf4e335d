//! The page creates an account.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::SignUp, "sign_up", read);

fn read(spot: &Spot) -> Vec<Hit> {
    // To register a number is not to register oneself.
    spot.shows(|words| {
        let number = [Concept::Act, Concept::Spare].into_iter();
        let phones = [Concept::Phone, Concept::PhoneStem];
        let of_number =
            number.flat_map(|act| phones.map(|phone| words.near(act, phone, 2))).flatten().next();
        let said = words.flows().filter(|(found, _)| *found == Concept::SignUp);
        let longest = said.map(|(_, phrase)| phrase.to_string()).max_by_key(String::len);
        longest.filter(|_| of_number.is_none())
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("sign_up", "Create your account"));
        assert!(!under_heading("sign_up", "Two-factor authentication"));
    }
}
