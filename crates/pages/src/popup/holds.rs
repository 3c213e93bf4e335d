//! What the user decided for this site, and the way back.

use protocol::{AnswerRow, RuleRow, SiteView};
use web_sys::Element;

use super::part::section;
use crate::dates;
use crate::dom::{self, Build, make};
use crate::i18n::{filled, t};
use crate::icon::Icon;
use crate::words;

/// Draws the rule and the answer that hold here, if any.
pub fn draw(view: &SiteView) -> Option<Element> {
    if view.rule.is_none() && view.answer.is_none() {
        return None;
    }
    let part = section("holds", &t("popup_holds"));
    let rule = view.rule.as_ref().map(draw_rule);
    let can_undo = !view.answered_for_good;
    let answer = view.answer.as_ref().map(|answer| draw_answer(answer, can_undo));
    Some(part.maybe(rule).maybe(answer))
}

fn draw_rule(row: &RuleRow) -> Element {
    let (rule, managed) = (&row.rule, row.managed);
    let title = if managed { "popup_rule_managed" } else { "popup_rule" };
    let mut level = t(words::wish(rule.level));
    if !rule.enabled {
        level = filled("popup_rule_off", &[&level]);
    }
    let level = make("p").class("level").add(&Icon::from(rule.level).draw()).add(&span(&level));
    let note = (!rule.note.is_empty())
        .then(|| make("p").class("note").attr("dir", "auto").text(&rule.note));
    let change = (!managed).then(|| dom::button("options", "", &t("popup_rule_change")));
    let words = make("div")
        .add(&make("p").class("small").text(&filled(title, &[&rule.domain])))
        .add(&level.attr("data-level", Icon::from(rule.level).name()))
        .maybe(note);
    make("div").class("row").add(&words).maybe(change.map(|button| button.attr("id", "change")))
}

fn draw_answer(answer: &AnswerRow, can_undo: bool) -> Element {
    let when = make("p").class("small").add(&dates::day(answer.at));
    let expired = (!answer.holds).then(|| span(&t("popup_answer_expired")));
    let words =
        make("div").add(&make("p").text(&t(words::answer(answer.kind)))).add(&when.maybe(expired));
    let label = filled("popup_undo_label", &[&answer.site]);
    let undo = dom::button("undo", &answer.site, &t("popup_undo")).attr("aria-label", &label);
    let undo = can_undo.then(|| undo.attr("id", "undo"));
    make("div").class("row").add(&words).maybe(undo)
}

fn span(text: &str) -> Element {
    make("span").text(text)
}
