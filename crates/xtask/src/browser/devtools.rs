//! What Chromium tells of the time a page takes.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// A command of Chromium's own protocol to the page in the current tab.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or is not Chromium.
    pub fn page_cdp(&mut self, method: &str, params: &Value) -> Result<Value> {
        let tab = json!({ "context": self.tab });
        let opened = self.bidi.call("goog:cdp.getSession", tab)?;
        let session = opened["session"].as_str().context("a page without a session")?;
        let params = json!({ "method": method, "params": params, "session": session });
        let answer = self.bidi.call("goog:cdp.sendCommand", params)?;
        Ok(answer["result"].clone())
    }
}
