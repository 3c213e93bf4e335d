//! The popup: what it says of a site, and its keys.

use anyhow::{Context, Result, ensure};
use tests::{Stage, both};
use xtask::browser::Key;
use xtask::demo::{self, Truth};

both!(
    says_what_is_known_and_agrees_with_the_badge,
    says_what_became_of_it_and_where_it_was_read,
    says_why_an_unlisted_site_is_not_watched,
    is_driven_by_keyboard,
    says_of_others_that_they_are_not_paid_by_advertisers,
);

/// Opens the popup for the current tab in a tab of its own, and stays there.
fn open(stage: &mut Stage) -> Result<String> {
    let url = stage.browser.evaluate("location.href")?;
    let page = stage.browser.new_tab()?;
    stage.browser.open_own("popup/popup.html")?;
    let find = format!(
        "chrome.tabs.query({{}}).then((tabs) => tabs.find((tab) => tab.url === {url} || (!tab.active && !tab.url))?.id)"
    );
    let tab = stage.browser.evaluate(&find)?;
    stage.browser.resize(380, 640)?;
    stage.browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
    stage.browser.wait_for("document.querySelector('main')?.innerText.length > 40")?;
    Ok(page)
}

fn text(stage: &mut Stage) -> Result<String> {
    Ok(stage.browser.evaluate("document.body.innerText")?.as_str().unwrap_or_default().to_string())
}

fn says_what_is_known_and_agrees_with_the_badge(stage: &mut Stage) -> Result<()> {
    demo::visit(
        &mut stage.browser,
        "https://accounts.snapchat.com/accounts/phone",
        Truth::Default,
    )?;
    let today = xtask::database::today()?;
    let fresh = rules::service("snapchat.com").is_some_and(|service| service.is_fresh(&today));
    let (mark, expected) = if fresh { ("!", "warn") } else { ("i", "inform") };
    ensure!(stage.badge()? == mark, "the badge says what the notice does");
    open(stage)?;
    let level =
        stage.browser.evaluate("document.querySelector('.card[data-level]').dataset.level")?;
    ensure!(level == expected, "{level}");
    // Everything that folds, open.
    stage.browser.evaluate(
        "void document.querySelectorAll('details').forEach((each) => { each.open = true; })",
    )?;
    let said = text(stage)?;
    let snapchat = rules::service("snapchat.com").context("it is in the database")?;
    for paragraph in snapchat.account {
        ensure!(said.contains(paragraph), "not said: {paragraph}\n{said}");
    }
    let links = stage.browser.evaluate("[...document.querySelectorAll('a')].map((a) => a.href)")?;
    let has =
        |url: &str| links.as_array().is_some_and(|links| links.iter().any(|link| link == url));
    for claim in snapchat.claims {
        ensure!(has(claim.url) && said.contains(claim.title), "no source {}", claim.url);
    }
    for app in rules::apps::AUTHENTICATORS {
        ensure!(has(app.url) && said.contains(app.name), "no {}", app.name);
    }
    ensure!(snapchat.links.iter().all(|(_, link)| has(link.url)), "{links}");
    Ok(())
}

fn says_what_became_of_it_and_where_it_was_read(stage: &mut Stage) -> Result<()> {
    let address = "https://accountscenter.facebook.com/password_and_security/two_factor";
    demo::visit(&mut stage.browser, address, Truth::Default)?;
    let page = open(stage)?;
    let chips = stage.browser.evaluate("document.querySelector('.known .chips').innerText")?;
    for wanted in ["Practice ended: June 2019", "Order in force since April 27, 2020"] {
        ensure!(chips.as_str().is_some_and(|chips| chips.contains(wanted)), "{wanted}: {chips}");
    }
    stage.browser.switch(&page)?;
    let address = "https://www.shein.com/user/security/two_step";
    demo::visit(&mut stage.browser, address, Truth::Default)?;
    open(stage)?;
    stage.browser.evaluate(
        "void document.querySelectorAll('details').forEach((each) => { each.open = true; })",
    )?;
    let said = text(stage)?;
    let shein = rules::service("shein.com").context("it is in the database")?;
    let copy = shein.claims[0].copy;
    for wanted in ["Holds in the United States", "in a copy", copy] {
        ensure!(!copy.is_empty() && said.contains(wanted), "{wanted}: {said}");
    }
    Ok(())
}

fn says_why_an_unlisted_site_is_not_watched(stage: &mut Stage) -> Result<()> {
    // The browser tells the address of a site without leave only to a popup
    // opened by the button, so the question is asked with the address in it.
    stage.browser.open("https://bank.example/security/two-factor")?;
    let site = stage.site()?;
    ensure!(site["host"] == "bank.example" && site["watched"] == false, "{site}");
    ensure!(site["pattern"] == "*://*.bank.example/*", "{site}");
    ensure!(site["service"].is_null() && site["level"] == "silent", "{site}");
    Ok(())
}

fn is_driven_by_keyboard(stage: &mut Stage) -> Result<()> {
    stage.browser.open("https://accounts.snapchat.com/accounts/phone")?;
    let notice = stage.browser.expect_notice()?;
    stage.browser.click_in(&notice, "Not now")?;
    stage.browser.expect_no_notice()?;
    let page = open(stage)?;
    let mut reached = Vec::new();
    for _ in 0..40 {
        stage.browser.press(&[Key::Tab])?;
        let at = stage.browser.evaluate(
            "document.activeElement.id || document.activeElement.innerText?.slice(0, 30)",
        )?;
        reached.push(at.as_str().unwrap_or_default().to_string());
        if at == "undo" {
            break;
        }
    }
    ensure!(
        reached.last().is_some_and(|last| last == "undo"),
        "the undo is not reached: {reached:?}"
    );
    stage.browser.press(&[Key::Enter])?;
    stage.browser.wait_for("!document.querySelector('#undo')")?;
    let focus = stage.browser.evaluate("document.activeElement !== document.body")?;
    ensure!(focus == true, "the focus is not lost");
    stage.browser.switch(&page)?;
    stage.browser.expect_notice()?;
    Ok(())
}

fn says_of_others_that_they_are_not_paid_by_advertisers(stage: &mut Stage) -> Result<()> {
    stage.browser.open("https://github.com/settings/two_factor_authentication/setup/intro")?;
    let site = stage.site()?;
    ensure!(site["class"] == "not-ad-funded" && site["level"] == "silent", "{site}");
    ensure!(site["ways"].as_array().is_some_and(|ways| !ways.is_empty()), "its own ways are named");
    Ok(())
}
