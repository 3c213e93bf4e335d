//! How long the engine takes to a verdict: native, and as the wasm that ships.

use anyhow::{Context, Result};
use serde_json::json;

use crate::browser::Browser;
use crate::eval::record;
use crate::tools;

/// Each page so often; the clock of a page is too coarse for one.
const RUNS: usize = 20;

/// Prints the native engine's figures, built as for release.
pub(super) fn native() -> Result<()> {
    tools::run(tools::cargo().args(["bench", "--quiet", "-p", "engine", "--bench", "verdicts"]))
}

/// Prints those of the wasm in a page of the extension: the background's own
/// module, asked as the background asks it. Beside it stands the time in which
/// the browser reads the same facts from JSON.
pub(super) fn wasm(browser: &mut Browser) -> Result<()> {
    let facts: Vec<_> = record::recorded()?.into_iter().filter_map(|page| page.facts).collect();
    let rule = json!({ "domain": "eval.test", "level": "warn", "note": "" });
    browser.open_own("popup/popup.html")?;
    let found = browser.evaluate(&format!(
        "import('/wasm/background.js').then(async (engine) => {{
            await engine.default();
            const url = 'https://page.eval.test/page';
            const sender = {{ url, top: url, tab: 1, frame: 0, own: false }};
            const state = {{ now: 1, granted: ['*://*/*'], settings: {{ rules: [{rule}] }} }};
            const time = (work) => {{
                work();
                const begin = performance.now();
                for (let at = 0; at < {RUNS}; at++) work();
                return (performance.now() - begin) * 1000 / {RUNS};
            }};
            const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];
            const verdicts = [], reads = [];
            for (const facts of {}) {{
                const words = JSON.stringify(facts);
                verdicts.push(time(() => engine.handle(state, {{ page: [sender, {{ saw: {{ facts }} }}] }})));
                reads.push(time(() => JSON.parse(words)));
            }}
            const sum = (times) => times.reduce((one, other) => one + other);
            // Sums, for one reading is too short for the clock.
            return [median(verdicts), Math.max(...verdicts), sum(verdicts) / sum(reads)];
        }})",
        json!(facts)
    ))?;
    let [verdict, worst, ratio] = [0, 1, 2].map(|at| found[at].as_f64());
    let (verdict, worst) = (verdict.context("a time")?, worst.context("a time")?);
    println!(
        "{:8} wasm engine, {} recorded pages: a verdict takes {verdict:.0} µs, all together \
         {:.0} times the reading of their facts from JSON; worst {worst:.0} µs, {:.1} times a median one",
        browser.kind.name(),
        facts.len(),
        ratio.context("a ratio")?,
        worst / verdict
    );
    Ok(())
}
