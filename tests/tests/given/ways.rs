//! Ways about the page: search, keys, links from and to other screens.

use anyhow::{Result, ensure};
use serde_json::json;
use tests::{Stage, both};
use xtask::browser::Key;

use super::{drawn, kept, message, open, ready, text, view};

both!(
    search_leaves_what_matches_and_says_how_many,
    everything_is_done_by_keyboard,
    the_popup_leads_to_the_service,
);

fn search_leaves_what_matches_and_says_how_many(stage: &mut Stage) -> Result<()> {
    open(stage)?;
    let all = text(stage, "#found")?;
    ensure!(all == message("given_found", &view()?.services.len().to_string())?, "{all}");
    stage.browser.click("#search")?;
    stage.browser.press(&[Key::Text(" InStag")])?;
    ensure!(drawn(stage, "rest")? == json!(["instagram"]));
    ensure!(text(stage, "#found")? == message("given_found", "1")?);
    stage.browser.press(&[Key::Text("zzz")])?;
    ensure!(text(stage, "#found")? == message("given_none", "")?);
    let role = stage.browser.evaluate("document.querySelector('#found').getAttribute('role')")?;
    ensure!(role == "status", "it is said");
    stage.browser.press(&[Key::Control('a'), Key::Text("x")])?;
    let with_x =
        view()?.services.iter().filter(|each| each.name.to_lowercase().contains('x')).count();
    ensure!(with_x > 1 && text(stage, "#found")? == message("given_found", &with_x.to_string())?);
    stage.browser.evaluate("void (document.querySelector('#search').value = '')")?;
    stage.browser.press(&[Key::Text(" ")])?;
    ensure!(text(stage, "#found")? == all, "nothing typed hides nothing");
    Ok(())
}

/// Presses Tab until the focus is on the element with this id.
fn tab_to(stage: &mut Stage, id: &str) -> Result<()> {
    for _ in 0..120 {
        stage.browser.press(&[Key::Tab])?;
        if stage.browser.evaluate("document.activeElement.id")? == id {
            return Ok(());
        }
    }
    anyhow::bail!("#{id} is not reached by Tab")
}

fn everything_is_done_by_keyboard(stage: &mut Stage) -> Result<()> {
    // Firefox presses nothing by key in the tab that a driver starts with.
    stage.browser.new_tab()?;
    open(stage)?;
    tab_to(stage, "search")?;
    stage.browser.press(&[Key::Text("snap")])?;
    tab_to(stage, "summary-snapchat")?;
    stage.browser.press(&[Key::Enter])?;
    stage.browser.wait_for("document.querySelector('#service-snapchat').open")?;
    tab_to(stage, "given-snapchat")?;
    stage.browser.press(&[Key::Enter])?;
    stage.browser.wait_for("document.querySelector('#own-snapchat').checkVisibility()")?;
    tab_to(stage, "task-second-step-snapchat")?;
    stage.browser.press(&[Key::Space])?;
    kept(stage, &json!({ "snapchat": ["second-step"] }))?;
    let focus = stage.browser.evaluate("document.activeElement.id")?;
    ensure!(focus == "task-second-step-snapchat", "the focus is not lost: {focus}");
    tab_to(stage, "letter-snapchat")?;
    stage.browser.press(&[Key::Enter])?;
    tab_to(stage, "letter-name")?;
    stage.browser.press(&[Key::Text("Anna")])?;
    tab_to(stage, "letter-text")?;
    let letter = stage.browser.evaluate("document.activeElement.value.endsWith('\\nAnna')")?;
    ensure!(letter == true, "written while one types");
    tab_to(stage, "letter-copy")?;
    stage.browser.press(&[Key::Enter])?;
    stage.browser.wait_for("document.querySelector('#status').innerText")?;
    Ok(())
}

fn the_popup_leads_to_the_service(stage: &mut Stage) -> Result<()> {
    stage.browser.open("https://accounts.snapchat.com/accounts/phone")?;
    stage.browser.new_tab()?;
    stage.browser.open_own("popup/popup.html")?;
    let tab = stage.browser.evaluate(
        "chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url?.includes('snapchat')).id)",
    )?;
    stage.browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
    let link = "document.querySelector('a[href*=\"given.html\"]')?.href";
    let address = stage.browser.wait_for(link)?;
    stage.browser.open(address.as_str().unwrap_or_default())?;
    ready(stage)?;
    stage.browser.wait_for("document.querySelector('#service-snapchat').open")?;
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "summary-snapchat");
    // And back to the options.
    stage.browser.click("nav a[href='options.html']")?;
    stage.browser.wait_for("/\\d/.test(document.querySelector('#count-services')?.innerText)")?;
    stage.browser.click("nav a[href='given.html']")?;
    ready(stage)
}
