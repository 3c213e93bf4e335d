//! The popup from top to bottom.

use protocol::SiteView;
use web_sys::Element;

use super::{TITLE, card, holds, known, ways, why};
use crate::dom::{self, Build, make};
use crate::i18n::{t, worded};

/// Draws everything that is known of a site.
pub fn draw(view: &SiteView, tab: i64) {
    if view.host.is_empty() {
        return refill(vec![title().text(&t("popup_no_site")), line("popup_no_site_hint")]);
    }
    let mut parts = vec![head(view), card::draw(view)];
    parts.extend(holds::draw(view));
    parts.push(known::draw(view));
    parts.extend(ways::draw(view));
    parts.push(why::draw(view, tab));
    refill(parts);
}

/// Says that the background did not answer.
pub fn draw_trouble() {
    refill(vec![title().text(&t("popup_trouble")), line("popup_trouble_hint")]);
}

fn refill(parts: Vec<Element>) {
    if let Some(main) = dom::find("main") {
        dom::refill(&main, parts);
        main.attr("aria-busy", "false");
    }
}

/// The name of the service, or else the host.
fn head(view: &SiteView) -> Element {
    let host = make("p").class("host").text(&view.host);
    let head = make("div").class("head");
    match &view.service {
        Some(name) => {
            let name = worded("h1", name).attr("id", TITLE).attr("tabindex", "-1");
            head.add(&name).add(&host)
        }
        None => head.add(&title().text(&view.host)),
    }
}

fn title() -> Element {
    make("h1").attr("id", TITLE).attr("tabindex", "-1")
}

fn line(key: &str) -> Element {
    make("p").class("muted").text(&t(key))
}
