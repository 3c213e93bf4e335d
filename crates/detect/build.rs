//! Finds the signals and the languages, so that adding a file touches no list:
//! `src/signals/*.rs` become modules and one array, `src/lexicon/*.json` one
//! static table.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

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

/// `Concept::from_key` of the library checks the keys in a test; here an
/// unknown one simply does not compile.
fn lexicon(root: &Path) -> Result<String, String> {
    let mut code = String::from("pub(crate) static WORDS: &[(Concept, &[&str])] = &[\n");
    for path in files(&root.join("src/lexicon"), "json") {
        let name = path.display();
        let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let json: serde_json::Value = serde_json::from_str(&text)
            .map_err(|error| format!("{name}:{}: {error}", error.line()))?;
        let concepts =
            json.as_object().ok_or_else(|| format!("{name}: not an object of concepts"))?;
        for (key, words) in concepts {
            let words: Option<Vec<&str>> =
                words.as_array().and_then(|words| words.iter().map(|word| word.as_str()).collect());
            let words = words.ok_or_else(|| format!("{name}: {key}: not a list of phrases"))?;
            writeln!(code, "(Concept::{}, &{words:?}),", camel(key)).expect("a string takes all");
        }
    }
    Ok(code + "];\n")
}

fn camel(key: &str) -> String {
    let upper = |part: &str| part[..1].to_uppercase() + &part[1..];
    key.split('_').filter(|part| !part.is_empty()).map(upper).collect()
}
