//! A text around a field, and what its words say.

use std::ops::Range;

use crate::lexicon::{Concept, Found, phrases_in};
use crate::script::is_unspaced;

/// A normalised text with everything that the lexicon finds in it, found once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The text, with a space at each end.
    pub(crate) text: String,
    found: Vec<Found>,
}

impl Words {
    /// Of a text that [`crate::text::normal`] has made.
    pub(crate) fn new(text: String) -> Self {
        let all: Vec<Found> = phrases_in(&text).collect();
        let read = |it: &&Found| !all.iter().any(|other| it.is_swallowed_by(other));
        Self { found: all.iter().filter(read).cloned().collect(), text }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The longest phrase of the concept.
    pub(crate) fn find(&self, concept: Concept) -> Option<&'static str> {
        self.of(concept).map(|found| found.phrase).max_by_key(|phrase| phrase.len())
    }

    /// Whether the text speaks of it.
    pub(crate) fn has(&self, concept: Concept) -> bool {
        self.of(concept).next().is_some()
    }

    /// What it says a person is doing.
    pub(crate) fn flows(&self) -> impl Iterator<Item = (Concept, &'static str)> + '_ {
        let flows = self.found.iter().filter(|found| found.concept.is_flow());
        flows.map(|found| (found.concept, found.phrase))
    }

    /// Two concepts not farther apart than so many words: the stretch of text
    /// from one to the other. The first may hold the other (`add number` a
    /// number), but not stand inside it.
    pub(crate) fn near(&self, one: Concept, other: Concept, words: usize) -> Option<&str> {
        let stretch = |one: &Range<usize>, other: &Range<usize>| {
            // The halves of a compound stand in one place.
            let inside = other.start <= one.start && one.end <= other.end && one != other;
            let (start, end) = (one.start.min(other.start), one.end.max(other.end));
            let gap = self.text.get(one.end.min(other.end)..one.start.max(other.start));
            (!inside && count(gap.unwrap_or_default()) <= words).then(|| &self.text[start..end])
        };
        self.of(one)
            .find_map(|one| self.of(other).find_map(|other| stretch(&one.place, &other.place)))
    }

    /// Where the first phrases of two concepts stand, if both do.
    pub(crate) fn places(
        &self,
        one: Concept,
        other: Concept,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let first =
            |concept| self.of(concept).map(|found| &found.place).min_by_key(|place| place.start);
        first(one).cloned().zip(first(other).cloned())
    }

    /// How many words the text has; two characters make a word where they are
    /// written without spaces.
    pub(crate) fn len(&self) -> usize {
        count(&self.text)
    }

    fn of(&self, concept: Concept) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(move |found| found.concept == concept)
    }
}

impl Found {
    /// Whether it stands inside a longer phrase and does not count: `each time
    /// you log in` is about a second factor, not about logging in, and a `phone
    /// code` is no phone.
    fn is_swallowed_by(&self, other: &Self) -> bool {
        let (here, there) = (&self.place, &other.place);
        let inside = there.start <= here.start && here.end <= there.end && there.len() > here.len();
        // A bare word says less than a phone, not more.
        let bare = other.concept == Concept::PhoneWord;
        let things = self.concept.is_thing() && other.concept.is_thing() && !bare;
        let flows = self.concept.is_flow() && other.concept.is_flow();
        inside && (things || flows || other.concept == Concept::Nothing)
    }
}

fn count(text: &str) -> usize {
    let unspaced = text.chars().filter(|char| is_unspaced(*char)).count();
    text.split_whitespace().filter(|word| !word.chars().any(is_unspaced)).count() + unspaced / 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal;

    fn words(text: &str) -> Words {
        Words::new(normal(text))
    }

    #[test]
    fn a_phrase_inside_a_longer_one_does_not_count() {
        let concepts =
            |text: &str| words(text).flows().map(|(concept, _)| concept).collect::<Vec<_>>();
        assert_eq!(concepts("A code each time you log in"), [Concept::TwoFactor]);
        assert_eq!(concepts("Log in"), [Concept::SignIn]);
    }

    #[test]
    fn finds_phrases_on_word_boundaries() {
        let phone = |text: &str| words(text).has(Concept::Phone);
        assert!(phone("Your phone number"));
        assert!(phone("saxophone, phone"));
        assert!(!phone("Headphones"));
        assert!(!phone("graphone"));
    }

    #[test]
    fn prefers_the_longest_phrase() {
        assert_eq!(words("Mobile phone number").find(Concept::Phone), Some("mobile phone number"));
    }
}
