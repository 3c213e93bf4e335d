//! The corpus of our own: as it was recorded, judged by the native engine; and
//! some of its pages in both browsers, so that the record stays true.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use tests::{Stage, both};
use xtask::eval::record;
use xtask::eval::visit::Desk;
use xtask::paths;

both!(draws_what_the_record_says);

/// Two ways: a new fault fails, and so does a known one that is mended, so that
/// the list is always the truth.
#[test]
fn the_engine_makes_the_known_faults_and_no_other() -> Result<()> {
    let made = record::faults(&record::recorded()?)?;
    let known = std::fs::read_to_string(record::known())?;
    let known: BTreeSet<String> = known.lines().map(String::from).collect();
    let lines = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.difference(other).cloned().collect::<Vec<_>>().join("\n  ")
    };
    let (new, mended) = (lines(&made, &known), lines(&known, &made));
    ensure!(
        made == known,
        "new faults:\n  {new}\nmended:\n  {mended}\n`cargo xtask eval --record` writes the list anew"
    );
    Ok(())
}

#[test]
fn the_corpus_is_as_large_as_it_should_be() -> Result<()> {
    let pages = record::recorded()?;
    let set_up: Vec<_> = pages.iter().filter(|recorded| recorded.page.security).collect();
    let languages: BTreeSet<&str> =
        set_up.iter().map(|recorded| recorded.page.lang.as_str()).collect();
    ensure!(pages.len() >= 120, "{} pages", pages.len());
    ensure!(set_up.len() >= 50 && languages.len() >= 25, "{} in {languages:?}", set_up.len());
    ensure!(pages.len() > set_up.len(), "near misses are more than nothing");
    let files: BTreeSet<String> = std::fs::read_dir(paths::at("www-test/corpus"))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().to_string()))
        .collect::<Result<_>>()?;
    let recorded: BTreeSet<String> = pages.iter().map(|it| it.page.file.clone()).collect();
    ensure!(files == recorded, "not recorded: {:?}", files.symmetric_difference(&recorded));
    Ok(())
}

/// Every how many pages one is visited.
const EACH: usize = 9;

fn draws_what_the_record_says(stage: &mut Stage) -> Result<()> {
    let corpus = xtask::eval::corpus::read(&paths::at("www-test/corpus"))?;
    let recorded = record::recorded()?;
    let mut desk = Desk::new(&mut stage.browser)?;
    let mut wrong = Vec::new();
    for (at, (page, file)) in corpus.into_iter().enumerate().step_by(EACH) {
        let address = format!("page-{at}.eval.test/page");
        stage.server.add(&address, file);
        let seen = desk.look(&page, &format!("https://{address}"))?;
        let Some(one) = recorded.iter().find(|it| it.page.file == page.file) else { continue };
        let told = record::replay(one)?;
        if (seen.drawn, &seen.fields, &seen.odd) != (told.drawn, &told.fields, &None) {
            let (drawn, odd) = (seen.drawn, &seen.odd);
            wrong.push(format!("{}: drew {drawn:?}, not {:?}; {odd:?}", page.file, told.drawn));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
