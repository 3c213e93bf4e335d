//! The form in which a rule is written.

use protocol::{Level, Rule, RuleProblem};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::domain::Wrong;
use crate::dom::{self, Build};
use crate::i18n::{filled, t};
use crate::words;

/// What was typed.
pub struct Typed {
    /// As typed, perhaps no domain at all.
    pub domain: String,
    /// Chosen.
    pub level: Level,
    /// Without space around it.
    pub note: String,
}

/// Reads what is in the form.
pub fn read() -> Typed {
    let domain = input("rule-domain").map(|input| input.value()).unwrap_or_default();
    let note = note().map(|note| note.value()).unwrap_or_default();
    let chosen = LEVELS.into_iter().find(|(id, _)| input(id).is_some_and(|it| it.checked()));
    let level = chosen.map_or(Level::Warn, |(_, level)| level);
    Typed { domain, level, note: note.trim().to_owned() }
}

/// Brings a rule into the form, to be changed.
pub fn fill(rule: &Rule) {
    clear();
    set_domain(&rule.domain);
    for (id, level) in LEVELS {
        if let Some(input) = input(id) {
            input.set_checked(level == rule.level);
        }
    }
    if let Some(note) = note() {
        note.set_value(&rule.note);
    }
    caption(&filled("options_form_edit", &[&rule.domain]), true);
    dom::focus("rule-domain");
}

/// Empties the form for a new rule.
pub fn clear() {
    if let Some(form) = dom::find_as::<HtmlFormElement>("rule-form") {
        form.reset();
    }
    forget_problem();
    caption(&t("options_form_add"), false);
}

/// Says at the field what is wrong, and puts the focus there.
pub fn show(wrong: &Wrong) {
    forget_problem();
    let field = field(wrong.problem);
    let Some(place) = dom::find(&format!("{field}-problem")) else { return };
    let text = dom::make("span").text(&t(words::problem(wrong.problem)));
    let meant = wrong.meant.as_deref().map(|host| {
        dom::button("use-host", host, &filled("options_use_host", &[host])).class("quiet")
    });
    dom::refill(&place, std::iter::once(text).chain(meant));
    if let Some(field) = dom::find(field) {
        field.attr("aria-invalid", "true");
    }
    dom::focus(field);
}

/// Takes back what was said at the fields.
pub fn forget_problem() {
    for field in ["rule-domain", "rule-note"] {
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
    set_domain(host);
    forget_problem();
    dom::focus("rule-domain");
}

const LEVELS: [(&str, Level); 3] = [
    ("rule-level-warn", Level::Warn),
    ("rule-level-inform", Level::Inform),
    ("rule-level-silent", Level::Silent),
];

/// The field at which a problem is to be told.
fn field(problem: RuleProblem) -> &'static str {
    match problem {
        RuleProblem::NoteTooLong => "rule-note",
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

fn set_domain(domain: &str) {
    if let Some(input) = input("rule-domain") {
        input.set_value(domain);
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    dom::find(id)?.dyn_into().ok()
}

fn note() -> Option<HtmlTextAreaElement> {
    dom::find_as("rule-note")
}
