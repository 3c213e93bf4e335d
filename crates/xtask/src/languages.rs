//! The languages of the texts: `extension/_locales`, each complete.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::browser::{ENGLISH, Kind};
use crate::paths;

/// A language of the texts.
pub struct Language {
    /// Its folder, as browsers name it: `pt_BR`.
    pub folder: &'static str,
    /// Forms for a number, by the names that `Intl.PluralRules` gives them.
    pub forms: &'static [&'static str],
    /// Written from right to left.
    pub rtl: bool,
}

impl Language {
    /// The tag by which a browser is asked for it, such as `pt-BR`.
    #[must_use]
    pub fn tag(&self, kind: Kind) -> &'static str {
        match self.folder {
            "en" => ENGLISH,
            "es" if kind == Kind::Firefox => "es-ES",
            "pt_BR" => "pt-BR",
            "zh_CN" => "zh-CN",
            other => other,
        }
    }
}

const fn language(folder: &'static str, forms: &'static [&'static str]) -> Language {
    Language { folder, forms, rtl: false }
}

const TWO: &[&str] = &["one", "other"];
const ROMANCE: &[&str] = &["one", "many", "other"];
const SLAVIC: &[&str] = &["one", "few", "many", "other"];
const ARABIC: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// Every language; English, the source, first.
pub const LANGUAGES: [Language; 12] = [
    language("en", TWO),
    language("de", TWO),
    language("fr", ROMANCE),
    language("es", ROMANCE),
    language("pt_BR", ROMANCE),
    language("it", ROMANCE),
    language("nl", TWO),
    language("pl", SLAVIC),
    language("uk", SLAVIC),
    language("ja", &["other"]),
    language("zh_CN", &["other"]),
    Language { rtl: true, ..language("ar", ARABIC) },
];

/// The texts of a language.
///
/// # Errors
///
/// When its file is missing or no JSON.
pub fn texts(folder: &str) -> Result<Map<String, Value>> {
    let file = format!("extension/_locales/{folder}/messages.json");
    let text = fs::read_to_string(paths::at(&file)).with_context(|| file.clone())?;
    serde_json::from_str(&text).with_context(|| format!("{file} is no JSON object"))
}

/// What is missing, left over or untranslated, with what to do.
///
/// # Errors
///
/// When a file cannot be read.
pub fn problems() -> Result<Vec<String>> {
    let english = texts("en")?;
    let mut found = Vec::new();
    for language in &LANGUAGES {
        let texts = texts(language.folder)?;
        let wrong = compare(&english, &texts, language);
        found.extend(wrong.into_iter().map(|what| format!("_locales/{}: {what}", language.folder)));
    }
    let known = LANGUAGES.map(|language| language.folder.to_string());
    for folder in fs::read_dir(paths::at("extension/_locales"))? {
        let name = folder?.file_name().to_string_lossy().into_owned();
        if !known.contains(&name) {
            found.push(format!("_locales/{name}: not in crates/xtask/src/languages.rs; add it"));
        }
    }
    Ok(found)
}

fn compare(english: &Map<String, Value>, texts: &Map<String, Value>, of: &Language) -> Vec<String> {
    let counted = |key: &str| -> Option<String> {
        let (start, form) = key.rsplit_once('_')?;
        let counts = TWO.iter().all(|form| english.contains_key(&format!("{start}_{form}")));
        (counts && ARABIC.contains(&form)).then(|| start.to_string())
    };
    let wanted = english.keys().flat_map(|key| match counted(key) {
        Some(start) => of.forms.iter().map(|form| format!("{start}_{form}")).collect(),
        None => vec![key.clone()],
    });
    let wanted: BTreeSet<String> = wanted.collect();
    let mut wrong = Vec::new();
    for key in wanted.iter().filter(|key| !texts.contains_key(*key)) {
        wrong.push(format!("{key} is missing; translate it"));
    }
    for (key, text) in texts {
        if !wanted.contains(key) {
            wrong.push(format!("{key} is in no English file; remove it"));
            continue;
        }
        let source = counted(key).map_or(key.clone(), |start| format!("{start}_other"));
        let [mine, theirs] = [text, &english[&source]].map(|text| message(text).to_string());
        if placeholders(&mine) != placeholders(&theirs)
            || text["placeholders"] != english[&source]["placeholders"]
        {
            wrong.push(format!("{key} has other placeholders than the English text"));
        }
        if of.folder != "en" && mine == theirs && is_prose(&mine) {
            wrong.push(format!("{key} is still English; translate it"));
        }
        if mine.trim().is_empty() {
            wrong.push(format!("{key} is empty"));
        }
    }
    wrong
}

fn message(text: &Value) -> &str {
    text["message"].as_str().unwrap_or_default()
}

/// Names between dollar signs, in lower case as browsers read them.
fn placeholders(message: &str) -> BTreeSet<String> {
    let names = message.split('$').skip(1).step_by(2);
    names.map(str::to_lowercase).collect()
}

/// Two words or more: one alone is often the same in two languages.
fn is_prose(message: &str) -> bool {
    let words = message.split_whitespace().filter(|word| !word.contains('$'));
    words.filter(|word| word.chars().any(char::is_alphabetic)).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn tells_what_a_language_lacks() {
        let english = map(r#"{"a":{"message":"Two words"},"b":{"message":"Of $NAME$"},
                "c_one":{"message":"$N$ rule"},"c_other":{"message":"$N$ rules"}}"#);
        let slavic = Language { folder: "pl", forms: SLAVIC, rtl: false };
        let right = map(
            r#"{"a":{"message":"Dwa"},"b":{"message":"z $name$"},"c_one":{"message":"$n$ a"},
                "c_few":{"message":"$n$ b"},"c_many":{"message":"$n$ c"},"c_other":{"message":"$n$ d"}}"#,
        );
        assert_eq!(compare(&english, &right, &slavic), [""; 0]);
        let wrong =
            map(r#"{"a":{"message":"Two words"},"b":{"message":"z"},"c_one":{"message":"$n$ a"},
                "c_many":{"message":" "},"c_other":{"message":"$n$"},"d":{"message":"x"}}"#);
        let said = compare(&english, &wrong, &slavic).join("\n");
        for part in [
            "c_few is missing",
            "a is still English",
            "b has other",
            "c_many is empty",
            "d is in no",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }
}
