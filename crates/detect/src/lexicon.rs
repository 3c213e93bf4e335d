//! What words mean. One language a file in `lexicon/`, each a list of phrases
//! for each concept; all languages are asked at once, so a wrong `lang` does no
//! harm.

use std::ops::Range;

use crate::script::is_unspaced;

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

/// A phrase in a text.
struct Found {
    concept: Concept,
    phrase: &'static str,
    place: Range<usize>,
}

/// A phrase of the table, which is sorted.
fn phrase(index: usize) -> &'static str {
    let start = index.checked_sub(1).map_or(0, |before| ENDS[before]);
    &TEXT[start as usize..ENDS[index] as usize]
}

/// Every phrase in a normalised text: on word boundaries, or anywhere in scripts
/// that write without spaces. A search in the table for each word (or
/// character), so that many languages cost hardly more than one.
fn phrases_in(text: &str) -> impl Iterator<Item = Found> + '_ {
    let word = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
        starting(word, text, at + 1).filter(|found| {
            text[found.place.end..].starts_with(' ') && !found.phrase.chars().any(is_unspaced)
        })
    };
    let character = |(at, first): (usize, char)| {
        let first = &text[at..at + first.len_utf8()];
        starting(first, text, at).filter(|found| found.phrase.chars().any(is_unspaced))
    };
    let unspaced = text.chars().any(is_unspaced);
    let characters = text.char_indices().filter(move |_| unspaced);
    text.match_indices(' ').flat_map(word).chain(characters.flat_map(character))
}

/// The phrases at a place of the text, which begins there with `start`.
fn starting<'a>(start: &'a str, text: &'a str, at: usize) -> impl Iterator<Item = Found> + 'a {
    let first = match start {
        "" => ENDS.len(),
        start => first_from(start),
    };
    (first..ENDS.len())
        .map(|index| (CONCEPTS[index], phrase(index)))
        .take_while(move |(_, phrase)| phrase.starts_with(start))
        .filter(move |(_, phrase)| text[at..].starts_with(phrase))
        .map(move |(concept, phrase)| Found { concept, phrase, place: at..at + phrase.len() })
}

/// Index of the first phrase that does not come before a text.
fn first_from(text: &str) -> usize {
    let (mut low, mut high) = (0, ENDS.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match phrase(middle) < text {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}

impl Concept {
    /// The longest phrase of the concept in a normalised text.
    pub(crate) fn find(self, text: &str) -> Option<&'static str> {
        let found = phrases_in(text).filter(|found| found.concept == self);
        found.map(|found| found.phrase).max_by_key(|phrase| phrase.len())
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
    let found: Vec<Found> = phrases_in(text).filter(|found| found.concept.is_flow()).collect();
    let inside = |place: &Range<usize>, other: &Range<usize>| {
        other.start <= place.start && place.end <= other.end && other.len() > place.len()
    };
    let counts = |it: &&Found| !found.iter().any(|other| inside(&it.place, &other.place));
    found.iter().filter(counts).map(|found| (found.concept, found.phrase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal;

    #[test]
    fn a_phrase_inside_a_longer_one_does_not_count() {
        let concepts = |text: &str| {
            flows_in(&normal(text)).into_iter().map(|(concept, _)| concept).collect::<Vec<_>>()
        };
        assert_eq!(concepts("A code each time you log in"), [Concept::TwoFactor]);
        assert_eq!(concepts("Log in"), [Concept::SignIn]);
    }

    #[test]
    fn finds_phrases_on_word_boundaries() {
        let phone = |text: &str| Concept::Phone.is_in(&normal(text));
        assert!(phone("Your phone number"));
        assert!(phone("saxophone, phone"));
        assert!(!phone("Headphones"));
        assert!(!phone("graphone"));
    }

    /// Against the plain way: every phrase looked for in the whole text.
    #[test]
    fn finds_what_a_search_for_each_phrase_finds() {
        let all: Vec<&str> = (0..ENDS.len()).map(phrase).collect();
        for three in all.chunks(183).filter_map(|chunk| chunk.get(..3)) {
            let text = normal(&three.join(" x "));
            let mut plain: Vec<(&str, usize)> = all
                .iter()
                .flat_map(|phrase| text.match_indices(phrase).map(|(at, _)| (*phrase, at)))
                .filter(|(phrase, at)| {
                    phrase.chars().any(is_unspaced)
                        || text[..*at].ends_with(' ') && text[at + phrase.len()..].starts_with(' ')
                })
                .collect();
            let mut quick: Vec<(&str, usize)> =
                phrases_in(&text).map(|found| (found.phrase, found.place.start)).collect();
            plain.sort_unstable();
            quick.sort_unstable();
            assert_eq!(quick, plain, "{text}");
        }
    }

    #[test]
    fn prefers_the_longest_phrase() {
        assert_eq!(
            Concept::Phone.find(&normal("Mobile phone number")),
            Some("mobile phone number")
        );
    }
}
