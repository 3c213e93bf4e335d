//! A corpus: pages, and what is true of their fields.
//!
//! A folder with `labels.json` holds the truth there, its pages in `pages/`. A
//! folder without one holds pages that say it themselves (`www-test/corpus`).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

/// One page and what is true of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// Its file's name.
    pub file: String,
    /// Language of its words.
    pub lang: String,
    /// What kind of page it is.
    pub kind: String,
    /// The project or site it comes from: cross-validation keeps one together.
    pub source: String,
    /// Whether a number is asked for security on it.
    pub security: bool,
    /// Whether even people disagree on that; such a page counts for fields only.
    pub unclear: bool,
    /// Its labelled controls.
    pub fields: Vec<Truth>,
}

/// What is true of one control.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Truth {
    /// How to find it on the page.
    pub selector: String,
    /// Whether it takes a phone number, or its main part.
    pub phone: bool,
    /// Which part of a number it takes.
    pub part: Option<String>,
    /// Whether it may be called either: an e-mail or phone field, say.
    pub ignored: bool,
}

/// The pages of a corpus with the files they lie in.
///
/// # Errors
///
/// When the folder or its labels cannot be read; says which.
pub fn read(folder: &Path) -> Result<Vec<(Page, PathBuf)>> {
    let labels = folder.join("labels.json");
    let pages = if labels.exists() { labelled(&labels)? } else { marked(folder)? };
    ensure!(!pages.is_empty(), "{} holds no pages", folder.display());
    let place = |page: Page| {
        let file = folder.join("pages").join(&page.file);
        let file = if file.exists() { file } else { folder.join(&page.file) };
        let file = fs::canonicalize(&file)
            .with_context(|| format!("{} is labelled but missing", file.display()))?;
        Ok((page, file))
    };
    pages.into_iter().map(place).collect()
}

/// A row of `labels.json`.
#[derive(Deserialize)]
struct Row {
    file: String,
    lang: String,
    kind: String,
    source_repo: String,
    #[serde(default)]
    group: String,
    positive_context: bool,
    #[serde(default)]
    ambiguous_context: bool,
    fields: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    selector: String,
    is_phone: bool,
    part: Option<String>,
    #[serde(default)]
    ignore: bool,
}

fn labelled(labels: &Path) -> Result<Vec<Page>> {
    let rows: Vec<Row> = serde_json::from_str(&fs::read_to_string(labels)?)
        .with_context(|| format!("{} is not a list of labelled pages", labels.display()))?;
    let field = |label: Label| Truth {
        selector: label.selector,
        phone: label.is_phone,
        part: label.part,
        ignored: label.ignore,
    };
    let page = |row: Row| Page {
        file: row.file,
        lang: row.lang,
        kind: row.kind,
        source: source(row.source_repo, &row.group),
        security: row.positive_context,
        unclear: row.ambiguous_context,
        fields: row.fields.into_iter().map(field).collect(),
    };
    Ok(rows.into_iter().map(page).collect())
}

/// A collection of saved pages is as many sources as it has sites.
fn source(repository: String, group: &str) -> String {
    match group.split_once(':') {
        Some((_, site)) if !site.contains(':') && repository.contains("autofill") => site.into(),
        _ => repository,
    }
}

/// Kinds of pages on which a number is asked for security.
const SECURITY: [&str; 4] = ["two-factor", "verify", "change", "recovery"];

fn marked(folder: &Path) -> Result<Vec<Page>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("{} is no folder of pages", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "html"));
    files.sort();
    files.iter().map(|file| one(file)).collect()
}

fn one(file: &Path) -> Result<Page> {
    let name = file.file_name().context("a page is a file")?.to_string_lossy().to_string();
    let html = fs::read_to_string(file)?;
    let kind = attribute(&html, "data-kind")
        .with_context(|| format!("{name}: `data-kind` on html says what kind of page it is"))?;
    let marks: Vec<&str> =
        html.split("data-takes=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let truth = |(index, takes): (usize, &&str)| Truth {
        selector: format!("[data-takes] {index}"),
        phone: *takes == "phone",
        part: Some(takes.to_string()).filter(|_| !["phone", "either", "other"].contains(takes)),
        ignored: *takes == "either",
    };
    Ok(Page {
        lang: name.split('-').next().unwrap_or_default().into(),
        security: SECURITY.contains(&kind),
        kind: kind.into(),
        // Pages of ours in one language have one writer.
        source: format!("ours, {}", name.split('-').next().unwrap_or_default()),
        unclear: false,
        fields: marks.iter().enumerate().map(truth).collect(),
        file: name,
    })
}

fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    html.split_once(&format!("{name}=\""))?.1.split('"').next()
}
