//! What an administrator set: parts that cannot be changed, sites that are to be
//! watched.

use std::rc::Rc;

use protocol::{Control, OptionsView};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{Screen, leave};
use crate::dom::{self, Build, button, make};
use crate::i18n::t;
use crate::locked;

/// Every site, as a match pattern.
const EVERY: &str = "*://*/*";

/// The parts of this page, by their headings.
const PARTS: [(Control, &str); 4] = [
    (Control::Rules, "rules-title"),
    (Control::Answers, "answers-title"),
    (Control::Settings, "settings-title"),
    (Control::Sync, "sync-title"),
];

/// Says what is locked, and makes it so that it cannot be pressed; to be called
/// after everything else is drawn.
pub fn draw(view: &OptionsView) {
    for (control, heading) in PARTS {
        locked::lock(heading, view.locked.contains(&control));
    }
    if let Some(part) = dom::find("coverage") {
        dom::logged(part.toggle_attribute_with_force("hidden", !view.every_site).map(drop));
    }
    if let Some(place) = dom::find("coverage-state") {
        dom::refill(&place, coverage(view.every_site_watched));
    }
}

fn coverage(watched: bool) -> Vec<Element> {
    let words = if watched { "sync_coverage_watched" } else { "sync_coverage_missing" };
    let words = make("p").text(&t(words));
    if watched {
        return vec![words];
    }
    let allow = button("allow-every", "", &t("sync_coverage_allow")).attr("id", "allow-every");
    vec![words, make("div").class("buttons").add(&allow.class("primary"))]
}

/// Asks for leave on every site, straight from a click.
pub fn allow_every(screen: &Rc<Screen>) {
    let answer = leave::request(EVERY);
    let screen = Rc::clone(screen);
    spawn_local(async move {
        let granted = answer.await;
        Rc::clone(&screen).load().await;
        dom::say(&t(if granted { "sync_coverage_said" } else { "sync_coverage_refused" }));
    });
}
