//! What to do: the ways without a number, other links, apps.

use protocol::{App, LinkKind, Method, SiteView};
use web_sys::Element;

use super::part::section;
use crate::dom::{Build, link, make};
use crate::i18n::{filled, t};
use crate::link::item;
use crate::words;

/// Draws the parts that have something to offer.
pub fn draw(view: &SiteView) -> Vec<Element> {
    [ways(view), others(view)].into_iter().flatten().collect()
}

fn ways(view: &SiteView) -> Option<Element> {
    view.service.as_ref()?;
    if view.ways.is_empty() && view.methods.is_empty() && view.apps.is_empty() {
        return None;
    }
    let part = section("ways", &t("popup_ways"));
    let none = view.ways.is_empty().then(|| make("p").text(&t(no_way(&view.methods))));
    let links = (!view.ways.is_empty())
        .then(|| make("ul").class("links ways-list").all(view.ways.iter().map(item)));
    let better = make("p").class("small").text(&t("popup_better_than_none"));
    Some(
        part.maybe(none)
            .maybe(links)
            .maybe(methods(&view.methods))
            .maybe(apps(&view.apps).filter(|_| takes_codes(view)))
            .add(&better),
    )
}

/// Whether an authenticator app is of use here, as far as is known.
fn takes_codes(view: &SiteView) -> bool {
    view.methods.is_empty()
        || view.methods.contains(&Method::Totp)
        || view.ways.iter().any(|way| way.kind == LinkKind::Authenticator)
}

/// What to say where the database has no address to go to.
fn no_way(methods: &[Method]) -> &'static str {
    if methods.iter().any(|method| !method.needs_number()) {
        "popup_ways_unaddressed"
    } else {
        "popup_ways_none"
    }
}

/// Ways to confirm a sign-in, those without a number first.
fn methods(methods: &[Method]) -> Option<Element> {
    let mut sorted = methods.to_vec();
    sorted.sort_by_key(|method| method.needs_number());
    let list = make("ul").class("chips").all(sorted.into_iter().map(|method| {
        let name = t(words::method(method));
        if method.needs_number() {
            let text = filled("popup_method_needs_number", &[&name]);
            return make("li").class("chip chip-number").text(&text);
        }
        make("li").class("chip").text(&name)
    }));
    let title = make("h3").text(&t("popup_methods"));
    (!methods.is_empty()).then(|| make("div").class("methods").add(&title).add(&list))
}

fn apps(apps: &[App]) -> Option<Element> {
    let list = make("ul").class("apps").all(apps.iter().map(|app| {
        let facts = make("p").class("facts small");
        let facts = facts.all([&app.platforms, &app.licence].map(|text| make("span").text(text)));
        make("li").add(&link(&app.url, &app.name)).add(&facts.attr("lang", "en"))
    }));
    let summary = make("summary").text(&t("popup_apps"));
    let hint = make("p").class("small").text(&t("popup_apps_hint"));
    (!apps.is_empty()).then(|| make("details").add(&summary).add(&hint).add(&list))
}

fn others(view: &SiteView) -> Option<Element> {
    let lines: Vec<Element> = view.links.iter().map(item).chain(given(view)).collect();
    let part = || section("others", &t("popup_links"));
    (!lines.is_empty()).then(|| part().add(&make("ul").class("links").all(lines)))
}

/// The way to the steps for those who gave this service a number.
fn given(view: &SiteView) -> Option<Element> {
    let id = view.service_id.as_deref()?;
    let label = make("span").class("label").text(&t("given_title"));
    let page = format!("../options/given.html#{id}");
    let link = make("a").attr("href", &page).attr("target", "_blank").add(&label);
    let asks = view.methods.iter().any(|method| method.needs_number());
    asks.then(|| make("li").add(&link))
}
