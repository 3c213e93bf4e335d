//! Every screen of the extension, drawn in full: the popup and the reasons for a
//! page with a notice, the options with rules of every level, and the rest.

use anyhow::Result;
use xtask::browser::Browser;
use xtask::demo;

use crate::Stage;

/// A page with a notice, once its steps are gone through.
pub const PAGE: &str = "https://accountscenter.facebook.com/password_and_security/two_factor";
/// Rules of every level; one that is not watched, one over a listed service.
const RULES: [(&str, &str); 3] =
    [("bank.example", "warn"), ("amazon.de", "inform"), ("shop.example", "silent")];

/// Screens, and what is there when they are drawn. `TAB` is the tab of the page.
const SCREENS: [(&str, &str); 6] = [
    ("popup/popup.html?tab=TAB", "main details"),
    ("options/options.html", "#rules-body tr"),
    ("options/sites.html", "#listed li"),
    ("options/try.html?tab=TAB", "#try-steps li"),
    ("options/given.html", "#rest > details"),
    ("welcome/welcome.html", "[popover]"),
];

const UNFOLD: &str =
    "void document.querySelectorAll('details').forEach((each) => { each.open = true; })";

/// Looks at every screen, with everything unfolded, one after the other.
///
/// # Errors
///
/// When a screen is not drawn, or the look fails.
pub fn each(
    stage: &mut Stage,
    mut look: impl FnMut(&mut Browser, &str) -> Result<()>,
) -> Result<()> {
    for (domain, level) in RULES {
        stage.rule(domain, level)?;
    }
    demo::visit(&mut stage.browser, PAGE, demo::Truth::Default)?;
    stage.browser.expect_notice()?;
    stage.browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        let tab = browser
            .evaluate("chrome.tabs.query({}).then((tabs) => tabs.find((tab) => !tab.active).id)")?;
        for (address, drawn) in SCREENS {
            browser.open_own(&address.replace("TAB", &tab.to_string()))?;
            browser.wait_for(&format!("document.querySelector({drawn:?})"))?;
            browser.evaluate(UNFOLD)?;
            look(browser, address)?;
        }
        Ok(())
    })
}
