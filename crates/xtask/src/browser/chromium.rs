//! Starts Chromium through its driver.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Kind, Launch, bidi::Bidi};
use crate::tools;

/// How often ChromeDriver is started: it takes a free port of IPv4, and ends if
/// the same one is taken in IPv6.
const STARTS: u32 = 5;

/// Starts ChromeDriver; nothing if it ends before it says on which port it listens.
fn driver_on_free_port(driver: &Path, launch: &Launch) -> Result<Option<(Child, String)>> {
    let mut process = Command::new(driver)
        .arg("--port=0")
        // On Linux it is this that Chromium heeds.
        .env("LANGUAGE", launch.language.replace('-', "_"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let output = process.stdout.take().context("the driver has an output")?;
    let port = BufReader::new(output).lines().map_while(Result::ok).find_map(|line| {
        line.strip_suffix('.')?.rsplit_once("on port ").map(|(_, port)| port.to_string())
    });
    if port.is_none() {
        process.wait()?;
    }
    Ok(port.map(|port| (process, port)))
}

/// Starts ChromeDriver, the browser, and a session with the built extension's
/// folder open to installation.
pub(super) fn start(launch: &Launch) -> Result<(Bidi, Child)> {
    let (browser, driver) =
        (tools::program(&tools::CHROMIUM)?, tools::program(&tools::CHROMEDRIVER)?);
    if launch.language != super::ENGLISH {
        tools::language_pack(Kind::Chromium, &browser, launch.language)?;
    }
    let (mut process, port) = (0..STARTS)
        .find_map(|_| driver_on_free_port(&driver, launch).transpose())
        .context("ChromeDriver ended at once; run `chromedriver --version`")??;
    let capabilities = json!({ "capabilities": { "alwaysMatch": {
        "webSocketUrl": true,
        "acceptInsecureCerts": true,
        "goog:chromeOptions": {
            "binary": browser,
            "args": arguments(launch),
            "enableExtensionTargets": true,
        },
    } } });
    let mut answer = ureq::post(format!("http://127.0.0.1:{port}/session"))
        .config()
        .http_status_as_error(false)
        .build()
        .send_json(&capabilities)?;
    let session: Value = answer.body_mut().read_json()?;
    let socket = session["value"]["capabilities"]["webSocketUrl"].as_str();
    let socket = socket.with_context(|| {
        let said = session["value"]["message"].as_str().unwrap_or("nothing");
        format!(
            "Chromium did not start; ChromeDriver says: {}",
            said.lines().next().unwrap_or_default()
        )
    });
    match socket.and_then(Bidi::connect) {
        Ok(bidi) => Ok((bidi, process)),
        Err(error) => {
            let _ = process.kill();
            Err(error)
        }
    }
}

fn arguments(launch: &Launch) -> Vec<String> {
    let mut arguments: Vec<String> = [
        // Branded Chrome ignores --load-extension; through the pipe the driver
        // can install an unpacked extension everywhere.
        "--remote-debugging-pipe",
        "--enable-unsafe-extension-debugging",
        "--disable-quic",
        // Or a click is aimed at a place from which the page still moves.
        "--disable-smooth-scrolling",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-search-engine-choice-screen",
        "--password-store=basic",
    ]
    .map(String::from)
    .into();
    arguments.push(format!("--lang={}", launch.language));
    arguments.push(format!("--user-data-dir={}", launch.profile.display()));
    // 0 is dark, 1 is light.
    arguments.push(format!("--blink-settings=preferredColorScheme={}", u8::from(!launch.dark)));
    if let Some((port, tls_port)) = launch.ports {
        arguments.push(format!(
            "--host-resolver-rules=MAP *:80 127.0.0.1:{port}, MAP *:443 127.0.0.1:{tls_port}, \
             EXCLUDE localhost, EXCLUDE 127.0.0.1"
        ));
    }
    if let Some(log) = &launch.net_log {
        arguments.push(format!("--log-net-log={}", log.display()));
    }
    if launch.headless {
        arguments.extend(["--headless=new", "--disable-gpu"].map(String::from));
    }
    if tools::is_root() {
        arguments.push("--no-sandbox".into());
    }
    arguments
}
