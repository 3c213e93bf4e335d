//! Finding a service by its name.

use web_sys::{Element, HtmlInputElement};

use crate::dom::{self, Build};
use crate::i18n::{filled, t};

/// Leaves only the services whose name has what was typed, and says how many.
pub fn filter() {
    let typed = dom::find_as::<HtmlInputElement>("search").map(|field| field.value());
    let wanted = typed.unwrap_or_default().trim().to_lowercase();
    let (mine, rest) = (leave("mine", &wanted), leave("rest", &wanted));
    // An empty list says how to fill it, but not while one looks for a name.
    let inviting = wanted.is_empty() && dom::all("#mine > *").is_empty();
    show(dom::find("mine-empty"), inviting);
    show(section("mine"), inviting || mine > 0);
    show(section("rest"), rest > 0);
    say(mine + rest);
}

/// Hides what does not match in one part; how much is left.
fn leave(part: &str, wanted: &str) -> usize {
    let fits = |service: &Element| {
        let name = service.get_attribute("data-name").unwrap_or_default();
        let shown = name.contains(wanted);
        show(Some(service.clone()), shown);
        shown
    };
    dom::all(&format!("#{part} > *")).iter().filter(|service| fits(service)).count()
}

fn section(part: &str) -> Option<Element> {
    dom::find(part)?.closest("section").ok().flatten()
}

fn show(element: Option<Element>, shown: bool) {
    if let Some(element) = element {
        dom::logged(element.toggle_attribute_with_force("hidden", !shown).map(drop));
    }
}

/// Says how many services are shown, once for each number.
fn say(shown: usize) {
    let text = match shown {
        0 => t("given_none"),
        _ => filled("given_found", &[&shown.to_string()]),
    };
    let place = dom::find("found").filter(|at| at.text_content().as_ref() != Some(&text));
    if let Some(place) = place {
        place.text(&text);
    }
}
