//! What is shown, and what is hidden.

use crate::dom;

/// Shows or hides an element.
pub fn unhide(id: &str, shown: bool) {
    if let Some(element) = dom::find(id) {
        dom::logged(element.toggle_attribute_with_force("hidden", !shown).map(drop));
    }
}
