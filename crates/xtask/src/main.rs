//! `cargo xtask`: builds, runs and checks Ringfence.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use xtask::browser::Kind;
use xtask::{bench, build, database, docs, eval, pictures, run, scan, shots, suite, widgets};

/// Builds, runs and checks Ringfence.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build dist/chromium and dist/firefox.
    Build,
    /// Show the extension in a real browser on the pages of www-test.
    Run {
        /// Which browser.
        #[arg(long, default_value = "chromium")]
        browser: Kind,
        /// Without a window, with screenshots and a verdict for each page.
        #[arg(long)]
        headless: bool,
        /// Only pages whose address contains this.
        #[arg(long, default_value = "")]
        page: String,
    },
    /// Print sizes, and what the extension costs in time.
    Bench,
    /// Take pictures of the notice and every screen.
    Shots {
        /// Which browser.
        #[arg(long, default_value = "chromium")]
        browser: Kind,
        /// In which language of `extension/_locales`, such as `ar`.
        #[arg(long, default_value = "en")]
        language: String,
        /// Take the pictures of the README and the stores instead.
        #[arg(long, conflicts_with_all = ["browser", "language"])]
        keep: bool,
    },
    /// Run every check.
    Test {
        /// Leave out the tests in browsers.
        #[arg(long)]
        quick: bool,
    },
    /// Say how well the extension does on a corpus of labelled pages.
    Eval {
        /// Which browser.
        #[arg(long, default_value = "chromium")]
        browser: Kind,
        /// A folder with labels.json and pages/, or of pages that mark their own fields.
        #[arg(long, default_value = "www-test/corpus")]
        corpus: PathBuf,
        /// Write what was said of each field to this file.
        #[arg(long)]
        json: Option<PathBuf>,
        /// Judge again, without a browser, what the last visits recorded.
        #[arg(long)]
        again: bool,
        /// Fit the weights of the signals to what the last visits recorded.
        #[arg(long)]
        fit: bool,
        /// Keep what the last visit of www-test/corpus recorded for the tests.
        #[arg(long)]
        record: bool,
        /// Print the evidence on the pages whose name contains this.
        #[arg(long)]
        why: Option<String>,
    },
    /// Say what the extension sees and decides on saved pages.
    Scan {
        /// Which browser.
        #[arg(long, default_value = "chromium")]
        browser: Kind,
        /// Write everything to this file.
        #[arg(long)]
        json: Option<PathBuf>,
        /// HTML files.
        #[arg(required = true)]
        pages: Vec<PathBuf>,
    },
    /// Check the files of the rules database, or list what grows old in it.
    Rules {
        /// What to do.
        #[command(subcommand)]
        what: Database,
    },
    /// Bundle the phone widgets of www-test into target/widgets.
    Widgets,
    /// Format every Rust file.
    Format,
    /// Write or check what is generated from the sources.
    Docs {
        /// What to do.
        mode: Mode,
    },
}

#[derive(Subcommand)]
enum Database {
    /// Say what is wrong with files, with line, key and remedy.
    Check {
        /// JSON files of `data` or `tags`; all if none is given.
        files: Vec<PathBuf>,
    },
    /// List texts past their term and addresses that nobody saw work.
    Audit,
}

#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    /// Write the files.
    Write,
    /// Fail if they are not up to date.
    Check,
}

fn main() -> ExitCode {
    match act(Line::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn act(command: Command) -> Result<()> {
    match command {
        Command::Build => build::build(),
        Command::Run { browser, headless, page } => run::run(browser, headless, &page),
        Command::Bench => bench::bench(),
        Command::Shots { keep: true, .. } => pictures::keep(),
        Command::Shots { browser, language, .. } => shots::shots(browser, &language),
        Command::Test { quick } => suite::test(quick),
        Command::Eval { browser, record: true, .. } => eval::record::record(browser),
        Command::Eval { browser, corpus, fit: true, .. } => eval::fit(browser, &corpus),
        Command::Eval { browser, corpus, why: Some(name), .. } => {
            eval::why(browser, &corpus, &name)
        }
        Command::Eval { browser, corpus, json, again, .. } => {
            eval::eval(browser, &corpus, json.as_ref(), again)
        }
        Command::Scan { browser, json, pages } => scan::scan(browser, &pages, json.as_ref()),
        Command::Rules { what: Database::Check { files } } => database::check(&files),
        Command::Rules { what: Database::Audit } => database::audit(),
        Command::Widgets => widgets::bundle(),
        Command::Format => suite::format(&[]),
        Command::Docs { mode: Mode::Write } => docs::write(),
        Command::Docs { mode: Mode::Check } => docs::check(),
    }
}
