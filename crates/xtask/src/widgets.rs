//! Phone widgets as sites take them from npm: `www-test/_widgets/<name>.js` is
//! bundled with its package into `target/widgets`, and served from there on
//! every host as `/_widgets/<name>.js` and `.css`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{paths, tools};

/// The sources, and the packages that they take.
const SOURCES: &str = "www-test/_widgets";

/// One file a widget, and what the packages want to be told of a build to ship.
const OPTIONS: [&str; 10] = [
    "--bundle",
    "--format=esm",
    "--minify",
    "--log-level=warning",
    // The pages' policy allows pictures of their own host and in `data:`.
    "--loader:.webp=dataurl",
    "--define:process.env.NODE_ENV=\"production\"",
    "--define:__VUE_OPTIONS_API__=true",
    "--define:__VUE_PROD_DEVTOOLS__=false",
    "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    "--legal-comments=none",
];

/// Where the bundles lie.
#[must_use]
pub fn folder() -> PathBuf {
    paths::at("target/widgets")
}

/// Bundles every widget, unless the bundles are of the present sources.
///
/// # Errors
///
/// When npm is missing, or a widget does not bundle.
pub fn bundle() -> Result<()> {
    if check().is_ok() {
        return Ok(());
    }
    println!("bundling the phone widgets into target/widgets");
    let modules = tools::npm_modules(SOURCES, "target/widgets-npm")?;
    let _ = fs::remove_dir_all(folder());
    let mut esbuild = Command::new(modules.join(".bin/esbuild"));
    esbuild.args(OPTIONS).arg(format!("--outdir={}", folder().display())).args(sources()?);
    // The sources lie outside the folder of the packages.
    tools::run(esbuild.current_dir(paths::root()).env("NODE_PATH", modules))?;
    Ok(fs::write(stamp(), made_from()?)?)
}

/// Whether the bundles are of the present sources.
///
/// # Errors
///
/// When they are not, with the command that makes them.
pub fn check() -> Result<()> {
    if fs::read(stamp()).ok() != Some(made_from()?) {
        bail!("the widgets of www-test are not bundled; run `cargo xtask widgets`");
    }
    Ok(())
}

fn stamp() -> PathBuf {
    folder().join("made-from")
}

/// Every source, relative to the repository and sorted.
fn sources() -> Result<Vec<PathBuf>> {
    let mut files = paths::files()?;
    files.retain(|file| file.starts_with(SOURCES));
    files.retain(|file| file.extension().is_some_and(|ending| ending == "js"));
    Ok(files)
}

/// All that a bundle depends on: the options, the packages' versions, the sources.
fn made_from() -> Result<Vec<u8>> {
    let mut all = OPTIONS.join(" ").into_bytes();
    all.extend(fs::read(paths::at(SOURCES).join("package-lock.json"))?);
    for source in sources()? {
        all.extend(source.to_string_lossy().bytes());
        all.extend(fs::read(paths::root().join(source))?);
    }
    Ok(all)
}
