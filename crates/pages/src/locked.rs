//! Parts of a page that an administrator keeps from being changed.

use crate::dom::{self, Build, make};
use crate::i18n::t;

/// What changes nothing of Ringfence's own: leave, which is the browser's to
/// give, and what only shows or takes along.
const FREE: &str = "[data-act^=allow], [data-act=show], [data-act=sort], [data-act=more-rules], [data-act=rules-copy], \
     [data-act=rules-save], [type=search]";

/// Says below a heading that its section is locked, and makes it so that nothing
/// there can be pressed; or takes both back. To be called after it is drawn.
pub fn lock(heading: &str, locked: bool) {
    let said = format!("{heading}-locked");
    if let Some(old) = dom::document().get_element_by_id(&said) {
        old.remove();
    }
    let controls = ":is(input, button, select, textarea)";
    let section = format!("section[aria-labelledby='{heading}'] {controls}:not({FREE})");
    for control in dom::all(&section) {
        if locked && !control.has_attribute("disabled") {
            control.attr("disabled", "").attr("data-locked", "");
        } else if !locked && control.has_attribute("data-locked") {
            dom::logged(control.remove_attribute("disabled"));
            dom::logged(control.remove_attribute("data-locked"));
        }
    }
    if let Some(about) = dom::find(heading).filter(|_| locked).and_then(|it| it.parent_element()) {
        about.add(&make("p").class("locked").attr("id", &said).text(&t("sync_locked")));
    }
}
