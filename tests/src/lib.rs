//! A stage for tests: the server, a browser with the built extension, and a
//! profile that lives as long as the test. Each test runs in both browsers.

pub mod place;
pub mod screens;

use std::path::PathBuf;

use anyhow::Result;
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::browser::{Browser, Kind, Launch};
use xtask::serve::Server;
use xtask::{paths, widgets};

/// Everything a browser test needs.
pub struct Stage {
    /// The browser, with the extension installed.
    pub browser: Browser,
    /// Serves `www-test` under the real host names.
    pub server: Server,
    profile: TempDir,
}

impl Stage {
    /// A fresh profile, light colours, 1280 by 860 pixels.
    ///
    /// # Errors
    ///
    /// When the browser, the built extension or the bundled widgets are missing.
    pub fn new(kind: Kind) -> Result<Self> {
        Self::with(kind, |_| {})
    }

    /// The same, started differently.
    ///
    /// # Errors
    ///
    /// As [`Stage::new`].
    pub fn with(kind: Kind, change: impl FnOnce(&mut Launch)) -> Result<Self> {
        widgets::check()?;
        let profile = tempfile::tempdir()?;
        let server = Server::start(&paths::at("www-test"))?;
        let mut launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
        change(&mut launch);
        let mut browser = Browser::with_extension(kind, &launch)?;
        browser.resize(1280, 860)?;
        Ok(Self { browser, server, profile })
    }

    /// Ends the browser and starts it again with the same profile.
    ///
    /// # Errors
    ///
    /// When it does not start again.
    pub fn restart(self) -> Result<Self> {
        let Self { browser, server, profile } = self;
        let kind = browser.kind;
        browser.close()?;
        let launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
        let mut browser = Browser::with_extension(kind, &launch)?;
        browser.resize(1280, 860)?;
        Ok(Self { browser, server, profile })
    }

    /// A file beside the profile, gone with the test.
    #[must_use]
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.profile.path().join(name)
    }

    /// Asks the background as a screen does, from a tab of its own.
    ///
    /// # Errors
    ///
    /// When the background does not answer.
    #[expect(clippy::needless_pass_by_value, reason = "callers write the question in place")]
    pub fn ask(&mut self, ask: Value) -> Result<Value> {
        self.browser.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            let send = format!("chrome.runtime.sendMessage({{ kind: 'screen', ask: {ask} }})");
            let reply = browser.evaluate(&send)?;
            anyhow::ensure!(!reply.is_null(), "the background has no answer to {ask}");
            Ok(reply)
        })
    }

    /// The settings as they are stored.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn settings(&mut self) -> Result<Value> {
        self.browser.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            browser.evaluate(
                "chrome.storage.local.get('settings').then(({ settings }) => settings ?? null)",
            )
        })
    }

    /// Makes a rule without the options page.
    ///
    /// # Errors
    ///
    /// When it is refused.
    pub fn rule(&mut self, domain: &str, level: &str) -> Result<()> {
        let rule = json!({ "domain": domain, "level": level });
        let reply = self.ask(json!({ "save-rule": { "rule": rule } }))?;
        anyhow::ensure!(reply["reply"]["screen"] == "options", "the rule was refused: {reply}");
        Ok(())
    }

    /// Lets the extension watch a domain, as the user's yes to the browser's
    /// question does.
    ///
    /// # Errors
    ///
    /// When the browser does not allow it.
    pub fn allow(&mut self, pattern: &str) -> Result<()> {
        self.browser.grant(pattern)
    }

    /// What the popup shows of the current tab.
    ///
    /// # Errors
    ///
    /// When the background does not answer.
    pub fn site(&mut self) -> Result<Value> {
        let url = self.browser.evaluate("location.href")?;
        self.browser.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            browser.evaluate(&format!(
                "(async () => {{
                    const [tab] = (await chrome.tabs.query({{}})).filter((tab) => tab.url === {url});
                    const ask = {{ site: {{ tab: tab?.id ?? 0, url: {url} }} }};
                    return (await chrome.runtime.sendMessage({{ kind: 'screen', ask }})).reply.view;
                }})()"
            ))
        })
    }

    /// What the toolbar button shows in the current tab.
    ///
    /// # Errors
    ///
    /// When the tab is gone.
    pub fn badge(&mut self) -> Result<String> {
        let url = self.browser.evaluate("location.href")?;
        let text = self.browser.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            browser.evaluate(&format!(
                "chrome.tabs.query({{}}).then((tabs) => chrome.action.getBadgeText({{ tabId: tabs.find((tab) => tab.url === {url}).id }}))"
            ))
        })?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }
}

/// Makes a test of each function for each browser: `chromium::name`,
/// `firefox::name`. A function takes a [`Stage`] and gives a result.
#[macro_export]
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        $crate::both!(@in chromium, Chromium, $($name),+);
        $crate::both!(@in firefox, Firefox, $($name),+);
    };
    (@in $browser:ident, $kind:ident, $($name:ident),+) => {
        mod $browser {
            $(
                #[test]
                fn $name() -> anyhow::Result<()> {
                    super::$name(&mut tests::Stage::new(xtask::browser::Kind::$kind)?)
                }
            )+
        }
    };
}

/// One row of `tests/facts.json`: the same facts are judged natively and by the
/// wasm in both browsers.
pub struct Row {
    /// What it shows.
    pub name: String,
    /// Level expected.
    pub level: String,
    /// Number of the step expected to decide.
    pub step: u8,
    state: protocol::State,
    url: String,
    facts: protocol::PageFacts,
}

impl Row {
    /// The verdict by the native engine.
    ///
    /// # Errors
    ///
    /// When the engine does not remember what it saw.
    pub fn verdict(&self) -> Result<protocol::Verdict> {
        let sender = protocol::Sender {
            url: self.url.clone(),
            top: self.url.clone(),
            tab: Some(1),
            ..protocol::Sender::default()
        };
        let ask = protocol::PageAsk::Saw { facts: self.facts.clone(), asked: None };
        let (_, effects) =
            engine::Engine::handle(&self.state, protocol::Request::Page(sender, ask));
        let Some(protocol::Effect::Remember { session }) = effects.first() else {
            anyhow::bail!("{}: nothing was remembered", self.name);
        };
        Ok(session.tabs["1"]["0"].verdict.clone())
    }
}

/// The table of facts.
///
/// # Errors
///
/// When `tests/facts.json` cannot be read.
pub fn facts() -> Result<Vec<Row>> {
    let table: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(paths::at("tests/facts.json"))?)?;
    let row = |row: Value| {
        let mut state = json!({ "now": 1, "granted": ["*://*/*"] });
        for (key, value) in row["state"].as_object().into_iter().flatten() {
            state[key] = value.clone();
        }
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_string();
        Ok(Row {
            name: text("name"),
            level: text("level"),
            step: u8::try_from(row["step"].as_u64().unwrap_or(0))?,
            url: text("url"),
            state: serde_json::from_value(state)?,
            facts: serde_json::from_value(row["facts"].clone())?,
        })
    };
    table.into_iter().map(row).collect()
}
