//! What an administrator set, through the browsers' own managed storage.

use anyhow::{Result, ensure};
use serde_json::json;
use tests::Stage;
use xtask::browser::Kind;

#[test]
fn chromium_follows_the_policy() -> Result<()> {
    the_policy_is_followed(Kind::Chromium)
}

#[test]
fn firefox_follows_the_policy() -> Result<()> {
    the_policy_is_followed(Kind::Firefox)
}

fn the_policy_is_followed(kind: Kind) -> Result<()> {
    let mut stage = Stage::with(kind, |launch| {
        launch.policy = Some(json!({
            "rules": [{ "domain": "bank.example", "level": "warn", "note": "Use your key." }],
            "every_site": true,
            "locked": ["rules", "answers", "settings", "sync"],
        }));
    })?;
    sites_say_what_is_required(&mut stage)?;
    stage.browser.open_own("options/options.html")?;
    for part in ["rules", "answers", "settings", "sync"] {
        stage.browser.wait_for(&format!("document.getElementById('{part}-title-locked')"))?;
    }
    for control in ["sync", "sign-up", "region-us", "rule-domain"] {
        let off =
            stage.browser.evaluate(&format!("document.getElementById('{control}').disabled"))?;
        ensure!(off == true, "{control} cannot be changed");
    }
    for ask in [
        json!({ "set-sync": { "on": true } }),
        json!({ "set-sign-up": { "on": true } }),
        json!({ "save-rule": { "rule": { "domain": "bank.example", "level": "silent" } } }),
    ] {
        let reply = stage.ask(ask)?;
        ensure!(reply["reply"] == json!({ "screen": "refused", "view": "locked" }), "{reply}");
    }
    ensure!(stage.settings()?.is_null(), "nothing was stored");
    let reply = stage.ask(json!({ "set-watched": { "site": "snapchat", "on": false } }))?;
    ensure!(reply["reply"]["view"] == "locked", "what is required is not switched off: {reply}");

    // Every site is required, and the way there is offered.
    stage.browser.will_allow("*://*/*")?;
    stage.browser.click("#allow-every")?;
    stage.browser.wait_for(
        "!document.querySelector('#allow-every') && document.querySelector('#coverage-state').innerText",
    )?;
    stage.browser.open("https://bank.example/security/two-factor")?;
    let notice = stage.browser.expect_notice()?;
    ensure!(notice.level == "warn" && notice.text.contains("Use your key."), "{notice:?}");

    stage.browser.open_own("options/sites.html")?;
    stage.browser.wait_for("document.querySelector('#every').checked")?;
    ensure!(stage.browser.evaluate("document.querySelector('#every').disabled")? == true);

    // Answers are locked where no rule of the policy decides, too.
    stage.browser.open("https://accounts.snapchat.com/accounts/phone")?;
    let notice = stage.browser.expect_notice()?;
    ensure!(!notice.text.contains("Never"), "no answer is offered: {}", notice.text);
    Ok(())
}

/// Before the browser gave leave, the switch for every site alone can be used.
fn sites_say_what_is_required(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("options/sites.html")?;
    stage.browser.wait_for("document.querySelector('#required')?.checkVisibility()")?;
    let locked = "[document.querySelector('#every').disabled, document.querySelector('#on-snapchat').disabled]";
    ensure!(stage.browser.evaluate(locked)? == json!([false, true]));
    ensure!(stage.browser.evaluate("document.querySelector('#search').disabled")? == false);
    Ok(())
}
