//! Writing the request: one set of fields, which goes to the service for which
//! it is opened. Nothing typed here leaves the page.

use protocol::Region;
use web_sys::HtmlInputElement;

use super::Screen;
use super::letter::{Law, Letter};
use super::state::{id, unhide};
use crate::dom::{self, Build};
use crate::i18n::filled;

/// Chooses the law for a region, to begin with.
pub fn choose(region: Region) {
    for (law, name) in Law::ALL {
        if let Some(input) = input(&id("law", name)) {
            input.set_checked(law == region.into());
        }
    }
}

/// Opens the request at a service, or closes it there.
pub fn toggle(screen: &Screen, of: &str) {
    let before = screen.writing.take();
    if let Some(before) = &before {
        expand(before, false);
    }
    if before.as_deref() == Some(of) {
        return unhide("letter", false);
    }
    let Some(service) = screen.service(of) else { return };
    if let Some(title) = dom::find("letter-title") {
        title.text(&filled("given_letter_title", &[&service.name]));
    }
    // The name there may be another, and is not this service's to know.
    if let Some(account) = input("letter-account") {
        account.set_value("");
    }
    *screen.writing.borrow_mut() = Some(of.to_owned());
    expand(of, true);
    fill(screen);
}

/// Brings the fields behind the button of a service.
fn expand(of: &str, open: bool) {
    let Some(button) = dom::find(&id("letter", of)) else { return };
    let button = button.attr("aria-expanded", if open { "true" } else { "false" });
    let (Some(place), Some(letter)) = (button.parent_element(), dom::find("letter")) else {
        return;
    };
    if open {
        place.add(&letter);
        unhide("letter", true);
    }
}

/// Writes the request anew.
pub fn fill(screen: &Screen) {
    let writing = screen.writing.borrow();
    let Some(service) = writing.as_deref().and_then(|of| screen.service(of)) else { return };
    let chosen = |name| input(&id("law", name)).is_some_and(|input| input.checked());
    let law = Law::ALL.into_iter().find(|(_, name)| chosen(name));
    let letter = Letter {
        erase: service.can_remove(),
        service: service.name,
        law: law.map(|(law, _)| law).unwrap_or_default(),
        name: typed("letter-name"),
        account: typed("letter-account"),
    };
    if let Some(text) = dom::find("letter-text") {
        // Not as its value: browsers keep values to bring a closed tab back.
        text.text(&letter.text(filled));
    }
}

fn typed(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

fn input(id: &str) -> Option<HtmlInputElement> {
    dom::find_as(id)
}
