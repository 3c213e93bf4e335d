//! The page about watched sites: its switches act in open tabs, and it follows
//! what happens in the browser's own settings.

use anyhow::{Result, ensure};
use serde_json::Value;
use tests::{Stage, both};
use xtask::browser::{Key, Kind};

both!(
    a_service_is_found_and_switched_by_keyboard,
    every_site_is_switched_on_and_off,
    leave_taken_back_elsewhere_shows_at_once,
    a_listed_service_that_is_not_allowed_says_so,
    a_site_that_was_switched_off_stays_on_the_list,
    the_list_is_filtered_by_what_is_done_there,
    the_popup_says_that_a_site_is_off_and_turns_it_on,
    a_page_that_cannot_be_checked_is_not_said_to_be,
    every_screen_fits_a_phone,
);

const SNAPCHAT: &str = "https://accounts.snapchat.com/accounts/phone";
const BANK: &str = "https://bank.example/security/two-factor";
/// An unlisted site with an ad tag.
const CLUB: &str = "https://club.example/member/security";

/// Opens the page in a tab of its own; gives back the tab that was.
fn open_sites(stage: &mut Stage) -> Result<String> {
    let page = stage.browser.new_tab()?;
    stage.browser.open_own("options/sites.html")?;
    stage.browser.wait_for("document.querySelector('#listed > li')")?;
    Ok(page)
}

/// Does something in another tab, and comes back.
fn there<T>(stage: &mut Stage, tab: &str, act: impl FnOnce(&mut Stage) -> Result<T>) -> Result<T> {
    let here = stage.browser.switch(tab)?;
    let done = act(stage)?;
    stage.browser.switch(&here)?;
    Ok(done)
}

fn focused(stage: &mut Stage) -> Result<Value> {
    stage.browser.evaluate("document.activeElement.id")
}

fn a_service_is_found_and_switched_by_keyboard(stage: &mut Stage) -> Result<()> {
    stage.browser.open(SNAPCHAT)?;
    stage.browser.expect_notice()?;
    let page = open_sites(stage)?;
    stage.browser.evaluate("void document.querySelector('#search').focus()")?;
    stage.browser.press(&[Key::Text("snapchat.c")])?;
    stage.browser.wait_for("document.querySelector('#found').innerText.endsWith(' 1')")?;
    let seen = "[...document.querySelectorAll('#listed > li')].filter((li) => li.checkVisibility()).map((li) => li.querySelector('h3').innerText).join()";
    ensure!(stage.browser.evaluate(seen)? == "Snapchat");
    stage.browser.press(&[Key::Tab])?;
    ensure!(focused(stage)? == "show", "the other filter comes next");
    stage.browser.press(&[Key::Tab])?;
    ensure!(focused(stage)? == "on-snapchat", "and then the switch");
    stage.browser.press(&[Key::Space])?;
    stage.browser.wait_for(
        "document.querySelector('#on-snapchat').closest('li').innerText.includes('off by you')",
    )?;
    ensure!(focused(stage)? == "on-snapchat", "the focus stays at the switch");
    there(stage, &page, |stage| {
        stage.browser.expect_no_notice()?;
        ensure!(stage.badge()?.is_empty(), "no badge");
        ensure!(stage.site()?["verdict"].is_null(), "nothing is kept of it");
        Ok(())
    })?;
    ensure!(stage.settings()?["unwatched"] == serde_json::json!(["snapchat"]));
    stage.browser.press(&[Key::Space])?;
    there(stage, &page, |stage| stage.browser.expect_notice().map(drop))
}

fn every_site_is_switched_on_and_off(stage: &mut Stage) -> Result<()> {
    stage.browser.open(CLUB)?;
    let page = open_sites(stage)?;
    stage.browser.will_allow("*://*/*")?;
    stage.browser.click("#every")?;
    stage.browser.wait_for("document.querySelector('#status').innerText.includes('every site')")?;
    let checked = "document.querySelector('#every').checked";
    ensure!(stage.browser.evaluate(checked)? == true);
    there(stage, &page, |stage| {
        ensure!(stage.browser.expect_notice()?.level == "warn");
        Ok(())
    })?;
    stage.browser.click("#every")?;
    stage.browser.wait_for("document.querySelector('#status').innerText.includes('no longer')")?;
    ensure!(stage.browser.evaluate(checked)? == false);
    there(stage, &page, |stage| stage.browser.expect_no_notice())
}

fn leave_taken_back_elsewhere_shows_at_once(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    stage.allow("*://*.bank.example/*")?;
    stage.browser.open(BANK)?;
    stage.browser.expect_notice()?;
    let page = open_sites(stage)?;
    let row = stage
        .browser
        .wait_for("document.getElementById('on-bank.example')?.closest('li').innerText")?;
    ensure!(row.as_str().is_some_and(|row| row.contains("your rule: bank.example")), "{row}");
    stage.browser.revoke("*://*.bank.example/*")?;
    stage.browser.wait_for("!document.getElementById('on-bank.example')")?;
    there(stage, &page, |stage| stage.browser.expect_no_notice())
}

fn a_listed_service_that_is_not_allowed_says_so(stage: &mut Stage) -> Result<()> {
    let pattern = "https://*.snapchat.com/*";
    stage.browser.open(SNAPCHAT)?;
    stage.browser.expect_notice()?;
    let page = open_sites(stage)?;
    stage.browser.withhold(pattern)?;
    let row = "document.querySelector('#on-snapchat').closest('li').innerText";
    stage.browser.wait_for(&format!("{row}.includes('Not allowed')"))?;
    stage
        .browser
        .wait_for("document.querySelector('#lacking').innerText.includes('Not allowed')")?;
    there(stage, &page, |stage| stage.browser.expect_no_notice())?;
    // Chromium asks in a window of its own, which no test can click.
    match stage.browser.kind {
        Kind::Firefox => stage.browser.click("#allow-snapchat")?,
        Kind::Chromium => stage.browser.give_again(pattern)?,
    }
    stage.browser.wait_for("document.querySelector('#on-snapchat').checked")?;
    there(stage, &page, |stage| stage.browser.expect_notice().map(drop))
}

fn the_list_is_filtered_by_what_is_done_there(stage: &mut Stage) -> Result<()> {
    open_sites(stage)?;
    stage.browser.click("#on-snapchat")?;
    stage.browser.wait_for(
        "document.querySelector('#on-snapchat').closest('li').innerText.includes('Switched off')",
    )?;
    let shown =
        "[...document.querySelectorAll('#listed > li')].filter((row) => row.checkVisibility())";
    for (group, words) in
        [("off", "Switched off"), ("warn", "Warns where"), ("inform", "Informs where")]
    {
        stage.browser.evaluate(&format!(
            "void (() => {{ const field = document.querySelector('#show'); field.value = {group:?}; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
        ))?;
        let right = format!(
            "{shown}.length > 0 && {shown}.every((row) => row.innerText.includes({words:?}))"
        );
        ensure!(stage.browser.evaluate(&right)? == true, "{group}");
        let said = stage.browser.evaluate("document.querySelector('#found').innerText")?;
        let count = stage.browser.evaluate(&format!("{shown}.length"))?;
        ensure!(
            said.as_str().is_some_and(|said| said.ends_with(&count.to_string())),
            "{said}, not {count}"
        );
    }
    Ok(())
}

fn a_site_that_was_switched_off_stays_on_the_list(stage: &mut Stage) -> Result<()> {
    stage.allow("*://*.bank.example/*")?;
    open_sites(stage)?;
    stage.browser.click("#on-bank\\.example")?;
    stage.browser.wait_for("document.getElementById('forget-bank.example')")?;
    let held = "chrome.permissions.contains({ origins: ['*://*.bank.example/*'] })";
    ensure!(stage.browser.evaluate(held)? == false, "the leave is given back");
    ensure!(focused(stage)? == "on-bank.example", "the focus stays at the switch");
    stage.browser.will_allow("*://*.bank.example/*")?;
    stage.browser.click("#on-bank\\.example")?;
    stage.browser.wait_for("!document.getElementById('forget-bank.example')")?;
    ensure!(stage.browser.evaluate(held)? == true, "and asked for again");
    stage.browser.click("#on-bank\\.example")?;
    stage.browser.click("#forget-bank\\.example")?;
    stage.browser.wait_for("document.querySelector('#others-empty').checkVisibility()")?;
    ensure!(focused(stage)? == "others-title", "the focus is not lost");
    Ok(())
}

fn the_popup_says_that_a_site_is_off_and_turns_it_on(stage: &mut Stage) -> Result<()> {
    stage.browser.open(SNAPCHAT)?;
    stage.browser.expect_notice()?;
    let page = open_popup(stage)?;
    stage.browser.click("#turn")?;
    let title = "document.querySelector('#card-title').innerText";
    stage.browser.wait_for(&format!("{title} === 'Switched off by you'"))?;
    ensure!(focused(stage)? == "turn", "the focus stays at the button");
    there(stage, &page, |stage| stage.browser.expect_no_notice())?;
    stage.browser.click("#turn")?;
    stage.browser.wait_for(&format!("{title} !== 'Switched off by you'"))?;
    there(stage, &page, |stage| stage.browser.expect_notice().map(drop))
}

/// Opens the popup for the current tab in a tab of its own; gives back the tab
/// that was. The browser does not tell the address of a site without leave.
fn open_popup(stage: &mut Stage) -> Result<String> {
    let url = stage.browser.evaluate("location.href")?;
    let page = stage.browser.new_tab()?;
    stage.browser.open_own("popup/popup.html")?;
    let tab = stage.browser.evaluate(&format!(
        "chrome.tabs.query({{}}).then((tabs) => tabs.find((tab) => tab.url === {url} || (!tab.active && !tab.url)).id)"
    ))?;
    stage.browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
    stage.browser.wait_for("document.querySelector('main')?.innerText.length > 40")?;
    Ok(page)
}

/// A popup in a tab is no click on the toolbar button: it gives no leave.
fn a_page_that_cannot_be_checked_is_not_said_to_be(stage: &mut Stage) -> Result<()> {
    stage.browser.open(CLUB)?;
    let site = stage.browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        browser.evaluate(&format!(
            "(async () => {{
                const tab = (await chrome.tabs.query({{}})).find((tab) => !tab.active).id;
                const ask = (ask) => chrome.runtime.sendMessage({{ kind: 'screen', ask }});
                await ask({{ 'check-once': {{ tab, url: {CLUB:?} }} }});
                return (await ask({{ site: {{ tab, url: {CLUB:?} }} }})).reply.view;
            }})()"
        ))
    })?;
    ensure!(site["checked"] == false && site["verdict"].is_null(), "{site}");
    ensure!(stage.browser.notice()?.is_none());
    Ok(())
}

fn every_screen_fits_a_phone(stage: &mut Stage) -> Result<()> {
    stage.rule("a-domain-with-a-name-as-long-as-they-come.example", "warn")?;
    stage.allow("*://*.a-domain-with-a-name-as-long-as-they-come.example/*")?;
    stage.browser.resize(360, 720)?;
    let screens = [
        "popup/popup.html?tab=1",
        "options/options.html",
        "options/given.html",
        "options/sites.html",
        "welcome/welcome.html",
    ];
    for screen in screens {
        stage.browser.open_own(screen)?;
        stage.browser.wait_for("document.querySelector('main')?.innerText.length > 40")?;
        stage.browser.wait_for("!document.querySelector('[aria-busy=true]')")?;
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        ensure!(stage.browser.evaluate(wide)? == 0, "{screen} is too wide");
    }
    Ok(())
}

/// Not in `both!`: Chromium lets no test press an extension's keys.
#[test]
fn firefox_checks_a_page_once_by_its_keys() -> Result<()> {
    let mut stage = Stage::new(Kind::Firefox)?;
    stage.browser.open(CLUB)?;
    stage.browser.press_shortcut("check-page")?;
    ensure!(stage.browser.expect_notice()?.level == "warn");
    let site = stage.site()?;
    ensure!(site["watched"] == false && site["checked"] == true, "{site}");
    // Until the page is left.
    stage.browser.open(BANK)?;
    ensure!(stage.site()?["checked"] == false);
    stage.browser.press_shortcut("check-page")?;
    let notice = stage.browser.expect_notice()?;
    ensure!(notice.level == "inform" && notice.text.contains("Nothing to say"), "{notice:?}");
    ensure!(stage.badge()? == "–", "and the button says so");
    open_popup(&mut stage)?;
    let card = stage.browser.wait_for("document.querySelector('.card').innerText")?;
    let card = card.as_str().unwrap_or_default();
    for wanted in ["asks for a number: setting up two-step", "Nothing is known", "not watched"] {
        ensure!(card.contains(wanted), "{wanted}: {card}");
    }
    Ok(())
}

/// Not in `both!`: Chromium's menus are not of a page, and no test reaches them.
#[test]
fn firefox_checks_a_field_from_its_menu() -> Result<()> {
    let mut stage = Stage::new(Kind::Firefox)?;
    stage.browser.open(BANK)?;
    stage.browser.choose_from_menu("input", "Check this field")?;
    let notice = stage.browser.expect_notice()?;
    ensure!(notice.text.contains("Nothing to say"), "{notice:?}");
    ensure!(stage.site()?["watched"] == false, "for once");
    stage.browser.open(CLUB)?;
    ensure!(stage.browser.notice()?.is_none(), "nobody asked here");
    stage.browser.choose_from_menu("[type=tel]", "Check this field")?;
    ensure!(stage.browser.expect_notice()?.level == "warn");
    Ok(())
}
