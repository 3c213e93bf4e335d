//! `cargo xtask eval --fit`: finds the weights of the signals by logistic
//! regression on recorded pages. A weight keeps its sign and is drawn to
//! the one set by hand, so that a signal that the pages hardly show is left in
//! peace and the same pages give the same weights again.
//! How good the result is, is asked of sources that the fit has not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use protocol::{About, Evidence};
use serde_json::{Map, Value, json};

use super::corpus::Page;
use super::score::Count;
use super::visit::Seen;
use crate::paths;

/// The table of weights.
const TABLE: &str = "crates/detect/src/weights.json";
/// Parts into which the sources are divided for cross-validation.
const FOLDS: u64 = 10;
/// How strongly a weight is drawn home.
const PULL: f64 = 1.0;
/// Least a weight may be, without its sign.
const LEAST: f64 = 0.05;
/// Steps of the descent, and their length at first.
const STEPS: usize = 3000;
const STRIDE: f64 = 0.05;

/// One question with its answer.
struct Row {
    source: String,
    /// Share of its weight that each signal earned.
    shares: BTreeMap<String, f64>,
    yes: bool,
}

/// Log-odds: before any evidence, and of each signal.
#[derive(Clone)]
struct Weights {
    prior: f64,
    signals: BTreeMap<String, f64>,
}

/// A probability that was given, and whether it was so.
pub type Given = (f64, bool);

/// What a fit found out about itself.
pub struct Report {
    /// For sources that were left out: of phone fields, of security flows.
    pub apart: [Vec<Given>; 2],
}

/// Fits all weights to recorded pages and writes the table.
///
/// # Errors
///
/// When the table cannot be read or written.
pub fn fit(pages: &[(Page, Seen)]) -> Result<Report> {
    let file = paths::at(TABLE);
    let mut table: Map<String, Value> = serde_json::from_str(&fs::read_to_string(&file)?)?;
    let column = |name: &str| -> Result<BTreeMap<String, f64>> {
        let signals = table["signals"].as_object().context("signals is a table")?;
        let entry = |(signal, entry): (&String, &Value)| {
            Ok((signal.clone(), entry[name].as_f64().context("a weight is a number")?))
        };
        signals.iter().map(entry).collect()
    };
    let (homes, weights) = (column("home")?, column("weight")?);
    let questions =
        [("phone", phone_rows(pages, &weights)?), ("security", flow_rows(pages, &weights)?)];
    let mut apart = Vec::new();
    for (prior, rows) in questions {
        let of = rows.iter().flat_map(|row| row.shares.keys().cloned()).collect::<BTreeSet<_>>();
        let home = Weights {
            prior: table[prior]["home"].as_f64().context("a prior is a number")?,
            signals: of.into_iter().map(|name| (name.clone(), homes[&name])).collect(),
        };
        apart.push(cross(&rows, &home));
        let all: Vec<&Row> = rows.iter().collect();
        let found = descend(&all, &home);
        println!(
            "{prior}: {} questions; prior {:.2} by hand, {:.2}",
            rows.len(),
            home.prior,
            found.prior
        );
        table[prior]["weight"] = json!(round(found.prior));
        for (name, weight) in &found.signals {
            println!("  {name:22} {:6.2} by hand, {weight:6.2}", home.signals[name]);
            table["signals"][name]["weight"] = json!(round(*weight));
        }
    }
    fs::write(&file, lines(&table)?)?;
    let apart = <[Vec<Given>; 2]>::try_from(apart).ok().context("two questions")?;
    for (name, given) in ["phone field", "security flow"].iter().zip(&apart) {
        let mut count = Count::default();
        given.iter().for_each(|(sure, is)| count.add(*sure > 0.5, *is));
        println!(
            "{name}, sources left out: P {:.3} R {:.3}, log-loss {:.3}",
            count.precision(),
            count.recall(),
            given.iter().map(|given| loss(*given)).sum::<f64>() / given.len().max(1) as f64
        );
    }
    Ok(Report { apart })
}

/// The table with an entry a line.
fn lines(table: &Map<String, Value>) -> Result<String> {
    let mut text = String::from("{\n");
    for (at, (key, value)) in table.iter().enumerate() {
        let comma = if at + 1 < table.len() { "," } else { "" };
        let entries = value.as_object().context("the table holds tables")?;
        if entries.contains_key("home") {
            text += &format!("  {key:?}: {value}{comma}\n");
            continue;
        }
        let rows: Vec<String> =
            entries.iter().map(|(name, entry)| format!("    {name:?}: {entry}")).collect();
        text += &format!("  {key:?}: {{\n{}\n  }}{comma}\n", rows.join(",\n"));
    }
    Ok(text + "}\n")
}

fn round(weight: f64) -> f64 {
    (weight * 100.0).round() / 100.0
}

fn loss((sure, is): Given) -> f64 {
    -(if is { sure } else { 1.0 - sure }).max(1e-9).ln()
}

/// Of every labelled control that could take a number: does it?
fn phone_rows(pages: &[(Page, Seen)], weights: &BTreeMap<String, f64>) -> Result<Vec<Row>> {
    rows(
        pages,
        weights,
        |page, seen, reading| {
            let at = seen.fields.iter().position(|place| *place == Some(reading.field))?;
            let truth = &page.fields[at];
            (reading.typed && !truth.ignored && truth.part.is_none()).then_some(truth.phone)
        },
        |about| (about == About::Phone).then_some(1.0),
    )
}

/// Of every phone field: is the number asked for security?
fn flow_rows(pages: &[(Page, Seen)], weights: &BTreeMap<String, f64>) -> Result<Vec<Row>> {
    rows(
        pages,
        weights,
        |page, seen, reading| {
            let at = seen.fields.iter().position(|place| *place == Some(reading.field))?;
            (page.fields[at].phone && !page.unclear).then_some(page.security)
        },
        |about| match about {
            About::Flow(flow) => Some(if flow.is_security() { 1.0 } else { -1.0 }),
            _ => None,
        },
    )
}

fn rows(
    pages: &[(Page, Seen)],
    weights: &BTreeMap<String, f64>,
    answer: impl Fn(&Page, &Seen, &detect::Reading) -> Option<bool>,
    side: impl Fn(About) -> Option<f64>,
) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (page, seen) in pages {
        let Some(facts) = &seen.facts else { continue };
        for reading in detect::detect(facts).readings {
            let Some(yes) = answer(page, seen, &reading) else { continue };
            let mut shares = BTreeMap::new();
            for Evidence { signal, about, weight, .. } in &reading.evidence {
                if let Some(side) = side(*about) {
                    let full = weights.get(signal).context("a signal without a weight")?;
                    *shares.entry(signal.clone()).or_default() += side * f64::from(*weight) / full;
                }
            }
            rows.push(Row { source: page.source.clone(), shares, yes });
        }
    }
    Ok(rows)
}

/// What fits that have not seen a source say of it.
fn cross(rows: &[Row], before: &Weights) -> Vec<Given> {
    let fold = |row: &Row| {
        row.source.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31) + u64::from(byte)) % FOLDS
    };
    let given = (0..FOLDS).flat_map(|left_out| {
        let (asked, known): (Vec<&Row>, Vec<&Row>) =
            rows.iter().partition(|row| fold(row) == left_out);
        let weights = descend(&known, before);
        asked.into_iter().map(move |row| (sure(&weights, row), row.yes)).collect::<Vec<_>>()
    });
    given.collect()
}

fn sure(weights: &Weights, row: &Row) -> f64 {
    let evidence: f64 = row.shares.iter().map(|(name, share)| share * weights.signals[name]).sum();
    1.0 / (1.0 + (-(weights.prior + evidence)).exp())
}

/// Gradient descent on the log-loss, each step by the size of earlier ones
/// (Adam), each weight kept on its side of zero.
fn descend(rows: &[&Row], before: &Weights) -> Weights {
    let mut weights = before.clone();
    let names: Vec<String> = before.signals.keys().cloned().collect();
    let mut moved = vec![(0.0_f64, 0.0_f64); names.len() + 1];
    let count = rows.len().max(1) as f64;
    for step in 1..=STEPS {
        let mut slopes: BTreeMap<&str, f64> = BTreeMap::new();
        let mut prior = 0.0;
        for row in rows {
            let off = sure(&weights, row) - f64::from(u8::from(row.yes));
            prior += off;
            for (name, share) in &row.shares {
                *slopes.entry(name.as_str()).or_default() += off * share;
            }
        }
        let stride = STRIDE * (1.0 - step as f64 / (STEPS as f64 + 1.0));
        let mut next = |at: usize, slope: f64, weight: f64, home: f64| {
            let slope = (slope + PULL * (weight - home)) / count;
            let (mean, square) = &mut moved[at];
            *mean = 0.9 * *mean + 0.1 * slope;
            *square = 0.99 * *square + 0.01 * slope * slope;
            weight - stride * *mean / (square.sqrt() + 1e-6)
        };
        weights.prior = next(names.len(), prior, weights.prior, before.prior);
        for (at, name) in names.iter().enumerate() {
            let (weight, home) = (weights.signals[name], before.signals[name]);
            let slope = slopes.get(name.as_str()).copied().unwrap_or(0.0);
            let found = next(at, slope, weight, home);
            let kept = if home < 0.0 { found.min(-LEAST) } else { found.max(LEAST) };
            weights.signals.insert(name.clone(), kept);
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(source: u32, signal: &str, yes: bool) -> Row {
        let shares = BTreeMap::from([(signal.to_string(), 1.0)]);
        Row { source: source.to_string(), shares, yes }
    }

    fn weights() -> Weights {
        let signals = [("good", 1.0), ("bad", 1.0), ("unseen", 1.5), ("against", -1.0)];
        Weights { prior: 0.0, signals: signals.map(|(name, it)| (name.into(), it)).into() }
    }

    #[test]
    fn learns_which_signal_is_right_and_keeps_signs() {
        let rows: Vec<Row> = (0..40)
            .flat_map(|at| [row(at, "good", true), row(at, "bad", false), row(at, "against", true)])
            .collect();
        let found = descend(&rows.iter().collect::<Vec<_>>(), &weights());
        assert!(found.signals["good"] > 1.5, "{:?}", found.signals);
        assert!((found.signals["bad"] - LEAST).abs() < 1e-9, "{:?}", found.signals);
        assert!((found.signals["unseen"] - 1.5).abs() < 0.01, "{:?}", found.signals);
        assert!((found.signals["against"] + LEAST).abs() < 1e-9, "{:?}", found.signals);
    }

    #[test]
    fn a_source_is_never_asked_of_a_fit_that_saw_it() {
        // Every source has its own signal: nothing can be learned for another.
        let name = |source: u32| format!("only-{source}");
        let rows: Vec<Row> = (0..30).map(|source| row(source, &name(source), true)).collect();
        let signals = (0..30).map(|source| (name(source), 0.05)).collect();
        let given = cross(&rows, &Weights { prior: -3.0, signals });
        assert_eq!(given.len(), rows.len());
        let all = descend(&rows.iter().collect::<Vec<_>>(), &weights_of(&rows));
        assert!(
            given.iter().map(|(sure, _)| sure).sum::<f64>()
                < rows.iter().map(|row| sure(&all, row)).sum::<f64>()
        );
    }

    fn weights_of(rows: &[Row]) -> Weights {
        let signals =
            rows.iter().flat_map(|row| row.shares.keys().map(|name| (name.clone(), 0.05)));
        Weights { prior: -3.0, signals: signals.collect() }
    }
}
