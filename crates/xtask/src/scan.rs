//! `cargo xtask scan`: what the installed extension sees and decides on saved
//! pages. Each page gets a host of its own with a rule that warns, so that only
//! field and flow decide.

use std::path::PathBuf;

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::browser::{Browser, Kind, Launch};
use crate::serve::Server;
use crate::{build, paths};

/// Scans pages and prints a line for each; writes everything to `json`.
///
/// # Errors
///
/// When a page is missing or the browser fails.
pub fn scan(kind: Kind, pages: &[PathBuf], json: Option<&PathBuf>) -> Result<()> {
    build::build()?;
    let server = Server::start(&paths::at("www-test"))?;
    let profile = tempfile::tempdir()?;
    let launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
    let mut browser = Browser::with_extension(kind, &launch)?;
    browser.resize(1280, 2000)?;
    warn_everywhere(&mut browser)?;
    let bar = ProgressBar::new(pages.len() as u64);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} {eta} {msg}")?);
    let mut results = serde_json::Map::new();
    for (index, page) in pages.iter().enumerate() {
        let name = page.file_name().context("a page is a file")?.to_string_lossy().to_string();
        let file = std::fs::canonicalize(page)
            .with_context(|| format!("{} cannot be read", page.display()))?;
        let address = format!("page-{index}.scan.test/{name}");
        server.add(&address, file);
        bar.set_message(name.clone());
        let found = one(&mut browser, &format!("https://{address}"))?;
        bar.suspend(|| println!("{}", line(&name, &found)));
        bar.inc(1);
        results.insert(name, found);
    }
    bar.finish_and_clear();
    if let Some(file) = json {
        std::fs::write(file, serde_json::to_string_pretty(&results)? + "\n")?;
        println!("{}", file.display());
    }
    Ok(())
}

/// One rule that warns on every page of the scan, and leave to watch them.
fn warn_everywhere(browser: &mut Browser) -> Result<()> {
    browser.grant("*://*.scan.test/*")?;
    browser.open_own("popup/popup.html")?;
    let rule = json!({ "save-rule": { "rule": { "domain": "scan.test", "level": "warn" } } });
    browser.evaluate(&format!("chrome.runtime.sendMessage({{ kind: 'screen', ask: {rule} }})"))?;
    Ok(())
}

/// What was drawn on a page, and the verdict behind it.
fn one(browser: &mut Browser, address: &str) -> Result<Value> {
    browser.open(address)?;
    let drawn = browser.wait("the verdict", |browser| {
        let tab = site(browser, address)?;
        let fields = browser.evaluate("[...document.querySelectorAll('input')].filter((each) => ['text', 'tel', 'number'].includes(each.type)).length")?;
        Ok((tab["verdict"].is_object() || fields == 0).then_some(tab))
    });
    let site = drawn.unwrap_or(Value::Null);
    Ok(json!({ "verdict": site["verdict"], "level": site["level"].as_str().unwrap_or("silent") }))
}

/// What the popup would say of the page, asked from a page of the extension.
fn site(browser: &mut Browser, address: &str) -> Result<Value> {
    let page = format!("{}popup/popup.html", browser.extension);
    let ask = format!(
        "(async () => {{
            const [tab] = (await chrome.tabs.query({{}})).filter((tab) => tab.url === {address:?});
            const reply = await chrome.runtime.sendMessage({{ kind: 'screen', ask: {{ site: {{ tab: tab.id, url: tab.url }} }} }});
            return reply.reply.view;
        }})()"
    );
    browser.beside(|browser| {
        browser.open(&page)?;
        browser.evaluate(&ask)
    })
}

fn line(name: &str, found: &Value) -> String {
    let verdict = &found["verdict"];
    let text = |key: &str| verdict[key].as_str().unwrap_or("-").to_string();
    let decided = &verdict["decided"];
    let step = decided.as_object().and_then(|step| step.keys().next()).map(String::as_str);
    let step = step.or(decided.as_str()).unwrap_or("-");
    let signals = verdict["evidence"].as_array().into_iter().flatten();
    let signals: Vec<&str> = signals.filter_map(|evidence| evidence["signal"].as_str()).collect();
    let level = found["level"].as_str().unwrap_or("silent");
    format!("{level:6} {:18} {:8} {name}  [{}]", text("flow"), step, signals.join(" "))
}
