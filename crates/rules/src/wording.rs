//! How it may be said: the checks on the words that people read. They cannot
//! make a sentence true; they keep out the known ways of making it false, harsh
//! or hard to read.

use crate::file::{ServiceFile, Weakness};
use crate::law::Breaches;
use protocol::{Class, Region};

/// Longest title of a notice, in characters.
pub const TITLE_MAX: usize = 70;
/// Longest paragraph of a notice, in characters.
pub const TEXT_MAX: usize = 300;
/// Longest sentence of a notice, in words.
pub const SENTENCE_MAX: usize = 30;

/// Words of alarm, and those that talk people out of a second step.
const REFUSED: [&str; 15] = [
    "!",
    "beware",
    "creepy",
    "danger",
    "illegal",
    "scam",
    "shock",
    "spies",
    "spy",
    "stalk",
    "steal",
    "turn off two-factor",
    "turn two-factor sign-in off",
    "without two-factor",
    "victim",
];

/// Every breach in the words of a service, as `key: what is wrong; what to do`.
pub(crate) fn breaches(service: &ServiceFile) -> Vec<String> {
    let mut found = Breaches::default();
    let text = service.notice.text.as_str();
    lengths(service, &mut found);
    tone(service, &mut found);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let year = |date: &str| text.contains(date.get(..4).unwrap_or(date));
    let dated = says(&["undated"]) || text.split(|c: char| !c.is_ascii_digit()).any(is_year);
    if service.claims.is_empty() {
        found.check(
            says(&["not read"]),
            "notice.text: nothing was read, and it does not say so; write `We have not read …`",
        );
        return found.0;
    }
    match service.class {
        Class::Established => {
            let ended = service.status.ended.as_deref();
            found.check(
                ended.is_none_or(|date| year(date) && says(&["ended", "stopped", "until"])),
                "notice.text: does not tell that the practice ended, and when; say `this ended in …`",
            );
            found.check(
                service.status.order_in_force.as_deref().is_none_or(|_| says(&["order"])),
                "notice.text: an order is in force and is not named; name it",
            );
        }
        Class::Permits => {
            let own = service.weak.contains(&Weakness::OwnMarketingOnly);
            found.check(
                own || says(&["exception"]),
                "notice.text: does not say that no exception for security numbers was found; say it",
            );
            found.check(dated, "notice.text: the policy has no date; give it, or say `undated`");
        }
        Class::Excludes => {
            found.check(dated, "notice.text: the policy has no date; give it, or say `undated`");
        }
        Class::Silent => found.check(
            says(&["no statement"]),
            "notice.text: does not say that no statement was found; write `We found no statement …`",
        ),
        Class::NotAdFunded => {}
    }
    for region in &service.regions {
        let named = match region {
            Region::Us => says(&["US ", "United States"]),
            Region::Europe => says(&["Europe"]),
            Region::Elsewhere | Region::Unknown => true,
        };
        found.check(named, "notice.text: does not name the region of the claim; name it");
    }
    found.0
}

fn lengths(service: &ServiceFile, found: &mut Breaches) {
    let notice = &service.notice;
    found.check(!notice.title.is_empty(), "notice.title: empty; write one line");
    found.check(
        notice.title.chars().count() <= TITLE_MAX,
        "notice.title: longer than 70 characters; shorten it",
    );
    found.check(!notice.text.is_empty(), "notice.text: empty; write one paragraph");
    found.check(
        notice.text.chars().count() <= TEXT_MAX,
        "notice.text: longer than 300 characters; shorten it",
    );
    found.check(
        notice.text.split(['.', ';']).all(|part| part.split_whitespace().count() <= SENTENCE_MAX),
        "notice.text: a sentence of more than 30 words; make two of it",
    );
    found.check(!service.account.is_empty(), "account: empty; write a paragraph for the popup");
}

fn tone(service: &ServiceFile, found: &mut Breaches) {
    let account = service.account.iter().enumerate();
    let facts = service.claims.iter().enumerate();
    let texts = [("notice.title".into(), &service.notice.title)]
        .into_iter()
        .chain([("notice.text".into(), &service.notice.text)])
        .chain(account.map(|(index, text)| (format!("account[{index}]"), text)))
        .chain(facts.map(|(index, claim)| (format!("claims[{index}].fact"), &claim.fact)));
    for (key, text) in texts {
        let words = text.to_lowercase();
        for refused in REFUSED {
            found.check(
                !words.contains(refused),
                &format!("{key}: has `{refused}`; say it without alarm"),
            );
        }
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.starts_with("20")
}

#[cfg(test)]
mod tests {
    use super::*;

    type Change = fn(&mut ServiceFile);

    /// The grade of school at which a text is easy to read, after Flesch and
    /// Kincaid; syllables are counted as groups of vowels.
    fn grade(text: &str) -> f32 {
        let words: Vec<&str> = text.split_whitespace().collect();
        let ends = text.matches(". ").count() + 1;
        let syllables: usize = words.iter().map(|word| syllables(word)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
        let ratio = |one: usize, other: usize| one as f32 / other as f32;
        0.39 * ratio(words.len(), ends) + 11.8 * ratio(syllables, words.len()) - 15.59
    }

    fn syllables(word: &str) -> usize {
        let vowel = |letter: char| "aeiouy".contains(letter.to_ascii_lowercase());
        let letters: Vec<char> = word.trim_end_matches(['.', ',', 'e']).chars().collect();
        let starts = letters.windows(2).filter(|pair| !vowel(pair[0]) && vowel(pair[1])).count();
        (starts + usize::from(letters.first().is_some_and(|letter| vowel(*letter)))).max(1)
    }

    #[test]
    fn notices_are_plain_english() {
        assert!(grade("The cat sat on the mat. It was a fat cat.") < 2.0);
        let hard = "Personally identifiable information may constitute consideration. ";
        assert!(grade(hard) > 15.0);
        let grades: Vec<(f32, &str)> =
            crate::services().iter().map(|service| (grade(service.text), service.id)).collect();
        #[expect(clippy::cast_precision_loss, reason = "a hundred services")]
        let mean = grades.iter().map(|(grade, _)| grade).sum::<f32>() / grades.len() as f32;
        assert!(mean < 8.0, "the notices are for grade {mean:.1} on average");
        for (grade, id) in grades {
            assert!(grade < 11.0, "{id}: the notice is for grade {grade:.1}; write plainer words");
        }
    }

    #[test]
    fn each_class_must_say_what_it_must() {
        let table: [(&str, Change, &str); 12] = [
            ("facebook", |it| it.notice.text = "An order.".into(), "the practice ended"),
            (
                "facebook",
                |it| it.notice.text = "It ended in June 2019.".into(),
                "an order is in force",
            ),
            ("snapchat", |it| it.notice.text = "A text of 2026.".into(), "no exception"),
            ("snapchat", |it| it.notice.text = "No exception.".into(), "has no date"),
            ("whatsapp", |it| it.notice.text = "It is good.".into(), "has no date"),
            ("discord", |it| it.notice.text = "It has ads.".into(), "no statement"),
            (
                "linkedin",
                |it| it.notice.text = "A text of 2026, no exception.".into(),
                "name the region",
            ),
            ("facebook", |it| it.notice.text = "x".repeat(301), "longer than 300"),
            ("facebook", |it| it.notice.title = "x".repeat(71), "longer than 70"),
            ("facebook", |it| it.notice.text = "word ".repeat(31), "more than 30 words"),
            ("facebook", |it| it.account[0].push_str(" Beware"), "account[0]: has `beware`"),
            (
                "github",
                |it| {
                    it.claims.clear();
                    it.notice.text = "It has no ads.".into();
                },
                "We have not read",
            ),
        ];
        for (stem, change, says) in table {
            let found = breaches(&ServiceFile::changed(stem, change));
            assert!(found.iter().any(|breach| breach.contains(says)), "{stem} {says}: {found:?}");
        }
    }
}
