//! What must be on the machine: found, fetched, or named with the command that
//! installs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};

use crate::browser::Kind;
use crate::paths;

const WASM: &str = "wasm32-unknown-unknown";

/// Runs a command in the repository and fails with its name.
///
/// # Errors
///
/// When it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}").replace('"', "");
    let status = command.status().with_context(|| format!("{shown}: cannot be started"))?;
    ensure!(status.success(), "{shown}: failed with {status}");
    Ok(())
}

/// A cargo command in the repository, with the pinned toolchain.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    command
}

/// Adds the wasm target if the toolchain lacks it.
///
/// # Errors
///
/// When it is missing and rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let sysroot =
        Command::new("rustc").args(["--print", "sysroot"]).current_dir(paths::root()).output()?;
    let sysroot = PathBuf::from(String::from_utf8(sysroot.stdout)?.trim());
    if sysroot.join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    println!("adding the {WASM} target");
    let added =
        run(Command::new("rustup").args(["target", "add", WASM]).current_dir(paths::root()));
    added.context(format!("install it by hand: rustup target add {WASM}"))
}

/// A tool of `crates/xtask/npm`, installed into `target/npm` at its pinned
/// version.
///
/// # Errors
///
/// When npm is missing or cannot install.
pub fn npm(tool: &str) -> Result<PathBuf> {
    let bin = npm_modules("crates/xtask/npm", "target/npm")?.join(".bin").join(tool);
    ensure!(bin.exists(), "{tool} is not among the tools of crates/xtask/npm/package.json");
    Ok(bin)
}

/// `node_modules` of the packages that are pinned in one folder, installed into
/// another.
///
/// # Errors
///
/// When npm is missing or cannot install.
pub fn npm_modules(pinned: &str, installed: &str) -> Result<PathBuf> {
    let (from, place) = (paths::at(pinned), paths::at(installed));
    let lock = fs::read(from.join("package-lock.json"))?;
    let stamp = place.join("installed.json");
    if fs::read(&stamp).ok().as_ref() != Some(&lock) {
        println!("installing the npm packages of {pinned} into {installed}");
        fs::create_dir_all(&place)?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(from.join(name), place.join(name))?;
        }
        let mut install = Command::new("npm");
        install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        run(install.current_dir(&place))
            .context("npm comes with Node.js 20 or newer: https://nodejs.org")?;
        fs::write(&stamp, lock)?;
    }
    Ok(place.join("node_modules"))
}

/// A program a browser session needs.
pub struct Program {
    /// What it is, for messages.
    pub name: &'static str,
    /// Environment variable that names another one.
    pub variable: &'static str,
    /// Names to look for on the path, and absolute places.
    pub candidates: &'static [&'static str],
    /// Debian package that has it.
    pub package: &'static str,
    /// What to say where packages cannot be installed.
    pub advice: &'static str,
}

/// Chromium, Chrome for Testing or Chrome.
pub const CHROMIUM: Program = Program {
    name: "Chromium",
    variable: "RINGFENCE_CHROMIUM",
    candidates: &[
        "chromium",
        "chromium-browser",
        "chrome",
        "google-chrome-for-testing",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ],
    package: "chromium",
    advice: "install Chromium or Chrome for Testing, or set RINGFENCE_CHROMIUM to its program",
};

/// The driver that comes with each Chromium.
pub const CHROMEDRIVER: Program = Program {
    name: "ChromeDriver",
    variable: "RINGFENCE_CHROMEDRIVER",
    candidates: &[
        "chromedriver",
        "/usr/lib/chromium-browser/chromedriver",
        "/snap/bin/chromium.chromedriver",
    ],
    package: "chromium-driver",
    advice: "install the ChromeDriver of the same version as the browser (for Chrome for Testing: \
             npx @puppeteer/browsers install chromedriver), or set RINGFENCE_CHROMEDRIVER to it",
};

/// Firefox; it needs no driver.
pub const FIREFOX: Program = Program {
    name: "Firefox",
    variable: "RINGFENCE_FIREFOX",
    candidates: &[
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ],
    package: "firefox-esr",
    advice: "install Firefox 140 or newer, or set RINGFENCE_FIREFOX to its program",
};

/// Where the program lies; installs Debian's package where that is allowed.
///
/// # Errors
///
/// When it is missing and cannot be installed, with what to install.
pub fn program(wanted: &Program) -> Result<PathBuf> {
    if let Some(named) = env::var_os(wanted.variable).map(PathBuf::from) {
        ensure!(
            named.exists(),
            "{} names {}, which is not there",
            wanted.variable,
            named.display()
        );
        return Ok(named);
    }
    if let Some(found) = find(wanted.candidates) {
        return Ok(found);
    }
    install(wanted.name, wanted.package, wanted.advice)?;
    find(wanted.candidates)
        .with_context(|| format!("{} is still missing; {}", wanted.name, wanted.advice))
}

fn find(candidates: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let places = |name: &&str| -> Option<PathBuf> {
        if Path::new(name).is_absolute() {
            return Some(PathBuf::from(name)).filter(|place| place.exists());
        }
        folders.iter().map(|folder| folder.join(name)).find(|place| place.is_file())
    };
    candidates.iter().find_map(places)
}

/// Makes sure that a browser speaks a language: Debian has its languages in
/// packages of their own. Other installations of Chromium bring all of them.
///
/// # Errors
///
/// When a language is missing and cannot be installed, with what to install.
pub fn language_pack(kind: Kind, browser: &Path, language: &str) -> Result<()> {
    let folder = browser.canonicalize()?.parent().map(Path::to_path_buf).unwrap_or_default();
    let (places, package) = match kind {
        Kind::Chromium => (
            [
                folder.join(format!("locales/{language}.pak")),
                PathBuf::from(format!("/usr/lib/chromium/locales/{language}.pak")),
            ],
            "chromium-l10n".to_string(),
        ),
        Kind::Firefox => {
            let pack =
                |id: &str| format!("browser/extensions/langpack-{language}@{id}.mozilla.org.xpi");
            (
                [folder.join(pack("firefox-esr")), folder.join(pack("firefox"))],
                format!("firefox-esr-l10n-{}", language.to_lowercase()),
            )
        }
    };
    let there = || places.iter().any(|place| place.exists());
    if there() || kind == Kind::Chromium && !Path::new("/usr/lib/chromium").exists() {
        return Ok(());
    }
    let name = format!("the language {language} of {}", kind.name());
    let advice = format!("install a {} that speaks {language}", kind.name());
    install(&name, &package, &advice)?;
    ensure!(there(), "{name} is still missing; {advice}");
    Ok(())
}

fn install(name: &str, package: &str, advice: &str) -> Result<()> {
    // Tests run side by side, apt-get does not.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock();
    let command = format!("apt-get install -y --no-install-recommends {package}");
    if find(&["apt-get"]).is_none() || !is_root() {
        bail!("{name} is missing: run `sudo {command}`, or {advice}");
    }
    println!("{name} is missing: {command}");
    let apt = |args: &str| {
        let mut command = Command::new("apt-get");
        command
            .args(args.split(' '))
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null());
        run(&mut command)
    };
    // An old list of packages is no reason to stop: the installation tells.
    let _ = apt("update");
    apt(command.trim_start_matches("apt-get ")).with_context(|| advice.to_string())
}

/// Whether this runs as root: then Chromium needs `--no-sandbox` and packages
/// can be installed.
#[must_use]
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
