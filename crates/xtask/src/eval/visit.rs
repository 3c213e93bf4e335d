//! Opens the pages of a corpus in a real browser with the installed extension,
//! and writes down what the shim described and what was really drawn.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use protocol::{PageFacts, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::corpus::Page;
use crate::browser::{Browser, Drawn, Kind, Launch};
use crate::serve::Server;
use crate::{build, paths};

/// The controls of the page as the shim lists them.
const LISTED: &str = "(({ roots, controls }) => {
    const work = controls([document, ...[...roots(document)].filter(Boolean)]);
    for (;;) {
        const { done, value } = work.next();
        if (done) return value;
    }
})(globalThis.ringfenceDescribe)";

/// Longest wait for a verdict or a notice.
const PATIENCE: Duration = Duration::from_secs(8);
/// Milliseconds without a new description, after which a page is at rest.
const SETTLE: u32 = 280;
/// Pixels between a notice and its field, at most.
const BESIDE: f64 = 16.0;

/// What a visit showed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Seen {
    /// The page's file name.
    pub file: String,
    /// Of page and extension: another one makes the visit stale.
    pub stamp: String,
    /// For each labelled control its index in the facts, if the shim described it.
    pub fields: Vec<Option<usize>>,
    /// What the shim sent; nothing if it had nothing to ask.
    pub facts: Option<PageFacts>,
    /// What the engine decided.
    pub verdict: Option<Verdict>,
    /// Index in the facts of the field beside which a notice stood.
    pub drawn: Option<usize>,
    /// What does not agree: a verdict that speaks without a notice, say.
    pub odd: Option<String>,
}

/// Visits every page that was not visited before as it is now, and gives what
/// was seen of all, in the order of the pages. What was seen is kept in `log`
/// after each page, so that a visit that was broken off goes on.
///
/// # Errors
///
/// When the browser fails.
pub fn all(kind: Kind, pages: &[(Page, PathBuf)], log: &Path) -> Result<Vec<Seen>> {
    build::build()?;
    let extension = digest(&kind.dist())?;
    let stamps =
        pages.iter().map(|(_, file)| Ok(format!("{extension}-{}", hash(&fs::read(file)?))));
    let stamps: Vec<String> = stamps.collect::<Result<_>>()?;
    let mut seen = kept(log);
    seen.retain(|file, seen| {
        let at = pages.iter().position(|(page, _)| page.file == *file);
        at.is_some_and(|at| stamps[at] == seen.stamp)
    });
    let left: Vec<usize> =
        (0..pages.len()).filter(|at| !seen.contains_key(&pages[*at].0.file)).collect();
    if !left.is_empty() {
        rewrite(log, &seen)?;
        visit(kind, pages, &left, |at, found| {
            let found = Seen { stamp: stamps[at].clone(), ..found };
            let mut file = fs::OpenOptions::new().append(true).open(log)?;
            writeln!(file, "{}", serde_json::to_string(&found)?)?;
            seen.insert(found.file.clone(), found);
            Ok(())
        })?;
    }
    let of = |page: &Page| seen.get(&page.file).cloned().context("every page was visited");
    pages.iter().map(|(page, _)| of(page)).collect()
}

/// What was seen before.
pub(super) fn kept(log: &Path) -> BTreeMap<String, Seen> {
    let lines = fs::read_to_string(log).unwrap_or_default();
    let seen = lines.lines().filter_map(|line| serde_json::from_str::<Seen>(line).ok());
    seen.map(|seen| (seen.file.clone(), seen)).collect()
}

fn rewrite(log: &Path, seen: &BTreeMap<String, Seen>) -> Result<()> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut lines = String::new();
    for seen in seen.values() {
        lines += &(serde_json::to_string(seen)? + "\n");
    }
    Ok(fs::write(log, lines)?)
}

/// FNV-1a: only to see that bytes have changed.
fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// Of what decides: the engine and the content scripts.
fn digest(dist: &Path) -> Result<String> {
    let mut bytes = fs::read(dist.join("wasm/background_bg.wasm"))?;
    for script in ["describe", "observe", "notice", "place"] {
        bytes.extend(fs::read(dist.join(format!("content/{script}.js")))?);
    }
    Ok(hash(&bytes))
}

fn visit(
    kind: Kind,
    pages: &[(Page, PathBuf)],
    left: &[usize],
    mut keep: impl FnMut(usize, Seen) -> Result<()>,
) -> Result<()> {
    let server = Server::start(&paths::at("www-test"))?;
    let profile = tempfile::tempdir()?;
    let launch = Launch { headless: true, ..Launch::new(profile.path(), &server) };
    let mut browser = Browser::with_extension(kind, &launch)?;
    let mut desk = Desk::new(&mut browser)?;
    let bar = ProgressBar::new(pages.len() as u64);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {eta} {msg}")?);
    bar.set_position((pages.len() - left.len()) as u64);
    for at in left {
        let (page, file) = &pages[*at];
        bar.set_message(page.file.clone());
        // A file's name must not say what its page is.
        let address = format!("page-{at}.eval.test/page");
        server.add(&address, file.clone());
        let found = desk.look(page, &format!("https://{address}"));
        keep(*at, found.with_context(|| page.file.clone())?)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// A browser with the page in one tab, and in another a page of the extension,
/// which hears what content scripts say.
pub struct Desk<'a> {
    browser: &'a mut Browser,
    control: String,
}

/// Hears the facts that content scripts send.
const HEAR: &str =
    "void (globalThis.heard = {}, chrome.runtime.onMessage.addListener((message, sender) => {
    if (message?.kind === 'page' && message.ask?.saw) heard[sender.url] = message.ask.saw.facts;
}))";

/// Lets the extension watch `*.eval.test`, with a rule that warns there.
///
/// # Errors
///
/// When the browser refuses.
pub fn watch(browser: &mut Browser) -> Result<()> {
    browser.grant("*://*.eval.test/*")?;
    let rule = json!({ "save-rule": { "rule": { "domain": "eval.test", "level": "warn" } } });
    browser.beside(|browser| {
        browser.open_own("popup/popup.html")?;
        let ask = format!("chrome.runtime.sendMessage({{ kind: 'screen', ask: {rule} }})");
        browser.evaluate(&ask).map(drop)
    })
}

impl<'a> Desk<'a> {
    /// Sets up both tabs and the rule for the pages' hosts, `*.eval.test`.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn new(browser: &'a mut Browser) -> Result<Self> {
        browser.resize(1280, 2000)?;
        watch(browser)?;
        let page = browser.new_tab()?;
        browser.open_own("popup/popup.html")?;
        browser.evaluate(HEAR)?;
        let control = browser.switch(&page)?;
        Ok(Self { browser, control })
    }

    /// Opens a page and waits until it is clear whether a notice comes.
    ///
    /// # Errors
    ///
    /// When the extension does not look at it.
    pub fn look(&mut self, page: &Page, address: &str) -> Result<Seen> {
        self.browser.open(address)?;
        let (candidates, fields) = self.fields(page)?;
        let (facts, verdict) = match candidates {
            true => self.heard(address)?,
            false => (None, None),
        };
        let speaks = verdict.as_ref().is_some_and(|verdict| !verdict.fields.is_empty());
        let notice = self.notice(speaks)?;
        let (drawn, odd) = match (&verdict, notice) {
            (Some(verdict), Some(notice)) if speaks => self.beside(verdict.fields[0], &notice)?,
            (_, Some(_)) => (None, Some("a notice without a verdict that speaks".into())),
            (_, None) if speaks => (None, Some("the verdict speaks, no notice is seen".into())),
            _ => (None, None),
        };
        Ok(Seen {
            file: page.file.clone(),
            stamp: String::new(),
            fields,
            facts,
            verdict,
            drawn,
            odd,
        })
    }

    /// Whether the shim has something to ask, and the place of each labelled
    /// control in its list; by the shim's own code, run a second time beside it.
    fn fields(&mut self, page: &Page) -> Result<(bool, Vec<Option<usize>>)> {
        let code = fs::read_to_string(paths::at("extension/content/describe.js"))?;
        let selectors: Vec<&str> =
            page.fields.iter().map(|field| field.selector.as_str()).collect();
        let ask = format!(
            "(() => {{ {code}
                const {{ isCandidate }} = globalThis.ringfenceDescribe;
                const list = {LISTED};
                const find = (selector) => {{
                    const numbered = /^\\[data-takes\\] (\\d+)$/.exec(selector);
                    return numbered ? document.querySelectorAll('[data-takes]')[numbered[1]] : document.querySelector(selector);
                }};
                const places = {}.map((selector) => list.indexOf(find(selector)));
                return {{ candidates: list.some(isCandidate), places: places.map((at) => (at < 0 ? null : at)) }};
            }})()",
            json!(selectors)
        );
        let found = self.browser.eval_apart(&ask)?;
        let places = serde_json::from_value(found["places"].clone())?;
        Ok((found["candidates"] == true, places))
    }

    /// What the shim sent and what the engine made of it.
    fn heard(&mut self, address: &str) -> Result<(Option<PageFacts>, Option<Verdict>)> {
        let patience = PATIENCE.as_millis();
        let ask = format!(
            "(async () => {{
                const rest = (wait) => new Promise((done) => setTimeout(done, wait));
                for (const start = performance.now(); performance.now() - start < {patience}; await rest(15)) {{
                    if (!heard[{address:?}]) continue;
                    // The page may still be finding its shape, and be described again.
                    const before = heard[{address:?}];
                    await rest({SETTLE});
                    if (heard[{address:?}] !== before) continue;
                    const [tab] = (await chrome.tabs.query({{}})).filter((tab) => tab.url === {address:?});
                    const reply = await chrome.runtime.sendMessage({{ kind: 'screen', ask: {{ site: {{ tab: tab.id, url: tab.url }} }} }});
                    const verdict = reply.reply.view.verdict;
                    if (verdict) return [heard[{address:?}], verdict];
                }}
                return null;
            }})()"
        );
        let control = self.control.clone();
        let found = self.browser.eval_in(&control, &ask)?;
        if found.is_null() {
            bail!("the extension has not looked at the page");
        }
        let [facts, verdict]: [Value; 2] = serde_json::from_value(found)?;
        Ok((serde_json::from_value(facts)?, serde_json::from_value(verdict)?))
    }

    /// The notice: waited for where one should be, looked for where none should.
    fn notice(&mut self, speaks: bool) -> Result<Option<Drawn>> {
        let end = Instant::now() + PATIENCE;
        loop {
            let drawn = self.browser.notice()?;
            if drawn.is_some() || !speaks || Instant::now() > end {
                return Ok(drawn);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether the notice stands beside the field that the verdict names.
    fn beside(&mut self, field: usize, notice: &Drawn) -> Result<(Option<usize>, Option<String>)> {
        let ask = format!(
            "(() => {{
                const {{ left, top, right, bottom }} = {LISTED}[{field}].getBoundingClientRect();
                return [left, top, right, bottom];
            }})()"
        );
        let at: [f64; 4] = serde_json::from_value(self.browser.eval_apart(&ask)?)?;
        let gap = |low: usize, high: usize| {
            (notice.place[low] - at[high]).max(at[low] - notice.place[high]).max(0.0)
        };
        let far = gap(0, 2).hypot(gap(1, 3));
        Ok(if far <= BESIDE {
            (Some(field), None)
        } else {
            (None, Some(format!("the notice stands {far:.0} pixels from its field")))
        })
    }
}
