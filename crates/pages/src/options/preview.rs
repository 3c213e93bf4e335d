//! What a text would make of the rules: faults by line, or the difference.

use protocol::{Rule, RuleChange, RulesPreview, TextProblem, TextWrong};
use web_sys::Element;

use super::outcome::said;
use crate::dom::{self, Build, make};
use crate::i18n::{self, filled, t};
use crate::words;

/// Draws it, or takes it away.
pub fn draw(preview: Option<&RulesPreview>) {
    let summary = preview.map(summary).unwrap_or_default();
    let place = dom::find("rules-preview");
    if let Some(place) = place.filter(|at| at.text_content().as_ref() != Some(&summary)) {
        place.text(&summary);
    }
    let Some(list) = dom::find("rules-preview-list") else { return };
    let Some(preview) = preview else { return dom::refill(&list, []) };
    let problems = preview.problems.iter().map(problem);
    dom::refill(&list, problems.chain(preview.changes.iter().map(change)));
    let shown = preview.problems.len() + preview.changes.len();
    let all = preview.wrong + preview.added + preview.changed + preview.removed;
    if all > shown {
        let rest = filled("rules_rest", &[&(all - shown).to_string()]);
        list.add(&make("li").class("small").text(&rest));
    }
}

fn summary(preview: &RulesPreview) -> String {
    if preview.wrong > 0 {
        return filled("rules_wrong", &[&preview.wrong.to_string()]);
    }
    if preview.added + preview.changed + preview.removed == 0 {
        return t("rules_no_change");
    }
    let counts = [
        ("rules_added", preview.added),
        ("rules_changed", preview.changed),
        ("rules_removed", preview.removed),
        ("rules_same", preview.same),
        ("rules_duplicates", preview.duplicates),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let some: Vec<String> = some.map(|(key, count)| filled(key, &[&count.to_string()])).collect();
    some.join(" · ")
}

fn problem(problem: &TextProblem) -> Element {
    let text = match &problem.wrong {
        TextWrong::Rule(of) => t(words::problem(*of)),
        TextWrong::Other(text) => i18n::words(text),
    };
    let numbers = [problem.line.to_string(), problem.column.to_string()];
    let place = filled("rules_line", &[&numbers[0], &numbers[1]]);
    let jump = dom::button("rules-line", &numbers.join(" "), &place).class("quiet");
    make("li").class("problem").add(&jump).add(&make("span").text(&text))
}

fn change(change: &RuleChange) -> Element {
    let (key, kind) = match (&change.was, &change.now) {
        (Some(_), Some(_)) => ("rules_change", "changed"),
        (None, _) => ("rules_add", "added"),
        (_, None) => ("rules_remove", "removed"),
    };
    let rule = change.now.as_ref().or(change.was.as_ref());
    let place = rule.map(Rule::place).unwrap_or_default();
    let says =
        |tag: &str, rule: &Option<Rule>| rule.as_ref().map(|rule| make(tag).text(&said(rule)));
    let arrow = change.was.is_some() && change.now.is_some();
    let arrow = arrow.then(|| make("span").class("arrow").attr("aria-hidden", "true").text("→"));
    make("li")
        .class(kind)
        .add(&make("span").class("kind").text(&t(key)))
        .add(&make("bdi").class("domain").attr("dir", "ltr").text(&place))
        .maybe(says("del", &change.was))
        .maybe(arrow)
        .maybe(says("ins", &change.now))
}
