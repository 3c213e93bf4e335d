//! What is generated from the sources: `cargo xtask docs write|check`.

use std::fs;

use anyhow::{Result, bail};

use crate::{manifest, paths};

/// Every generated file: where it lies, and what it must hold.
fn generated() -> Result<Vec<(&'static str, String)>> {
    let schema = |schema: schemars::Schema| -> Result<String> {
        Ok(serde_json::to_string_pretty(&schema)? + "\n")
    };
    Ok(vec![
        ("manifest.json", manifest::generated()?),
        ("crates/rules/schema.json", schema(schemars::schema_for!(rules::file::ServiceFile))?),
        ("crates/rules/tag-schema.json", schema(schemars::schema_for!(rules::file::TagFile))?),
        ("extension/managed.json", managed_schema()?),
    ])
}

/// The schema of an administrator's policy, in the subset that Chrome reads:
/// no references, no `$schema`.
fn managed_schema() -> Result<String> {
    let settings = schemars::generate::SchemaSettings::draft07().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut schema =
        serde_json::to_value(settings.into_generator().into_root_schema_for::<protocol::Policy>())?;
    plain(&mut schema);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// Leaves what Chrome's policy schemas know: type, description, properties,
/// items, required, enum.
fn plain(schema: &mut serde_json::Value) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(variants) = object.remove("oneOf") {
        let names =
            variants.as_array().into_iter().flatten().map(|each| each["const"].clone()).collect();
        object.insert("enum".into(), serde_json::Value::Array(names));
        object.insert("type".into(), "string".into());
    }
    const KNOWN: [&str; 6] = ["type", "description", "properties", "items", "required", "enum"];
    object.retain(|key, _| KNOWN.contains(&key.as_str()));
    if let Some(properties) = object.get_mut("properties").and_then(|each| each.as_object_mut()) {
        properties.values_mut().for_each(plain);
    }
    if let Some(items) = object.get_mut("items") {
        plain(items);
    }
}

/// Writes every generated file.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write() -> Result<()> {
    for (place, text) in generated()? {
        fs::write(paths::at(place), text)?;
        println!("wrote {place}");
    }
    Ok(())
}

/// Fails if a generated file is not what it would be written as.
///
/// # Errors
///
/// Names the files that differ.
pub fn check() -> Result<()> {
    let stale: Vec<&str> = generated()?
        .into_iter()
        .filter(|(place, text)| fs::read_to_string(paths::at(place)).ok().as_ref() != Some(text))
        .map(|(place, _)| place)
        .collect();
    if !stale.is_empty() {
        bail!("{} would be generated otherwise; run `cargo xtask docs write`", stale.join(", "));
    }
    Ok(())
}
