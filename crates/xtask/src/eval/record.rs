//! The corpus of our own as the browser described it, kept in `tests/corpus`,
//! so that the tests can judge it in seconds and without a browser.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use protocol::PageFacts;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::corpus::Page;
use super::score::{Tables, said};
use super::visit::Seen;
use super::{kept, native};
use crate::browser::Kind;
use crate::paths;

/// A page as it was described.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recorded {
    /// What is true of it.
    pub page: Page,
    /// For each labelled control its index in the facts.
    pub fields: Vec<Option<usize>>,
    /// What the shim sent; nothing if it had nothing to ask.
    pub facts: Option<PageFacts>,
}

fn place() -> PathBuf {
    paths::at("tests/corpus/facts.json")
}

/// The faults that are known: one a line.
#[must_use]
pub fn known() -> PathBuf {
    paths::at("tests/corpus/known-faults.txt")
}

/// Writes down what the last visit of `www-test/corpus` recorded, and the
/// faults that the engine makes on it today.
///
/// # Errors
///
/// When the corpus was not visited.
pub fn record(kind: Kind) -> Result<()> {
    let seen = kept(kind, &paths::at("www-test/corpus"))?;
    let one = |(page, seen): &(Page, Seen)| -> Result<String> {
        let recorded = json!({ "page": page, "fields": seen.fields, "facts": seen.facts });
        Ok(serde_json::to_string(&lean(recorded))?)
    };
    let lines: Vec<String> = seen.iter().map(one).collect::<Result<_>>()?;
    fs::create_dir_all(paths::at("tests/corpus"))?;
    fs::write(place(), format!("[\n{}\n]\n", lines.join(",\n")))?;
    let faults: Vec<String> = faults(&recorded()?)?.into_iter().collect();
    fs::write(known(), faults.join("\n") + "\n")?;
    println!("{} pages, {} known faults", lines.len(), faults.len());
    Ok(())
}

/// Without what says nothing: a missing key is read as empty.
fn lean(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().map(|(key, value)| (key, lean(value)));
            Value::Object(kept.filter(|(_, value)| says(value)).collect())
        }
        // The places of a list say something, be they empty.
        Value::Array(list) => Value::Array(list.into_iter().map(lean).collect()),
        other => other,
    }
}

/// The recorded pages.
///
/// # Errors
///
/// When they cannot be read.
pub fn recorded() -> Result<Vec<Recorded>> {
    let text = fs::read_to_string(place()).context("run `cargo xtask eval --record`")?;
    Ok(serde_json::from_str(&text)?)
}

/// What the native engine would have shown of a recorded page.
///
/// # Errors
///
/// When the engine does not remember what it saw.
pub fn replay(recorded: &Recorded) -> Result<Seen> {
    let Recorded { page, fields, facts } = recorded.clone();
    let seen = Seen { file: page.file, fields, facts, ..Seen::default() };
    native::replay(&seen)
}

/// What the engine gets wrong on recorded pages, a line each.
///
/// # Errors
///
/// As [`replay`].
pub fn faults(pages: &[Recorded]) -> Result<BTreeSet<String>> {
    let mut faults = BTreeSet::new();
    for recorded in pages {
        let (page, seen) = (&recorded.page, replay(recorded)?);
        for (truth, said) in page.fields.iter().zip(said(&seen)).filter(|(truth, _)| !truth.ignored)
        {
            let place = format!("{} {}", page.file, truth.selector);
            match (&truth.part, said.phone == truth.phone) {
                (None, false) if said.phone => faults.insert(format!("wrong field: {place}")),
                (None, false) => faults.insert(format!("no field: {place}")),
                (Some(part), _) if said.part.is_none() => {
                    faults.insert(format!("no part: {place} {part}"))
                }
                _ => false,
            };
        }
        if seen.drawn.is_some() != page.security {
            let what = if page.security { "no notice" } else { "wrong notice" };
            faults.insert(format!("{what}: {} ({})", page.file, page.kind));
        }
    }
    Ok(faults)
}

/// The tables of the recorded pages.
///
/// # Errors
///
/// As [`replay`].
pub fn tables(pages: &[Recorded]) -> Result<Tables> {
    let mut tables = Tables::default();
    for recorded in pages {
        tables.add(&recorded.page, &replay(recorded)?);
    }
    Ok(tables)
}
