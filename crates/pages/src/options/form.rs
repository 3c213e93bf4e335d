//! The form in which a rule is written.

use protocol::{Flow, Level, Rule, RuleProblem};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::domain::{self, Wrong};
use super::{idn, live};
use crate::dom::{self, Build, make};
use crate::i18n::{filled, t};
use crate::words;

/// Draws what is the same in every form: a box for each flow.
pub fn prepare() {
    let flow = |flow: Flow| {
        let tick = make("input").attr("type", "checkbox").attr("id", &flow_id(flow));
        let word = make("span").text(&t(words::rule_flow(flow)));
        make("label").add(&tick.attr("data-act", "type")).add(&word)
    };
    if let Some(place) = dom::find("rule-flows") {
        dom::refill(&place, Flow::ALL.into_iter().map(flow));
    }
}

/// Reads what is in the form: the domain as typed, perhaps none at all.
pub fn read() -> Rule {
    let text =
        |id: &str| input(id).map(|input| input.value().trim().to_owned()).unwrap_or_default();
    let note = note().map(|note| note.value().trim().to_owned()).unwrap_or_default();
    let is_checked = |id: &str| input(id).is_some_and(|input| input.checked());
    let chosen = LEVELS.into_iter().find(|(id, _)| is_checked(id));
    let flows = Flow::ALL.into_iter().filter(|flow| is_checked(&flow_id(*flow)));
    Rule {
        domain: input("rule-domain").map(|input| input.value()).unwrap_or_default(),
        path: text("rule-path"),
        flows: flows.collect(),
        level: chosen.map_or(Level::Warn, |(_, level)| level),
        note,
        link: text("rule-link"),
        example: text("rule-example"),
        ..Rule::default()
    }
}

/// Brings a rule into the form, to be changed.
pub fn fill(rule: &Rule) {
    clear();
    let written = idn::unicode(&rule.domain, domain::host_of);
    set("rule-domain", written.as_ref().unwrap_or(&rule.domain));
    set("rule-path", &rule.path);
    set("rule-link", &rule.link);
    set("rule-example", &rule.example);
    for (id, level) in LEVELS {
        check(id, level == rule.level);
    }
    for flow in Flow::ALL {
        check(&flow_id(flow), rule.flows.contains(&flow));
    }
    if let Some(note) = note() {
        note.set_value(&rule.note);
    }
    let plain = rule.path.is_empty() && rule.flows.is_empty();
    open(!(plain && rule.link.is_empty() && rule.example.is_empty()));
    caption(&filled("options_form_edit", &[&rule.place()]), true);
    dom::focus("rule-domain");
}

/// Empties the form for a new rule.
pub fn clear() {
    if let Some(form) = dom::find_as::<HtmlFormElement>("rule-form") {
        form.reset();
    }
    forget_problem();
    open(false);
    live::clear();
    caption(&t("options_form_add"), false);
}

/// Says at the field what is wrong, and puts the focus there.
pub fn show(wrong: &Wrong) {
    forget_problem();
    let field = field(wrong.problem);
    let Some(place) = dom::find(&format!("{field}-problem")) else { return };
    let text = make("span").text(&t(words::problem(wrong.problem)));
    let meant = wrong.meant.as_deref().map(|host| {
        dom::button("use-host", host, &filled("options_use_host", &[host])).class("quiet")
    });
    dom::refill(&place, std::iter::once(text).chain(meant));
    if let Some(field) = dom::find(field) {
        field.attr("aria-invalid", "true");
    }
    if MORE.contains(&field) {
        open(true);
    }
    dom::lead_to(field, &t(words::problem(wrong.problem)));
}

/// Takes back what was said at the fields.
pub fn forget_problem() {
    for field in ["rule-domain", "rule-note"].into_iter().chain(MORE) {
        if let Some(field) = dom::find(field) {
            dom::logged(field.remove_attribute("aria-invalid"));
        }
        if let Some(place) = dom::find(&format!("{field}-problem")) {
            place.text("");
        }
    }
}

/// Takes the domain that was probably meant.
pub fn use_host(host: &str) {
    set("rule-domain", host);
    forget_problem();
    dom::focus("rule-domain");
}

const LEVELS: [(&str, Level); 3] = [
    ("rule-level-warn", Level::Warn),
    ("rule-level-inform", Level::Inform),
    ("rule-level-silent", Level::Silent),
];

/// The fields that are folded away.
const MORE: [&str; 3] = ["rule-path", "rule-link", "rule-example"];

/// The field at which a problem is to be told.
fn field(problem: RuleProblem) -> &'static str {
    match problem {
        RuleProblem::NoteTooLong => "rule-note",
        RuleProblem::PathMalformed | RuleProblem::PathTooLong => "rule-path",
        RuleProblem::LinkMalformed => "rule-link",
        RuleProblem::ExampleElsewhere => "rule-example",
        _ => "rule-domain",
    }
}

fn caption(text: &str, editing: bool) {
    if let Some(title) = dom::find("form-title") {
        title.text(text);
    }
    if let Some(cancel) = dom::find("rule-cancel") {
        dom::logged(cancel.toggle_attribute_with_force("hidden", !editing).map(drop));
    }
}

fn set(id: &str, text: &str) {
    if let Some(input) = input(id) {
        input.set_value(text);
    }
}

fn check(id: &str, on: bool) {
    if let Some(input) = input(id) {
        input.set_checked(on);
    }
}

/// Unfolds the fields that few rules need.
fn open(on: bool) {
    if let Some(more) = dom::find_as::<HtmlDetailsElement>("rule-more") {
        more.set_open(on);
    }
}

fn flow_id(flow: Flow) -> String {
    format!("rule-flow-{}", flow as u8)
}

fn input(id: &str) -> Option<HtmlInputElement> {
    dom::find(id)?.dyn_into().ok()
}

fn note() -> Option<HtmlTextAreaElement> {
    dom::find_as("rule-note")
}
