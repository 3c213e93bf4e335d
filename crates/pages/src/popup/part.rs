//! What several parts of the popup are made of.

use web_sys::Element;

use crate::dom::{Build, make};
pub use crate::link::mark_unchecked;

/// A part of the popup under a heading of its own.
pub fn section(name: &str, heading: &str) -> Element {
    let id = format!("{name}-title");
    make("section")
        .class(name)
        .attr("aria-labelledby", &id)
        .add(&make("h2").attr("id", &id).attr("tabindex", "-1").text(heading))
}

/// A part that is folded. By its id it stays open, and keeps the focus at its
/// summary, when it is drawn anew.
pub fn fold(name: &str, summary: &Element) -> Element {
    summary.set_id(&format!("fold-{name}"));
    make("details").attr("id", &format!("part-{name}")).add(summary)
}
