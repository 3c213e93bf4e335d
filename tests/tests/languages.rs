//! The screens and the notice in the browser's own language, in all of ours:
//! complete, in the right direction, and not wider than the window.

use anyhow::{Result, ensure};
use tests::Stage;
use xtask::browser::{Browser, Kind};
use xtask::languages::{LANGUAGES, Language, texts};

/// Screens whose address says all that they need.
const SCREENS: [&str; 5] = [
    "options/options.html",
    "options/sites.html",
    "options/try.html",
    "options/given.html",
    "welcome/welcome.html",
];
const SIZES: [(u32, u32); 2] = [(1280, 860), (360, 720)];
const PAGE: &str = "https://accounts.snapchat.com/accounts/phone";

const UNFOLD: &str =
    "void document.querySelectorAll('details').forEach((each) => { each.open = true; })";

/// What sticks out of the window at the side, as short descriptions; what
/// scrolls in a box of its own does not.
const WIDE: &str = "(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (node) => node && (['auto', 'scroll'].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
    const out = [...document.body.querySelectorAll('*')].filter((node) => {
        const { left, right, width: own } = node.getBoundingClientRect();
        return own > 1 && node.checkVisibility() && (right > width + 1 || left < -1) && !scrolls(node.parentElement) && !node.closest('.unseen, [role=status]');
    });
    // A text that its own box cuts off.
    const cut = [...document.querySelectorAll('button, a, th, td, label, summary, h1, h2, h3')].filter((node) =>
        node.checkVisibility() && getComputedStyle(node).display !== 'inline' && node.scrollWidth > node.clientWidth + 1 && !scrolls(node));
    return [...out, ...cut].slice(0, 5).map((node) => `${node.localName}#${node.id} ${node.textContent.trim().slice(0, 40)}`);
})()";

fn speaks(kind: Kind, language: &Language) -> Result<()> {
    let mut stage = Stage::with(kind, |launch| launch.language = language.tag(kind))?;
    let texts = texts(language.folder)?;
    let text = |key: &str| texts[key]["message"].as_str().unwrap_or_default().to_string();
    let browser = &mut stage.browser;
    for screen in SCREENS {
        for (width, height) in SIZES {
            browser.resize(width, height)?;
            browser.open_own(screen)?;
            browser.wait_for("document.querySelector('h1, h2')?.innerText.trim()")?;
            browser.evaluate(UNFOLD)?;
            let [lang, dir] = ["lang", "dir"].map(|name| {
                browser
                    .evaluate(&format!("document.documentElement.{name}"))
                    .map(|it| it.as_str().unwrap_or_default().to_string())
            });
            let (lang, dir) = (lang?, dir?);
            ensure!(lang.starts_with(&text("popup_language")[..2]), "{screen} is in {lang}");
            ensure!(dir == if language.rtl { "rtl" } else { "ltr" }, "{screen} goes {dir}");
            let wide = browser.evaluate(WIDE)?;
            ensure!(wide.as_array().is_some_and(Vec::is_empty), "{screen} at {width}: {wide}");
        }
    }
    browser.resize(1280, 860)?;
    browser.open_own("options/options.html")?;
    browser.wait_for("document.querySelector('#rules-title').innerText.trim()")?;
    let title = browser.evaluate("document.querySelector('#rules-title').textContent")?;
    ensure!(title == text("options_rules"), "{title}");
    notice(browser, &text("notice_region"), &text("notice_lang"))?;
    popup(browser)
}

/// The popup of a page with a notice, everything unfolded, at its own width.
fn popup(browser: &mut Browser) -> Result<()> {
    browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        let tab = browser
            .evaluate("chrome.tabs.query({}).then((tabs) => tabs.find((tab) => !tab.active).id)")?;
        browser.resize(380, 860)?;
        browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
        browser.wait_for("document.querySelector('main details')")?;
        browser.evaluate(UNFOLD)?;
        let wide = browser.evaluate(WIDE)?;
        ensure!(wide.as_array().is_some_and(Vec::is_empty), "the popup: {wide}");
        Ok(())
    })
}

/// The notice has the language, and marks what is English in it.
fn notice(browser: &mut Browser, region: &str, lang: &str) -> Result<()> {
    browser.open(PAGE)?;
    let drawn = browser.expect_notice()?;
    let found = browser.ask_notice(
        &drawn,
        "(root) => {
            const panel = root.querySelector('[data-level]');
            return { region: panel.ariaLabel, lang: panel.lang, service: panel.querySelector('[lang=en]') !== null };
        }",
    )?;
    ensure!(found["region"] == region && found["lang"] == lang, "{found}");
    ensure!(found["service"] == true || lang == "en", "what is told of the service: {found}");
    Ok(())
}

macro_rules! languages {
    ($($name:ident: $at:literal),+) => {
        mod chromium {
            $(#[test] fn $name() -> anyhow::Result<()> { super::speaks(super::Kind::Chromium, &super::LANGUAGES[$at]) })+
        }
        mod firefox {
            $(#[test] fn $name() -> anyhow::Result<()> { super::speaks(super::Kind::Firefox, &super::LANGUAGES[$at]) })+
        }
    };
}
languages!(english: 0, german: 1, french: 2, spanish: 3, portuguese: 4, italian: 5, dutch: 6, polish: 7, ukrainian: 8, japanese: 9, chinese: 10, arabic: 11);
