//! `cargo xtask bench`: sizes of what ships, the time that a verdict takes, what
//! the shim costs a page, and the time from a field's insertion to the notice on
//! the screen, warm and after the background was stopped; how soon the popup
//! stands, and what a key in a long list of rules costs. Compare figures of one
//! run with one another, never across machines.

mod screens;
mod shim;
mod verdict;

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::browser::{Browser, Kind, Launch};
use crate::serve::Server;
use crate::{build, paths};

const PAGE: &str = "https://accounts.snapchat.com/accounts/phone";
const WARM: usize = 21;
const STOPPED: usize = 9;

/// Takes the field out, waits for rest, puts it in again, and gives the
/// milliseconds until the notice was painted. `stopped` tells when to go on.
const INSERT: &str = "new Promise((done) => {
    const { field, parent, next } = globalThis.kept;
    const begin = performance.now();
    new MutationObserver((_, self) => {
        const host = document.querySelector('[popover]:popover-open');
        if (!host) return;
        self.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
    }).observe(document.documentElement, { childList: true, subtree: true });
    parent.insertBefore(field, next);
})";
const TAKE_OUT: &str = "(() => {
    const field = document.querySelector('[data-expect]');
    globalThis.kept = { field, parent: field.parentNode, next: field.nextSibling };
    field.remove();
    return true;
})()";

/// Prints every figure.
///
/// # Errors
///
/// When a browser fails.
pub fn bench() -> Result<()> {
    build::build()?;
    sizes()?;
    lookups();
    verdict::native()?;
    shim::shim()?;
    for kind in Kind::ALL {
        let server = Server::start(&paths::at("www-test"))?;
        let profile = tempfile::tempdir()?;
        let launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
        let mut browser = Browser::with_extension(kind, &launch)?;
        browser.open(PAGE)?;
        browser.expect_notice()?;
        let warm = times(&mut browser, WARM, false)?;
        let stopped = times(&mut browser, STOPPED, true)?;
        println!("{:8} insertion to notice, ms: warm {warm}; after a stop {stopped}", kind.name());
        screens::popup(&mut browser)?;
        verdict::wasm(&mut browser)?;
        screens::search(&mut browser)?;
    }
    Ok(())
}

/// Median, least and most.
fn times(browser: &mut Browser, runs: usize, stop: bool) -> Result<String> {
    let mut found = Vec::new();
    for _ in 0..runs {
        browser.evaluate(TAKE_OUT)?;
        browser.expect_no_notice()?;
        sleep(Duration::from_millis(600));
        if stop {
            stop_background(browser)?;
        }
        found.push(browser.evaluate(INSERT)?.as_f64().context("a time")?);
    }
    let Spread { least, median, most } = spread(found);
    Ok(format!("{median:.0} ({least:.0} to {most:.0}, {runs} runs)"))
}

/// Stops the background and waits until it has ended.
fn stop_background(browser: &mut Browser) -> Result<()> {
    browser.stop_background()?;
    browser.wait("the end of the background", |browser| {
        Ok((!browser.background_runs()?).then_some(()))
    })
}

struct Spread {
    least: f64,
    median: f64,
    most: f64,
}

/// Of at least one figure.
fn spread(mut found: Vec<f64>) -> Spread {
    found.sort_by(f64::total_cmp);
    Spread { least: found[0], median: found[found.len() / 2], most: found[found.len() - 1] }
}

fn sizes() -> Result<()> {
    let dist = Kind::Chromium.dist();
    let size = |place: &str| -> Result<u64> { Ok(fs::metadata(dist.join(place))?.len()) };
    let sum = |places: &[&str]| -> Result<u64> { places.iter().map(|place| size(place)).sum() };
    println!("bytes: wasm of the background {}", size("wasm/background_bg.wasm")?);
    println!("       wasm of the screens {}", size("wasm/pages_bg.wasm")?);
    println!(
        "       shim {}",
        sum(&["content/describe.js", "content/frames.js", "content/observe.js"])?
    );
    println!(
        "       drawing code {}",
        sum(&["content/card.js", "content/place.js", "content/notice.js"])?
    );
    println!("       package, unpacked {}", folder(&dist)?);
    Ok(())
}

/// What a host costs to look up, as ratios of one run.
fn lookups() {
    let time = |host: &str, find: fn(&str) -> bool| {
        let start = Instant::now();
        let found = (0..20_000).filter(|_| find(std::hint::black_box(host))).count();
        (start.elapsed().as_secs_f64(), found)
    };
    let table = |host: &str| rules::service(host).is_some();
    let scan = |host: &str| {
        let mut domains =
            rules::services().iter().flat_map(|each| each.domains.iter().chain(each.also));
        domains.any(|domain| rules::domain::covers(domain, host))
    };
    let deep = format!("{}facebook.com", "a.".repeat(100));
    let (short, _) = time("www.facebook.com", table);
    let ratio = |host: &str, find: fn(&str) -> bool| time(host, find).0 / short;
    println!(
        "lookup, times that of www.facebook.com: 100 labels more {:.1}, no service {:.1}, no service \
         by a scan of all domains {:.0}",
        ratio(&deep, table),
        ratio("www.unlisted.example", table),
        ratio("www.unlisted.example", scan)
    );
}

fn folder(place: &std::path::Path) -> Result<u64> {
    fs::read_dir(place)?
        .map(|entry| {
            let path = entry?.path();
            if path.is_dir() { folder(&path) } else { Ok(fs::metadata(path)?.len()) }
        })
        .sum()
}
