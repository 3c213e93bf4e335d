//! What axe-core finds in every screen and in the notice, in light and dark.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::Stage;
use xtask::browser::{Browser, Kind};
use xtask::{demo, tools};

const PAGE: &str = "https://accountscenter.facebook.com/password_and_security/two_factor";
/// Screens, and what is there when they are drawn.
const SCREENS: [(&str, &str); 2] =
    [("options/options.html", "#rules-body tr"), ("options/given.html", "#rest > details")];
const UNFOLD: &str =
    "void document.querySelectorAll('details').forEach((each) => { each.open = true; })";
/// What is wrong, as short descriptions.
const RUN: &str = "(async (root) => {
    const { violations } = await axe.run(root, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
})";

fn axe() -> Result<String> {
    let modules = tools::npm_modules("crates/xtask/npm", "target/npm")?;
    let file = modules.join("axe-core/axe.min.js");
    fs::read_to_string(&file).with_context(|| file.display().to_string())
}

fn nothing(found: &Value, of: &str) -> Result<()> {
    ensure!(found.as_array().is_some_and(Vec::is_empty), "{of}: {found:#}");
    Ok(())
}

fn screen(browser: &mut Browser, axe: &str, name: &str) -> Result<()> {
    browser.evaluate(UNFOLD)?;
    // No policy of the page holds for what a driver runs.
    browser.evaluate(&format!("(() => {{ {axe}\nreturn true; }})()"))?;
    nothing(&browser.evaluate(&format!("{RUN}(document)"))?, name)
}

fn check(kind: Kind, dark: bool) -> Result<()> {
    let mut stage = Stage::with(kind, |launch| launch.dark = dark)?;
    let axe = axe()?;
    for (domain, level) in
        [("bank.example", "warn"), ("amazon.de", "inform"), ("shop.example", "silent")]
    {
        stage.rule(domain, level)?;
    }
    let browser = &mut stage.browser;
    demo::visit(browser, PAGE, demo::Truth::Default)?;
    let notice = browser.expect_notice()?;
    browser.click_in(&notice, "Why?")?;
    // A closed root is closed to axe too.
    let opened = "Object.defineProperty(root.host, 'shadowRoot', { value: root })";
    let ask = format!("(root) => {{ {axe}\n{opened}; return {RUN}(root.host); }}");
    let found = browser.ask_notice(&notice, &ask)?;
    nothing(&found, "the notice")?;
    browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        let tab = browser
            .evaluate("chrome.tabs.query({}).then((tabs) => tabs.find((tab) => !tab.active).id)")?;
        browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
        browser.wait_for("document.querySelector('main details')")?;
        screen(browser, &axe, "the popup")
    })?;
    for (page, drawn) in SCREENS {
        browser.open_own(page)?;
        browser.wait_for(&format!("document.querySelector({drawn:?})"))?;
        screen(browser, &axe, page)?;
    }
    Ok(())
}

macro_rules! schemes {
    ($browser:ident, $kind:ident) => {
        mod $browser {
            #[test]
            fn light() -> anyhow::Result<()> {
                super::check(super::Kind::$kind, false)
            }

            #[test]
            fn dark() -> anyhow::Result<()> {
                super::check(super::Kind::$kind, true)
            }
        }
    };
}
schemes!(chromium, Chromium);
schemes!(firefox, Firefox);
