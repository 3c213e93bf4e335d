//! Finds the signals and the languages, so that adding a file touches no list:
//! `src/signals/*.rs` become modules and, with the weights of `src/weights.json`,
//! one array; `src/lexicon/*.json` become static tables.

#![expect(dead_code, reason = "the modules are shared with the library, which uses the rest")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/script.rs"]
mod script;
#[path = "src/text.rs"]
mod text;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    for (name, code) in [("signals.rs", signals(&root)), ("lexicon.rs", lexicon(&root))] {
        match code {
            Ok(code) => fs::write(out.join(name), code).expect("OUT_DIR can be written"),
            Err(error) => println!("cargo::error={error}"),
        }
    }
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the folder belongs to the repository");
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths.iter().for_each(|path| println!("cargo::rerun-if-changed={}", path.display()));
    paths
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).expect("names are ASCII")
}

/// The signals, each with its weight from the table; one without a weight, or a
/// weight without a signal, stops the build.
fn signals(root: &Path) -> Result<String, String> {
    let paths = files(&root.join("src/signals"), "rs");
    let table = root.join("src/weights.json");
    println!("cargo::rerun-if-changed={}", table.display());
    let json = fs::read_to_string(&table).map_err(|error| format!("weights.json: {error}"))?;
    let mut weights: Weights = serde_json::from_str(&json)
        .map_err(|error| format!("weights.json:{}: {error}", error.line()))?;
    let (mut code, mut all) = (String::new(), String::new());
    for path in &paths {
        let name = stem(path);
        let Weight { weight, .. } = weights.signals.remove(name).ok_or_else(|| {
            format!("weights.json has no entry for the signal {name}; write one, `cargo xtask eval --fit` finds its weight")
        })?;
        writeln!(code, "#[path = {path:?}]\nmod {name};").expect("a string takes all");
        write!(all, "({name}::SIGNAL, {weight:?}),").expect("a string takes all");
    }
    if let Some(name) = weights.signals.keys().next() {
        return Err(format!("weights.json: there is no signal {name} in src/signals; take it out"));
    }
    let Weights { phone, part, security, places, .. } = weights;
    let [phone, part, security] = [phone, part, security].map(|prior| prior.weight);
    let places: String = places.iter().map(|(name, share)| format!("{name}: {share:?},")).collect();
    writeln!(
        code,
        "pub(crate) static SIGNALS: [(Signal, f32); {}] = [{all}];\n\
         pub(crate) const PLACES: Shares = Shares {{ {places} }};\n\
         pub(crate) const PHONE: f32 = {phone:?};\n\
         pub(crate) const PART: f32 = {part:?};\n\
         pub(crate) const SECURITY: f32 = {security:?};",
        paths.len()
    )
    .expect("a string takes all");
    Ok(code)
}

/// One entry of the table, in log-odds.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Weight {
    /// Set by hand; the fit draws the weight to it.
    #[expect(dead_code, reason = "only the fit reads it")]
    home: f32,
    /// What the fit found.
    weight: f32,
}

/// `src/weights.json`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    /// Of a phone number, before any evidence.
    phone: Weight,
    /// Of a part of one, before any evidence.
    part: Weight,
    /// Of a security flow, before any evidence.
    security: Weight,
    /// The share of its weight that a flow signal earns at each place, 0 to 1.
    places: BTreeMap<String, f32>,
    /// What a full hit of each signal adds.
    signals: BTreeMap<String, Weight>,
}

/// Every phrase and every stem of every language, once a concept: little to
/// load, and quick to look up. An unknown concept does not compile.
fn lexicon(root: &Path) -> Result<String, String> {
    let [mut phrases, mut stems, mut endings] = [const { BTreeSet::new() }; 3];
    for path in files(&root.join("src/lexicon"), "json") {
        let name = path.display();
        let json = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let language: BTreeMap<String, Vec<String>> = serde_json::from_str(&json)
            .map_err(|error| format!("{name}:{}: {error}; write lists of phrases", error.line()))?;
        for (concept, words) in language {
            for word in words {
                // `*` stands for the rest of a word: at its end, or before it.
                let kind = match (word.starts_with('*'), word.ends_with('*')) {
                    (false, false) => &mut phrases,
                    (false, true) => &mut stems,
                    (true, _) => &mut endings,
                };
                let normal = text::normal(&word).trim().to_string();
                // Endings are looked up from behind.
                let normal = match word.starts_with('*') {
                    true => normal.chars().rev().collect(),
                    false => normal,
                };
                kind.insert((normal, camel(&concept)));
            }
        }
    }
    Ok(table("PHRASES", &phrases) + &table("STEMS", &stems) + &table("ENDINGS", &endings))
}

/// Every phrase with its concept, in one sorted text.
fn table(name: &str, phrases: &BTreeSet<(String, String)>) -> String {
    let (mut text, mut ends, mut concepts) = (String::new(), Vec::new(), String::new());
    for (phrase, concept) in phrases {
        text.push_str(phrase);
        ends.push(text.len());
        write!(concepts, "Concept::{concept},").expect("a string takes all");
    }
    format!(
        "static {name}: Table = Table {{ text: {text:?}, ends: &{ends:?}, concepts: &[{concepts}] }};\n"
    )
}

fn camel(key: &str) -> String {
    let upper = |part: &str| part[..1].to_uppercase() + &part[1..];
    key.split('_').filter(|part| !part.is_empty()).map(upper).collect()
}
