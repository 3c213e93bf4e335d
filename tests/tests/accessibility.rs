//! What axe-core finds in every screen and in the notice, in light and dark.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::Stage;
use tests::screens::{self, PAGE};
use xtask::browser::{Browser, Kind};
use xtask::{demo, tools};

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
    // No policy of the page holds for what a driver runs.
    browser.evaluate(&format!("(() => {{ {axe}\nreturn true; }})()"))?;
    nothing(&browser.evaluate(&format!("{RUN}(document)"))?, name)
}

fn check(kind: Kind, dark: bool) -> Result<()> {
    let mut stage = Stage::with(kind, |launch| launch.dark = dark)?;
    let axe = axe()?;
    screens::each(&mut stage, |browser, name| screen(browser, &axe, name))?;
    let browser = &mut stage.browser;
    demo::visit(browser, PAGE, demo::Truth::Default)?;
    let notice = browser.expect_notice()?;
    browser.click_in(&notice, "Why?")?;
    // A closed root is closed to axe too.
    let opened = "Object.defineProperty(root.host, 'shadowRoot', { value: root })";
    let ask = format!("(root) => {{ {axe}\n{opened}; return {RUN}(root.host); }}");
    let found = browser.ask_notice(&notice, &ask)?;
    nothing(&found, "the notice")
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
