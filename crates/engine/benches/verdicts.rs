//! Time from the facts of a page to its verdict, over the recorded pages of
//! `tests/corpus/facts.json`; beside it the time in which the same machine
//! hashes the same facts as text. `cargo xtask bench` runs it.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use engine::Engine;
use protocol::{Level, PageAsk, PageFacts, Request, Rule, Sender, Settings, State};
use serde_json::Value;

/// Each page so often; of these the least counts, for all else is the machine's.
const RUNS: usize = 9;

fn main() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/facts.json");
    let text = fs::read_to_string(file).expect("the recorded pages");
    let pages: Vec<Value> = serde_json::from_str(&text).expect("a list of pages");
    let state = warning();
    let (mut times, mut hashes, mut worst) = (Vec::new(), Vec::new(), (0.0, String::new()));
    for page in pages.iter().filter(|page| page["facts"].is_object()) {
        let facts: PageFacts = serde_json::from_value(page["facts"].clone()).expect("facts");
        let words = page["facts"].to_string();
        let time = least(|| facts.clone(), |facts| Engine::handle(&state, saw(facts)));
        let name = page["page"]["file"].as_str().unwrap_or_default();
        if time > worst.0 {
            worst = (time, format!("{name}, {} fields", facts.fields.len()));
        }
        times.push(time);
        hashes.push(least(|| words.as_bytes(), hash));
    }
    let count = times.len();
    let (verdict, text) = (median(times), median(hashes));
    println!(
        "native engine, {count} recorded pages: a verdict takes {verdict:.0} µs, {:.1} times the \
         hash of its facts ({text:.1} µs); worst {:.0} µs, {:.1} times a median one ({})",
        verdict / text,
        worst.0,
        worst.0 / verdict,
        worst.1
    );
}

/// A rule that warns, so that nothing but the page decides.
fn warning() -> State {
    let rule = Rule::new("eval.test", Level::Warn);
    let settings = Settings { rules: vec![rule], ..Settings::default() };
    State { settings, granted: vec!["*://*/*".into()], ..State::default() }
}

fn saw(facts: PageFacts) -> Request {
    let url = "https://page.eval.test/page".to_string();
    let sender = Sender { top: url.clone(), url, tab: Some(1), ..Sender::default() };
    Request::Page(sender, PageAsk::Saw { facts, asked: None })
}

/// Microseconds.
fn least<T, R>(make: impl Fn() -> T, work: impl Fn(T) -> R) -> f64 {
    let times = (0..RUNS).map(|_| {
        let input = black_box(make());
        let start = Instant::now();
        black_box(work(input));
        start.elapsed().as_secs_f64() * 1e6
    });
    times.fold(f64::MAX, f64::min)
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
