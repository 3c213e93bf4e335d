//! The demonstration pages of `www-test`: which there are, how to get to their
//! fields, and whether what was drawn is what the page expects.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use protocol::Class;
use serde::Deserialize;

use crate::browser::{Browser, Drawn};
use crate::{database, paths};

/// How long a page that must stay silent is given to speak.
const SILENCE: Duration = Duration::from_millis(1500);

/// Under which attribute a page's truth stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// `data-expect`: a user who changed nothing.
    Default,
    /// `data-expect-sign-up`: one who asked for sign-up too.
    SignUp,
    /// `data-expect-rule`: one with a rule that warns on this host.
    Rule,
    /// `data-expect-granted`: one who lets Ringfence watch every site.
    Granted,
}

impl Truth {
    fn attribute(self) -> &'static str {
        match self {
            Self::Default => "data-expect",
            Self::SignUp => "data-expect-sign-up",
            Self::Rule => "data-expect-rule",
            Self::Granted => "data-expect-granted",
        }
    }
}

/// What a visit showed.
#[derive(Debug)]
pub struct Visit {
    /// Level the page expects: the loudest of its fields.
    pub expected: String,
    /// The notice, if one was drawn.
    pub drawn: Option<Drawn>,
    /// Why this is not what the page expects.
    pub wrong: Option<String>,
}

impl Visit {
    /// Level of what was drawn.
    #[must_use]
    pub fn level(&self) -> &str {
        self.drawn.as_ref().map_or("silent", |drawn| drawn.level.as_str())
    }
}

/// A marked field, as it lies on the page.
#[derive(Debug, Deserialize)]
struct Marked {
    expect: String,
    place: [f64; 4],
}

/// Addresses of every demonstration page, sorted.
///
/// # Errors
///
/// When `www-test` cannot be read.
pub fn addresses() -> Result<Vec<String>> {
    let top = paths::at("www-test");
    let mut found = Vec::new();
    for file in paths::files()? {
        let Ok(file) = file.strip_prefix("www-test") else { continue };
        let shown = file.to_string_lossy().replace('\\', "/");
        // The index, and the corpus, which has hosts of its own (`eval`).
        if ["ringfence.test/", "corpus/"].iter().any(|place| shown.starts_with(place))
            || file.extension().is_none_or(|ending| ending != "html")
        {
            continue;
        }
        let page = fs::read_to_string(top.join(file))?;
        match attribute(&page, "data-routes") {
            Some(routes) => {
                let host = shown.split('/').next().unwrap_or_default();
                found.extend(
                    routes.split_ascii_whitespace().map(|route| format!("https://{host}{route}")),
                );
            }
            None => found.push(format!(
                "https://{}",
                shown.trim_end_matches(".html").trim_end_matches("index")
            )),
        }
    }
    found.sort();
    Ok(found)
}

/// An attribute of the page's first tags, as written.
fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

/// Goes to a page, takes its steps and judges what was drawn.
///
/// # Errors
///
/// When the page cannot be visited as its `data-do` says.
pub fn visit(browser: &mut Browser, address: &str, truth: Truth) -> Result<Visit> {
    browser.open(address)?;
    let steps = browser.evaluate("document.documentElement.dataset.do ?? ''")?;
    for step in
        steps.as_str().unwrap_or_default().split(';').map(str::trim).filter(|step| !step.is_empty())
    {
        browser.click(step).with_context(|| format!("{address}: step {step}"))?;
    }
    let fields = browser
        .wait("a field with data-expect", |browser| {
            let fields = marked(browser, truth)?;
            Ok((!fields.is_empty()).then_some(fields))
        })
        .with_context(|| address.to_string())?;
    let speaks = fields.iter().any(|(_, field)| field.expect != "silent");
    let drawn = if speaks { browser.expect_notice().ok() } else { quiet(browser)? };
    // The page may have put another field in the place of the one it began with.
    let mut fields = marked(browser, truth)?;
    if grown_old(address)? && truth != Truth::Rule {
        let warns = fields.iter_mut().filter(|(_, field)| field.expect == "warn");
        warns.for_each(|(_, field)| field.expect = "inform".into());
    }
    Ok(judge(&fields, drawn))
}

/// Waits a while for a notice that must not come.
fn quiet(browser: &mut Browser) -> Result<Option<Drawn>> {
    let end = std::time::Instant::now() + SILENCE;
    while std::time::Instant::now() < end {
        if let Some(drawn) = browser.notice()? {
            return Ok(Some(drawn));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(None)
}

/// Every visible marked field: the id of its frame, and what it expects.
fn marked(browser: &mut Browser, truth: Truth) -> Result<Vec<(String, Marked)>> {
    let expression = format!(
        "(() => {{
            const roots = (root) => [root, ...[...root.querySelectorAll('*')].filter((each) => each.shadowRoot).flatMap((each) => roots(each.shadowRoot))];
            const fields = roots(document).flatMap((root) => [...root.querySelectorAll('[data-expect]')]);
            return fields.filter((field) => field.checkVisibility({{ visibilityProperty: true }})).map((field) => {{
                const {{ left, top, right, bottom }} = field.getBoundingClientRect();
                return {{ expect: field.getAttribute({:?}) ?? field.dataset.expect, place: [left, top, right, bottom] }};
            }});
        }})()",
        truth.attribute()
    );
    let mut found = Vec::new();
    for frame in browser.frames()? {
        // A frame may be on its way to another page.
        let Ok(fields) = browser.eval_in(&frame.id, &expression) else { continue };
        let fields: Vec<Marked> = serde_json::from_value(fields)?;
        found.extend(fields.into_iter().map(|field| (frame.id.clone(), field)));
    }
    Ok(found)
}

/// Whether nobody has read the service's policy within its term. The pages are
/// marked as if somebody had, and must pass in later years too.
fn grown_old(address: &str) -> Result<bool> {
    let today = database::today()?;
    let service = rules::service(host(address));
    Ok(service.is_some_and(|it| it.class == Class::Permits && !it.is_fresh(&today)))
}

fn judge(fields: &[(String, Marked)], drawn: Option<Drawn>) -> Visit {
    let rank = |level: &str| {
        ["silent", "inform", "warn"].iter().position(|each| *each == level).unwrap_or(9)
    };
    let loudest =
        fields.iter().map(|(_, field)| field.expect.as_str()).max_by_key(|level| rank(level));
    let expected = loudest.unwrap_or("silent").to_string();
    let level = drawn.as_ref().map_or("silent", |drawn| drawn.level.as_str());
    let wrong = if level != expected {
        Some(format!("expected {expected}, drew {level}"))
    } else {
        drawn.as_ref().and_then(|drawn| misplaced(fields, drawn))
    };
    Visit { expected, drawn, wrong }
}

/// A notice must cover no marked field, and stand nearest to one that wants it.
fn misplaced(fields: &[(String, Marked)], drawn: &Drawn) -> Option<String> {
    let here: Vec<&Marked> =
        fields.iter().filter(|(frame, _)| *frame == drawn.frame).map(|(_, field)| field).collect();
    if here.iter().any(|field| distance(&field.place, &drawn.place) == 0.0) {
        return Some("the notice covers a field".into());
    }
    // It may be drawn here for a field in a frame below.
    if here.iter().all(|field| field.expect == "silent") && here.len() < fields.len() {
        return None;
    }
    let nearest = here.iter().min_by(|one, other| {
        distance(&one.place, &drawn.place).total_cmp(&distance(&other.place, &drawn.place))
    });
    nearest
        .filter(|field| field.expect == "silent")
        .map(|_| "the notice stands at a field that wants none".into())
}

/// Pixels between two boxes; 0 when they overlap.
fn distance(one: &[f64; 4], other: &[f64; 4]) -> f64 {
    let gap =
        |low: usize, high: usize| (other[low] - one[high]).max(one[low] - other[high]).max(0.0);
    let inset = 1.0;
    let touching = gap(0, 2).hypot(gap(1, 3));
    if touching > 0.0 || one[2] - one[0] < inset { touching.max(f64::MIN_POSITIVE) } else { 0.0 }
}

/// The host of an address.
#[must_use]
pub fn host(address: &str) -> &str {
    let rest = address.trim_start_matches("https://");
    rest.split('/').next().unwrap_or(rest)
}

/// A file name for an address.
#[must_use]
pub fn file_name(address: &str) -> String {
    let rest = address.trim_start_matches("https://").trim_end_matches('/');
    rest.chars()
        .map(
            |character| {
                if character.is_ascii_alphanumeric() || character == '.' { character } else { '-' }
            },
        )
        .collect()
}

/// Where screenshots go.
#[must_use]
pub fn screens(kind: crate::browser::Kind) -> std::path::PathBuf {
    Path::new(&paths::at("target/screens")).join(kind.name())
}
