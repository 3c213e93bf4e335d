//! The table of answers to notices.

use protocol::AnswerRow;
use web_sys::Element;

use super::rules::{table, td, th, tr};
use crate::dates;
use crate::dom::{Build, button, make};
use crate::i18n::{filled, t};
use crate::words;

/// Draws the answers.
pub fn draw(rows: &[AnswerRow]) {
    table("answers", rows.iter().map(line).collect());
}

fn line(row: &AnswerRow) -> Element {
    let site = make("span").class("domain").text(&row.site);
    let service = row.service.as_deref().map(|name| make("p").class("small").text(name));
    let holds = if row.holds { "options_holds" } else { "options_expired" };
    let undo = button("undo-answer", &row.site, &t("popup_undo"))
        .attr("id", &format!("undo-{}", row.site))
        .attr("aria-label", &filled("popup_undo_label", &[&row.site]));
    tr().add(&th().add(&site).maybe(service))
        .add(&td("options_head_answer").add(&span(&t(words::answer(row.kind)))))
        .add(&td("options_head_date").add(&dates::day(row.at)))
        .add(&td("options_head_holds").add(&span(&t(holds))))
        .add(&td("options_head_actions").class("actions").add(&undo))
}

fn span(text: &str) -> Element {
    make("span").text(text)
}
