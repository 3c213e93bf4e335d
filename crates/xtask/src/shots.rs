//! `cargo xtask shots`: pictures of the notice and every screen, light and dark,
//! narrow and wide, for somebody to look at.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use crate::browser::{Browser, Key, Kind, Launch};
use crate::serve::Server;
use crate::{build, demo, languages, paths};

/// Pages that show a notice of each kind.
const NOTICES: [&str; 4] = [
    "https://accountscenter.facebook.com/password_and_security/two_factor",
    "https://www.pinterest.com/settings/security",
    "https://accounts.snapchat.com/accounts/phone",
    "https://www.shein.com/user/security/two_step",
];
/// A notice about a tag: needs leave to watch its host.
const TAG: (&str, &str) = ("https://club.example/member/security", "*://*.club.example/*");
const SIZES: [(&str, u32, u32); 2] = [("wide", 1280, 860), ("narrow", 360, 720)];

/// Takes every picture in one browser, into `target/screens/<browser>/shots`.
///
/// # Errors
///
/// When there is no such language, or the browser fails.
pub fn shots(kind: Kind, language: &str) -> Result<()> {
    build::build()?;
    let language = languages::LANGUAGES.iter().find(|known| known.folder == language);
    let language = language.context("no such folder in extension/_locales")?;
    let texts = languages::texts(language.folder)?;
    let why = texts["notice_why"]["message"].as_str().context("a text on the button")?;
    let language = language.tag(kind);
    let server = Server::start(&paths::at("www-test"))?;
    for (scheme, dark) in [("light", false), ("dark", true)] {
        let profile = tempfile::tempdir()?;
        let launch =
            Launch { headless: true, dark, language, ..Launch::new(profile.path(), &server) };
        let mut browser = Browser::with_extension(kind, &launch)?;
        for (size, width, height) in SIZES {
            browser.resize(width, height)?;
            notices(&mut browser, &format!("{scheme}-{size}"), why)?;
            tag(&mut browser, &format!("{scheme}-{size}"))?;
        }
        for (size, width, height) in SIZES {
            browser.resize(width, height)?;
            screens(&mut browser, &format!("{scheme}-{size}"))?;
        }
    }
    println!("{}", demo::screens(kind).join("shots").display());
    Ok(())
}

fn shoot(browser: &mut Browser, name: &str) -> Result<()> {
    // Let a fade end before the picture.
    sleep(Duration::from_millis(400));
    let file = demo::screens(browser.kind).join("shots").join(format!("{name}.png"));
    browser.screenshot(&file)
}

fn notices(browser: &mut Browser, suffix: &str, why: &str) -> Result<()> {
    for address in NOTICES {
        let visit = demo::visit(browser, address, demo::Truth::Default)?;
        let name = format!("notice-{}-{suffix}", demo::host(address));
        shoot(browser, &name)?;
        if let Some(drawn) = visit.drawn.filter(|drawn| drawn.level == "warn") {
            browser.click_in(&drawn, why)?;
            shoot(browser, &format!("{name}-why"))?;
        }
    }
    Ok(())
}

fn tag(browser: &mut Browser, suffix: &str) -> Result<()> {
    let (address, pattern) = TAG;
    browser.grant(pattern)?;
    demo::visit(browser, address, demo::Truth::Granted)?;
    shoot(browser, &format!("notice-tag-{suffix}"))?;
    browser.revoke(pattern)
}

/// The popup of a page with a notice and of one that is not known, and the
/// options with rules and answers.
fn screens(browser: &mut Browser, suffix: &str) -> Result<()> {
    browser.open(NOTICES[2])?;
    browser.expect_notice()?;
    seed_settings(browser)?;
    for (name, address) in [
        ("known", NOTICES[0]),
        ("region", NOTICES[3]),
        ("quiet", "https://x.com/home"),
        ("unknown", "about:blank"),
    ] {
        demo_tab(browser, address)?;
        browser.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            let tab = browser.evaluate(
                "chrome.tabs.query({}).then((tabs) => tabs.find((tab) => !tab.active).id)",
            )?;
            browser.resize(380, 640)?;
            browser.open_own(&format!("popup/popup.html?tab={tab}"))?;
            browser.wait_for("document.querySelector('main')?.innerText.length > 40")?;
            shoot(browser, &format!("popup-{name}-{suffix}"))?;
            browser.evaluate(UNFOLD)?;
            browser.resize(380, 2000)?;
            shoot(browser, &format!("popup-{name}-{suffix}-open"))
        })?;
    }
    browser.open_own("options/options.html")?;
    browser.wait_for("document.querySelector('table tbody tr')")?;
    shoot(browser, &format!("options-{suffix}"))?;
    browser.evaluate("void window.scrollTo(0, document.body.scrollHeight)")?;
    shoot(browser, &format!("options-{suffix}-end"))?;
    for (page, drawn) in [
        ("options/sites.html", "#listed > li"),
        ("options/try.html", "form"),
        ("welcome/welcome.html", "input"),
    ] {
        browser.open_own(page)?;
        browser.wait_for(&format!("document.querySelector({drawn:?})"))?;
        let name = page.rsplit('/').next().unwrap_or(page).trim_end_matches(".html");
        shoot(browser, &format!("{name}-{suffix}"))?;
    }
    given(browser, suffix)
}

/// The page about numbers already given: the list, a service, a request.
fn given(browser: &mut Browser, suffix: &str) -> Result<()> {
    browser.open_own("options/given.html")?;
    browser.wait_for("document.querySelector('#rest > details')")?;
    shoot(browser, &format!("given-{suffix}"))?;
    browser.click("#summary-facebook")?;
    let to = |id: &str| format!("void document.getElementById('{id}').scrollIntoView()");
    browser.evaluate(&to("summary-facebook"))?;
    shoot(browser, &format!("given-{suffix}-open"))?;
    browser.click("#letter-facebook")?;
    browser.click("#letter-name")?;
    browser.press(&[Key::Text("Anna Example")])?;
    browser.evaluate(&to("letter-facebook"))?;
    shoot(browser, &format!("given-{suffix}-letter"))
}

fn demo_tab(browser: &mut Browser, address: &str) -> Result<()> {
    if address.starts_with("https:") {
        demo::visit(browser, address, demo::Truth::Default).map(drop)
    } else {
        browser.open(address)
    }
}

const UNFOLD: &str =
    "void document.querySelectorAll('details').forEach((each) => { each.open = true; })";
const SEED: &str = "chrome.storage.local.set({ settings: RULES })";

/// Gives the extension rules and answers to show.
pub(crate) fn seed_settings(browser: &mut Browser) -> Result<()> {
    browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        browser.evaluate(&SEED.replace("RULES", &seed().to_string())).map(drop)
    })
}

fn seed() -> serde_json::Value {
    json!({
        "rules": [
            { "domain": "bank.example", "level": "warn", "note": "They have the old number. Use the key.", "changed": 1_790_000_000_000_u64 },
            { "domain": "amazon.de", "level": "inform", "note": "", "changed": 1_790_000_000_000_u64 },
            { "domain": "forum.example", "level": "silent", "note": "", "enabled": false, "changed": 1_790_000_000_000_u64 },
        ],
        "answers": [
            { "kind": "accept", "site": "pinterest.com", "service": "pinterest", "at": 1_795_000_000_000_u64 },
            { "kind": "never", "site": "reddit.com", "service": "reddit", "at": 1_794_000_000_000_u64 },
        ],
        "region": "europe",
        "given": { "facebook": ["second-step"], "linkedin": [] },
    })
}
