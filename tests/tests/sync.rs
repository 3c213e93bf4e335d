//! Sync through the browser's real `storage.sync`: what goes in, what comes out,
//! and what is said when it fails.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::{Stage, both};
use xtask::browser::Key;

both!(
    rules_follow_once_sync_is_switched_on,
    what_another_machine_wrote_is_merged,
    what_another_machine_removed_goes,
    a_failure_is_shown_and_can_be_tried_again,
    the_copy_stays_until_it_is_removed,
);

fn open_options(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("options/options.html")?;
    stage
        .browser
        .wait_for("/\\d/.test(document.querySelector('#count-services').innerText)")
        .map(drop)
}

fn switch_on(stage: &mut Stage) -> Result<()> {
    // Firefox presses nothing by key in the tab that a driver starts with.
    stage.browser.new_tab()?;
    open_options(stage)?;
    stage.browser.evaluate("void document.querySelector('#region-unknown').focus()")?;
    stage.browser.press(&[Key::Tab, Key::Space])?;
    stage.browser.wait_for("document.querySelector('#sync-state time')").map(drop)
}

/// Runs an expression in a page of the extension, beside the current one.
fn beside(stage: &mut Stage, expression: &str) -> Result<Value> {
    stage.browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        browser.evaluate(expression)
    })
}

/// Waits until the area holds a rule for a domain, or a note that it is gone.
fn in_area(stage: &mut Stage, domain: &str, kind: &str) -> Result<()> {
    stage.browser.wait_for(&format!(
        "chrome.storage.sync.get(null).then((area) =>
            Object.values(area).some((item) => item['rule {domain}']?.{kind}))"
    ))?;
    Ok(())
}

/// Waits until the rules are for these domains.
fn rules(stage: &mut Stage, domains: &[&str]) -> Result<()> {
    let domains = json!(domains);
    stage.browser.wait_for(&format!(
        "chrome.storage.local.get('settings').then(({{ settings }}) =>
            JSON.stringify(settings.rules.map(({{ domain }}) => domain).sort()) === '{domains}')"
    ))?;
    Ok(())
}

fn rules_follow_once_sync_is_switched_on(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    let before = beside(stage, "chrome.storage.sync.get(null)")?;
    ensure!(before == json!({}), "nothing is synced unasked: {before}");
    switch_on(stage)?;
    in_area(stage, "bank.example", "rule")?;
    for at in 0..12 {
        stage.rule(&format!("a{at}.example"), "inform")?;
    }
    in_area(stage, "a11.example", "rule")?;
    let sizes = beside(
        stage,
        "chrome.storage.sync.get(null).then((area) => Object.entries(area).map(
            ([name, item]) => new Blob([name, JSON.stringify(item)]).size))",
    )?;
    let sizes = sizes.as_array().cloned().unwrap_or_default();
    ensure!(!sizes.is_empty() && sizes.iter().all(|size| size.as_u64() < Some(8_192)), "{sizes:?}");
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "sync", "the focus stays");
    Ok(())
}

fn what_another_machine_wrote_is_merged(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    switch_on(stage)?;
    in_area(stage, "bank.example", "rule")?;
    // It did not know of this machine's rule, and wrote over it.
    beside(
        stage,
        "chrome.storage.sync.clear().then(() => chrome.storage.sync.set({ 'entries-0': {
            'rule club.example': { rule: { domain: 'club.example', level: 'inform', changed: Date.now() } },
            'rule nonsense': { later: 1 },
        } })).then(() => null)",
    )?;
    rules(stage, &["bank.example", "club.example"])?;
    in_area(stage, "bank.example", "rule")?;
    in_area(stage, "club.example", "rule")?;
    stage.browser.wait_for("document.getElementById('edit-club.example')")?;
    Ok(())
}

fn what_another_machine_removed_goes(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    stage.rule("club.example", "warn")?;
    switch_on(stage)?;
    in_area(stage, "bank.example", "rule")?;
    beside(
        stage,
        "chrome.storage.sync.set({ 'entries-9': { 'rule bank.example': { gone: Date.now() } } })
            .then(() => null)",
    )?;
    rules(stage, &["club.example"])?;
    stage.browser.wait_for("!document.getElementById('edit-bank.example')")?;
    // And what is removed here is told there.
    stage.browser.click("#remove-club\\.example")?;
    in_area(stage, "club.example", "gone")
}

fn a_failure_is_shown_and_can_be_tried_again(stage: &mut Stage) -> Result<()> {
    switch_on(stage)?;
    beside(
        stage,
        "(async () => {
            let count = 0;
            for (const size of [8000, 1000, 100, 10]) {
                try {
                    for (;;) await chrome.storage.sync.set({ [`full${count++}`]: 'x'.repeat(size) });
                } catch {}
            }
            return null;
        })()",
    )?;
    stage.rule("bank.example", "warn")?;
    let said = stage.browser.wait_for("document.querySelector('#sync-trouble')?.innerText")?;
    ensure!(said.as_str().is_some_and(|said| said.to_lowercase().contains("quota")), "{said}");
    rules(stage, &["bank.example"])?;
    beside(
        stage,
        "chrome.storage.sync.get(null).then((area) => chrome.storage.sync.remove(
            Object.keys(area).filter((name) => name.startsWith('full') && name !== 'full0')))
            .then(() => null)",
    )?;
    // Of itself when the area changes; by the button where it stands still.
    stage.browser.evaluate("void document.querySelector('#sync-now')?.click()")?;
    in_area(stage, "bank.example", "rule")?;
    stage.browser.wait_for("!document.querySelector('#sync-trouble')")?;
    Ok(())
}

fn the_copy_stays_until_it_is_removed(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    switch_on(stage)?;
    in_area(stage, "bank.example", "rule")?;
    stage.browser.press(&[Key::Space])?;
    stage.browser.wait_for("document.querySelector('#sync-forget')")?;
    in_area(stage, "bank.example", "rule")?;
    stage.browser.press(&[Key::Tab])?;
    ensure!(
        stage.browser.evaluate("document.activeElement.id")? == "sync-forget",
        "Tab leads there"
    );
    stage.browser.press(&[Key::Enter])?;
    stage
        .browser
        .wait_for("chrome.storage.sync.get(null).then((area) => Object.keys(area).length === 0)")?;
    stage.browser.wait_for("!document.querySelector('#sync-forget')")?;
    ensure!(
        stage.browser.evaluate("document.activeElement !== document.body")? == true,
        "the focus is not lost"
    );
    rules(stage, &["bank.example"])
}
