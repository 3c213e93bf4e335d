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
    let (icon, title, text) = if view.off {
        (Icon::Unwatched, t("sites_off"), t("sites_popup_off_hint"))
    } else if view.watched {
        (view.level.into(), t(title(view.level, verdict)), reason(view.level, verdict))
    } else if view.checked {
        checked(view)
    } else {
        (Icon::Unwatched, t("popup_unwatched"), t("popup_unwatched_hint"))
    };
    let watched = view.watched.then_some("popup_watched");
    let looked = watched.or(view.checked.then_some("sites_checked")).filter(|_| !view.off);
    let words = make("div")
        .class("card-words")
        .add(&make("h2").attr("id", "card-title").attr("tabindex", "-1").text(&title))
        .add(&make("p").text(&text))
        .maybe(looked.map(|key| make("p").class("small").text(&t(key))));
    make("section")
        .class("card")
        .attr("data-level", icon.name())
        .attr("aria-labelledby", "card-title")
        .add(&icon.draw())
        .add(&words)
        .all(offer(view))
}

/// What was seen on a page that was looked at once.
fn checked(view: &SiteView) -> (Icon, String, String) {
    let Some(verdict) = &view.verdict else {
        return (Icon::Silent, t("sites_checked_nothing"), t("sites_checked_nothing_hint"));
    };
    let known = view.service.is_some() || !matches!(verdict.decided, Step::Silence);
    let text = match words::flow(verdict.flow) {
        _ if known => reason(view.level, Some(verdict)),
        Some(flow) => filled("sites_checked_flow", &[&t(flow)]),
        None => t("sites_checked_other"),
    };
    (view.level.into(), t(title(view.level, Some(verdict))), text)
}

/// The buttons: leave to look here, or once; off, and on again.
fn offer(view: &SiteView) -> Option<Element> {
    let pattern = view.pattern.as_deref()?;
    let part = make("div").class("offer");
    if view.off || view.watched {
        let key = if view.off { "sites_popup_on" } else { "sites_popup_turn_off" };
        let turn = dom::button("turn", &view.site, &t(key)).attr("id", "turn").class("quiet");
        return (!view.stays).then(|| part.add(&turn));
    }
    let watch = described("watch", pattern, "popup_watch", "popup_watch_hint");
    let check = described("check", "", "sites_check", "sites_check_hint");
    watch[0].set_class_name("primary");
    Some(part.all(watch).all(check))
}

/// A button and its hint.
fn described(act: &str, of: &str, label: &str, hint: &str) -> [Element; 2] {
    let id = format!("{act}-hint");
    let button = dom::button(act, of, &t(label)).attr("id", act).attr("aria-describedby", &id);
    [button, make("p").class("small").attr("id", &id).text(&t(hint))]
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
