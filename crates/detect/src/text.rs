//! Words as signals compare them.

use std::ops::Range;

/// Lower case, every run of anything but letters, digits and `+` `#` one space,
/// one space at each end: `" two factor "`, so that a phrase with spaces around
/// it is found on word boundaries only.
pub(crate) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for character in text.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || matches!(character, '+' | '#') || is_mark(character) {
            join_unspaced(&mut out, character);
            out.push(character);
        } else if !is_apostrophe(character) && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// `phoneNumber2_new` to `" phone number 2 new "`: names in code, split where
/// their writers split them.
pub(crate) fn code_words(name: &str) -> String {
    let mut split = String::with_capacity(name.len() + 8);
    let mut last = ' ';
    for character in name.chars() {
        let hump = last.is_lowercase() && character.is_uppercase();
        let number = last.is_ascii_digit() != character.is_ascii_digit();
        if hump || number {
            split.push(' ');
        }
        split.push(character);
        last = character;
    }
    normal(&split)
}

/// A space between two characters of a script without spaces is an accident of
/// layout.
fn join_unspaced(out: &mut String, next: char) {
    let mut back = out.chars().rev();
    if is_unspaced(next) && back.next() == Some(' ') && back.next().is_some_and(is_unspaced) {
        out.pop();
    }
}

/// Apostrophes vanish, so that `we'll` and `we’ll` are one word.
fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ')
}

/// Combining marks belong to the letter before them (Hindi, Thai, Arabic).
fn is_mark(character: char) -> bool {
    matches!(u32::from(character),
        0x0300..=0x036F | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x064B..=0x065F
        | 0x093A..=0x094F | 0x0981..=0x0983 | 0x09BC..=0x09CD | 0x0E31..=0x0E4E)
}

/// Where a phrase of the lexicon stands in a normalised text: on word
/// boundaries, or anywhere in scripts that write without spaces.
pub(crate) fn places_of<'a>(
    text: &'a str,
    phrase: &'a str,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let anywhere = phrase.chars().any(is_unspaced);
    text.match_indices(phrase).map(|(at, found)| at..at + found.len()).filter(move |place| {
        anywhere || text[..place.start].ends_with(' ') && text[place.end..].starts_with(' ')
    })
}

/// Whether a phrase stands in a normalised text.
pub(crate) fn has(text: &str, phrase: &str) -> bool {
    places_of(text, phrase).next().is_some()
}

fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0E7F | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF)
}

/// The first 60 characters, for evidence.
pub(crate) fn seen(text: &str) -> String {
    text.trim().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_words_and_names() {
        assert_eq!(normal("Two-Factor  Authentication!"), " two factor authentication ");
        assert_eq!(normal("We’ll text you"), " well text you ");
        assert_eq!(code_words("newPhone_number2"), " new phone number 2 ");
        assert_eq!(code_words("id_call-number"), " id call number ");
        assert_eq!(normal(""), " ");
    }

    #[test]
    fn finds_phrases_on_word_boundaries() {
        assert!(has(&normal("Your phone number"), "phone"));
        assert!(!has(&normal("Headphones"), "phone"));
        assert!(!has(&normal("telephone"), "phone"));
        assert!(has(&normal("saxophone, phone"), "phone"));
        assert!(has(&normal("携帯 電話番号を入力"), "電話番号"));
    }
}
