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

    // Words that mean something only together with another.
    /// What is done to a number: add, verify, change.
    Act,
    /// What makes a number one for security: backup, trusted, second.
    Spare,
    /// Two, double, multi.
    Several,
    /// Authentication, verification, factor, step.
    Authenticate,
    /// Send, get, receive.
    Send,
    /// Protect, secure, safety.
    Secure,
    /// An account, access to it.
    Account,
    /// By text message.
    BySms,
    /// By a call.
    ByCall,
    /// By an authenticator app, a key.
    ByApp,
    /// A phone, if it is the whole label.
    PhoneWord,
    /// A phone in any inflection or compound.
    PhoneStem,
    /// E-mail.
    Email,
    /// A person's name.
    Person,
    /// What is no matter of an account: an order, an appointment, an offer.
    OtherStep,
    /// Nothing; a longer phrase that keeps a word in it from being read as what
    /// it means alone, or in another language.
    Nothing,
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Phrases in one text, sorted, and what each speaks of.
struct Table {
    text: &'static str,
    ends: &'static [u32],
    concepts: &'static [Concept],
}

/// A phrase in a text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// What it speaks of.
    pub(crate) concept: Concept,
    /// The phrase, or the stem with which a word begins.
    pub(crate) phrase: &'static str,
    /// Where in the text it stands.
    pub(crate) place: Range<usize>,
}

impl Table {
    /// A phrase of the table.
    fn phrase(&self, index: usize) -> &'static str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[index] as usize]
    }

    /// Index of the first phrase that does not come before a text.
    fn first_from(&self, text: &str) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.phrase(middle) < text {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }

    /// The phrases at a place of the text, which begins there with `start`.
    fn starting<'a>(
        &'static self,
        start: &'a str,
        text: &'a str,
        at: usize,
    ) -> impl Iterator<Item = Found> + 'a {
        let first = match start {
            "" => self.ends.len(),
            start => self.first_from(start),
        };
        (first..self.ends.len())
            .map(|index| (self.concepts[index], self.phrase(index)))
            .take_while(move |(_, phrase)| phrase.starts_with(start))
            .filter(move |(_, phrase)| text[at..].starts_with(phrase))
            .map(move |(concept, phrase)| Found { concept, phrase, place: at..at + phrase.len() })
    }

    /// The entries that are this text.
    fn exactly<'a>(
        &'static self,
        text: &'a str,
    ) -> impl Iterator<Item = (Concept, &'static str)> + 'a {
        let first = self.first_from(text);
        (first..self.ends.len())
            .map(|index| (self.concepts[index], self.phrase(index)))
            .take_while(move |(_, phrase)| *phrase == text)
    }
}

/// Every phrase in a normalised text: on word boundaries, or anywhere in scripts
/// that write without spaces; and every stem with which a word begins. A search
/// in the table for each word (or character), so that many languages cost hardly
/// more than one.
pub(crate) fn phrases_in(text: &str) -> impl Iterator<Item = Found> + '_ {
    let word = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
        let phrases = PHRASES.starting(word, text, at + 1).filter(|found| {
            text[found.place.end..].starts_with(' ') && !found.phrase.chars().any(is_unspaced)
        });
        phrases.chain(stems_of(word, at + 1)).chain(endings_of(word, at + 1))
    };
    let character = |(at, first): (usize, char)| {
        let first = &text[at..at + first.len_utf8()];
        PHRASES.starting(first, text, at).filter(|found| found.phrase.chars().any(is_unspaced))
    };
    let unspaced = text.chars().any(is_unspaced);
    let characters = text.char_indices().filter(move |_| unspaced);
    text.match_indices(' ').flat_map(word).chain(characters.flat_map(character))
}

/// Fewest letters of a stem.
const STEM: usize = 3;

/// The stems with which a word begins that stands at `at`.
fn stems_of(word: &str, at: usize) -> impl Iterator<Item = Found> + '_ {
    let ends = word.char_indices().map(|(end, last)| end + last.len_utf8()).skip(STEM - 1);
    ends.flat_map(move |end| {
        let found = STEMS.exactly(&word[..end]);
        found.map(move |(concept, phrase)| Found { concept, phrase, place: at..at + word.len() })
    })
}

/// The endings with which a word ends that stands at `at`.
fn endings_of(word: &str, at: usize) -> impl Iterator<Item = Found> {
    let place = at..at + word.len();
    let reversed: String = word.chars().rev().collect();
    let ends = reversed.char_indices().map(|(end, last)| end + last.len_utf8()).skip(STEM - 1);
    let found: Vec<_> = ends.flat_map(|end| ENDINGS.exactly(&reversed[..end])).collect();
    found.into_iter().map(move |(concept, phrase)| Found { concept, phrase, place: place.clone() })
}

impl Concept {
    /// Whether it speaks of what a person is doing, not of a field.
    pub(crate) fn is_flow(self) -> bool {
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
}

impl Concept {
    /// Whether it speaks of a thing that is asked for.
    pub(crate) fn is_thing(self) -> bool {
        use Concept::{
            Address, Card, Code, CountryCode, Email, Extension, Lookalike, Nothing, Person, Phone,
            PhoneWord, Postcode, Search,
        };
        matches!(
            self,
            Address
                | Card
                | Code
                | CountryCode
                | Email
                | Extension
                | Lookalike
                | Nothing
                | Person
                | Phone
                | PhoneWord
                | Postcode
                | Search
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal;

    /// Against the plain way: every phrase looked for in the whole text.
    #[test]
    fn finds_what_a_search_for_each_phrase_finds() {
        let all: Vec<&str> = (0..PHRASES.ends.len()).map(|index| PHRASES.phrase(index)).collect();
        let stems: Vec<&str> = (0..STEMS.ends.len()).map(|index| STEMS.phrase(index)).collect();
        for three in all.chunks(183).filter_map(|chunk| chunk.get(..3)) {
            let text = normal(&three.join(" x "));
            let whole = all
                .iter()
                .flat_map(|phrase| text.match_indices(phrase).map(|(at, _)| (*phrase, at)))
                .filter(|(phrase, at)| {
                    phrase.chars().any(is_unspaced)
                        || text[..*at].ends_with(' ') && text[at + phrase.len()..].starts_with(' ')
                });
            let endings = (0..ENDINGS.ends.len()).map(|index| ENDINGS.phrase(index));
            let ended = endings.flat_map(|ending| {
                let plain: String = ending.chars().rev().collect();
                let starts = text.match_indices(&plain);
                let ends = starts
                    .map(|(at, _)| at + plain.len())
                    .filter(|end| text[*end..].starts_with(' '));
                let words = ends.map(|end| text[..end].rfind(' ').map_or(0, |space| space + 1));
                words.map(|start| (ending, start)).collect::<Vec<_>>()
            });
            let begun = stems
                .iter()
                .flat_map(|stem| text.match_indices(stem).map(|(at, _)| (*stem, at)))
                .filter(|(_, at)| text[..*at].ends_with(' '));
            let mut plain: Vec<(&str, usize)> = whole.chain(begun).chain(ended).collect();
            let mut quick: Vec<(&str, usize)> =
                phrases_in(&text).map(|found| (found.phrase, found.place.start)).collect();
            plain.sort_unstable();
            quick.sort_unstable();
            assert_eq!(quick, plain, "{text}");
        }
    }
}
