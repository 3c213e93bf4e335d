//! What each control of the page does.

use std::rc::Rc;

use protocol::{GivenService, ScreenAsk, Task};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::{Screen, find, search, state, write};
use crate::i18n::filled;
use crate::{clip, dom};

/// Follows every control.
pub fn listen(screen: &Rc<Screen>) {
    let clicked = Rc::clone(screen);
    dom::on("click", move |act, of, _| click(&clicked, act, of));
    let changed = Rc::clone(screen);
    dom::on("change", move |act, of, element| change(&changed, act, of, element));
    let typed = Rc::clone(screen);
    dom::on("input", move |act, _, _| match act {
        "search" => search::filter(),
        "write" => write::fill(&typed),
        _ => {}
    });
}

fn click(screen: &Rc<Screen>, act: &str, of: &str) {
    match act {
        "given" => spawn_local(turn(Rc::clone(screen), of.to_owned())),
        "letter" => write::toggle(screen, of),
        "copy" => clip::copy("letter-text"),
        _ => {}
    }
}

fn change(screen: &Rc<Screen>, act: &str, of: &str, element: &Element) {
    let Some(input) = element.dyn_ref::<HtmlInputElement>() else { return };
    let name = element.get_attribute("data-task").unwrap_or_default();
    let task = Task::ALL.into_iter().find(|task| task.name() == name);
    if let ("task", Some(task)) = (act, task) {
        spawn_local(tick(Rc::clone(screen), of.to_owned(), task, input.checked()));
    }
}

/// Onto the list, or off it.
async fn turn(screen: Rc<Screen>, id: String) {
    let Some(service) = screen.service(&id) else { return };
    let on = !service.mine;
    if screen.tell(ScreenAsk::SetGiven { service: id, on }).await.is_some() {
        let key = if on { "given_said_added" } else { "given_said_taken" };
        dom::say(&filled(key, &[&service.name]));
    }
}

async fn tick(screen: Rc<Screen>, id: String, task: Task, done: bool) {
    let was_mine = screen.service(&id).is_some_and(|service| service.mine);
    let told = screen.tell(ScreenAsk::SetTask { service: id.clone(), task, done }).await;
    if let Some(service) = told.and_then(|view| find(&view, &id)) {
        dom::say(&progress(&service, was_mine));
    }
}

/// What came of a tick; of the first one, that it put the service on the list.
fn progress(service: &GivenService, was_mine: bool) -> String {
    if !was_mine {
        return filled("given_said_added", &[&service.name]);
    }
    let (done, all) = state::count(service);
    filled("given_said_progress", &[&service.name, &done, &all])
}
