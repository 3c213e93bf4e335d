//! The table of rules.

use protocol::{Level, Rule, RuleRow};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::find::{Column, Found, Look};
use super::outcome;
use crate::dom::{self, Build, button, make};
use crate::i18n::{filled, t};
use crate::words;

/// Draws the rules that are looked for, and the line in place of the one that
/// was removed.
pub fn draw(rows: &[RuleRow], found: &[Found], look: &Look, removed: Option<&(usize, Rule)>) {
    let removed = removed
        .filter(|(_, gone)| rows.iter().all(|row| row.managed || row.rule.place() != gone.place()));
    let order = look.order(found, rows);
    let drawn = order.iter().take(look.room);
    let mut lines: Vec<Element> = drawn
        .map(|at| found[*at].line.get_or_init(|| line(&rows[*at], &found[*at])).clone())
        .collect();
    if let Some((index, gone)) = removed {
        lines.insert((*index).min(lines.len()), undo(gone));
    }
    let any = !rows.is_empty();
    for (id, shown) in [
        ("rules-search-part", any),
        ("rules-more", order.len() > look.room),
        ("rules-table", !lines.is_empty()),
        ("rules-empty", !any && lines.is_empty()),
    ] {
        dom::show(id, shown);
    }
    if let Some(body) = dom::find("rules-body") {
        dom::refill(&body, lines);
    }
    heads(look);
    count(order.len(), order.len().min(look.room));
}

/// How many rules are found, said once for each number.
fn count(found: usize, drawn: usize) {
    let text = match found {
        0 => t("rules_none"),
        _ if drawn < found => filled("rules_some", &[&drawn.to_string(), &found.to_string()]),
        _ => filled("rules_count", &[&found.to_string()]),
    };
    let place = dom::find("rules-count").filter(|at| at.text_content().as_ref() != Some(&text));
    if let Some(place) = place {
        place.text(&text);
    }
}

/// Says in the heads by which column the table is sorted.
fn heads(look: &Look) {
    for column in Column::ALL {
        let head = dom::find(&format!("rules-by-{}", column.name()));
        let Some(cell) = head.and_then(|head| head.parent_element()) else { continue };
        match (look.by == Some(column), look.down) {
            (true, false) => drop(cell.attr("aria-sort", "ascending")),
            (true, true) => drop(cell.attr("aria-sort", "descending")),
            (false, _) => dom::logged(cell.remove_attribute("aria-sort")),
        }
    }
}

/// Fills a table, or says that there is nothing to fill it with.
pub fn table(name: &str, lines: Vec<Element>) {
    dom::show(&format!("{name}-table"), !lines.is_empty());
    dom::show(&format!("{name}-empty"), lines.is_empty());
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

fn line(row: &RuleRow, found: &Found) -> Element {
    tr().add(&name(row, found))
        .add(&td("options_head_level").add(&outcome::level(row.rule.level, words::wish)))
        .add(&td("options_head_enabled").add(&switch(row)))
        .add(&watched(row))
        .add(&actions(row))
}

fn name(row: &RuleRow, found: &Found) -> Element {
    let rule = &row.rule;
    let small = |class: &str, text: &str| make("p").class(class).text(text);
    let place = rule.place();
    // Text of another direction beside it does not turn it round.
    let title = make("bdi").class("domain").attr("dir", "ltr").text(&found.place);
    let ascii = (found.place != place).then(|| make("bdi").class("small").text(&place));
    let note = (!rule.note.is_empty()).then(|| small("note", &rule.note).attr("dir", "auto"));
    let flows = (!rule.flows.is_empty())
        .then(|| small("small", &filled("rules_flows", &[&outcome::flows(&rule.flows)])));
    let way = (!rule.link.is_empty()).then(|| {
        small("small", &t("rules_way"))
            .add(&make("span").text(" "))
            .add(&dom::link(&rule.link, &rule.link))
    });
    th().add(&make("div").class("place").add(&title).maybe(ascii))
        .maybe(flows)
        .maybe(note)
        .maybe(way)
        .maybe(instead(row))
        .add(&outcome::result(&row.result, row))
}

/// What the rule overrides, and how loud that would be.
fn instead(row: &RuleRow) -> Option<Element> {
    let name = row.overrides.as_deref()?;
    let line = make("p").class("small").text(&filled("options_overrides", &[name]));
    let without = row.otherwise.map(|level| {
        make("span").text(&format!(" · {}", filled("rules_without", &[&t(words::level(level))])))
    });
    Some(line.maybe(without))
}

fn switch(row: &RuleRow) -> Element {
    let place = &row.rule.place();
    if row.managed {
        let key = if row.rule.enabled { "options_on" } else { "options_off" };
        return make("span").text(&t(key));
    }
    let input = make("input").attr("type", "checkbox").attr("role", "switch").class("switch");
    let input = input
        .attr("id", &format!("enabled-{place}"))
        .attr("data-act", "enabled")
        .attr("data-of", place)
        .attr("aria-label", &filled("options_enabled_label", &[place]));
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
    let place = row.rule.place();
    let label = filled("options_allow_label", &[&row.rule.domain]);
    let allow = button("allow", &row.pattern, &t("options_allow"))
        .attr("id", &format!("allow-{}{place}", if row.managed { "managed-" } else { "" }))
        .attr("aria-label", &label);
    let lack = make("span").class("lack").text(&t("options_not_watched"));
    cell.add(&make("div").class("stack").add(&lack).add(&allow))
}

fn actions(row: &RuleRow) -> Element {
    let cell = td("options_head_actions").class("actions");
    if row.managed {
        return cell.add(&make("span").class("small").text(&t("options_managed")));
    }
    let place = &row.rule.place();
    let act = |act: &str, key: &str, label: &str| {
        button(act, place, &t(key))
            .attr("id", &format!("{act}-{place}"))
            .attr("aria-label", &filled(label, &[place]))
    };
    let edit = act("edit", "options_edit", "options_edit_label");
    let remove = act("remove", "options_remove", "options_remove_label");
    cell.add(&make("div").class("buttons").add(&edit).add(&remove))
}

/// The line that offers a removed rule back.
fn undo(gone: &Rule) -> Element {
    let place = gone.place();
    let text = make("span").text(&filled("options_said_removed", &[&place]));
    let label = filled("options_restore_label", &[&place]);
    let undo = button("undo-remove", &place, &t("popup_undo"))
        .attr("id", "undo-remove")
        .attr("aria-label", &label);
    let words = make("div").class("buttons").add(&text).add(&undo);
    tr().class("removed").add(&make("td").attr("role", "cell").attr("colspan", "5").add(&words))
}
