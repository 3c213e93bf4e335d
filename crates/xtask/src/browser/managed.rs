//! What an administrator does: a policy for the extension, where the browser
//! really reads it, and inside the profile only.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::{Browser, firefox};

/// Puts a policy where Firefox looks for the user's native manifests, below a
/// home of its own; that home.
pub(super) fn firefox_home(profile: &Path, policy: &Value) -> Result<PathBuf> {
    let home = profile.join("home");
    let folder = home.join(".mozilla/managed-storage");
    fs::create_dir_all(&folder)?;
    let id = firefox::ID;
    let manifest =
        json!({ "name": id, "description": "Policy", "type": "storage", "data": policy });
    fs::write(folder.join(format!("{id}.json")), manifest.to_string())?;
    Ok(home)
}

impl Browser {
    /// Sets the policy by `chrome://policy/test`, which Chromium has for this.
    /// Branded Chrome has it in its Canary channel alone.
    pub(super) fn chromium_policy(&mut self, policy: &Value) -> Result<()> {
        let id = self.extension.trim_start_matches("chrome-extension://").trim_end_matches('/');
        let entry = |(name, value): (&String, &Value)| {
            // Mandatory, for the machine, by the cloud.
            json!({ "namespace": id, "name": name, "value": value, "level": 1, "scope": 1, "source": 2 })
        };
        let list: Vec<Value> = policy.as_object().into_iter().flatten().map(entry).collect();
        let list = json!(json!(list).to_string());
        let told = self.beside(|browser| {
            browser.open("chrome://policy/test")?;
            browser.evaluate(&format!(
                "import('chrome://resources/js/cr.js')
                    .then(({{ sendWithPromise }}) => sendWithPromise('setLocalTestPolicies', {list}, ''))
                    .then(() => true, String)"
            ))
        })?;
        ensure!(told == true, "chrome://policy/test took no policy: {told}");
        Ok(())
    }
}
