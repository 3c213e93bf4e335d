//! The table of rules.

use protocol::{Level, Rule, RuleRow};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::dom::{self, Build, button, make};
use crate::i18n::{filled, t};
use crate::icon::Icon;
use crate::words;

/// Draws the rules, and the line in place of the one that was removed.
pub fn draw(rows: &[RuleRow], removed: Option<&(usize, Rule)>) {
    let removed = removed.filter(|(_, gone)| rows.iter().all(|row| row.rule.domain != gone.domain));
    let mut lines: Vec<Element> = rows.iter().map(line).collect();
    if let Some((index, gone)) = removed {
        lines.insert((*index).min(lines.len()), undo(gone));
    }
    table("rules", lines);
}

/// Fills a table, or says that there is nothing to fill it with.
pub fn table(name: &str, lines: Vec<Element>) {
    for (id, shown) in [(format!("{name}-table"), true), (format!("{name}-empty"), false)] {
        if let Some(part) = dom::find(&id) {
            let hidden = lines.is_empty() == shown;
            dom::logged(part.toggle_attribute_with_force("hidden", hidden).map(drop));
        }
    }
    if let Some(body) = dom::find(&format!("{name}-body")) {
        dom::refill(&body, lines);
    }
}

/// A line of a table, which stays one when a narrow window stacks its cells.
pub fn tr() -> Element {
    make("tr").attr("role", "row")
}

/// The cell that names its line.
pub fn th() -> Element {
    make("th").attr("role", "rowheader").attr("scope", "row")
}

/// A cell under the heading with this key.
pub fn td(heading: &str) -> Element {
    make("td").attr("role", "cell").attr("data-label", &t(heading))
}

fn line(row: &RuleRow) -> Element {
    let level = make("span").class("level").attr("data-level", Icon::from(row.rule.level).name());
    let word = make("span").text(&t(words::wish(row.rule.level)));
    let level = level.add(&Icon::from(row.rule.level).draw()).add(&word);
    tr().add(&name(row))
        .add(&td("options_head_level").add(&level))
        .add(&td("options_head_enabled").add(&switch(row)))
        .add(&watched(row))
        .add(&actions(row))
}

fn name(row: &RuleRow) -> Element {
    let small = |class: &str, text: &str| make("p").class(class).text(text);
    let instead = row.overrides.as_deref().map(|name| filled("options_overrides", &[name]));
    let note = Some(&row.rule.note).filter(|note| !note.is_empty());
    th().add(&make("span").class("domain").text(&row.rule.domain))
        .maybe(note.map(|note| small("note", note)))
        .maybe(instead.map(|text| small("small", &text)))
}

fn switch(row: &RuleRow) -> Element {
    let domain = &row.rule.domain;
    if row.managed {
        let key = if row.rule.enabled { "options_on" } else { "options_off" };
        return make("span").text(&t(key));
    }
    let input = make("input").attr("type", "checkbox").attr("role", "switch").class("switch");
    let input = input
        .attr("id", &format!("enabled-{domain}"))
        .attr("data-act", "enabled")
        .attr("data-of", domain)
        .attr("aria-label", &filled("options_enabled_label", &[domain]));
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        input.set_checked(row.rule.enabled);
    }
    input
}

fn watched(row: &RuleRow) -> Element {
    let cell = td("options_head_watched");
    if row.off {
        return cell.add(&make("span").text(&t("sites_off")));
    }
    if row.watched {
        return cell.add(&make("span").text(&t("options_watched")));
    }
    if row.rule.level == Level::Silent {
        return cell.add(&make("span").class("small").text(&t("options_not_needed")));
    }
    let domain = &row.rule.domain;
    let label = filled("options_allow_label", &[domain]);
    let allow = button("allow", &row.pattern, &t("options_allow"))
        .attr("id", &format!("allow-{}{domain}", if row.managed { "managed-" } else { "" }))
        .attr("aria-label", &label);
    let lack = make("span").class("lack").text(&t("options_not_watched"));
    cell.add(&make("div").class("stack").add(&lack).add(&allow))
}

fn actions(row: &RuleRow) -> Element {
    let cell = td("options_head_actions").class("actions");
    if row.managed {
        return cell.add(&make("span").class("small").text(&t("options_managed")));
    }
    let domain = &row.rule.domain;
    let act = |act: &str, key: &str, label: &str| {
        button(act, domain, &t(key))
            .attr("id", &format!("{act}-{domain}"))
            .attr("aria-label", &filled(label, &[domain]))
    };
    let edit = act("edit", "options_edit", "options_edit_label");
    let remove = act("remove", "options_remove", "options_remove_label");
    cell.add(&make("div").class("buttons").add(&edit).add(&remove))
}

/// The line that offers a removed rule back.
fn undo(gone: &Rule) -> Element {
    let text = make("span").text(&filled("options_said_removed", &[&gone.domain]));
    let label = filled("options_restore_label", &[&gone.domain]);
    let undo = button("undo-remove", &gone.domain, &t("popup_undo"))
        .attr("id", "undo-remove")
        .attr("aria-label", &label);
    let words = make("div").class("buttons").add(&text).add(&undo);
    tr().class("removed").add(&make("td").attr("role", "cell").attr("colspan", "5").add(&words))
}
