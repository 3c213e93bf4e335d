//! The verdict, and what it is about.

use protocol::{Basis, Leave, Level, PhoneField, TrialView};
use web_sys::Element;

use super::reasons;
use super::show::unhide;
use crate::dom::{self, Build, make};
use crate::i18n::{filled, t, worded};
use crate::icon::Icon;
use crate::words;

/// The verdict's heading, where the focus goes when it is drawn.
pub const TITLE: &str = "result-title";

/// Draws everything about a verdict.
pub fn draw(view: &TrialView) {
    unhide("try-result", true);
    put("try-card", [card(view), about(view)]);
    put("try-steps", reasons::steps(view));
    put("try-evidence", reasons::evidence(view));
    put("try-changes", reasons::changes(view));
    let none = view.verdict.evidence.is_empty();
    unhide("try-evidence-table", !none);
    unhide("try-evidence-none", none);
    unhide("try-changes-none", view.changes.is_empty());
}

fn put(id: &str, parts: impl IntoIterator<Item = Element>) {
    if let Some(place) = dom::find(id) {
        dom::refill(&place, parts);
    }
}

/// The level by shape and word, the host, and on what it rests.
fn card(view: &TrialView) -> Element {
    let runs = !matches!(view.leave, Leave::None | Leave::Off);
    let icon = if runs { Icon::from(view.level) } else { Icon::Unwatched };
    let heading = t(if runs { words::level(view.level) } else { "popup_unwatched" });
    let line = |text: &str| make("p").text(text);
    let would = (view.leave == Leave::None && view.verdict.level > Level::Silent)
        .then(|| line(&t("try_would_speak")));
    let inside = make("div")
        .class("card-words")
        .add(&make("h2").attr("id", TITLE).attr("tabindex", "-1").text(&heading))
        .add(&line(&view.host).class("host"))
        .add(&line(&t(leave(view))))
        .maybe(would)
        .add(&line(&t(basis(view.basis))).class("small"));
    make("div").class("verdict").attr("data-level", icon.name()).add(&icon.draw()).add(&inside)
}

fn leave(view: &TrialView) -> &'static str {
    match view.leave {
        Leave::Off => "sites_off",
        Leave::Shipped => "try_leave_listed",
        Leave::Granted => "try_leave_granted",
        Leave::None if view.service.is_some() => "try_leave_silent",
        Leave::None => "try_leave_none",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Assumed => "try_basis_assumed",
        Basis::Pasted => "try_basis_pasted",
        Basis::Seen => "try_basis_seen",
        Basis::Unseen => "try_basis_unseen",
    }
}

/// Service, step, flow and fields.
fn about(view: &TrialView) -> Element {
    let decided = &view.verdict.decided;
    let step = filled("popup_step", &[&decided.number().to_string(), &t(words::step(decided))]);
    let flow = words::flow(view.verdict.flow).unwrap_or("popup_flow_other");
    make("dl")
        .class("about-verdict")
        .all(pair("try_service", service(view)))
        .all(pair("popup_why_step", make("dd").text(&step)))
        .all(pair("popup_why_flow", make("dd").text(&t(flow))))
        .all(pair("try_phones", phones(view)))
}

fn pair(term: &str, what: Element) -> [Element; 2] {
    [make("dt").text(&t(term)), what]
}

fn service(view: &TrialView) -> Element {
    let place = make("dd");
    match (&view.service, &view.mark) {
        (Some(name), Some(mark)) => {
            place.add(&worded("span", name)).add(&worded("span", mark).class("chip"))
        }
        _ => place.text(&t("try_service_unlisted")),
    }
}

fn phones(view: &TrialView) -> Element {
    let place = make("dd");
    match &view.verdict.phones[..] {
        [] => place.text(&t("try_phones_none")),
        some => place.add(&make("ul").all(some.iter().map(phone))),
    }
}

fn phone(phone: &PhoneField) -> Element {
    let what = if phone.part.is_some() { "popup_about_part" } else { "popup_about_phone" };
    let number = (phone.field + 1).to_string();
    let [sure, security] = [phone.confidence, phone.security].map(percent);
    // A part may be chosen from a list.
    let closed = (!phone.open && phone.part.is_none())
        .then(|| make("span").class("chip").text(&t("try_phone_closed")));
    make("li")
        .add(&make("span").text(&filled("try_phone", &[&number, &t(what), &sure, &security])))
        .maybe(closed)
}

/// Nothing that was found by signs is certain, nor excluded.
fn percent(share: f32) -> String {
    format!("{:.0}", (share * 100.0).clamp(1.0, 99.0))
}
