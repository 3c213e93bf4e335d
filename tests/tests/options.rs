//! The options page, with keyboard and pointer: rules, answers, settings.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::{Stage, both};
use xtask::browser::{Key, Kind};
use xtask::demo::{self, Truth};

both!(
    a_rule_made_by_keyboard_takes_effect_in_an_open_tab,
    a_rule_is_edited_disabled_and_removed,
    a_rule_without_leave_is_kept_and_says_so,
    a_bad_domain_gets_a_message_and_stays,
    an_address_is_turned_into_its_domain,
    answers_are_listed_and_undone,
    leave_taken_back_is_understood,
);

const PROBLEM: &str = "document.querySelector('#rule-domain-problem')?.innerText.trim()";
const BANK: &str = "https://bank.example/security/two-factor";

fn open_options(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("options/options.html")?;
    stage.browser.wait_for("document.querySelector('#rule-domain')?.checkVisibility()")?;
    // Drawn: what is drawn above the form moves it.
    stage.browser.wait_for("/\\d/.test(document.querySelector('#count-services').innerText)")?;
    Ok(())
}

fn type_into(stage: &mut Stage, field: &str, text: &str) -> Result<()> {
    stage.browser.click(field)?;
    stage.browser.press(&[Key::Text(text)])
}

fn rules(stage: &mut Stage) -> Result<serde_json::Value> {
    Ok(stage.settings()?["rules"].clone())
}

fn a_rule_made_by_keyboard_takes_effect_in_an_open_tab(stage: &mut Stage) -> Result<()> {
    stage.browser.open(BANK)?;
    stage.browser.will_allow("*://*.bank.example/*")?;
    let bank = stage.browser.new_tab()?;
    open_options(stage)?;
    stage.browser.evaluate("void document.querySelector('#rule-domain').focus()")?;
    stage.browser.press(&[Key::Text("bank.example"), Key::Tab])?;
    ensure!(
        stage.browser.evaluate("document.activeElement.id")? == "rule-level-warn",
        "the level is next"
    );
    stage.browser.press(&[Key::Down])?;
    ensure!(
        stage.browser.evaluate("document.querySelector('#rule-level-inform').checked")? == true,
        "arrows choose"
    );
    stage.browser.press(&[Key::Tab, Key::Text("Use the key in the drawer.")])?;
    ensure!(
        stage.browser.evaluate("document.activeElement.id")? == "rule-note",
        "the note is next"
    );
    // Past what is folded away.
    stage.browser.press(&[Key::Tab, Key::Tab, Key::Enter])?;
    stage.browser.wait_for("document.getElementById('edit-bank.example')")?;
    let options = stage.browser.switch(&bank)?;
    let notice = stage.browser.expect_notice()?;
    ensure!(notice.level == "inform", "{notice:?}");
    ensure!(
        notice.text.contains("Use the key in the drawer."),
        "the own note stands in it: {}",
        notice.text
    );
    stage.browser.switch(&options)?;
    Ok(())
}

fn a_rule_is_edited_disabled_and_removed(stage: &mut Stage) -> Result<()> {
    let address = "https://accounts.snapchat.com/accounts/phone";
    stage.rule("snapchat.com", "silent")?;
    stage.browser.open(address)?;
    let page = stage.browser.new_tab()?;
    open_options(stage)?;
    let on_page = |stage: &mut Stage, expected: &str| -> Result<()> {
        let options = stage.browser.switch(&page)?;
        match expected {
            "silent" => stage.browser.expect_no_notice()?,
            level => stage.browser.wait(level, |browser| {
                Ok(browser.notice()?.filter(|notice| notice.level == level).map(drop))
            })?,
        }
        stage.browser.switch(&options).map(drop)
    };
    on_page(stage, "silent")?;
    stage.browser.click("#edit-snapchat\\.com")?;
    stage.browser.click("label[for=rule-level-inform], #rule-level-inform")?;
    stage.browser.click("#rule-form .primary")?;
    on_page(stage, "inform")?;
    stage.browser.click("#enabled-snapchat\\.com")?;
    on_page(stage, "warn")?;
    ensure!(rules(stage)?[0]["enabled"] == false);
    stage.browser.click("#enabled-snapchat\\.com")?;
    on_page(stage, "inform")?;
    stage.browser.click("#remove-snapchat\\.com")?;
    on_page(stage, "warn")?;
    ensure!(rules(stage)? == json!([]), "removed");
    ensure!(
        stage.browser.evaluate("document.activeElement !== document.body")? == true,
        "the focus is not lost"
    );
    stage.browser.click("#undo-remove")?;
    on_page(stage, "inform")?;
    ensure!(rules(stage)?[0]["level"] == "inform", "and brought back");
    Ok(())
}

fn a_rule_without_leave_is_kept_and_says_so(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    let visit = demo::visit(&mut stage.browser, BANK, Truth::Default)?;
    ensure!(visit.level() == "silent", "{visit:?}");
    open_options(stage)?;
    stage.browser.wait_for("document.getElementById('allow-bank.example')")?;
    // Allowed later, from the row.
    let bank = stage
        .browser
        .beside(|browser| browser.open(BANK))
        .and_then(|()| stage.browser.new_tab())?;
    stage.browser.open(BANK)?;
    stage.browser.will_allow("*://*.bank.example/*")?;
    let page = stage.browser.switch(&bank)?;
    stage.browser.click("#allow-bank\\.example")?;
    stage.browser.switch(&page)?;
    ensure!(stage.browser.expect_notice()?.level == "warn");
    Ok(())
}

fn a_bad_domain_gets_a_message_and_stays(stage: &mut Stage) -> Result<()> {
    open_options(stage)?;
    for typed in ["exam ple", "com", "192.168.0.1", "exa_mple.org"] {
        open_options(stage)?;
        type_into(stage, "#rule-domain", typed)?;
        stage.browser.press(&[Key::Enter])?;
        let message = stage.browser.wait_for(PROBLEM).with_context(|| typed.to_string())?;
        ensure!(message.as_str().is_some_and(|text| text.len() > 15), "{typed}: {message}");
        let state = stage.browser.evaluate("(({ value, ariaInvalid }) => [value, ariaInvalid, document.activeElement.id])(document.querySelector('#rule-domain'))")?;
        ensure!(state == json!([typed, "true", "rule-domain"]), "{typed}: {state}");
        let told = stage.browser.evaluate("document.querySelector('#rule-domain').getAttribute('aria-describedby').includes('rule-domain-problem')")?;
        ensure!(told == true, "the message is tied to the field");
    }
    ensure!(rules(stage)?.is_null(), "nothing was saved");
    Ok(())
}

fn an_address_is_turned_into_its_domain(stage: &mut Stage) -> Result<()> {
    open_options(stage)?;
    type_into(stage, "#rule-domain", "https://bank.example/security")?;
    stage.browser.press(&[Key::Enter])?;
    let message = stage.browser.wait_for(PROBLEM)?;
    ensure!(message.as_str().is_some_and(|text| text.contains("bank.example")), "{message}");
    Ok(())
}

fn answers_are_listed_and_undone(stage: &mut Stage) -> Result<()> {
    stage.browser.open("https://accounts.snapchat.com/accounts/phone")?;
    let notice = stage.browser.expect_notice()?;
    stage.browser.click_in(&notice, "Never")?;
    stage.browser.expect_no_notice()?;
    let page = stage.browser.new_tab()?;
    open_options(stage)?;
    let row = stage
        .browser
        .wait_for("document.getElementById('undo-snapchat.com')?.closest('tr').innerText")?;
    ensure!(
        row.as_str().is_some_and(|row| row.contains("Never") && row.contains("20")),
        "answer and date: {row}"
    );
    stage.browser.click("#undo-snapchat\\.com")?;
    stage.browser.switch(&page)?;
    stage.browser.expect_notice()?;
    Ok(())
}

fn leave_taken_back_is_understood(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    stage.allow("*://*.bank.example/*")?;
    stage.browser.open(BANK)?;
    stage.browser.expect_notice()?;
    stage.browser.revoke("*://*.bank.example/*")?;
    stage.browser.open(BANK)?;
    std::thread::sleep(std::time::Duration::from_millis(800));
    ensure!(stage.browser.notice()?.is_none(), "nothing runs without leave");
    open_options(stage)?;
    stage.browser.wait_for("document.getElementById('allow-bank.example')")?;
    Ok(())
}

/// Not in `both!`: the browser is ended and started again.
fn survives_a_restart(kind: Kind) -> Result<()> {
    let mut stage = Stage::new(kind)?;
    stage.rule("snapchat.com", "inform")?;
    let mut stage = stage.restart()?;
    let visit = demo::visit(
        &mut stage.browser,
        "https://accounts.snapchat.com/accounts/phone",
        Truth::Default,
    )?;
    ensure!(visit.level() == "inform", "{visit:?}");
    Ok(())
}

#[test]
fn chromium_keeps_rules_over_a_restart() -> Result<()> {
    survives_a_restart(Kind::Chromium)
}

#[test]
fn firefox_keeps_rules_over_a_restart() -> Result<()> {
    survives_a_restart(Kind::Firefox)
}
