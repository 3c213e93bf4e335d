//! The background stopped, the state kept, and nothing asked of the network.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::{Stage, both};
use xtask::browser::Kind;
use xtask::demo::{self, Truth};

both!(
    a_stopped_background_gives_the_same_answer,
    rules_survive_a_stop,
    content_scripts_cannot_change_settings,
    the_wasm_answers_the_table_of_facts,
);

const X: &str = "https://x.com/settings/account/login_verification";

fn a_stopped_background_gives_the_same_answer(stage: &mut Stage) -> Result<()> {
    stage.browser.open(X)?;
    std::thread::sleep(Duration::from_millis(500));
    ensure!(stage.browser.notice()?.is_none(), "no field yet");
    stage.browser.stop_background()?;
    stage.browser.wait("the end of the background", |browser| {
        Ok((!browser.background_runs()?).then_some(()))
    })?;
    let steps = stage.browser.evaluate("document.documentElement.dataset.do")?;
    for step in steps.as_str().unwrap_or_default().split(';') {
        stage.browser.click(step)?;
    }
    let revived = stage.browser.expect_notice()?;
    stage.browser.open(X)?;
    for step in steps.as_str().unwrap_or_default().split(';') {
        stage.browser.click(step)?;
    }
    let warm = stage.browser.expect_notice()?;
    ensure!(revived.text == warm.text, "{}\n---\n{}", revived.text, warm.text);
    Ok(())
}

fn rules_survive_a_stop(stage: &mut Stage) -> Result<()> {
    stage.rule("x.com", "silent")?;
    stage.browser.stop_background()?;
    let visit = demo::visit(&mut stage.browser, "https://x.com/settings/phone", Truth::Default)?;
    ensure!(visit.level() == "silent", "{visit:?}");
    ensure!(stage.site()?["verdict"]["decided"]["rule"]["place"] == "x.com");
    Ok(())
}

fn content_scripts_cannot_change_settings(stage: &mut Stage) -> Result<()> {
    // The request a content script would have to send, refused for its sender.
    let refused = stage.browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        browser.evaluate(
            "import('/wasm/background.js').then(async (engine) => {
                await engine.default();
                const sender = { url: 'https://x.com/', top: 'https://x.com/', tab: 1, frame: 0, own: false };
                const ask = { 'save-rule': { rule: { domain: 'x.com', level: 'silent' } } };
                return engine.handle({ now: 1 }, { screen: [sender, ask] });
            })",
        )
    })?;
    ensure!(refused == serde_json::json!([{ "for": "refused" }, []]), "{refused}");
    Ok(())
}

fn the_wasm_answers_the_table_of_facts(stage: &mut Stage) -> Result<()> {
    let table = std::fs::read_to_string(xtask::paths::at("tests/facts.json"))?;
    stage.browser.open_own("popup/popup.html")?;
    let answers = stage.browser.evaluate(&format!(
        "import('/wasm/background.js').then(async (engine) => {{
            await engine.default();
            return {table}.map(({{ name, state, url, facts }}) => {{
                const sender = {{ url, top: url, tab: 1, frame: 0, own: false }};
                const [, [remember]] = engine.handle({{ now: 1, granted: ['*://*/*'], ...state }}, {{ page: [sender, {{ saw: {{ facts }} }}] }});
                return [name, remember.session.tabs[1][0].verdict];
            }});
        }})"
    ))?;
    for (row, answer) in tests::facts()?.iter().zip(answers.as_array().into_iter().flatten()) {
        let native = row.verdict()?;
        let wasm: protocol::Verdict = serde_json::from_value(answer[1].clone())?;
        ensure!(wasm == native, "{}: wasm and native differ:\n{wasm:#?}\n{native:#?}", row.name);
    }
    ensure!(answers.as_array().map_or(0, Vec::len) == tests::facts()?.len(), "every row was asked");
    Ok(())
}

/// Every page and every screen, with the browser's own record of what was asked
/// of the network.
#[test]
fn chromium_makes_no_request_for_the_extension() -> Result<()> {
    let log = tempfile::tempdir()?;
    let file = log.path().join("net.json");
    let mut stage = Stage::with(Kind::Chromium, |launch| launch.net_log = Some(file.clone()))?;
    everything(&mut stage)?;
    let extension = stage.browser.extension.trim_end_matches('/').to_string();
    let from_extension: Vec<String> = stage
        .server
        .seen()
        .iter()
        .filter(|seen| seen.from.contains("extension:"))
        .map(|seen| format!("{seen:?}"))
        .collect();
    stage.browser.close()?;
    let record = std::fs::read_to_string(&file)?;
    // The record holds what pages asked for, so it would hold what we ask for.
    ensure!(record.contains("\"initiator\":\"https://x.com\""), "the record is not what it seems");
    ensure!(
        !record.contains(&format!("\"initiator\":\"{extension}")),
        "the extension made a request"
    );
    ensure!(from_extension.is_empty(), "{from_extension:?}");
    Ok(())
}

#[test]
fn firefox_makes_no_request_for_the_extension() -> Result<()> {
    let mut stage = Stage::new(Kind::Firefox)?;
    stage.browser.record_requests()?;
    everything(&mut stage)?;
    let requests = stage.browser.recorded_requests()?;
    ensure!(
        requests.iter().any(|(principal, _)| principal.starts_with("https://x.com")),
        "the record is not what it seems"
    );
    let ours: Vec<_> =
        requests.iter().filter(|(principal, _)| principal.starts_with("moz-extension:")).collect();
    ensure!(ours.is_empty(), "{ours:?}");
    Ok(())
}

fn everything(stage: &mut Stage) -> Result<()> {
    for page in ["options/options.html", "popup/popup.html"] {
        stage.browser.open_own(page)?;
        stage.browser.wait_for("document.querySelector('main')?.innerText.length > 40")?;
    }
    for address in [
        "https://x.com/settings/phone",
        "https://accounts.snapchat.com/accounts/phone",
        "https://www.facebook.com/login",
    ] {
        demo::visit(&mut stage.browser, address, Truth::Default)?;
    }
    let notice = {
        stage.browser.open("https://accounts.snapchat.com/accounts/phone")?;
        stage.browser.expect_notice()?
    };
    stage.browser.click_in(&notice, "Not now")?;
    stage.browser.expect_no_notice()?;
    stage.rule("bank.example", "warn")?;
    Ok(())
}
