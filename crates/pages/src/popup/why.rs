//! How the verdict came about, for those who want to know.

use protocol::{About, Evidence, SiteView, Verdict};
use web_sys::Element;

use super::part;
use crate::dom::{Build, make};
use crate::i18n::{filled, t};
use crate::words;

/// The strongest signals are enough to understand a verdict.
const SHOWN: usize = 6;

/// Draws the verdict's step, flow and evidence, folded, and the way to all of
/// its reasons; the way alone where there is no verdict.
pub fn draw(view: &SiteView, tab: i64) -> Element {
    let verdict = view.verdict.as_ref().filter(|_| view.watched);
    let summary = make("summary").text(&t("popup_why"));
    part::fold("why", &summary)
        .class("why small")
        .maybe(verdict.map(list))
        .add(&make("p").add(&whole(tab)))
}

fn list(verdict: &Verdict) -> Element {
    let number = verdict.decided.number().to_string();
    let decided = filled("popup_step", &[&number, &t(words::step(&verdict.decided))]);
    let flow = words::flow(verdict.flow).unwrap_or("popup_flow_other");
    make("dl")
        .all(pair("popup_why_step", make("dd").text(&decided)))
        .all(pair("popup_why_flow", make("dd").text(&t(flow))))
        .all(signals(verdict).into_iter().flat_map(|list| pair("popup_why_signals", list)))
}

/// The way to the whole reasoning. It names the tab and not its address, which
/// the browser would keep in its history.
fn whole(tab: i64) -> Element {
    let page = format!("../options/try.html?tab={tab}");
    let link = make("a").attr("href", &page).attr("target", "_blank").attr("id", "whole-reasoning");
    link.text(&t("try_whole_reasoning"))
}

fn pair(term: &str, what: Element) -> [Element; 2] {
    [make("dt").text(&t(term)), what]
}

fn signals(verdict: &Verdict) -> Option<Element> {
    let mut evidence: Vec<&Evidence> = verdict.evidence.iter().collect();
    evidence.sort_by(|one, two| two.weight.abs().total_cmp(&one.weight.abs()));
    let list = make("ul").all(evidence.iter().take(SHOWN).map(|one| signal(one)));
    (!evidence.is_empty()).then(|| make("dd").add(&list))
}

/// What was seen, and what it speaks for or against.
fn signal(evidence: &Evidence) -> Element {
    let about = match evidence.about {
        About::Phone => "popup_about_phone",
        About::Part(_) => "popup_about_part",
        About::Flow(flow) => words::flow(flow).unwrap_or("popup_flow_other"),
    };
    let side = if evidence.weight < 0.0 { "popup_signal_against" } else { "popup_signal_for" };
    let seen = if evidence.seen.is_empty() { &evidence.signal } else { &evidence.seen };
    make("li").text(&filled(side, &[seen, &t(about)]))
}
