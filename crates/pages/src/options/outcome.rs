//! What a rule does, in words: at its example, and as one line.

use protocol::{Flow, Level, Rule, RuleResult, RuleRow, Step};
use web_sys::Element;

use crate::dom::{Build, make};
use crate::i18n::{filled, list, t};
use crate::icon::Icon;
use crate::words;

/// A level as picture and word.
pub fn level(level: Level, word: fn(Level) -> &'static str) -> Element {
    let icon = Icon::from(level);
    let text = make("span").text(&t(word(level)));
    make("span").class("level").attr("data-level", icon.name()).add(&icon.draw()).add(&text)
}

/// Flows in words.
pub fn flows(flows: &[Flow]) -> String {
    let words: Vec<String> = flows.iter().map(|flow| t(words::rule_flow(*flow))).collect();
    list(words.iter().map(String::as_str))
}

/// What comes out at the example of a rule in the table.
pub fn result(result: &RuleResult, row: &RuleRow) -> Element {
    let unheard = !row.watched && result.level != Level::Silent;
    let why = match unheard {
        true => t("rules_by_unwatched"),
        false => reason(&result.decided, &row.rule, row.managed),
    };
    line(result, if unheard { Level::Silent } else { result.level }, &why)
}

/// What would come out at the example of a rule in the form.
pub fn tried(result: &RuleResult, rule: &Rule) -> Element {
    line(result, result.level, &reason(&result.decided, rule, false))
}

fn line(result: &RuleResult, spoken: Level, why: &str) -> Element {
    make("p")
        .class("result small")
        .add(&make("bdi").class("address").attr("dir", "ltr").text(&result.address))
        .add(&level(spoken, words::level))
        .add(&make("span").text(why))
}

/// Why: this rule, or what comes before it.
fn reason(decided: &Step, rule: &Rule, managed: bool) -> String {
    let own = rule.place();
    match decided {
        Step::Policy { place } if managed && *place == own => t("rules_by_this"),
        Step::Rule { place } if !managed && *place == own => t("rules_by_this"),
        Step::Policy { place } => filled("rules_by_policy", &[place]),
        Step::Rule { place } if rule.enabled => filled("rules_by_precise", &[place]),
        Step::Rule { place } => filled("rules_by_other", &[place]),
        Step::Answer { site } => filled("rules_by_answer", &[site]),
        Step::Service { .. } => t("rules_by_known"),
        Step::Flow | Step::Tag { .. } | Step::Silence => t("rules_by_nothing"),
    }
}

/// A rule in one line, without its place.
pub fn said(rule: &Rule) -> String {
    let mut parts = vec![t(words::wish(rule.level))];
    if !rule.enabled {
        parts.push(t("options_off"));
    }
    if !rule.flows.is_empty() {
        parts.push(filled("rules_flows", &[&flows(&rule.flows)]));
    }
    let texts = [&rule.note, &rule.link, &rule.example];
    // Between signs that keep a text from turning round what comes after it.
    let apart = |text: &String| format!("\u{2068}{text}\u{2069}");
    parts.extend(texts.into_iter().filter(|text| !text.is_empty()).map(apart));
    parts.join(" · ")
}
