//! The page that opens after installation.

use anyhow::{Result, ensure};
use tests::{Stage, both};
use xtask::browser::{Browser, Key, Kind, Launch};
use xtask::paths;
use xtask::serve::Server;

both!(draws_a_notice_that_the_keyboard_reads_and_closes, the_choice_is_one_click,);

fn open(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("welcome/welcome.html")?;
    stage.browser.expect_notice().map(drop)
}

fn draws_a_notice_that_the_keyboard_reads_and_closes(stage: &mut Stage) -> Result<()> {
    open(stage)?;
    let notice = stage.browser.expect_notice()?;
    ensure!(notice.level == "warn" && notice.text.contains("Facebook"), "{notice:?}");
    ensure!(tests::place::is_beside(
        &mut stage.browser,
        &notice,
        "document.querySelector('#phone')"
    )?);
    // By its own style sheet.
    let face = "(root) => getComputedStyle(root.querySelector('.panel')).borderTopLeftRadius";
    ensure!(stage.browser.ask_notice(&notice, face)? == "14px", "it looks like a notice");
    stage.browser.press(&[Key::Tab])?;
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "phone", "the field is first");
    stage.browser.press(&[Key::Tab])?;
    let inside = "(root) => root.activeElement?.className";
    ensure!(stage.browser.ask_notice(&notice, inside)? == "close", "Tab leads into the notice");
    stage.browser.press(&[Key::Escape])?;
    stage.browser.expect_no_notice()?;
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "phone", "and back");
    stage.browser.press(&[Key::Text("5550"), Key::Tab])?;
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "listed", "then the choice");
    ensure!(stage.browser.notice()?.is_none(), "it is seen once");
    Ok(())
}

fn the_choice_is_one_click(stage: &mut Stage) -> Result<()> {
    open(stage)?;
    stage.browser.will_allow("*://*/*")?;
    let every = "chrome.permissions.contains({ origins: ['*://*/*'] })";
    stage.browser.click("#every")?;
    stage.browser.wait_for("document.querySelector('#chosen').innerText.includes('every site')")?;
    ensure!(stage.browser.evaluate(every)? == true);
    ensure!(
        stage
            .browser
            .evaluate("document.querySelector('#more a').href.endsWith('options/sites.html')")?
            == true
    );
    stage.browser.click("#listed")?;
    stage
        .browser
        .wait_for("document.querySelector('#chosen').innerText.includes('listed services only')")?;
    ensure!(stage.browser.evaluate(every)? == false);
    Ok(())
}

fn opens_after_installation(kind: Kind) -> Result<()> {
    let profile = tempfile::tempdir()?;
    let server = Server::start(&paths::at("www-test"))?;
    let launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
    let mut browser = Browser::start(kind, &launch)?;
    browser.install(&kind.dist())?;
    let tab = browser.wait("the welcome page", Browser::welcome_tab)?;
    browser.switch(&tab)?;
    browser.expect_notice().map(drop)
}

#[test]
fn chromium_opens_it_after_installation() -> Result<()> {
    opens_after_installation(Kind::Chromium)
}

#[test]
fn firefox_opens_it_after_installation() -> Result<()> {
    opens_after_installation(Kind::Firefox)
}
