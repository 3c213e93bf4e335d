//! What is known of the service, and the sources it rests on.

use protocol::{SiteView, SourceView};
use web_sys::Element;

use super::part::{mark_unchecked, section};
use crate::dates;
use crate::dom::{Build, link, make};
use crate::i18n::{t, worded, words};
use crate::words::{class, funding};

/// Paragraphs that stand open: the line on the class and the first of the account.
const OPEN: usize = 2;

/// Draws the account and its sources; a neutral line where there is none.
pub fn draw(view: &SiteView) -> Element {
    let part = section("known", &t("popup_known"));
    if view.account.is_empty() {
        let key = if view.service.is_some() { "popup_nothing_said" } else { "popup_nothing_known" };
        return part.add(&make("p").text(&t(key)));
    }
    let mut account = view.account.iter().map(|text| worded("p", text));
    let open: Vec<Element> = account.by_ref().take(OPEN).collect();
    part.maybe(chips(view)).all(open).maybe(rest(account.collect())).maybe(sources(&view.sources))
}

/// What does not fit above the ways without a number, folded.
fn rest(account: Vec<Element>) -> Option<Element> {
    let summary = make("summary").text(&t("popup_account_rest"));
    let words = make("div").class("rest");
    (!account.is_empty()).then(|| make("details").add(&summary).add(&words.all(account)))
}

/// Class and income in a word or two.
fn chips(view: &SiteView) -> Option<Element> {
    let chip = |kind: &str, key| make("li").class(kind).text(&t(key));
    let found = [
        view.class.map(|it| chip("chip chip-class", class(it))),
        view.ad_funded.map(|it| chip("chip", funding(it))),
    ];
    let found: Vec<Element> = found.into_iter().flatten().collect();
    (!found.is_empty()).then(|| make("ul").class("chips").all(found))
}

fn sources(sources: &[SourceView]) -> Option<Element> {
    if sources.is_empty() {
        return None;
    }
    let count = make("span").class("count").text(&sources.len().to_string());
    let summary = make("summary").add(&make("span").text(&t("popup_sources"))).add(&count);
    let list = make("ol").class("sources").all(sources.iter().map(source));
    Some(make("details").add(&summary).add(&list))
}

fn source(source: &SourceView) -> Element {
    let unchecked = (!source.address_checked).then(mark_unchecked);
    let facts = [
        make("span").text(&source.publisher),
        when(&source.date),
        make("span").text(&words(&source.kind)),
    ];
    make("li")
        .add(&link(&source.url, &source.title).attr("lang", "en"))
        .add(&make("p").class("facts small").all(facts).maybe(unchecked))
        .maybe(
            (!source.fact.is_empty())
                .then(|| make("p").class("fact").attr("lang", "en").text(&source.fact)),
        )
}

fn when(date: &str) -> Element {
    if date.is_empty() {
        return make("span").text(&t("popup_undated"));
    }
    dates::source(date)
}
