//! The sample policies in `rollout`: every one is read as the extension reads
//! it, and nothing of it may be dropped.

use std::fs;

use anyhow::{Context, Result, bail, ensure};
use protocol::Policy;
use serde_json::{Map, Value, json};

use crate::paths;

#[test]
fn every_sample_is_read_whole() -> Result<()> {
    for name in [
        "chrome-linux.json",
        "chrome-windows.reg",
        "chrome-macos.mobileconfig",
        "firefox-policies.json",
        "firefox-macos.mobileconfig",
        "firefox-managed-storage.json",
    ] {
        of(name).with_context(|| format!("crates/xtask/rollout/{name}"))?;
    }
    Ok(())
}

fn of(name: &str) -> Result<()> {
    let text = fs::read_to_string(paths::at("crates/xtask/rollout").join(name))?;
    let whole = match name.rsplit('.').next() {
        Some("reg") => registry(&text)?,
        Some("mobileconfig") => {
            plist(&mut text.split_once("<plist version=\"1.0\">").context("no plist")?.1)?
        }
        _ => serde_json::from_str(&text)?,
    };
    let raw = found(&whole).context("no policy in it")?;
    let ours: Map<String, Value> = raw
        .iter()
        .filter(|(key, _)| !key.starts_with("Payload"))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let policy: Policy = serde_json::from_value(Value::Object(ours.clone()))?;
    let rules = ours["rules"].as_array().map_or(0, Vec::len);
    let locked = ours["locked"].as_array().map_or(0, Vec::len);
    ensure!(rules > 0 && policy.rules.len() == rules, "a rule is dropped");
    ensure!(locked > 0 && policy.locked.len() == locked, "a word in `locked` is dropped");
    ensure!(policy.every_site, "`every_site` is dropped");
    Ok(())
}

/// The first object that has rules, wherever it lies.
fn found(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Object(map) if map.contains_key("rules") => Some(map),
        Value::Object(map) => map.values().find_map(found),
        Value::Array(list) => list.iter().find_map(found),
        _ => None,
    }
}

/// The values of a registry file: numbers, and JSON in text.
fn registry(text: &str) -> Result<Value> {
    let mut policy = Map::new();
    for line in text.lines().filter(|line| line.starts_with('"')) {
        let (name, value) = line.split_once('=').context("a line without a value")?;
        let value = match value.strip_prefix("dword:") {
            Some(number) => json!(u32::from_str_radix(number, 16)? != 0),
            None => serde_json::from_str(&serde_json::from_str::<String>(value)?)?,
        };
        policy.insert(name.trim_matches('"').into(), value);
    }
    Ok(Value::Object(policy))
}

/// The value that a property list begins with; takes it off.
fn plist(rest: &mut &str) -> Result<Value> {
    let (tag, after) =
        rest.trim_start().strip_prefix('<').and_then(|it| it.split_once('>')).context("no tag")?;
    *rest = after;
    Ok(match tag {
        "true/" => json!(true),
        "false/" => json!(false),
        "string" | "integer" | "key" => {
            let (words, after) = rest.split_once("</").context("no end")?;
            *rest = after.split_once('>').context("no end")?.1;
            json!(words)
        }
        "array" => {
            let mut list = Vec::new();
            while !ends(rest, "</array>") {
                list.push(plist(rest)?);
            }
            Value::Array(list)
        }
        "dict" => {
            let mut map = Map::new();
            while !ends(rest, "</dict>") {
                let key = plist(rest)?.as_str().context("no key")?.to_string();
                map.insert(key, plist(rest)?);
            }
            Value::Object(map)
        }
        other => bail!("<{other}> is not in the samples"),
    })
}

fn ends(rest: &mut &str, tag: &str) -> bool {
    let after = rest.trim_start().strip_prefix(tag);
    *rest = after.unwrap_or(rest);
    after.is_some()
}
