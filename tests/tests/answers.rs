//! Answers to a notice, and their undoing.

use anyhow::{Result, ensure};
use serde_json::json;
use tests::{Stage, both};

both!(
    not_now_is_kept_and_undone,
    never_is_kept_and_undone,
    acceptance_covers_the_whole_service,
    closing_keeps_nothing,
    a_page_cannot_answer_for_the_user,
    answers_live_with_the_extension_alone,
);

const SNAPCHAT: &str = "https://accounts.snapchat.com/accounts/phone";
const FACEBOOK: &str = "https://www.facebook.com/security/2fac/setup/embedded";

fn answered(stage: &mut Stage, button: &str, kind: &str) -> Result<()> {
    stage.browser.open(SNAPCHAT)?;
    let notice = stage.browser.expect_notice()?;
    ensure!(stage.badge()? == "!", "the badge agrees with the notice");
    stage.browser.click_in(&notice, button)?;
    stage.browser.expect_no_notice()?;
    let settings = stage.settings()?;
    ensure!(settings["answers"][0]["kind"] == kind, "{settings}");
    ensure!(settings["answers"][0]["site"] == "snapchat.com", "{settings}");
    stage.browser.open(SNAPCHAT)?;
    let site = {
        stage.browser.wait_for("document.readyState === 'complete'")?;
        std::thread::sleep(std::time::Duration::from_millis(800));
        stage.site()?
    };
    ensure!(stage.browser.notice()?.is_none(), "quiet after the answer");
    ensure!(site["verdict"]["decided"]["answer"].is_object(), "{}", site["verdict"]);
    ensure!(site["answer"]["kind"] == kind && stage.badge()?.is_empty(), "the popup says so");
    stage.ask(json!({ "undo-answer": { "site": "snapchat.com" } }))?;
    // Without a reload.
    stage.browser.expect_notice()?;
    Ok(())
}

fn not_now_is_kept_and_undone(stage: &mut Stage) -> Result<()> {
    answered(stage, "Not now", "not-now")
}

fn never_is_kept_and_undone(stage: &mut Stage) -> Result<()> {
    answered(stage, "Never", "never")
}

fn acceptance_covers_the_whole_service(stage: &mut Stage) -> Result<()> {
    answered(stage, "I accept", "accept")?;
    let notice = stage.browser.expect_notice()?;
    stage.browser.click_in(&notice, "I accept")?;
    stage.browser.expect_no_notice()?;
    // Another service speaks on.
    stage.browser.open(FACEBOOK)?;
    stage.browser.expect_notice()?;
    Ok(())
}

fn closing_keeps_nothing(stage: &mut Stage) -> Result<()> {
    stage.browser.open(SNAPCHAT)?;
    let notice = stage.browser.expect_notice()?;
    stage.browser.click_in(&notice, "Close")?;
    stage.browser.expect_no_notice()?;
    // It does not come back by itself while the page lives,
    stage.browser.evaluate("void document.body.append(document.createElement('p'))")?;
    std::thread::sleep(std::time::Duration::from_millis(700));
    ensure!(stage.browser.notice()?.is_none(), "closed stays closed");
    ensure!(stage.settings()?.is_null(), "closing is no answer");
    // and is there at the next visit.
    stage.browser.open(SNAPCHAT)?;
    stage.browser.expect_notice()?;
    Ok(())
}

fn a_page_cannot_answer_for_the_user(stage: &mut Stage) -> Result<()> {
    stage.browser.open(SNAPCHAT)?;
    let notice = stage.browser.expect_notice()?;
    // Clicks and keys made by script, on everything the notice has.
    stage.browser.ask_notice(
        &notice,
        "(root) => { for (const each of root.querySelectorAll('button')) { each.click(); each.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); } return true; }",
    )?;
    std::thread::sleep(std::time::Duration::from_millis(400));
    ensure!(stage.browser.notice()?.is_some(), "scripted clicks do nothing");
    ensure!(stage.settings()?.is_null(), "no answer was kept");
    Ok(())
}

fn answers_live_with_the_extension_alone(stage: &mut Stage) -> Result<()> {
    stage.browser.open(SNAPCHAT)?;
    let notice = stage.browser.expect_notice()?;
    let trace = "[document.cookie, localStorage.length, sessionStorage.length, document.documentElement.getAttributeNames().join()]";
    let before = stage.browser.evaluate(trace)?;
    stage.browser.click_in(&notice, "Never")?;
    stage.browser.expect_no_notice()?;
    ensure!(stage.browser.evaluate(trace)? == before, "the page holds no trace");
    let globals = stage
        .browser
        .evaluate("Object.keys(window).filter((name) => /ringfence/i.test(name)).length")?;
    ensure!(globals == 0, "the page sees no global of ours");
    Ok(())
}
