//! The page on which an address can be tried: the verdict and its reasons.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{Stage, both};
use xtask::browser::{Key, Kind};
use xtask::paths;

both!(
    a_listed_service_is_decided_by_what_is_known_of_it,
    a_rule_decides_and_what_would_change_it_is_true,
    an_unlisted_site_says_that_nothing_runs_there,
    a_pasted_set_up_page_warns_with_its_evidence,
    a_pasted_checkout_is_silent_by_its_flow,
    what_a_pasted_page_hides_is_closed,
    the_popup_leads_to_the_reasons_for_its_page,
    the_text_is_copied_as_it_is_shown,
    the_text_names_the_address_that_was_tried_last,
    a_bad_entry_gets_a_message_and_stays,
    is_driven_by_keyboard,
);

const SNAPCHAT: &str = "https://accounts.snapchat.com/accounts/phone";

fn open(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("options/try.html")?;
    stage.browser.wait_for("document.querySelector('h1').innerText").map(drop)
}

/// Enters an address, and HTML if there is some, and waits for the verdict.
fn enter(stage: &mut Stage, address: &str, html: &str) -> Result<()> {
    open(stage)?;
    submit(stage, address, html)?;
    stage.browser.wait_for("document.activeElement.id === 'result-title'").map(drop)
}

fn submit(stage: &mut Stage, address: &str, html: &str) -> Result<()> {
    stage.browser.evaluate(&format!(
        "void (() => {{
            document.querySelector('#try-address').value = {};
            document.querySelector('#try-html').value = {};
        }})()",
        json!(address),
        json!(html)
    ))?;
    stage.browser.click("#try-form .primary")
}

fn file(path: &str) -> Result<String> {
    Ok(fs::read_to_string(paths::at("www-test").join(path))?)
}

/// The level of the verdict's card.
fn level(stage: &mut Stage) -> Result<String> {
    text(stage, "document.querySelector('.verdict').dataset.level")
}

/// The number of the step that is marked.
fn step(stage: &mut Stage) -> Result<Value> {
    stage.browser.evaluate(
        "[...document.querySelectorAll('#try-steps li')].flatMap((line, at) => line.matches('[aria-current=step]') ? [at + 1] : [])",
    )
}

fn text(stage: &mut Stage, expression: &str) -> Result<String> {
    Ok(stage.browser.evaluate(expression)?.as_str().unwrap_or_default().to_string())
}

fn listed_level() -> Result<&'static str> {
    let today = xtask::database::today()?;
    let fresh = rules::service("snapchat.com").is_some_and(|service| service.is_fresh(&today));
    Ok(if fresh { "warn" } else { "inform" })
}

fn a_listed_service_is_decided_by_what_is_known_of_it(stage: &mut Stage) -> Result<()> {
    enter(stage, "www.facebook.com/settings", "")?;
    ensure!(level(stage)? == "warn" && step(stage)? == json!([5]));
    let said = text(stage, "document.querySelector('#try-result').innerText")?;
    for wanted in ["www.facebook.com", "Facebook", "as if it were a page that asks for a number"] {
        ensure!(said.contains(wanted), "{wanted}: {said}");
    }
    ensure!(stage.browser.evaluate("document.querySelectorAll('#try-steps li').length")? == 7);
    Ok(())
}

fn a_rule_decides_and_what_would_change_it_is_true(stage: &mut Stage) -> Result<()> {
    stage.rule("snapchat.com", "silent")?;
    enter(stage, SNAPCHAT, "")?;
    ensure!(level(stage)? == "silent" && step(stage)? == json!([2]));
    let told = "[...document.querySelectorAll('#try-changes li')].filter((line) => line.innerText.includes('Switch off your rule')).map((line) => line.querySelector('.level').dataset.level)";
    ensure!(stage.browser.evaluate(told)? == json!([listed_level()?]), "what it says");
    // Done elsewhere, it is shown here without a click.
    let page = stage.browser.new_tab()?;
    stage.ask(json!({ "remove-rule": { "place": "snapchat.com" } }))?;
    stage.browser.switch(&page)?;
    let expected = listed_level()?;
    stage
        .browser
        .wait_for(&format!("document.querySelector('.verdict').dataset.level === '{expected}'"))?;
    ensure!(step(stage)? == json!([5]));
    Ok(())
}

fn an_unlisted_site_says_that_nothing_runs_there(stage: &mut Stage) -> Result<()> {
    let address = "https://bank.example/security/two-factor";
    enter(stage, address, "")?;
    ensure!(level(stage)? == "unwatched" && step(stage)? == json!([7]));
    let said = text(stage, "document.querySelector('#try-changes').innerText")?;
    ensure!(said.contains("Make a rule for bank.example"), "{said}");
    ensure!(!said.contains("Allow Ringfence to look at"), "leave alone changes nothing: {said}");
    // With a rule, leave does.
    stage.rule("bank.example", "warn")?;
    stage.browser.will_allow("*://*.bank.example/*")?;
    enter(stage, address, &file("bank.example/security/two-factor.html")?)?;
    ensure!(level(stage)? == "unwatched" && step(stage)? == json!([2]));
    stage.browser.click("#try-watch")?;
    stage.browser.wait_for("document.querySelector('.verdict').dataset.level === 'warn'")?;
    Ok(())
}

fn a_pasted_set_up_page_warns_with_its_evidence(stage: &mut Stage) -> Result<()> {
    enter(stage, SNAPCHAT, &file("accounts.snapchat.com/accounts/phone.html")?)?;
    ensure!(level(stage)? == listed_level()? && step(stage)? == json!([5]));
    let said = text(stage, "document.querySelector('#try-evidence').innerText")?;
    ensure!(said.contains("mobile number") && said.contains("for a phone field"), "{said}");
    let weights = stage
        .browser
        .evaluate("[...document.querySelectorAll('.number')].map((it) => it.innerText)")?;
    let weights = weights.as_array().context("no weights")?;
    let is_number = |text: &str| {
        let plain = text.replace('\u{2212}', "-");
        plain.starts_with(['+', '-']) && plain.parse::<f32>().is_ok()
    };
    ensure!(weights.len() > 3 && weights.iter().all(|it| it.as_str().is_some_and(is_number)));
    // The page itself, opened in the browser, is judged on the same evidence.
    let pasted = reported_evidence(stage)?;
    stage.browser.open(SNAPCHAT)?;
    stage.browser.expect_notice()?;
    let seen = stage.site()?;
    let count = seen["verdict"]["evidence"].as_array().map_or(0, Vec::len);
    ensure!(pasted == count, "pasted {pasted}, seen {count}");
    Ok(())
}

fn reported_evidence(stage: &mut Stage) -> Result<usize> {
    let lines = stage.browser.evaluate("document.querySelectorAll('#try-evidence tr').length")?;
    Ok(usize::try_from(lines.as_u64().unwrap_or(0))?)
}

fn a_pasted_checkout_is_silent_by_its_flow(stage: &mut Stage) -> Result<()> {
    enter(stage, "https://www.facebook.com/marketplace", &file("bakery.example/checkout.html")?)?;
    ensure!(level(stage)? == "silent" && step(stage)? == json!([4]));
    let report = text(stage, "document.querySelector('#try-report').value")?;
    // Its scripts were not loaded, and are known all the same.
    ensure!(report.contains("Ad tag: meta-pixel"), "{report}");
    Ok(())
}

fn what_a_pasted_page_hides_is_closed(stage: &mut Stage) -> Result<()> {
    let page = |style: &str| {
        format!(
            "<h1>Set up two-factor authentication</h1><form style='{style}'><label>Phone number <input type=tel></label></form>"
        )
    };
    enter(stage, "https://www.facebook.com/", &page("color: red"))?;
    ensure!(level(stage)? == "warn", "shown");
    enter(stage, "https://www.facebook.com/", &page("display: none"))?;
    ensure!(level(stage)? == "silent" && step(stage)? == json!([4]), "hidden");
    Ok(())
}

fn the_popup_leads_to_the_reasons_for_its_page(stage: &mut Stage) -> Result<()> {
    for (address, basis, expected) in [
        (SNAPCHAT, "last saw in that tab", listed_level()?),
        ("https://www.facebook.com/login", "saw no phone field", "silent"),
    ] {
        stage.browser.open(address)?;
        if expected != "silent" {
            stage.browser.expect_notice()?;
        }
        let page = stage.browser.new_tab()?;
        stage.browser.open_own("popup/popup.html")?;
        let tab = stage.browser.evaluate(&format!(
            "chrome.tabs.query({{}}).then((tabs) => tabs.find((tab) => tab.url === {}).id)",
            json!(address)
        ))?;
        stage.browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
        stage.browser.wait_for("document.querySelector('#whole-reasoning')")?;
        let way = text(stage, "document.querySelector('#whole-reasoning').getAttribute('href')")?;
        ensure!(way.ends_with(&format!("options/try.html?tab={tab}")), "{way}");
        stage.browser.open_own(way.trim_start_matches("../"))?;
        stage.browser.wait_for("document.querySelector('.verdict')")?;
        let said = text(stage, "document.querySelector('.verdict').innerText")?;
        let typed = text(stage, "document.querySelector('#try-address').value")?;
        if expected == "silent" {
            ensure!(step(stage)? == json!([4]), "{said}");
        } else {
            ensure!(said.contains(basis), "{said}");
        }
        ensure!(level(stage)? == expected && typed == address, "{typed}: {said}");
        stage.browser.switch(&page)?;
    }
    Ok(())
}

fn the_text_is_copied_as_it_is_shown(stage: &mut Stage) -> Result<()> {
    let rule = json!({ "domain": "x.com", "level": "warn", "note": "my own words" });
    stage.ask(json!({ "save-rule": { "rule": rule } }))?;
    enter(stage, "https://me:secret@x.com/settings/phone?token=abc#part", "")?;
    stage.browser.click("#try-result section:last-child summary")?;
    // What goes to the clipboard, written down on its way there.
    stage.browser.evaluate(
        "void (() => { navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; })()",
    )?;
    for whole in [false, true] {
        if whole {
            stage.browser.click("#try-whole")?;
        }
        stage.browser.click("#try-copy")?;
        stage.browser.wait_for("document.querySelector('#status').innerText.includes('Copied')")?;
        let copied = text(stage, "globalThis.copied")?;
        let shown = text(stage, "document.querySelector('#try-report').value")?;
        ensure!(copied == shown && shown.contains("Rule: own, x.com, Warn"), "{copied}\n{shown}");
        ensure!(shown.contains("token=abc#part") == whole, "{whole}: {shown}");
        ensure!(!shown.contains("my own words") && !shown.contains("secret"), "{shown}");
    }
    Ok(())
}

/// Also where the verdict is the same to the last word.
fn the_text_names_the_address_that_was_tried_last(stage: &mut Stage) -> Result<()> {
    enter(stage, "https://x.com/settings/one", "")?;
    stage.browser.evaluate("void document.querySelector('#try-whole').click()")?;
    for path in ["one", "two"] {
        submit(stage, &format!("https://x.com/settings/{path}"), "")?;
        let report = "document.querySelector('#try-report').value";
        stage.browser.wait_for(&format!("{report}.includes('settings/{path}')"))?;
    }
    Ok(())
}

fn a_bad_entry_gets_a_message_and_stays(stage: &mut Stage) -> Result<()> {
    let long = "x".repeat(1_000_001);
    for (address, html, field) in [
        ("", "", "try-address"),
        ("about:blank", "", "try-address"),
        ("not an address", "", "try-address"),
        ("https://x.com/", long.as_str(), "try-html"),
    ] {
        open(stage)?;
        stage.browser.evaluate(&format!(
            "void (() => {{
                document.querySelector('#try-address').value = {};
                document.querySelector('#try-html').value = {};
            }})()",
            json!(address),
            json!(html)
        ))?;
        stage.browser.click("#try-form .primary")?;
        let message = stage
            .browser
            .wait_for(&format!("document.querySelector('#{field}-problem').innerText"))?;
        ensure!(message.as_str().is_some_and(|text| text.len() > 15), "{address}: {message}");
        let state = stage.browser.evaluate(&format!(
            "(({{ value, ariaInvalid, id }}) => [value.length, ariaInvalid, document.activeElement.id === id])(document.querySelector('#{field}'))"
        ))?;
        let length = if field == "try-html" { html.len() } else { address.len() };
        ensure!(state == json!([length, "true", true]), "{address}: {state}");
    }
    Ok(())
}

fn is_driven_by_keyboard(stage: &mut Stage) -> Result<()> {
    // Firefox presses nothing by key in the tab that a driver starts with.
    stage.browser.new_tab()?;
    open(stage)?;
    stage.browser.evaluate("void document.querySelector('#try-address').focus()")?;
    stage.browser.press(&[Key::Text("facebook.com"), Key::Enter])?;
    stage.browser.wait_for("document.activeElement.id === 'result-title'")?;
    let mut reached = Vec::new();
    for _ in 0..12 {
        stage.browser.press(&[Key::Tab])?;
        reached.push(text(stage, "document.activeElement.innerText")?);
        if reached.last().is_some_and(|last| last == "The verdict as text") {
            break;
        }
    }
    stage.browser.press(&[Key::Enter])?;
    stage.browser.wait_for("document.querySelector('#try-copy').checkVisibility()")?;
    stage.browser.press(&[Key::Tab])?;
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "try-whole", "{reached:?}");
    stage.browser.press(&[Key::Tab, Key::Tab])?;
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "try-copy", "the button");
    Ok(())
}

/// HTML that would load, run, leave and embed in every way.
const WILD: &str = r#"<!doctype html><html><head>
    <base href="https://evil.example/">
    <meta http-equiv="refresh" content="0; url=https://evil.example/refresh">
    <link rel="stylesheet" href="https://evil.example/a.css"><link rel="preload" as="image" href="https://evil.example/b">
    <link rel="dns-prefetch" href="https://evil.example/"><link rel="preconnect" href="https://evil.example/">
    <style>@import "https://evil.example/c.css"; body { background: url(https://evil.example/d.png) }</style>
    <script>top.ran = true; parent.ran = true</script><script src="https://evil.example/e.js"></script></head>
    <body background="https://evil.example/f.png" onload="parent.ran = true">
    <img src="https://evil.example/g.png" srcset="https://evil.example/h.png 2x" onerror="parent.ran = true">
    <img src="x" onerror="parent.ran = true"><svg onload="parent.ran = true"><image href="https://evil.example/i.png" /><use href="https://evil.example/j.svg#a" /></svg>
    <picture><source srcset="https://evil.example/k.png"><img></picture>
    <video poster="https://evil.example/l.png" src="https://evil.example/m.mp4" autoplay></video><audio src="https://evil.example/n.mp3" autoplay></audio>
    <iframe src="https://evil.example/o"></iframe><iframe srcdoc="<script>top.ran = true</script>"></iframe>
    <object data="https://evil.example/p"></object><embed src="https://evil.example/q">
    <div style="background: url(https://evil.example/r.png); list-style: url(https://evil.example/s.png)">words</div>
    <a href="https://evil.example/t" ping="https://evil.example/u">away</a>
    <h1>Set up two-factor authentication</h1>
    <form action="https://evil.example/v"><input type="image" src="https://evil.example/w.png"><label>Phone number <input type="tel" autofocus onfocus="parent.ran = true"></label></form>
    </body></html>"#;

fn paste_wild(stage: &mut Stage) -> Result<()> {
    enter(stage, "https://www.facebook.com/settings", WILD)?;
    ensure!(level(stage)? == "warn", "the field was found");
    // Time for a request or a script that would come late.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let state = stage.browser.evaluate(
        "[globalThis.ran ?? null, document.querySelector('#try-frame iframe').contentDocument.URL, document.querySelector('#try-frame iframe').sandbox.value]",
    )?;
    ensure!(state == json!([null, "about:blank", "allow-same-origin"]), "{state}");
    let asked: Vec<String> = stage
        .server
        .seen()
        .iter()
        .map(|seen| format!("{seen:?}"))
        .filter(|seen| seen.contains("evil.example"))
        .collect();
    ensure!(asked.is_empty(), "{asked:?}");
    Ok(())
}

#[test]
fn chromium_asks_nothing_for_a_pasted_page() -> Result<()> {
    let log = tempfile::tempdir()?;
    let file = log.path().join("net.json");
    let mut stage = Stage::with(Kind::Chromium, |launch| launch.net_log = Some(file.clone()))?;
    stage.browser.open(SNAPCHAT)?;
    paste_wild(&mut stage)?;
    let extension = stage.browser.extension.trim_end_matches('/').to_string();
    stage.browser.close()?;
    let record = fs::read_to_string(&file)?;
    // The record holds what pages asked for, so it would hold what we ask for.
    ensure!(record.contains("accounts.snapchat.com"), "the record is not what it seems");
    ensure!(!record.contains("evil.example"), "the pasted page made a request");
    ensure!(!record.contains(&format!("\"initiator\":\"{extension}")), "the extension made one");
    Ok(())
}

#[test]
fn firefox_asks_nothing_for_a_pasted_page() -> Result<()> {
    let mut stage = Stage::new(Kind::Firefox)?;
    stage.browser.record_requests()?;
    stage.browser.open(SNAPCHAT)?;
    paste_wild(&mut stage)?;
    let requests = stage.browser.recorded_requests()?;
    ensure!(
        requests.iter().any(|(principal, _)| principal.starts_with("https://accounts.snapchat")),
        "the record is not what it seems: {requests:?}"
    );
    let ours: Vec<_> = requests
        .iter()
        .filter(|(principal, url)| {
            principal.starts_with("moz-extension:") || url.contains("evil.example")
        })
        .collect();
    ensure!(ours.is_empty(), "{ours:?}");
    Ok(())
}
