//! Drives a real browser with the built extension installed. Chromium and
//! Firefox alike, through WebDriver BiDi.

mod bidi;
mod chromium;
mod devtools;
mod firefox;
mod keys;
mod managed;
mod notice;
mod page;
mod permission;
mod private;

use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use serde_json::json;

use bidi::Bidi;
pub use keys::Key;
pub use notice::Drawn;
pub use page::Frame;

use crate::paths;
use crate::serve::Server;

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Chromium, Chrome for Testing, Chrome.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// `chromium` or `firefox`, as in `dist/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Where the extension is built for it.
    #[must_use]
    pub fn dist(self) -> PathBuf {
        paths::at("dist").join(self.name())
    }
}

/// How to start.
pub struct Launch {
    /// Folder of the browser's profile.
    pub profile: PathBuf,
    /// Without a window.
    pub headless: bool,
    /// Prefers dark colours.
    pub dark: bool,
    /// Language of the browser, as a tag such as `pt-BR`.
    pub language: &'static str,
    /// Ports of the server to which every host name resolves.
    pub ports: Option<(u16, u16)>,
    /// Chromium's log of everything it asked of the network.
    pub net_log: Option<PathBuf>,
    /// An administrator's policy for the extension.
    pub policy: Option<serde_json::Value>,
}

/// The language that every installation has.
pub const ENGLISH: &str = "en-US";

impl Launch {
    /// A window if there is a display, light colours, every host name from the
    /// server.
    #[must_use]
    pub fn new(profile: &Path, server: &Server) -> Self {
        Self {
            profile: profile.to_path_buf(),
            headless: !has_display(),
            dark: false,
            language: ENGLISH,
            ports: Some((server.port, server.tls_port)),
            net_log: None,
            policy: None,
        }
    }
}

/// Whether a window can be opened.
#[must_use]
pub fn has_display() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// How often to look for the welcome page, twenty times a second: 30 s.
const WELCOME: u32 = 600;

/// A running browser. Ended when dropped.
pub struct Browser {
    /// Which.
    pub kind: Kind,
    /// Address of the extension's own pages, with a slash at the end; empty
    /// until it is installed.
    pub extension: String,
    bidi: Bidi,
    process: Child,
    tab: String,
}

impl Browser {
    /// Starts a browser without the extension.
    ///
    /// # Errors
    ///
    /// When it is missing or does not start, with what to do.
    pub fn start(kind: Kind, launch: &Launch) -> Result<Self> {
        fs::create_dir_all(&launch.profile)?;
        let (mut bidi, process) = match kind {
            Kind::Chromium => chromium::start(launch)?,
            Kind::Firefox => firefox::start(launch)?,
        };
        let tree = bidi.call("browsingContext.getTree", json!({}))?;
        let tab =
            tree["contexts"][0]["context"].as_str().context("a browser without a tab")?.to_string();
        Ok(Self { kind, extension: String::new(), bidi, process, tab })
    }

    /// Starts a browser with the extension of `dist/` installed, its welcome
    /// page closed.
    ///
    /// # Errors
    ///
    /// As [`Browser::start`]; and when the extension is not built.
    pub fn with_extension(kind: Kind, launch: &Launch) -> Result<Self> {
        // Firefox forgets at its end what it was lent; Chromium knows it again.
        let new = kind == Kind::Firefox || is_empty(&launch.profile);
        let mut browser = Self::start(kind, launch)?;
        browser.install(&kind.dist())?;
        if new {
            browser.close_welcome()?;
        }
        if let (Kind::Chromium, Some(policy)) = (kind, &launch.policy) {
            browser.chromium_policy(policy)?;
        }
        Ok(browser)
    }

    /// Installs an unpacked extension.
    ///
    /// # Errors
    ///
    /// When the browser refuses it.
    pub fn install(&mut self, folder: &Path) -> Result<()> {
        if !folder.join("manifest.json").exists() {
            bail!("{} is not built; run `cargo xtask build`", folder.display());
        }
        let params = json!({ "extensionData": { "type": "path", "path": folder } });
        let installed = self.bidi.call("webExtension.install", params)?;
        let id = installed["extension"].as_str().context("an extension without an id")?;
        self.extension = match self.kind {
            Kind::Chromium => format!("chrome-extension://{id}/"),
            Kind::Firefox => format!("moz-extension://{}/", firefox::HOST),
        };
        Ok(())
    }

    /// Closes the page that the extension opens when it is installed. Opened
    /// later, it would take the tab of the test into the background.
    fn close_welcome(&mut self) -> Result<()> {
        let first = self.tab.clone();
        for _ in 0..WELCOME {
            if let Some(welcome) = self.welcome_tab()? {
                self.bidi.call("browsingContext.close", json!({ "context": welcome }))?;
                return self.switch(&first).map(drop);
            }
            sleep(Duration::from_millis(50));
        }
        bail!("the extension is installed and has not opened its welcome page")
    }

    /// The tab with the welcome page, if one is open.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub fn welcome_tab(&mut self) -> Result<Option<String>> {
        let page = format!("{}welcome/welcome.html", self.extension);
        let tree = self.bidi.call("browsingContext.getTree", json!({}))?;
        let mut tabs = tree["contexts"].as_array().into_iter().flatten();
        let welcome = tabs.find(|tab| tab["url"] == page.as_str());
        Ok(welcome.and_then(|tab| tab["context"].as_str()).map(String::from))
    }

    /// Opens an address in the current tab and waits for its load event.
    ///
    /// # Errors
    ///
    /// When the navigation fails.
    pub fn open(&mut self, url: &str) -> Result<()> {
        let params = json!({ "context": self.tab, "url": url, "wait": "complete" });
        self.bidi.call("browsingContext.navigate", params).map(drop)
    }

    /// Opens a page of the extension, such as `options/options.html`.
    ///
    /// # Errors
    ///
    /// When the navigation fails.
    pub fn open_own(&mut self, page: &str) -> Result<()> {
        self.open(&format!("{}{page}", self.extension))
    }

    /// Opens a new tab and makes it current; gives back the one that was.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn new_tab(&mut self) -> Result<String> {
        let made = self.bidi.call("browsingContext.create", json!({ "type": "tab" }))?;
        let id = made["context"].as_str().context("a tab without an id")?.to_string();
        Ok(std::mem::replace(&mut self.tab, id))
    }

    /// Makes a tab current; gives back the one that was.
    ///
    /// # Errors
    ///
    /// When it is gone.
    pub fn switch(&mut self, tab: &str) -> Result<String> {
        self.bidi.call("browsingContext.activate", json!({ "context": tab }))?;
        Ok(std::mem::replace(&mut self.tab, tab.into()))
    }

    /// Sets the size of the page in CSS pixels.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        let params =
            json!({ "context": self.tab, "viewport": { "width": width, "height": height } });
        self.bidi.call("browsingContext.setViewport", params).map(drop)
    }

    /// Saves a picture of the visible part of the page.
    ///
    /// # Errors
    ///
    /// When the browser refuses or the file cannot be written.
    pub fn screenshot(&mut self, file: &Path) -> Result<()> {
        let shot =
            self.bidi.call("browsingContext.captureScreenshot", json!({ "context": self.tab }))?;
        let data = shot["data"].as_str().context("a picture without data")?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, base64::engine::general_purpose::STANDARD.decode(data)?)?)
    }

    /// Whether the browser's window is still there.
    pub fn is_open(&mut self) -> bool {
        self.bidi
            .call("browsingContext.getTree", json!({}))
            .is_ok_and(|tree| tree["contexts"][0].is_object())
    }

    /// Ends the browser in its own time, so that it writes what it keeps.
    ///
    /// # Errors
    ///
    /// When it does not answer.
    pub fn close(mut self) -> Result<()> {
        let _ = self.bidi.call("browser.close", json!({}));
        match self.kind {
            // The driver outlives its browser.
            Kind::Chromium => sleep(Duration::from_millis(500)),
            Kind::Firefox => drop(self.process.wait()?),
        }
        Ok(())
    }
}

/// Whether no browser has used this folder.
fn is_empty(profile: &Path) -> bool {
    fs::read_dir(profile).map_or(true, |mut entries| entries.next().is_none())
}

impl Drop for Browser {
    fn drop(&mut self) {
        if self.kind == Kind::Chromium {
            // Killed alone, the driver would leave the browser behind.
            let _ = self.bidi.call("browser.close", json!({}));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
