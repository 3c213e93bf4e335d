//! The services and sites, drawn anew whenever something has changed.

use protocol::{ListedSite, OtherSite, SitesView};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::dom::{self, Build, button, make};
use crate::i18n::{filled, list, t, worded};
use crate::icon::Icon;

/// Draws everything but the search field.
pub fn draw(view: &SitesView) {
    set("every", view.everywhere);
    refill("listed", view.listed.iter().map(listed).collect());
    refill("others", view.others.iter().map(|other| draw_other(other, view.everywhere)).collect());
    hide("others-empty", !view.others.is_empty());
    lacking(view);
}

/// Puts every switch as it stands.
pub fn draw_states(view: &SitesView) {
    set("every", view.everywhere);
    view.listed.iter().for_each(|site| set(&id("on", &site.id), is_on(site)));
    view.others.iter().for_each(|site| set(&id("on", &site.site), is_used(site, view.everywhere)));
}

/// Whether a service is watched.
fn is_on(site: &ListedSite) -> bool {
    site.on && site.lacking.is_empty()
}

/// Whether a site is watched.
fn is_used(site: &OtherSite, everywhere: bool) -> bool {
    site.on && (site.allowed || everywhere)
}

fn lacking(view: &SitesView) {
    let count = view.listed.iter().filter(|site| !site.lacking.is_empty()).count();
    hide("lacking", count == 0);
    let Some(place) = dom::find("lacking").filter(|_| count > 0) else {
        return refill("lacking", Vec::new());
    };
    let words = make("p").text(&filled("sites_lacking_count", &[&count.to_string()]));
    let allow = button("allow-all", "", &t("sites_allow_all")).attr("id", "allow-all");
    dom::refill(&place, [words, allow]);
}

fn listed(site: &ListedSite) -> Element {
    let mark = worded("span", &site.mark).class("small");
    let words = make("div")
        .class("site-words")
        .add(&make("h3").text(&site.name))
        .add(&what(site))
        .add(&mark)
        .add(&domains(&site.domains));
    make("li")
        .class("site")
        .attr("data-group", group(site))
        .attr("data-words", &format!("{} {}", site.name.to_lowercase(), site.domains.join(" ")))
        .add(&words)
        .add(&switch("listed", &site.id, &site.name, is_on(site)))
        .maybe((!site.lacking.is_empty()).then(|| allow(site)))
}

/// By what the list can be filtered.
fn group(site: &ListedSite) -> &'static str {
    match site {
        _ if !site.on => "off",
        _ if !site.lacking.is_empty() => "lacking",
        _ => Icon::from(site.level).name(),
    }
}

/// What Ringfence does there, or why it does nothing.
fn what(site: &ListedSite) -> Element {
    let (icon, text) = match group(site) {
        "off" => (Icon::Unwatched, t("sites_off")),
        "lacking" => (Icon::Unwatched, t("sites_lacking")),
        level => (Icon::from(site.level), t(&format!("sites_level_{level}"))),
    };
    make("p")
        .class("level")
        .attr("data-level", icon.name())
        .add(&icon.draw())
        .add(&make("span").text(&text))
}

/// One domain stands there, several are folded.
fn domains(domains: &[String]) -> Element {
    let list = make("span").class("domains small").text(&list(domains.iter().map(String::as_str)));
    if domains.len() < 3 {
        return list;
    }
    let count = filled("sites_domains", &[&domains.len().to_string()]);
    make("details").add(&make("summary").text(&count)).add(&list)
}

fn allow(site: &ListedSite) -> Element {
    button("allow", &site.id, &t("sites_allow"))
        .attr("id", &id("allow", &site.id))
        .attr("aria-label", &filled("sites_allow_label", &[&site.name]))
}

fn draw_other(site: &OtherSite, everywhere: bool) -> Element {
    let used = is_used(site, everywhere);
    let state = if site.on { "sites_other_allowed" } else { "sites_off" };
    let rules = site.rules.iter().map(|place| filled("sites_other_rule", &[place]));
    let words = make("div")
        .class("site-words")
        .add(&make("h3").text(&site.site))
        .add(&make("p").class("state small").text(&t(state)))
        .all(rules.map(|text| make("p").class("small").text(&text)));
    let forget = button("forget", &site.site, &t("sites_forget"))
        .attr("id", &id("forget", &site.site))
        .attr("aria-label", &filled("sites_forget_label", &[&site.site]));
    make("li")
        .class("site")
        .add(&words)
        .add(&switch("other", &site.site, &site.site, used))
        .maybe((!site.on && !site.allowed).then_some(forget))
}

fn switch(act: &str, of: &str, name: &str, on: bool) -> Element {
    let input = make("input").attr("type", "checkbox").attr("role", "switch").class("switch");
    let input = input
        .attr("id", &id("on", of))
        .attr("autocomplete", "off")
        .attr("data-act", act)
        .attr("data-of", of)
        .attr("aria-label", &filled("sites_watch_label", &[name]));
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        input.set_checked(on);
    }
    input
}

fn id(part: &str, of: &str) -> String {
    format!("{part}-{of}")
}

fn set(id: &str, on: bool) {
    if let Some(input) = dom::find_as::<HtmlInputElement>(id) {
        input.set_checked(on);
    }
}

fn refill(id: &str, children: Vec<Element>) {
    if let Some(place) = dom::find(id) {
        dom::refill(&place, children);
        dom::logged(place.remove_attribute("aria-busy"));
    }
}

fn hide(id: &str, hidden: bool) {
    if let Some(place) = dom::find(id) {
        dom::logged(place.toggle_attribute_with_force("hidden", hidden).map(drop));
    }
}
