//! What a person does outside the pages: say yes to a permission, take it back;
//! and what the browser does on its own: stop the background.

use anyhow::Result;
use serde_json::json;

use super::{Browser, Kind, firefox};

impl Browser {
    /// Says yes beforehand to the question that the next
    /// `permissions.request` for the pattern would ask. Firefox is started
    /// without the question.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn will_allow(&mut self, pattern: &str) -> Result<()> {
        if self.kind == Kind::Firefox {
            return Ok(());
        }
        self.beside(|browser| {
            browser.open("chrome://extensions")?;
            let id = browser.extension.trim_start_matches("chrome-extension://").trim_end_matches('/').to_string();
            browser
                .evaluate(&format!(
                    "new Promise((done) => chrome.developerPrivate.addHostPermission({id:?}, {pattern:?}, () => done(true)))"
                ))
                .map(drop)
        })
    }

    /// Gives permission for a pattern, as a person's yes does.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn grant(&mut self, pattern: &str) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.permit("add", pattern);
        }
        self.will_allow(pattern)?;
        let allowed = self.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            browser.evaluate(&format!("chrome.permissions.request({{ origins: [{pattern:?}] }})"))
        })?;
        anyhow::ensure!(allowed == true, "the browser did not allow {pattern}");
        Ok(())
    }

    /// Takes permission for a pattern back, as the browser's own settings do.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn revoke(&mut self, pattern: &str) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.permit("remove", pattern);
        }
        self.beside(|browser| {
            browser.open_own("popup/popup.html")?;
            browser
                .evaluate(&format!("chrome.permissions.remove({{ origins: [{pattern:?}] }})"))
                .map(drop)
        })
    }

    /// Takes permission for a host pattern of the manifest back, as the browser's
    /// own settings do. Chromium can take back only all of them at once.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn withhold(&mut self, pattern: &str) -> Result<()> {
        match self.kind {
            Kind::Firefox => self.permit("remove", pattern),
            Kind::Chromium => self.host_access("ON_CLICK"),
        }
    }

    /// Gives it again.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn give_again(&mut self, pattern: &str) -> Result<()> {
        match self.kind {
            Kind::Firefox => self.permit("add", pattern),
            Kind::Chromium => self.host_access("ON_ALL_SITES"),
        }
    }

    fn host_access(&mut self, access: &str) -> Result<()> {
        self.beside(|browser| {
            browser.open("chrome://extensions")?;
            let id = browser.extension.trim_start_matches("chrome-extension://").trim_end_matches('/').to_string();
            let change = format!("{{ extensionId: {id:?}, hostAccess: {access:?} }}");
            browser
                .evaluate(&format!(
                    "new Promise((done) => chrome.developerPrivate.updateExtensionConfiguration({change}, () => done(true)))"
                ))
                .map(drop)
        })
    }

    /// Presses the keys for a command of the extension, in the current tab.
    /// Only Firefox lets a test do so.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or is not Firefox.
    pub fn press_shortcut(&mut self, command: &str) -> Result<()> {
        let pressed = self.eval_chrome(&format!(
            "(async () => {{
                const {{ extension }} = WebExtensionPolicy.getByID({:?});
                const commands = [...await extension.shortcuts.commands].filter(([, {{ shortcut }}]) => shortcut);
                const keys = [...document.querySelectorAll('keyset[id^=ext-keyset-id] key')];
                keys[commands.findIndex(([name]) => name === {command:?})].doCommand();
                return true;
            }})()",
            firefox::ID
        ))?;
        anyhow::ensure!(pressed == true, "the keys for {command} were not pressed");
        Ok(())
    }

    /// Chooses the extension's entry from the menu of what a selector finds.
    /// Only Firefox lets a test do so.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or the entry is not in the menu.
    pub fn choose_from_menu(&mut self, selector: &str, entry: &str) -> Result<()> {
        self.click_for_menu(selector)?;
        let find = format!(
            "(() => {{
                const menu = document.getElementById('contentAreaContextMenu');
                const item = [...menu.querySelectorAll('menuitem')].find((item) => item.label === {entry:?});
                if (menu.state !== 'open' || !item) return false;
                menu.activateItem(item);
                return true;
            }})()"
        );
        self.wait(entry, |browser| Ok((browser.eval_chrome(&find)? == true).then_some(())))
    }

    /// What Firefox does when a person answers: `add` or `remove`.
    fn permit(&mut self, change: &str, pattern: &str) -> Result<()> {
        let id = firefox::ID;
        self.eval_chrome(&format!(
            "(async () => {{
                const {{ ExtensionPermissions }} = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
                const {{ extension }} = WebExtensionPolicy.getByID({id:?});
                await ExtensionPermissions.{change}({id:?}, {{ permissions: [], origins: [{pattern:?}] }}, extension);
                return true;
            }})()"
        ))
        .map(drop)
    }

    /// Stops the background, as the browser does after half a minute of rest.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn stop_background(&mut self) -> Result<()> {
        if self.kind == Kind::Firefox {
            let stop = format!(
                "WebExtensionPolicy.getByID({:?}).extension.terminateBackground().then(() => true)",
                firefox::ID
            );
            return self.eval_chrome(&stop).map(drop);
        }
        let targets = self.cdp("Target.getTargets", &json!({}))?;
        let worker = targets["targetInfos"].as_array().into_iter().flatten().find(|target| {
            target["type"] == "service_worker"
                && target["url"].as_str().is_some_and(|url| url.starts_with(&self.extension))
        });
        match worker.and_then(|target| target["targetId"].as_str()) {
            Some(id) => self.cdp("Target.closeTarget", &json!({ "targetId": id })).map(drop),
            None => Ok(()),
        }
    }

    /// Whether the background is running now.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn background_runs(&mut self) -> Result<bool> {
        if self.kind == Kind::Firefox {
            let state = self.eval_chrome(&format!(
                "WebExtensionPolicy.getByID({:?}).extension.backgroundState",
                firefox::ID
            ))?;
            return Ok(state == "running");
        }
        let targets = self.cdp("Target.getTargets", &json!({}))?;
        Ok(targets["targetInfos"].as_array().into_iter().flatten().any(|target| {
            target["type"] == "service_worker"
                && target["url"].as_str().is_some_and(|url| url.starts_with(&self.extension))
        }))
    }

    /// Begins to record every request Firefox makes of the network, with who
    /// asked for it.
    ///
    /// # Errors
    ///
    /// When this is not Firefox.
    pub fn record_requests(&mut self) -> Result<()> {
        self.eval_chrome(
            "(() => {
                globalThis.recorded = [];
                const observer = { observe(subject) {
                    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
                    const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo;
                    for (const principal of [triggeringPrincipal, loadingPrincipal]) {
                        recorded.push([principal?.spec ?? '', channel.URI.spec]);
                    }
                } };
                Services.obs.addObserver(observer, 'http-on-modify-request');
                return true;
            })()",
        )
        .map(drop)
    }

    /// What was recorded: who asked, and for what.
    ///
    /// # Errors
    ///
    /// When nothing was being recorded.
    pub fn recorded_requests(&mut self) -> Result<Vec<(String, String)>> {
        Ok(serde_json::from_value(self.eval_chrome("recorded")?)?)
    }

    /// Does something in a tab of its own, and comes back.
    ///
    /// # Errors
    ///
    /// As what is done.
    pub fn beside<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let before = self.new_tab()?;
        let done = act(self);
        let own = self.switch(&before)?;
        self.bidi.call("browsingContext.close", json!({ "context": own }))?;
        done
    }
}
