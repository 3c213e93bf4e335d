//! `cargo xtask build`: `dist/chromium` and `dist/firefox` from the sources.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use resvg::{tiny_skia, usvg};
use wasm_bindgen_cli_support::Bindgen;

use crate::browser::Kind;
use crate::{manifest, paths, tools};

const MODULES: [&str; 2] = ["background", "pages"];

/// Builds the extension for both browsers.
///
/// # Errors
///
/// When a tool is missing or a source does not build.
pub fn build() -> Result<()> {
    tools::wasm_target()?;
    let wasm = compile()?;
    for kind in Kind::ALL {
        let dist = kind.dist();
        let _ = fs::remove_dir_all(&dist);
        copy(&paths::at("extension"), &dist)?;
        copy(&wasm, &dist.join("wasm"))?;
        draw_icons(&dist.join("icons"))?;
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            fs::copy(paths::at(licence), dist.join(licence))?;
        }
        fs::write(dist.join("manifest.json"), manifest::for_browser(kind)?)?;
    }
    Ok(())
}

/// Compiles the modules, makes their JavaScript and shrinks them.
fn compile() -> Result<std::path::PathBuf> {
    let mut cargo = tools::cargo();
    cargo.args(["build", "--quiet", "--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
    cargo.args(MODULES.iter().flat_map(|module| ["--package", module]));
    tools::run(cargo.env("RUSTFLAGS", remapped_paths()))?;
    let built = paths::at("target/wasm32-unknown-unknown/wasm");
    let out = paths::at("target/wasm-out");
    let _ = fs::remove_dir_all(&out);
    for module in MODULES {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(built.join(format!("{module}.wasm"))).typescript(false);
        bindgen
            .web(true)
            .and_then(|bindgen| bindgen.omit_default_module_path(false).generate(&out))
            .map_err(|error| {
                anyhow!(
                    "{module}: {error:#}; is wasm-bindgen the same version twice in Cargo.lock?"
                )
            })?;
        shrink(&out.join(format!("{module}_bg.wasm")))?;
    }
    Ok(out)
}

/// No path of this machine in the wasm: two builds anywhere are the same bytes.
fn remapped_paths() -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let root = paths::root();
    let mut flags = format!("--remap-path-prefix={}=ringfence", root.display());
    if let Ok(home) = home {
        flags += &format!(" --remap-path-prefix={home}=cargo");
    }
    flags
}

fn shrink(wasm: &Path) -> Result<()> {
    let mut optimise = Command::new(tools::npm("wasm-opt")?);
    // What rustc turns on for this target; wasm-opt wants to be told.
    let features = [
        "bulk-memory",
        "nontrapping-float-to-int",
        "sign-ext",
        "mutable-globals",
        "multivalue",
        "reference-types",
    ];
    optimise.args(features.iter().map(|feature| format!("--enable-{feature}")));
    tools::run(
        optimise.args(["-Oz", "--strip-debug", "--strip-producers"]).arg(wasm).arg("-o").arg(wasm),
    )
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries =
        fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))?;
    for entry in entries {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

/// Draws the icon in every size the manifest names.
fn draw_icons(folder: &Path) -> Result<()> {
    let svg = fs::read(folder.join("ringfence.svg"))?;
    let tree = usvg::Tree::from_data(&svg, &usvg::Options::default())?;
    for size in manifest::ICON_SIZES {
        let mut pixels = tiny_skia::Pixmap::new(size, size).context("an icon of no size")?;
        let scale = size as f32 / tree.size().width();
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.save_png(folder.join(format!("{size}.png")))?;
    }
    Ok(())
}
