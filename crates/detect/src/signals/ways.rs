//! Several ways to confirm a sign-in stand side by side: a text message, a call, an
//! authenticator app.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::TwoFactorSetup, "ways", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let way = |concept: Concept| spot.places.iter().find_map(|place| place.words.find(concept));
    let ways: Vec<&str> =
        [Concept::BySms, Concept::ByCall, Concept::ByApp].into_iter().filter_map(way).collect();
    Hit::full((ways.len() > 1).then(|| ways.join(", ")))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_for_more_than_one() {
        let offer = |ways: &[&str]| {
            let texts: Vec<String> = ways.iter().map(|way| (*way).into()).collect();
            page(vec![field(|_| {})], |scope| scope.texts.extend(texts))
        };
        assert!(!fired("ways", &offer(&["Text message", "Authenticator app"])).is_empty());
        assert!(fired("ways", &offer(&["Text message"])).is_empty());
    }
}
