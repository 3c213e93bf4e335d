//! What is known of the service, and the sources it rests on.

use protocol::{SiteView, SourceView};
use web_sys::Element;

use super::part::{self, mark_unchecked, section};
use crate::dates;
use crate::dom::{Build, link, make};
use crate::i18n::{filled, t, worded, words};
use crate::words::{funding, region};

/// Paragraphs that stand open: the line on the class and the first of the account.
const OPEN: usize = 2;

/// Draws the account and its sources; a neutral line where there is none.
pub fn draw(view: &SiteView) -> Element {
    let part = section("known", &t("popup_known"));
    if view.account.is_empty() {
        return part.add(&make("p").text(&t("popup_nothing_known")));
    }
    let mut account = view.account.iter().map(|text| worded("p", text));
    let open: Vec<Element> = account.by_ref().take(OPEN).collect();
    part.maybe(chips(view)).all(open).maybe(rest(account.collect())).maybe(sources(&view.sources))
}

/// What does not fit above the ways without a number, folded.
fn rest(account: Vec<Element>) -> Option<Element> {
    let summary = make("summary").text(&t("popup_account_rest"));
    let words = make("div").class("rest");
    (!account.is_empty()).then(|| part::fold("rest", &summary).add(&words.all(account)))
}

/// Class, income and what became of it, in a word or two each.
fn chips(view: &SiteView) -> Option<Element> {
    let chip = |kind: &str, text: &str| make("li").class(kind).text(text);
    let mark = view.mark.as_ref().map(|mark| worded("li", mark).class("chip chip-class"));
    let dated = |key, date: &Option<String>| {
        date.as_ref().map(|date| chip("chip", &filled(key, &[&dates::written(date)])))
    };
    let found = [
        mark,
        view.ad_funded.map(|it| chip("chip", &t(funding(it)))),
        dated("popup_status_ended", &view.ended),
        dated("popup_status_order", &view.order_in_force),
    ];
    let regions = view.regions.iter().filter_map(|it| Some(chip("chip", &t(region(*it)?))));
    let found: Vec<Element> = found.into_iter().flatten().chain(regions).collect();
    (!found.is_empty()).then(|| make("ul").class("chips").all(found))
}

fn sources(sources: &[SourceView]) -> Option<Element> {
    if sources.is_empty() {
        return None;
    }
    let count = make("span").class("count").text(&sources.len().to_string());
    let summary = make("summary").add(&make("span").text(&t("popup_sources"))).add(&count);
    let list = make("ol").class("sources").all(sources.iter().map(source));
    Some(part::fold("sources", &summary).add(&list))
}

fn source(source: &SourceView) -> Element {
    let unchecked = (!source.address_checked).then(mark_unchecked);
    let facts = [
        make("span").text(&source.publisher),
        when(&source.date),
        make("span").text(&words(&source.kind)),
    ];
    let ended = source
        .ended
        .as_ref()
        .map(|date| make("span").text(&filled("popup_status_ended", &[&dates::written(date)])));
    let place = source.region.and_then(region).map(|key| make("span").text(&t(key)));
    make("li")
        .add(&link(&source.url, &source.title).english())
        .add(
            &make("p")
                .class("facts small")
                .all(facts)
                .maybe(place)
                .maybe(ended)
                .maybe(age(source))
                .maybe(unchecked),
        )
        .maybe(
            (!source.fact.is_empty()).then(|| make("p").class("fact").english().text(&source.fact)),
        )
        .add(&reading(source))
}

fn when(date: &str) -> Element {
    if date.is_empty() {
        return make("span").text(&t("popup_undated"));
    }
    dates::source(date)
}

/// Tells that a text is past its term.
fn age(source: &SourceView) -> Option<Element> {
    let years = source.age?.to_string();
    Some(make("span").class("aged").text(&filled("popup_source_age", &[&years])))
}

/// Where and when it was read.
fn reading(source: &SourceView) -> Element {
    let day = dates::written(&source.read_on);
    let line = make("p").class("small reading");
    if source.copy.is_empty() {
        return line.text(&filled("popup_source_read", &[&day]));
    }
    let words = match &source.copy_of {
        Some(copy) => filled("popup_source_read_copy", &[&day, &dates::written(copy)]),
        None => filled("popup_source_read_in", &[&day]),
    };
    let copy = match &source.copy_url {
        Some(url) => link(url, &source.copy),
        None => make("span").text(&source.copy),
    };
    line.add(&make("span").text(&(words + " "))).add(&copy.english())
}
