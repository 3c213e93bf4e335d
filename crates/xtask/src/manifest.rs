//! `manifest.json`: the hosts generated from the database, and one manifest per
//! browser made from the single source.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::browser::Kind;
use crate::paths;

/// The hosts of version 1, once it is packaged: a JSON list. While it is there,
/// a service that comes later is reached by the optional permission alone, so
/// that an update never asks for more.
const FROZEN: &str = "crates/rules/frozen-hosts.json";

/// The source, with the hosts that the database asks for, or with those that
/// were frozen.
///
/// # Errors
///
/// When `manifest.json` is missing or is no JSON.
pub fn generated() -> Result<String> {
    let mut manifest = read()?;
    let hosts = match fs::read_to_string(paths::at(FROZEN)) {
        Ok(frozen) => serde_json::from_str(&frozen).context("frozen-hosts.json is no JSON list")?,
        Err(_) => json!(rules::match_patterns()),
    };
    manifest.insert("host_permissions".into(), hosts.clone());
    manifest["content_scripts"][0]["matches"] = hosts;
    manifest.insert("icons".into(), icons());
    manifest["action"]["default_icon"] = icons();
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// The manifest for one browser.
///
/// # Errors
///
/// When `manifest.json` is missing or is no JSON.
pub fn for_browser(kind: Kind) -> Result<String> {
    let mut manifest = read()?;
    let drop: &[&str] = match kind {
        // Chrome takes no background scripts and no settings of other browsers.
        Kind::Chromium => &["browser_specific_settings"],
        // Firefox takes the policy without a schema.
        Kind::Firefox => &["minimum_chrome_version", "storage"],
    };
    drop.iter().for_each(|key| drop_key(&mut manifest, key));
    let other = match kind {
        Kind::Chromium => "scripts",
        Kind::Firefox => "service_worker",
    };
    if let Some(background) = manifest.get_mut("background").and_then(Value::as_object_mut) {
        drop_key(background, other);
    }
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// Removes a key and leaves the order of the others.
fn drop_key(object: &mut Map<String, Value>, key: &str) {
    object.shift_remove(key);
}

/// Sizes of the icon in pixels; the build draws them from `icons/ringfence.svg`.
pub const ICON_SIZES: [u32; 6] = [16, 24, 32, 48, 96, 128];

fn icons() -> Value {
    let entry = |size: &u32| (size.to_string(), json!(format!("icons/{size}.png")));
    Value::Object(ICON_SIZES.iter().map(entry).collect())
}

fn read() -> Result<Map<String, Value>> {
    let text =
        fs::read_to_string(paths::at("manifest.json")).context("manifest.json cannot be read")?;
    serde_json::from_str(&text).context("manifest.json is no JSON object")
}
