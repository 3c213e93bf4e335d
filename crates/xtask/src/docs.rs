//! What is generated from the sources: `cargo xtask docs write|check`.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail, ensure};

use protocol::Rule;
use rules::file::{ServiceFile, TagFile};

use crate::{manifest, paths, record, tools};

/// Every generated file: where it lies, and what it must hold.
fn generated() -> Result<Vec<(String, String)>> {
    let schema = |schema: schemars::Schema| -> Result<String> {
        Ok(serde_json::to_string_pretty(&schema)? + "\n")
    };
    let mut files = vec![
        ("manifest.json".into(), manifest::generated()?),
        ("crates/rules/schema.json".into(), schema(schemars::schema_for!(ServiceFile))?),
        ("crates/rules/tag-schema.json".into(), schema(schemars::schema_for!(TagFile))?),
        ("crates/rules/rule-schema.json".into(), schema(schemars::schema_for!(Vec<Rule>))?),
        ("extension/managed.json".into(), managed_schema()?),
        ("crates/rules/src/suffixes.dat".into(), suffixes()?),
    ];
    files.extend(record::pages());
    Ok(files)
}

/// The Public Suffix List out of an npm package that follows it, in ASCII.
fn suffixes() -> Result<String> {
    let modules = tools::npm_modules("crates/xtask/npm", "target/npm")?;
    let script = "import('./psl/data/rules.js').then((list) => {
        const { domainToASCII } = require('url');
        for (const rule of list.default) {
            const [, mark = '', name] = /^(!|\\*\\.)?(.*)$/.exec(rule);
            console.log(mark + domainToASCII(name));
        }
    })";
    let output = Command::new("node").args(["-e", script]).current_dir(modules).output()?;
    ensure!(output.status.success(), "node: {}", String::from_utf8_lossy(&output.stderr));
    Ok(format!(
        "// Public suffixes, from the Public Suffix List (https://publicsuffix.org, MPL 2.0),\n\
         // as the npm package psl has it, in ASCII. Made by: cargo xtask docs write\n\
         // ===BEGIN ICANN DOMAINS===\n{}// ===END ICANN DOMAINS===\n",
        String::from_utf8(output.stdout)?
    ))
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

/// Pages in the folder of the record that no service has any more.
fn orphans(files: &[(String, String)]) -> Result<Vec<String>> {
    let folder = paths::at(record::FOLDER);
    fs::create_dir_all(&folder)?;
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let place = format!("{}/{}", record::FOLDER, entry?.file_name().to_string_lossy());
        if !files.iter().any(|(known, _)| *known == place) {
            found.push(place);
        }
    }
    Ok(found)
}

/// Writes every generated file, and counts the services of each class.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write() -> Result<()> {
    let files = generated()?;
    for place in orphans(&files)? {
        fs::remove_file(paths::at(&place))?;
        println!("removed {place}");
    }
    for (place, text) in &files {
        if fs::read_to_string(paths::at(place)).ok().as_ref() != Some(text) {
            fs::write(paths::at(place), text)?;
            println!("wrote {place}");
        }
    }
    println!("{}", record::counts());
    Ok(())
}

/// Fails if a generated file is not what it would be written as.
///
/// # Errors
///
/// Names the files that differ.
pub fn check() -> Result<()> {
    let files = generated()?;
    let same = |place: &str, text: &String| {
        fs::read_to_string(paths::at(place)).ok().as_ref() == Some(text)
    };
    let mut stale = orphans(&files)?;
    stale.extend(
        files.into_iter().filter(|(place, text)| !same(place, text)).map(|(place, _)| place),
    );
    println!("{}", record::counts());
    if !stale.is_empty() {
        bail!("{} would be generated otherwise; run `cargo xtask docs write`", stale.join(", "));
    }
    Ok(())
}
