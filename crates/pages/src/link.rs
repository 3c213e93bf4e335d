//! Links to a service's own pages, as every screen shows them.

use protocol::LinkView;
use web_sys::Element;

use crate::dom::{Build, link, make};
use crate::i18n::{t, worded};

/// A link with the host it leads to, as a line of a list.
pub fn item(view: &LinkView) -> Element {
    let label = worded("span", &view.label).class("label");
    let host =
        make("span").class("small").text(&rules::domain::host(&view.url).unwrap_or_default());
    let words = link(&view.url, "").add(&label).add(&host);
    make("li").add(&words.maybe((!view.checked).then(mark_unchecked)))
}

/// Tells that nobody saw an address work.
pub fn mark_unchecked() -> Element {
    make("span").class("unchecked").text(&t("popup_unchecked"))
}
