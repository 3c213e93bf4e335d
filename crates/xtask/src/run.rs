//! `cargo xtask run`: the extension in a real browser on real pages.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::browser::{Browser, Kind, Launch};
use crate::serve::Server;
use crate::{build, demo, paths, widgets};

/// Builds, serves `www-test`, opens the browser. With a window it stays until
/// the window is closed; without, it visits every page
/// whose address contains `page` and prints a verdict.
///
/// # Errors
///
/// When something is missing, or a page did not show what it expects.
pub fn run(kind: Kind, headless: bool, page: &str) -> Result<()> {
    build::build()?;
    widgets::bundle()?;
    let server = Server::start(&paths::at("www-test"))?;
    let profile = tempfile::tempdir()?;
    let mut launch = Launch::new(profile.path(), &server);
    launch.headless |= headless;
    let mut browser = match Browser::with_extension(kind, &launch) {
        Ok(browser) => browser,
        Err(error) => bail!("{error:#}\n\n{}", by_hand(kind)),
    };
    if launch.headless { tour(&mut browser, page) } else { stay(&mut browser) }
}

/// How to load the extension without this tool, in one line.
fn by_hand(kind: Kind) -> String {
    let dist = kind.dist();
    match kind {
        Kind::Chromium => format!(
            "To load it by hand: chrome://extensions, Developer mode on, Load unpacked, {}",
            dist.display()
        ),
        Kind::Firefox => format!(
            "To load it by hand: about:debugging#/runtime/this-firefox, Load Temporary Add-on, {}",
            dist.join("manifest.json").display()
        ),
    }
}

fn stay(browser: &mut Browser) -> Result<()> {
    browser.open("https://ringfence.test/")?;
    println!(
        "Ringfence is installed. Every address in this window is served from www-test; close it to end."
    );
    while browser.is_open() {
        sleep(Duration::from_secs(1));
    }
    Ok(())
}

/// Visits every demonstration page; one line a page.
fn tour(browser: &mut Browser, page: &str) -> Result<()> {
    browser.resize(1280, 860)?;
    let mut addresses = demo::addresses()?;
    addresses.retain(|address| address.contains(page));
    let mut wrong = 0;
    for address in &addresses {
        let visit = demo::visit(browser, address, demo::Truth::Default)?;
        let service = rules::service(demo::host(address)).map_or("-", |service| service.id);
        let mark = if visit.wrong.is_some() { "WRONG" } else { "ok" };
        let shot = demo::screens(browser.kind).join(demo::file_name(address) + ".png");
        // Let a fade end before the picture.
        sleep(Duration::from_millis(250));
        browser.screenshot(&shot)?;
        let shot = shot.strip_prefix(paths::root()).unwrap_or(&shot).display().to_string();
        println!("{mark:5} {:6} {service:9} {address}  {shot}", visit.level());
        if let Some(why) = visit.wrong {
            println!("      {why}");
            wrong += 1;
        }
    }
    println!("{} passed, {wrong} failed", addresses.len() - wrong);
    anyhow::ensure!(wrong == 0, "{wrong} pages did not show what they expect");
    Ok(())
}
