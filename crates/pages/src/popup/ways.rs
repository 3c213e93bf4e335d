//! What to do: the ways without a number, other links, apps.

use protocol::{App, LinkKind, Method, MethodsView, SiteView};
use web_sys::Element;

use super::part::{self, section};
use crate::dates;
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
    let part = section("ways", &t("popup_ways"));
    let none = view.ways.is_empty().then(|| make("p").text(&t(no_way(offered(view)))));
    let links = (!view.ways.is_empty())
        .then(|| make("ul").class("links ways-list").all(view.ways.iter().map(item)));
    let better = make("p").class("small").text(&t("popup_better_than_none"));
    Some(
        part.maybe(none)
            .maybe(links)
            .maybe(view.methods.as_ref().map(methods))
            .maybe(demanded(view))
            .maybe(apps(&view.apps).filter(|_| takes_codes(view)))
            .add(&better),
    )
}

/// The methods, none if they are not known.
fn offered(view: &SiteView) -> &[Method] {
    view.methods.as_ref().map_or(&[], |methods| &methods.offered)
}

fn demanded(view: &SiteView) -> Option<Element> {
    let key = words::demand(view.number_demanded?)?;
    Some(make("p").text(&t(key)))
}

/// Whether an authenticator app is of use here, as far as is known.
fn takes_codes(view: &SiteView) -> bool {
    view.methods.is_none()
        || offered(view).contains(&Method::Totp)
        || view.ways.iter().any(|way| way.kind == Some(LinkKind::Authenticator))
}

/// What to say where the database has no address to go to.
fn no_way(methods: &[Method]) -> &'static str {
    if methods.iter().any(|method| !method.needs_number()) {
        "popup_ways_unaddressed"
    } else {
        "popup_ways_none"
    }
}

/// Ways to confirm a sign-in, those without a number first, and who says so.
fn methods(methods: &MethodsView) -> Element {
    let part = make("div").class("methods");
    let (source, day) = (&methods.source, &dates::written(&methods.read_on));
    if methods.offered.is_empty() {
        return part.text(&filled("popup_methods_none", &[source, day]));
    }
    let mut sorted = methods.offered.clone();
    sorted.sort_by_key(|method| method.needs_number());
    let from = make("p").class("small").text(&filled("popup_methods_source", &[source, day]));
    part.add(&make("h3").text(&t("popup_methods")))
        .add(&make("ul").class("chips").all(sorted.into_iter().map(method)))
        .add(&from)
}

fn method(method: Method) -> Element {
    let name = t(words::method(method));
    if method.needs_number() {
        let text = filled("popup_method_needs_number", &[&name]);
        return make("li").class("chip chip-number").text(&text);
    }
    make("li").class("chip").text(&name)
}

fn apps(apps: &[App]) -> Option<Element> {
    let list = make("ul").class("apps").all(apps.iter().map(|app| {
        let facts = make("p").class("facts small");
        let facts = facts.all([&app.platforms, &app.licence].map(|text| make("span").text(text)));
        make("li").add(&link(&app.url, &app.name)).add(&facts.english())
    }));
    let summary = make("summary").text(&t("popup_apps"));
    let hint = make("p").class("small").text(&t("popup_apps_hint"));
    (!apps.is_empty()).then(|| part::fold("apps", &summary).add(&hint).add(&list))
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
    view.asks_number.then(|| make("li").add(&link))
}
