//! `cargo xtask eval`: how well the installed extension does on a corpus of
//! labelled pages, in a real browser. Each page gets a host of its own with a
//! rule that warns, so that only field and flow decide.

pub mod corpus;
pub mod fit;
pub mod native;
pub mod plot;
pub mod record;
pub mod score;
pub mod visit;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::browser::Kind;
use crate::paths;
use corpus::Page;
use score::Tables;
use visit::Seen;

/// Visits a corpus, prints the tables, and writes what `score.py` reads.
///
/// # Errors
///
/// When the corpus cannot be read or the browser fails.
pub fn eval(kind: Kind, folder: &Path, json: Option<&PathBuf>, again: bool) -> Result<()> {
    let mut pages = if again { kept(kind, folder)? } else { look(kind, folder)? };
    if again {
        for (_, seen) in &mut pages {
            *seen = native::replay(seen)?;
        }
    }
    let mut tables = Tables::default();
    pages.iter().for_each(|(page, seen)| tables.add(page, seen));
    println!("{}", tables.text());
    if let Some(file) = json {
        std::fs::write(file, serde_json::to_string_pretty(&score::predictions(&pages))? + "\n")?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Fits the weights to recorded pages: those of `www-test/corpus` and, if it is
/// another, of the corpus named. Writes the table and the plot.
///
/// # Errors
///
/// When a corpus was not visited, or the table cannot be written.
pub fn fit(kind: Kind, folder: &Path) -> Result<()> {
    let own = paths::at("www-test/corpus");
    let mut pages = kept(kind, &own)?;
    if std::fs::canonicalize(folder)? != std::fs::canonicalize(own)? {
        pages.extend(kept(kind, folder)?);
    }
    let report = fit::fit(&pages)?;
    let [phone, flow] = &report.apart;
    let panels = [("Phone field", phone.as_slice()), ("Security flow", flow.as_slice())];
    Ok(std::fs::write(paths::at("crates/detect/confidence.svg"), plot::svg(&panels))?)
}

/// Prints the evidence at every field of the pages whose name holds a text.
///
/// # Errors
///
/// When none was visited.
pub fn why(kind: Kind, folder: &Path, name: &str) -> Result<()> {
    for (page, seen) in kept(kind, folder)?.iter().filter(|(page, _)| page.file.contains(name)) {
        println!("{} ({}, {})", page.file, page.lang, page.kind);
        let Some(facts) = &seen.facts else { continue };
        for reading in detect::detect(facts).readings {
            let truth = seen.fields.iter().position(|place| *place == Some(reading.field));
            let truth = truth.map(|at| &page.fields[at]);
            let (phone, part) = (reading.phone_confidence(), reading.part());
            let (flow, security) = (reading.flow(), reading.security_confidence());
            println!(
                "  field {}: phone {phone:.2} {part:?}, {flow:?}, security {security:.2}; {truth:?}",
                reading.field
            );
            for found in reading.evidence {
                println!("    {:6.2} {:20} {}", found.weight, found.signal, found.seen);
            }
        }
    }
    Ok(())
}

/// Every page of a corpus with what was seen of it. What was seen lies in
/// `target/eval`, and is used again while page and extension stay the same.
///
/// # Errors
///
/// As [`eval`].
pub fn look(kind: Kind, folder: &Path) -> Result<Vec<(Page, Seen)>> {
    ensure!(folder.is_dir(), "{} is not there; --corpus names a folder of pages", folder.display());
    let pages = corpus::read(folder)?;
    let seen = visit::all(kind, &pages, &log(kind, folder)?)?;
    Ok(pages.into_iter().map(|(page, _)| page).zip(seen).collect())
}

/// Where what was seen of a corpus lies.
fn log(kind: Kind, folder: &Path) -> Result<PathBuf> {
    let name = std::fs::canonicalize(folder)?.to_string_lossy().replace(['/', '\\', ':'], "-");
    Ok(paths::at("target/eval").join(format!("{}{name}.jsonl", kind.name())))
}

/// Every page of a corpus that was visited before, as it was seen then.
///
/// # Errors
///
/// When none was.
pub fn kept(kind: Kind, folder: &Path) -> Result<Vec<(Page, Seen)>> {
    let mut seen = visit::kept(&log(kind, folder)?);
    let pages = corpus::read(folder)?.into_iter();
    let pages: Vec<_> =
        pages.filter_map(|(page, _)| seen.remove(&page.file).map(|seen| (page, seen))).collect();
    ensure!(!pages.is_empty(), "nothing is kept of {}; run it without --again", folder.display());
    Ok(pages)
}
