//! The invariants that a look at the files can hold (`crates/README.md`).

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::{languages, paths};

/// Longest source file, in lines.
const LINES: usize = 400;

/// Fails with every breach, each with what to do.
///
/// # Errors
///
/// When an invariant is broken.
pub fn check() -> Result<()> {
    let mut breaches = Vec::new();
    for file in paths::files()? {
        let Ok(text) = fs::read_to_string(paths::root().join(&file)) else { continue };
        breaches.extend(of_file(&file, &text));
    }
    let manifest = fs::read_to_string(paths::at("manifest.json"))?;
    if manifest.contains("web_accessible_resources") {
        breaches.push(
            "manifest.json: web_accessible_resources gives the extension away; remove it".into(),
        );
    }
    breaches.extend(permissions(&manifest)?);
    breaches.extend(texts()?);
    breaches.extend(languages::problems()?);
    if !breaches.is_empty() {
        bail!("{} breaches\n{}", breaches.len(), breaches.join("\n"));
    }
    Ok(())
}

fn of_file(file: &Path, text: &str) -> Vec<String> {
    let name = file.to_string_lossy().replace('\\', "/");
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let mut breaches = Vec::new();
    let mut refuse = |needle: &str, why: &str| {
        let lines = text.lines().enumerate().filter(|(_, line)| line.contains(needle));
        breaches.extend(lines.map(|(line, _)| format!("{name}:{}: {needle}: {why}", line + 1)));
    };
    if name.starts_with("extension/content/") {
        refuse(".value", "a phone number is never read; leave the field's value alone");
        refuse("localStorage", "a page can read it; keep state in the background");
        refuse("postMessage", "a page can read it; use runtime.sendMessage");
    }
    if name.starts_with("extension/") && ending == "js" {
        for markup in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
        ] {
            refuse(markup, "markup or code from strings; build elements and set textContent");
        }
        for network in ["fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon"] {
            refuse(network, "nothing leaves the machine; remove the request");
        }
    }
    if matches!(ending, "rs" | "js" | "css") && text.lines().count() > LINES {
        breaches.push(format!("{name}: more than {LINES} lines; divide it"));
    }
    if name.ends_with("Cargo.toml")
        && ["protocol", "detect", "rules", "engine"]
            .iter()
            .any(|pure| name == format!("crates/{pure}/Cargo.toml"))
        && text.contains("wasm-bindgen")
    {
        breaches.push(format!("{name}: depends on wasm-bindgen; only background and pages may"));
    }
    breaches
}

/// Each permission stands in the README with a sentence, and no other.
fn permissions(manifest: &str) -> Result<Vec<String>> {
    let manifest: serde_json::Value = serde_json::from_str(manifest)?;
    let readme = fs::read_to_string(paths::at("README.md")).unwrap_or_default();
    let names =
        manifest["permissions"].as_array().into_iter().flatten().filter_map(|name| name.as_str());
    let missing = names.filter(|name| !readme.contains(&format!("| `{name}` |")));
    Ok(missing
        .map(|name| {
            format!(
                "README.md: no line for the permission `{name}` in the table; say what it is for"
            )
        })
        .collect())
}

/// Every message is used, has a description, and every one that is used exists.
fn texts() -> Result<Vec<String>> {
    let messages: serde_json::Value = serde_json::from_str(&fs::read_to_string(paths::at(
        "extension/_locales/en/messages.json",
    ))?)?;
    let messages = messages.as_object().cloned().unwrap_or_default();
    // The manifest names its texts in another way.
    let manifest = fs::read_to_string(paths::at("manifest.json"))?;
    let mut sources: String =
        manifest.split('"').filter(|word| word.starts_with("__MSG_")).collect();
    for file in paths::files()? {
        let place = file.to_string_lossy().replace('\\', "/");
        let reads = ["extension/", "crates/engine/src", "crates/pages/src"];
        if reads.iter().any(|start| place.starts_with(start)) && !place.contains("_locales") {
            sources += &fs::read_to_string(paths::root().join(&file)).unwrap_or_default();
        }
    }
    let undescribed = messages
        .iter()
        .filter(|(_, message)| message["description"].as_str().is_none_or(str::is_empty));
    let undescribed = undescribed
        .map(|(key, _)| format!("messages.json: {key}: no description; say where it stands"));
    let unused = messages.keys().filter(|key| !is_used(&sources, key));
    let unused = unused.map(|key| format!("messages.json: {key}: used nowhere; remove it"));
    let quoted = sources.split(['"', '\'', '`']).filter(|word| is_key(word));
    let mut missing: Vec<String> = quoted
        .filter(|word| !messages.contains_key(*word))
        .map(|word| format!("messages.json: {word} is used and missing; add it"))
        .collect();
    missing.sort();
    missing.dedup();
    Ok(undescribed.chain(unused).chain(missing).collect())
}

/// Written out, or made from its beginning (`"popup_level_" + level`).
fn is_used(sources: &str, key: &str) -> bool {
    let whole =
        sources.contains(&format!("\"{key}\"")) || sources.contains(&format!("__MSG_{key}__"));
    let beginnings = key.match_indices('_').map(|(at, _)| &key[..=at]);
    whole
        || beginnings.into_iter().any(|start| {
            sources.contains(&format!("\"{start}\""))
                || sources.contains(&format!("\"{start}{{"))
                || sources.contains(&format!("`{start}$"))
        })
}

/// Looks like a message key of ours: a known beginning and a word after it.
fn is_key(word: &str) -> bool {
    const STARTS: [&str; 17] = [
        "notice_", "popup_", "options_", "given_", "class_", "advice_", "link_", "source_",
        "action_", "welcome_", "nav_", "rules_", "try_", "sites_", "sync_", "menu_", "command_",
    ];
    let plain =
        word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    plain
        && !word.ends_with('_')
        && STARTS.iter().any(|start| word.starts_with(start) && word.len() > start.len())
}
