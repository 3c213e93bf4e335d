//! What words mean. One language a file in `lexicon/`, each a list of phrases
//! for each concept; all languages are asked at once, so a wrong `lang` does no
//! harm.

use std::ops::Range;

use crate::text::{has, places_of};

/// What a phrase speaks of. The keys of the language files are these names in
/// `snake_case`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concept {
    /// A phone number.
    Phone,
    /// A dialling code, or the country it stands for.
    CountryCode,
    /// An extension.
    Extension,
    /// A code that was sent or shown, a PIN.
    Code,
    /// A payment card.
    Card,
    /// A postcode.
    Postcode,
    /// A thing that is called phone or number and is no phone number: fax,
    /// IMEI, model, order.
    Lookalike,
    /// A search.
    Search,
    /// An address to which things are sent.
    Address,
    /// Two-factor authentication.
    TwoFactor,
    /// Adding, verifying or changing a number.
    VerifyNumber,
    /// A number to get back into the account.
    Recovery,
    /// Creating an account.
    SignUp,
    /// Signing in, or a forgotten password.
    SignIn,
    /// Typing a code.
    CodeEntry,
    /// Buying and delivery.
    Checkout,
    /// Writing to somebody, being called back, newsletters.
    Contact,
    /// A profile or address book.
    Profile,
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

impl Concept {
    /// The longest phrase of the concept in a normalised text.
    pub(crate) fn find(self, text: &str) -> Option<&'static str> {
        let phrases =
            WORDS.iter().filter(|(concept, _)| *concept == self).flat_map(|(_, phrases)| *phrases);
        phrases.copied().filter(|phrase| has(text, phrase)).max_by_key(|phrase| phrase.len())
    }

    /// Whether it speaks of what a person is doing, not of a field.
    fn is_flow(self) -> bool {
        use Concept::{
            Checkout, CodeEntry, Contact, Profile, Recovery, SignIn, SignUp, TwoFactor,
            VerifyNumber,
        };
        matches!(
            self,
            Checkout
                | CodeEntry
                | Contact
                | Profile
                | Recovery
                | SignIn
                | SignUp
                | TwoFactor
                | VerifyNumber
        )
    }

    /// Whether the text speaks of it.
    pub(crate) fn is_in(self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

/// What a text says a person is doing. A phrase inside a longer one of another
/// concept does not count: `each time you log in` is about a second factor, not
/// about logging in.
pub(crate) fn flows_in(text: &str) -> Vec<(Concept, &'static str)> {
    let phrases = WORDS.iter().filter(|(concept, _)| concept.is_flow());
    let found: Vec<(Concept, &'static str, Range<usize>)> = phrases
        .flat_map(|(concept, phrases)| phrases.iter().map(|phrase| (*concept, *phrase)))
        .flat_map(|(concept, phrase)| {
            places_of(text, phrase).map(move |place| (concept, phrase, place))
        })
        .collect();
    let inside = |place: &Range<usize>, other: &Range<usize>| {
        other.start <= place.start && place.end <= other.end && other.len() > place.len()
    };
    let counts = |(_, _, place): &&(Concept, &str, Range<usize>)| {
        !found.iter().any(|(_, _, other)| inside(place, other))
    };
    found.iter().filter(counts).map(|(concept, phrase, _)| (*concept, *phrase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal;

    #[test]
    fn phrases_are_written_as_texts_are_compared() {
        for (concept, phrases) in WORDS {
            for phrase in *phrases {
                assert_eq!(normal(phrase).trim(), *phrase, "{concept:?}: write it normalised");
            }
        }
    }

    #[test]
    fn a_phrase_inside_a_longer_one_does_not_count() {
        let concepts = |text: &str| {
            flows_in(&normal(text)).into_iter().map(|(concept, _)| concept).collect::<Vec<_>>()
        };
        assert_eq!(concepts("A code each time you log in"), [Concept::TwoFactor]);
        assert_eq!(concepts("Log in"), [Concept::SignIn]);
    }

    #[test]
    fn prefers_the_longest_phrase() {
        assert_eq!(
            Concept::Phone.find(&normal("Mobile phone number")),
            Some("mobile phone number")
        );
    }
}
