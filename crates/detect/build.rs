//! Finds the signals and the languages, so that adding a file touches no list:
//! `src/signals/*.rs` become modules and one array, `src/lexicon/*.json` one
//! static table.

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
    fs::write(out.join("signals.rs"), signals(&root)).expect("OUT_DIR can be written");
    match lexicon(&root) {
        Ok(code) => fs::write(out.join("lexicon.rs"), code).expect("OUT_DIR can be written"),
        Err(error) => println!("cargo::error={error}"),
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

fn signals(root: &Path) -> String {
    let paths = files(&root.join("src/signals"), "rs");
    let mut code = String::new();
    for path in &paths {
        writeln!(code, "#[path = {path:?}]\nmod {};", stem(path)).expect("a string takes all");
    }
    let all: String = paths.iter().map(|path| format!("{}::SIGNAL,", stem(path))).collect();
    writeln!(code, "pub(crate) static SIGNALS: [Signal; {}] = [{all}];", paths.len())
        .expect("a string takes all");
    code
}

/// Every phrase of every language, once a concept, in one sorted text: little
/// to load, and quick to look up. An unknown concept does not compile.
fn lexicon(root: &Path) -> Result<String, String> {
    let mut phrases = BTreeSet::new();
    for path in files(&root.join("src/lexicon"), "json") {
        let name = path.display();
        let json = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let language: BTreeMap<String, Vec<String>> = serde_json::from_str(&json)
            .map_err(|error| format!("{name}:{}: {error}; write lists of phrases", error.line()))?;
        for (concept, words) in language {
            let normal = |phrase: &String| text::normal(phrase).trim().to_string();
            phrases.extend(words.iter().map(|phrase| (normal(phrase), camel(&concept))));
        }
    }
    let (mut text, mut ends, mut concepts) = (String::new(), Vec::new(), String::new());
    for (phrase, concept) in &phrases {
        text.push_str(phrase);
        ends.push(text.len());
        write!(concepts, "Concept::{concept},").expect("a string takes all");
    }
    let count = phrases.len();
    Ok(format!(
        "static TEXT: &str = {text:?};\n\
         static ENDS: [u32; {count}] = {ends:?};\n\
         static CONCEPTS: [Concept; {count}] = [{concepts}];\n"
    ))
}

fn camel(key: &str) -> String {
    let upper = |part: &str| part[..1].to_uppercase() + &part[1..];
    key.split('_').filter(|part| !part.is_empty()).map(upper).collect()
}
