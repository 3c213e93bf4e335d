//! A private window: an answer there is not written anywhere.

use anyhow::{Result, ensure};
use tests::Stage;
use xtask::browser::Kind;

const PAGE: &str = "https://accounts.snapchat.com/accounts/phone";

/// In Firefox alone: Chromium stops an extension that a driver installed when it
/// is allowed in private windows. The engine, the same in both, is tested apart.
#[test]
fn an_answer_in_a_private_window_is_not_written() -> Result<()> {
    let stage = &mut Stage::new(Kind::Firefox)?;
    let ordinary = stage.browser.private_window()?;
    // Its own first page may come in between.
    stage.browser.wait("the page", |browser| Ok(browser.open(PAGE).is_ok().then_some(())))?;
    let notice = stage.browser.expect_notice()?;
    stage.browser.click_in(&notice, "Never")?;
    stage.browser.expect_no_notice()?;
    // It holds in its tab.
    stage.browser.open(PAGE)?;
    stage.browser.expect_no_notice()?;
    stage.browser.switch(&ordinary)?;
    ensure!(stage.settings()?.is_null(), "nothing is stored");
    stage.browser.open(PAGE)?;
    stage.browser.expect_notice().map(drop)
}
