//! Starts Firefox; it speaks BiDi itself.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;

use super::{Kind, Launch, bidi::Bidi, managed};
use crate::tools;

/// Id of the extension in `manifest.json`.
pub const ID: &str = "ringfence@ringfence.example";
/// The address under which its pages are found, fixed for the tests.
pub const HOST: &str = "5f1a7c52-6f0e-4c4b-9d55-0d1f2a6b7c88";

/// Starts Firefox with a profile prepared for tests, and a session.
pub(super) fn start(launch: &Launch) -> Result<(Bidi, Child)> {
    let program = tools::program(&tools::FIREFOX)?;
    if launch.language != super::ENGLISH {
        tools::language_pack(Kind::Firefox, &program, launch.language)?;
    }
    fs::write(launch.profile.join("user.js"), preferences(launch))?;
    let mut command = Command::new(program);
    if launch.headless {
        command.arg("--headless");
    }
    if let Some(policy) = &launch.policy {
        command.env("HOME", managed::firefox_home(&launch.profile, policy)?);
    }
    command.args(["--no-remote", "--profile"]).arg(&launch.profile);
    command.args(["--remote-debugging-port", "0", "--remote-allow-system-access"]);
    let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let output = process.stderr.take().context("Firefox has an output")?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let socket = lines
        .find_map(|line| {
            line.split_once("WebDriver BiDi listening on ")
                .map(|(_, socket)| socket.trim().to_string())
        })
        .context("Firefox ended at once; it must be version 140 or newer");
    // Firefox stops when nobody reads what it says.
    std::thread::spawn(move || lines.for_each(drop));
    let session = socket.and_then(|socket| {
        let mut bidi = Bidi::connect(&format!("{socket}/session"))?;
        bidi.call(
            "session.new",
            json!({ "capabilities": { "alwaysMatch": { "acceptInsecureCerts": true } } }),
        )?;
        Ok(bidi)
    });
    match session {
        Ok(bidi) => Ok((bidi, process)),
        Err(error) => {
            let _ = process.kill();
            Err(error)
        }
    }
}

fn preferences(launch: &Launch) -> String {
    let mut prefs = vec![
        ("extensions.webextensions.uuids", json!(json!({ ID: HOST }).to_string())),
        // What a temporary add-on stored survives a restart, as an installed one's does.
        ("extensions.webextensions.keepStorageOnUninstall", json!(true)),
        ("extensions.webextensions.keepUuidOnUninstall", json!(true)),
        // The user's yes to a permission prompt, which no test can click.
        ("extensions.webextOptionalPermissionPrompts", json!(false)),
        // Without a window a page has no focus, and keys press no button.
        ("focusmanager.testmode", json!(true)),
        ("layout.css.prefers-color-scheme.content-override", json!(u8::from(!launch.dark))),
        ("intl.locale.requested", json!(launch.language)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("app.update.disabledForTesting", json!(true)),
        ("browser.shell.checkDefaultBrowser", json!(false)),
        ("browser.startup.page", json!(0)),
        ("browser.aboutwelcome.enabled", json!(false)),
        // Or a click is aimed at a place from which the page still moves.
        ("general.smoothScroll", json!(false)),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
        ("services.settings.server", json!("data:,")),
        ("browser.safebrowsing.update.enabled", json!(false)),
        ("signon.rememberSignons", json!(false)),
    ];
    if let Some((port, tls_port)) = launch.ports {
        prefs.push(("network.dns.forceResolve", json!("127.0.0.1")));
        prefs.push(("network.socket.forcePort", json!(format!("80={port};443={tls_port}"))));
    }
    prefs.iter().fold(String::new(), |mut file, (name, value)| {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "user_pref(\"{name}\", {value});");
        file
    })
}
