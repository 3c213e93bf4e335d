//! A short text tells to do something to what may be a number: `Change number`,
//! or a phone in an inflection or a compound that no list holds.

use protocol::Flow;

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "act_on_word", read);

/// Words of a heading or a button, at most.
const SHORT: usize = 8;

fn read(spot: &Spot) -> Vec<Hit> {
    spot.shows(|words| {
        let known = words.near(Concept::Act, Concept::Phone, 4);
        let word = || {
            let number = [Concept::PhoneStem, Concept::PhoneWord].into_iter();
            number.filter_map(|number| words.near(Concept::Act, number, 2)).next()
        };
        let short = words.len() <= SHORT && known.is_none();
        short.then(word).flatten().map(String::from)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("act_on_word", "Change number"));
        assert!(!under_heading("act_on_word", "Change language"));
    }
}
