//! What Ringfence does here, by shape, word and colour, and whether it looks.

use protocol::{Level, SiteView, Step, Verdict};
use web_sys::Element;

use crate::dom::{self, Build, make};
use crate::i18n::{filled, t};
use crate::icon::Icon;
use crate::words;

/// Draws the card.
pub fn draw(view: &SiteView) -> Element {
    let verdict = view.verdict.as_ref();
    let (icon, title, text) = if view.watched {
        (view.level.into(), t(title(view.level, verdict)), reason(view.level, verdict))
    } else {
        (Icon::Unwatched, t("popup_unwatched"), t("popup_unwatched_hint"))
    };
    let words = make("div")
        .class("card-words")
        .add(&make("h2").attr("id", "card-title").attr("tabindex", "-1").text(&title))
        .add(&make("p").text(&text))
        .maybe(view.watched.then(|| make("p").class("small").text(&t("popup_watched"))));
    make("section")
        .class("card")
        .attr("data-level", icon.name())
        .attr("aria-labelledby", "card-title")
        .add(&icon.draw())
        .add(&words)
        .all(offer(view))
}

/// The button that asks for leave to look here.
fn offer(view: &SiteView) -> Option<Element> {
    let pattern = view.pattern.as_deref().filter(|_| !view.watched)?;
    let button = dom::button("watch", pattern, &t("popup_watch")).attr("id", "watch");
    let hint = make("p").class("small").attr("id", "watch-hint").text(&t("popup_watch_hint"));
    let button = button.class("primary").attr("aria-describedby", "watch-hint");
    Some(make("div").class("offer").add(&button).add(&hint))
}

/// What it does here. To have nothing to say is not to have been silenced.
fn title(level: Level, verdict: Option<&Verdict>) -> &'static str {
    match verdict.map(|verdict| &verdict.decided) {
        None | Some(Step::Flow) if level == Level::Silent => "popup_level_nothing",
        _ => words::level(level),
    }
}

/// Why it speaks or not, in a sentence.
fn reason(level: Level, verdict: Option<&Verdict>) -> String {
    let Some(verdict) = verdict else { return t("popup_reason_none") };
    match &verdict.decided {
        Step::Policy { place } => filled("popup_reason_policy", &[place]),
        Step::Rule { place } => filled("popup_reason_rule", &[place]),
        Step::Answer { site } => filled("popup_reason_answer", &[site]),
        Step::Flow => t("popup_reason_none"),
        Step::Service { .. } if level == Level::Silent => t("popup_reason_service_quiet"),
        Step::Service { .. } => t("popup_reason_service"),
        Step::Tag { .. } => t("popup_reason_tag"),
        Step::Silence => t("popup_reason_silence"),
    }
}
