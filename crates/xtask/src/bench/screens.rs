//! How soon the popup stands, and what a key costs in the search of a long list.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Spread, spread, stop_background};
use crate::browser::{Browser, Key};

const COLD: usize = 9;
const RULES: u32 = 10_000;
const TYPED: &str = "site-777.ex";

/// Milliseconds from the beginning of the navigation to the painting of the
/// largest text, which is of the site; and those in which the browser loads and
/// compiles the screens' wasm, measured apart in the same page.
const PAINTED: &str = "new Promise((done) => {
    new PerformanceObserver((list) => {
        const painted = list.getEntries().at(-1).startTime;
        if (document.querySelector('main').ariaBusy !== 'true') done(painted);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
}).then(async (painted) => {
    const begin = performance.now();
    await WebAssembly.compileStreaming(await fetch('/wasm/pages_bg.wasm'));
    return [painted, performance.now() - begin];
})";

/// Prints the time to the popup of the tab in front, with its background stopped
/// before and then not.
pub(super) fn popup(browser: &mut Browser) -> Result<()> {
    for stop in [true, false] {
        let (mut painted, mut compiled) = (Vec::new(), Vec::new());
        for _ in 0..COLD {
            let found = browser.beside(|browser| {
                browser.open_own("popup/popup.html")?;
                let tab = browser.evaluate(
                    "chrome.tabs.query({}).then((tabs) => tabs.find((tab) => !tab.active).id)",
                )?;
                browser.open("about:blank")?;
                sleep(Duration::from_millis(600));
                if stop {
                    stop_background(browser)?;
                }
                browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
                browser.evaluate(PAINTED)
            })?;
            painted.push(found[0].as_f64().context("a time")?);
            compiled.push(found[1].as_f64().context("a time")?);
        }
        let Spread { least, median, most } = spread(painted);
        println!(
            "{:8} popup {}, ms to its largest text: {median:.0} ({least:.0} to {most:.0}, {COLD} runs); \
             loading and compiling its wasm alone {:.0}",
            browser.kind.name(),
            if stop { "after a stop of the background" } else { "with the background running" },
            spread(compiled).median
        );
    }
    Ok(())
}

/// Prints what a key in the search of ten thousand rules takes, with the layout
/// that follows.
pub(super) fn search(browser: &mut Browser) -> Result<()> {
    browser.open_own("popup/popup.html")?;
    browser.evaluate(&format!(
        "chrome.storage.local.set({{ settings: {{ rules: Array.from({{ length: {RULES} }}, (_, at) => ({{ domain: `site-${{at}}.example`, level: 'inform' }})) }} }})"
    ))?;
    browser.open_own("options/options.html")?;
    browser.wait_for("document.querySelectorAll('#rules-body tr').length > 10")?;
    sleep(Duration::from_secs(1));
    browser.evaluate(
        "void (() => {
            globalThis.keys = [];
            let begin = 0;
            addEventListener('input', () => { begin = performance.now(); }, { capture: true });
            addEventListener('input', () => {
                document.body.getBoundingClientRect();
                keys.push(performance.now() - begin);
            });
            document.querySelector('#rules-search').focus();
        })()",
    )?;
    for key in TYPED.chars() {
        browser.press(&[Key::Text(&key.to_string())])?;
        sleep(Duration::from_millis(100));
    }
    let keys: Vec<f64> = serde_json::from_value(browser.evaluate("keys")?)?;
    anyhow::ensure!(keys.len() == TYPED.len(), "{} keys arrived", keys.len());
    let Spread { least, median, most } = spread(keys);
    println!(
        "{:8} a key in the search of {RULES} rules, ms with layout: {median:.1} ({least:.1} to {most:.1}); a frame has 16.7",
        browser.kind.name()
    );
    Ok(())
}
