//! `cargo xtask test`: every check, and a line of counts at the end.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::browser::Kind;
use crate::{build, docs, paths, tidy, tools, widgets};

/// Runs every check; with `quick` all but the tests in browsers.
///
/// # Errors
///
/// When one fails; the others have run all the same.
pub fn test(quick: bool) -> Result<()> {
    let mut checks: Vec<(&str, Check)> = vec![
        ("formatting", || format(&["--check"]).map(Counts::one)),
        ("tidy", || tidy::check().map(Counts::one)),
        ("generated files", || docs::check().map(Counts::one)),
        ("lints", || lints().map(Counts::one)),
        ("native tests", native),
        ("build", || build::build().map(Counts::one)),
        ("wasm instantiated", || instantiate().map(Counts::one)),
        ("web-ext lint", || web_ext().map(Counts::one)),
    ];
    if !quick {
        checks.push(("browsers", browsers));
    }
    let mut total = Counts::default();
    for (name, check) in checks {
        println!("== {name}");
        let start = Instant::now();
        match check() {
            Ok(counts) => total.add(&counts),
            Err(error) => {
                println!("FAILED {name}: {error:#}");
                total.failed += 1;
            }
        }
        println!("   {name}: {:.0} s", start.elapsed().as_secs_f32());
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        bail!("{} checks or tests failed", total.failed);
    }
    Ok(())
}

type Check = fn() -> Result<Counts>;

/// How many tests passed and failed.
#[derive(Default)]
struct Counts {
    passed: usize,
    failed: usize,
}

impl Counts {
    /// A check that is one test.
    fn one((): ()) -> Self {
        Self { passed: 1, failed: 0 }
    }

    fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Formats every Rust file, also those that a build script finds; with
/// `--check` only says which are not.
///
/// # Errors
///
/// When a file is not formatted, or rustfmt is missing.
pub fn format(options: &[&str]) -> Result<()> {
    let files = paths::files()?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"));
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024"]).args(options).args(files).current_dir(paths::root());
    tools::run(&mut command).context("run `cargo xtask format`")
}

fn lints() -> Result<()> {
    tools::wasm_target()?;
    let clippy = |more: &[&str]| {
        tools::run(
            tools::cargo().args(["clippy", "--quiet"]).args(more).args(["--", "-D", "warnings"]),
        )
    };
    clippy(&["--workspace", "--all-targets"])?;
    clippy(&["--target", "wasm32-unknown-unknown", "-p", "background", "-p", "pages"])?;
    let mut doc = tools::cargo();
    doc.args(["doc", "--quiet", "--no-deps", "--workspace"]).env("RUSTDOCFLAGS", "-D warnings");
    tools::run(&mut doc)
}

fn native() -> Result<Counts> {
    counted(tools::cargo().args(["test", "--workspace", "--exclude", "tests"]))
}

fn browsers() -> Result<Counts> {
    // Fetched or named before the tests, not in the middle of them.
    for program in [&tools::CHROMIUM, &tools::CHROMEDRIVER, &tools::FIREFOX] {
        tools::program(program)?;
    }
    widgets::bundle()?;
    // One test a core: each has a browser of its own.
    counted(tools::cargo().args([
        "test",
        "-p",
        "tests",
        "--no-fail-fast",
        "--",
        "--test-threads=2",
    ]))
}

/// Runs cargo's tests and adds up their result lines.
fn counted(command: &mut Command) -> Result<Counts> {
    // Where a test failed stands in its message.
    command.env("RUST_BACKTRACE", "0");
    let mut process = command.stdout(Stdio::piped()).spawn()?;
    let output = process.stdout.take().context("cargo has an output")?;
    let mut counts = Counts::default();
    for line in std::io::BufRead::lines(std::io::BufReader::new(output)).map_while(Result::ok) {
        if let Some(result) = line.strip_prefix("test result: ") {
            let number = |word: &str| -> usize {
                let before = result.split(word).next().unwrap_or_default();
                before.trim().rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
            };
            counts.passed += number(" passed");
            counts.failed += number(" failed");
        } else if !line.starts_with("running 0 tests") && !line.is_empty() {
            println!("{line}");
        }
    }
    let status = process.wait()?;
    if !status.success() && counts.failed == 0 {
        bail!("{command:?} failed with {status}");
    }
    Ok(counts)
}

/// Instantiates the wasm that ships, outside a browser, and asks it something.
fn instantiate() -> Result<()> {
    let script = paths::at("tests/instantiate.mjs");
    for kind in Kind::ALL {
        tools::run(Command::new("node").arg(&script).arg(kind.dist()))?;
    }
    Ok(())
}

/// Mozilla's own linter: no error, no warning, no notice.
fn web_ext() -> Result<()> {
    let mut lint = Command::new(tools::npm("web-ext")?);
    lint.args(["lint", "--no-config-discovery", "--warnings-as-errors", "--source-dir"]);
    tools::run(lint.arg(Kind::Firefox.dist()))
}
