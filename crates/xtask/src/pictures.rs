//! `cargo xtask shots --keep`: the dozen pictures that the README shows and the
//! stores list, from real Chromium, of the size that both stores take.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::browser::{Browser, ENGLISH, Kind, Launch};
use crate::serve::Server;
use crate::{build, demo, paths, shots};

const SIZE: (u32, u32) = (1280, 800);
const NARROW: (u32, u32) = (360, 720);
const FACEBOOK: &str = "https://accountscenter.facebook.com/password_and_security/two_factor";
const SNAPCHAT: &str = "https://accounts.snapchat.com/accounts/phone";

/// A picture: its name, the page of the extension or of a site, what is there
/// when it is drawn.
type Picture = (&'static str, &'static str, &'static str);

const LIGHT: &[Picture] = &[
    ("notice", FACEBOOK, ""),
    ("why", FACEBOOK, "Why?"),
    ("popup", "popup/popup.html?tab=TAB", "main details"),
    ("options", "options/options.html", "#rules-body tr"),
    ("sites", "options/sites.html", "#listed li"),
    ("try", "options/try.html?tab=TAB", "#try-steps li"),
    ("given", "options/given.html", "#rest > details"),
    ("welcome", "welcome/welcome.html", "[popover]"),
];
const DARK: &[Picture] =
    &[("notice-dark", SNAPCHAT, ""), ("options-dark", "options/options.html", "#rules-body tr")];
const ARABIC: &[Picture] = &[("popup-arabic", "popup/popup.html?tab=TAB", "main details")];
const PHONE: &[Picture] = &[("notice-narrow", SNAPCHAT, "")];

/// Takes every picture anew, into `crates/xtask/pictures`.
///
/// # Errors
///
/// When the browser fails.
pub fn keep() -> Result<()> {
    build::build()?;
    let server = Server::start(&paths::at("www-test"))?;
    for (dark, language, size, pictures) in [
        (false, ENGLISH, SIZE, LIGHT),
        (true, ENGLISH, SIZE, DARK),
        (false, "ar", SIZE, ARABIC),
        (false, ENGLISH, NARROW, PHONE),
    ] {
        let profile = tempfile::tempdir()?;
        let launch =
            Launch { headless: true, dark, language, ..Launch::new(profile.path(), &server) };
        let mut browser = Browser::with_extension(Kind::Chromium, &launch)?;
        browser.resize(size.0, size.1)?;
        shots::seed_settings(&mut browser)?;
        for picture in pictures {
            take(&mut browser, picture, size)?;
        }
    }
    Ok(())
}

fn take(browser: &mut Browser, (name, address, drawn): &Picture, size: (u32, u32)) -> Result<()> {
    if address.starts_with("https:") {
        let visit = demo::visit(browser, address, demo::Truth::Default)?;
        let notice = visit.drawn.context("a page with a notice")?;
        if !drawn.is_empty() {
            browser.click_in(&notice, drawn)?;
        }
        return shoot(browser, name);
    }
    demo::visit(browser, FACEBOOK, demo::Truth::Default)?;
    browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        let tab = browser
            .evaluate("chrome.tabs.query({}).then((tabs) => tabs.find((tab) => !tab.active).id)")?;
        browser.resize(size.0, size.1)?;
        browser.open_own(&address.replace("TAB", &tab.to_string()))?;
        browser.wait_for(&format!("document.querySelector({drawn:?})"))?;
        shoot(browser, name)
    })
}

fn shoot(browser: &mut Browser, name: &str) -> Result<()> {
    // Let a fade end before the picture.
    sleep(Duration::from_millis(400));
    // Stores take pictures of the whole window's size.
    browser.evaluate("void (document.documentElement.style.scrollbarWidth = 'none')")?;
    browser.screenshot(&paths::at("crates/xtask/pictures").join(format!("{name}.png")))
}
