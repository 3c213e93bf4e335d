//! What the shim costs the pages it watches, in Chromium: the same page on a
//! host that it watches and on one where it is not.

use std::collections::HashMap;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::spread;
use crate::browser::{Browser, Kind, Launch};
use crate::serve::Server;
use crate::{eval, paths};

/// A kind of page of `www-test/_shared/heavy.js`, what it is, and how long it is
/// looked at, in milliseconds.
const PAGES: [(&str, &str, u64); 6] = [
    ("plain", "no field, 5,000 elements", 1200),
    ("changing", "the same, 500 changes in 5 s", 5800),
    ("form", "a form of 60 fields, no phone", 1200),
    ("set-up", "a set-up page, notice drawn", 1200),
    ("deep", "a phone field among 20,000 elements", 2500),
    ("undefined", "500 elements never defined, 500 changes", 5800),
];
const RUNS: usize = 5;
const PAGE: &str = "<!doctype html><html lang=en><title>A large page</title>
<script type=module src=/_shared/heavy.js></script><body></body>";
/// Microseconds between two looks of the profiler.
const SAMPLE: u32 = 100;

/// Of one visit, in milliseconds of the page's main thread.
struct Cost {
    script: f64,
    tasks: f64,
}

/// The shim's own time in one visit, by the profiler: milliseconds.
struct Own {
    all: f64,
    longest: f64,
    drawing: f64,
}

/// The scripts that look, and those that draw.
const LOOK: [&str; 3] = ["content/describe.js", "content/frames.js", "content/observe.js"];
const DRAW: [&str; 3] = ["content/card.js", "content/place.js", "content/notice.js"];

/// Prints a line for each kind of page.
///
/// # Errors
///
/// When the browser fails.
pub(super) fn shim() -> Result<()> {
    let server = Server::start(&paths::at("www-test"))?;
    let profile = tempfile::tempdir()?;
    let launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
    let mut browser = Browser::with_extension(Kind::Chromium, &launch)?;
    browser.resize(1280, 860)?;
    eval::visit::watch(&mut browser)?;
    let file = profile.path().join("page.html");
    fs::write(&file, PAGE)?;
    println!(
        "the shim in chromium, ms of the page's main thread in {RUNS} visits: medians, beside"
    );
    println!("  the same page without it; its own by the profiler, the least of the visits");
    for (page, what, rest) in PAGES {
        let [watched, alone] = ["eval", "alone"].map(|domain| {
            let address = format!("{page}.{domain}.test/{page}");
            server.add(&address, file.clone());
            (format!("https://{address}"), Duration::from_millis(rest))
        });
        // A first visit starts a process and compiles.
        let (mut with, mut without, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for run in 0..=RUNS {
            let (one, other) = (cost(&mut browser, &watched)?, cost(&mut browser, &alone)?);
            if run > 0 {
                with.push(one);
                without.push(other);
                own.push(profiled(&mut browser, &watched)?);
            }
        }
        let of = |costs: &[Cost], part: fn(&Cost) -> f64| median(costs.iter().map(part));
        // The profiler's time is the clock's: what else the machine does only adds to it.
        let own = |part: fn(&Own) -> f64| spread(own.iter().map(part).collect()).least;
        let pair = |part: fn(&Cost) -> f64| {
            let (with, without) = (of(&with, part), of(&without, part));
            format!("{with:.1}, {:.2} times", with / without)
        };
        println!(
            "  {what:40} script {}; tasks {}; its own {:.2}, longest slice {:.2}; drawing {:.2}",
            pair(|cost| cost.script),
            pair(|cost| cost.tasks),
            own(|own| own.all),
            own(|own| own.longest),
            own(|own| own.drawing),
        );
    }
    Ok(())
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    spread(times.collect()).median
}

/// Visits a page, and gives what Chromium counts from its beginning, in time of
/// the thread: what else the machine does is not in it.
fn cost(browser: &mut Browser, (address, rest): &(String, Duration)) -> Result<Cost> {
    let clock = json!({ "timeDomain": "threadTicks" });
    browser.page_cdp("Performance.enable", &clock)?;
    browser.open(address)?;
    sleep(*rest);
    let found = browser.page_cdp("Performance.getMetrics", &json!({}))?;
    browser.page_cdp("Performance.disable", &json!({}))?;
    let metric = |name: &str| {
        let mut all = found["metrics"].as_array().into_iter().flatten();
        let one = all.find(|metric| metric["name"] == name);
        let seconds = one.and_then(|metric| metric["value"].as_f64());
        Ok::<f64, anyhow::Error>(seconds.with_context(|| format!("no {name}"))? * 1000.0)
    };
    Ok(Cost { script: metric("ScriptDuration")?, tasks: metric("TaskDuration")? })
}

/// Visits a page while the profiler looks which script runs.
fn profiled(browser: &mut Browser, (address, rest): &(String, Duration)) -> Result<Own> {
    browser.page_cdp("Profiler.enable", &json!({}))?;
    browser.page_cdp("Profiler.setSamplingInterval", &json!({ "interval": SAMPLE }))?;
    browser.page_cdp("Profiler.start", &json!({}))?;
    browser.open(address)?;
    sleep(*rest);
    let found = browser.page_cdp("Profiler.stop", &json!({}))?;
    browser.page_cdp("Profiler.disable", &json!({}))?;
    Ok(own(&found["profile"]))
}

/// Adds up the samples in which the shim's code was on the stack. Samples that
/// follow one another are one slice, so two between which the page had nothing
/// to do count as one.
fn own(profile: &Value) -> Own {
    let nodes = || profile["nodes"].as_array().into_iter().flatten();
    let mut scripts: HashMap<u64, Option<&[&str]>> = HashMap::new();
    // A node stands before those that it calls.
    for node in nodes() {
        let Some(id) = node["id"].as_u64() else { continue };
        let url = node["callFrame"]["url"].as_str().unwrap_or_default();
        let written =
            [&LOOK[..], &DRAW].into_iter().find(|of| of.iter().any(|it| url.ends_with(it)));
        let here = written.or(scripts.get(&id).copied().flatten());
        scripts.insert(id, here);
        for child in node["children"].as_array().into_iter().flatten().filter_map(Value::as_u64) {
            scripts.insert(child, here);
        }
    }
    let ids = profile["samples"].as_array().into_iter().flatten().filter_map(Value::as_u64);
    // A sample lasts until the next one.
    let times = profile["timeDeltas"].as_array().into_iter().flatten().skip(1);
    let times = times.map(|time| time.as_f64().unwrap_or(0.0) / 1000.0);
    let mut slices: Vec<(Option<&[&str]>, f64)> = Vec::new();
    for (id, time) in ids.zip(times) {
        let here = scripts.get(&id).copied().flatten();
        match slices.last_mut() {
            Some((before, slice)) if *before == here => *slice += time,
            _ => slices.push((here, time)),
        }
    }
    let of = |kind: &'static [&str]| {
        slices.iter().filter(move |(here, _)| *here == Some(kind)).map(|(_, time)| *time)
    };
    Own { all: of(&LOOK).sum(), longest: of(&LOOK).fold(0.0, f64::max), drawing: of(&DRAW).sum() }
}
