//! Words as signals compare them.

use crate::script::is_unspaced;

/// Lower case, every run of anything but letters, digits and `+` `#` one space,
/// one space at each end: `" two factor "`, so that a phrase with spaces around
/// it is found on word boundaries only.
pub(crate) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for character in text.chars().flat_map(char::to_lowercase).filter_map(folded) {
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

/// One spelling for letters that pages write in several ways; nothing for signs
/// that many leave out.
fn folded(character: char) -> Option<char> {
    Some(match character {
        // Arabic vowel signs and the stretch; the dot that a capital I leaves.
        '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0654}' | '\u{0670}' | '\u{0307}' => return None,
        'أ' | 'إ' | 'آ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        // The Hebrew hyphen.
        '\u{05BE}' => ' ',
        // Capitals lose accents in Greek, and know no final sigma.
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        // Cedillas for the Romanian commas below; the two dots of Russian.
        'ş' => 'ș',
        'ţ' => 'ț',
        'ё' => 'е',
        other => other,
    })
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
        // Spellings of one word.
        for (one, other) in [
            ("ΑΡΙΘΜΟΣ ΤΗΛΕΦΩΝΟΥ", "αριθμός τηλεφώνου"),
            ("رقمُ الهاتف", "رقم الهاتف"),
            ("شماره تلفن همراه شما کی", "شماره تلفن همراه شما كي"),
            ("דו־שלבי", "דו-שלבי"),
            ("İki adımlı", "iki adımlı"),
            ("Înscrieţi-vă", "înscrieți-vă"),
            ("फ़ोन नंबर", "फ़ोन नंबर"),
        ] {
            assert_eq!(normal(one), normal(other), "{one}");
        }
    }
}
