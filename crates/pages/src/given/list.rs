//! The services, drawn once.

use protocol::{GivenService, GivenView, Task, TaskView};
use web_sys::Element;

use super::state::id;
use crate::dom::{self, Build, button, make};
use crate::i18n::{t, worded};
use crate::link::item;
use crate::words;

/// Draws every service: the user's own above, the others below.
pub fn draw(view: &GivenView) {
    for (place, mine) in [("mine", true), ("rest", false)] {
        let services = view.services.iter().filter(|service| service.mine == mine);
        if let Some(place) = dom::find(place) {
            dom::refill(&place, services.map(entry));
            dom::logged(place.remove_attribute("aria-busy"));
        }
    }
}

/// Opens the service that the address of the page names, if it names one.
pub fn open_asked() {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let Some(asked) = hash.as_deref().and_then(|hash| hash.strip_prefix('#')) else { return };
    let found = dom::document().get_element_by_id(&id("service", asked));
    let Some(service) = found.filter(|_| !asked.is_empty()) else { return };
    service.attr("open", "").scroll_into_view();
    dom::focus(&id("summary", asked));
}

fn entry(service: &GivenService) -> Element {
    make("details")
        .class("service")
        .attr("id", &id("service", &service.id))
        .attr("data-name", &service.name.to_lowercase())
        .add(&summary(service))
        .add(&inside(service))
}

fn summary(service: &GivenService) -> Element {
    let of = &service.id;
    let name = make("h3").attr("id", &id("name", of)).text(&service.name);
    let class = worded("span", &service.mark).class("chip chip-class");
    let own = make("span").class("chip chip-own").attr("id", &id("own", of));
    let progress = make("span").class("progress").attr("id", &id("progress", of));
    make("summary")
        .attr("id", &id("summary", of))
        .add(&name)
        .add(&class)
        .add(&own.text(&t("given_own")))
        .add(&progress)
}

fn inside(service: &GivenService) -> Element {
    let of = &service.id;
    let given = button("given", of, "").attr("id", &id("given", of));
    let given = given.attr("aria-describedby", &id("name", of));
    let steps = service.tasks.iter().map(|step| step_of(service, step));
    make("div")
        .class("inside")
        .add(&make("div").class("buttons").add(&given))
        .add(&worded("p", &service.order).class("order"))
        .add(&make("ol").class("tasks").all(steps))
}

/// A step: its box, why, where, and, for the last one, the request.
fn step_of(service: &GivenService, step: &TaskView) -> Element {
    let [title, hint] = words::task(step.task, service.can_remove());
    let own = id(step.task.name(), &service.id);
    let waits = make("p").class("waits").attr("id", &id("waits", &own));
    let why = make("p").class("small").attr("id", &id("hint", &own)).text(&t(hint));
    let parts = make("div")
        .add(&tick(service, step.task, &t(title)))
        .add(&waits)
        .add(&why)
        .maybe(where_to(step))
        .maybe((step.task == Task::Erase).then(|| letter(service)));
    make("li").class("task").add(&parts)
}

fn tick(service: &GivenService, task: Task, title: &str) -> Element {
    let own = id(task.name(), &service.id);
    let input = make("input")
        .attr("type", "checkbox")
        .attr("id", &id("task", &own))
        .attr("autocomplete", "off")
        .attr("data-act", "task")
        .attr("data-of", &service.id)
        .attr("data-task", task.name())
        .attr("aria-describedby", &format!("{} {}", id("waits", &own), id("hint", &own)));
    make("label").class("tick").add(&input).add(&make("span").text(title))
}

/// The exact settings; where none are known, what to look for.
fn where_to(step: &TaskView) -> Option<Element> {
    if !step.links.is_empty() {
        return Some(make("ul").class("links").all(step.links.iter().map(item)));
    }
    let look = matches!(step.task, Task::SecondStep | Task::BackupCodes | Task::RemoveNumber);
    look.then(|| make("p").class("small").text(&t("given_hint_look")))
}

fn letter(service: &GivenService) -> Element {
    button("letter", &service.id, &t("given_letter"))
        .attr("id", &id("letter", &service.id))
        .attr("aria-describedby", &id("name", &service.id))
        .attr("aria-controls", "letter")
        .attr("aria-expanded", "false")
}
