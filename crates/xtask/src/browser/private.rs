//! A private window, with the extension allowed in it as a person allows it.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{Browser, Kind, firefox};

impl Browser {
    /// Lets the extension run in private windows, opens one, and makes its tab
    /// current; gives back the tab that was.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn private_window(&mut self) -> Result<String> {
        ensure!(
            self.kind == Kind::Firefox,
            "Chromium stops an extension that a driver installed when it is allowed there"
        );
        self.firefox_private()?;
        let new = self.wait("a private window", Self::private_tab)?;
        self.switch(&new)
    }

    /// Not the welcome page, which may come in between.
    fn private_tab(&mut self) -> Result<Option<String>> {
        let tree = self.bidi.call("browsingContext.getTree", json!({ "maxDepth": 0 }))?;
        let mut tabs = tree["contexts"].as_array().context("no tabs")?.iter();
        let tab = tabs.find(|tab| tab["url"] == "about:privatebrowsing");
        Ok(tab.and_then(|tab| tab["context"].as_str()).map(String::from))
    }

    fn firefox_private(&mut self) -> Result<()> {
        let id = firefox::ID;
        self.eval_chrome(&format!(
            "(async () => {{
                const {{ ExtensionPermissions }} = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
                const {{ AddonManager }} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
                await ExtensionPermissions.add({id:?}, {{ permissions: ['internal:privateBrowsingAllowed'], origins: [] }});
                await (await AddonManager.getAddonByID({id:?})).reload();
                OpenBrowserWindow({{ private: true }});
                return true;
            }})()"
        ))
        .map(drop)
    }
}
