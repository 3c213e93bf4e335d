//! Finding a service by its name or a domain, or by what Ringfence does there.

use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::dom::{self, Build};
use crate::i18n::{filled, t};

/// Leaves only the services whose name or domains have what was typed, of the
/// group that was chosen, and says how many.
pub fn filter() {
    let typed = dom::find_as::<HtmlInputElement>("search").map(|field| field.value());
    let wanted = typed.unwrap_or_default().trim().to_lowercase();
    let group = dom::find_as::<HtmlSelectElement>("show").map(|field| field.value());
    let group = group.unwrap_or_default();
    let mut shown = 0;
    for site in dom::all("#listed > *") {
        let fits = site.get_attribute("data-words").unwrap_or_default().contains(&wanted)
            && (group.is_empty() || site.get_attribute("data-group").as_ref() == Some(&group));
        shown += usize::from(fits);
        dom::logged(site.toggle_attribute_with_force("hidden", !fits).map(drop));
    }
    say(shown);
}

/// Says how many services are shown, once for each number.
fn say(shown: usize) {
    let text = match shown {
        0 => t("sites_none"),
        _ => filled("sites_found", &[&shown.to_string()]),
    };
    let place = dom::find("found").filter(|at| at.text_content().as_ref() != Some(&text));
    place.map(|place| place.text(&text));
}
