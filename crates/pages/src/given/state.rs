//! What can change while the page stands: ticks, marks, counts.

use protocol::{GivenService, GivenView, TaskView};
use web_sys::HtmlInputElement;

use crate::dom::{self, Build};
use crate::i18n::{filled, t};

/// Id of an element that belongs to a service, or to a step of one.
pub fn id(part: &str, of: &str) -> String {
    format!("{part}-{of}")
}

/// How many steps are done, and how many there are.
pub fn count(service: &GivenService) -> (String, String) {
    let done = service.tasks.iter().filter(|step| step.done).count();
    (done.to_string(), service.tasks.len().to_string())
}

/// Shows everything as it stands, each thing where it is.
pub fn show(view: &GivenView) {
    for service in &view.services {
        show_service(service);
        service.tasks.iter().for_each(|step| show_step(service, step));
    }
    say_empty(view);
}

fn show_service(service: &GivenService) {
    let of = &service.id;
    let (done, all) = count(service);
    text(&id("progress", of), &filled("given_progress", &[&done, &all]));
    text(&id("given", of), &t(if service.mine { "given_off" } else { "given_add" }));
    if let Some(button) = dom::find(&id("given", of)) {
        button.class(if service.mine { "quiet" } else { "" });
    }
    unhide(&id("own", of), service.mine);
    if let Some(place) = dom::find(&id("service", of)) {
        dom::logged(place.toggle_attribute_with_force("data-mine", service.mine).map(drop));
    }
}

fn show_step(service: &GivenService, step: &TaskView) {
    let own = id(step.task.name(), &service.id);
    if let Some(input) = dom::find_as::<HtmlInputElement>(&id("task", &own)) {
        input.set_checked(step.done);
    }
    let waits = step.waits && !step.done;
    text(&id("waits", &own), &if waits { t("given_waits") } else { String::new() });
}

/// What is said in place of an empty list: nothing was added, or what was added
/// still stands further down.
fn say_empty(view: &GivenView) {
    let any = view.services.iter().any(|service| service.mine);
    text("mine-empty", &t(if any { "given_mine_later" } else { "given_mine_empty" }));
}

/// Shows or hides an element.
pub fn unhide(id: &str, shown: bool) {
    if let Some(element) = dom::find(id) {
        dom::logged(element.toggle_attribute_with_force("hidden", !shown).map(drop));
    }
}

fn text(id: &str, text: &str) {
    if let Some(element) = dom::find(id) {
        element.text(text);
    }
}
