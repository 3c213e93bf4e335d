//! The files of the rules database: `cargo xtask rules check|audit`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};
use protocol::ClaimKind;
use rules::file::{ServiceFile, TagFile};
use rules::{Claim, TERM};

use crate::paths;

/// Reads the files, all of the database if none is given, and prints what is
/// wrong with each.
///
/// # Errors
///
/// When something is.
pub fn check(files: &[PathBuf]) -> Result<()> {
    let files = match files {
        [] => [json("data")?, json("tags")?].concat(),
        some => some.to_vec(),
    };
    let problems: Vec<String> = files.iter().flat_map(|file| problems(file)).collect();
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    if !problems.is_empty() {
        bail!("{} problems in {} files; EDITORIAL.md has the rules", problems.len(), files.len());
    }
    println!("{} files keep the law", files.len());
    Ok(())
}

fn json(folder: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(paths::at(&format!("crates/rules/{folder}")))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    Ok(files)
}

fn problems(file: &Path) -> Vec<String> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return vec![format!("{}: {error}; name a JSON file", file.display())],
    };
    // Its folder says what it is, also when it is named from inside the folder.
    let place = file.canonicalize().unwrap_or_default();
    let is_tag = place.parent().is_some_and(|folder| folder.ends_with("tags"));
    let read = match is_tag {
        true => rules::read::read::<TagFile>(file, &text).err(),
        false => rules::read::read::<ServiceFile>(file, &text).err(),
    };
    read.unwrap_or_default()
}

/// Warns of what grows old: texts past their term, sources and pages whose
/// address nobody saw work, and services of which nothing was read.
///
/// # Errors
///
/// When the clock is before 1970.
pub fn audit() -> Result<()> {
    let today = today()?;
    let mut overdue = 0;
    let mut unseen = 0;
    for service in rules::services() {
        let mut lines = Vec::new();
        for claim in service.claims {
            if let Some(years) = claim.overdue(&today) {
                overdue += 1;
                lines.push(format!("{years} years old: {} <{}>", name(claim), claim.url));
            }
            if !claim.address_checked {
                unseen += 1;
                lines.push(format!("address not checked: {} <{}>", name(claim), claim.url));
            }
        }
        if service.claims.is_empty() {
            lines.push("nothing was read".into());
        }
        let links = service.links.iter().filter(|(_, link)| !link.checked);
        lines
            .extend(links.map(|(kind, link)| format!("link not checked: {kind:?} <{}>", link.url)));
        if !lines.is_empty() {
            println!("data/{}.json\n  {}", service.id, lines.join("\n  "));
        }
    }
    for tag in rules::tags().iter().filter(|tag| tag.claim.overdue(&today).is_some()) {
        overdue += 1;
        println!("tags/{}.json\n  past its term: {}", tag.id, name(&tag.claim));
    }
    println!(
        "\n{overdue} texts older than {TERM} years on {today}: read them again and put the new date. \
         {unseen} addresses of sources to be seen."
    );
    Ok(())
}

fn name(claim: &Claim) -> String {
    let date = match (claim.kind, claim.date) {
        (ClaimKind::Policy | ClaimKind::CompanyHelp, "") => {
            format!("undated, read {}", claim.read_on)
        }
        (_, "") => "undated".into(),
        (_, date) => date.into(),
    };
    format!("{} ({date})", claim.title)
}

/// Today as `YYYY-MM-DD`, in UTC.
///
/// # Errors
///
/// When the clock is before 1970.
pub fn today() -> Result<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    Ok(rules::day::day(u64::try_from(now)?))
}
