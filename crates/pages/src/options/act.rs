//! What each control of the page does.

use std::rc::Rc;

use protocol::{Rule, ScreenAsk};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::{Screen, Told, find, form, live, managed, save, settings, sync, text};
use crate::dom;
use crate::i18n::{filled, t};

/// Follows every control.
pub fn listen(screen: &Rc<Screen>) {
    let clicked = Rc::clone(screen);
    dom::on("click", move |act, of, _| click(&clicked, act, of));
    let changed = Rc::clone(screen);
    dom::on("change", move |act, of, element| change(&changed, act, of, element));
    let typed = Rc::clone(screen);
    dom::on("input", move |act, _, element| input(&typed, act, element));
    text::listen(screen);
    let submitted = Rc::clone(screen);
    dom::listen(&dom::document(), "submit", move |event| {
        event.prevent_default();
        save::submit(&submitted);
    });
}

fn input(screen: &Rc<Screen>, act: &str, element: &Element) {
    match act {
        "type" => {
            form::forget_problem();
            live::soon(screen);
        }
        "search-rules" => {
            let field = element.dyn_ref::<HtmlInputElement>();
            let typed = field.map(HtmlInputElement::value).unwrap_or_default();
            screen.look(|look| look.search(&typed));
        }
        _ => text::input(screen, act),
    }
}

fn click(screen: &Rc<Screen>, act: &str, of: &str) {
    let of = of.to_owned();
    match act {
        "edit" => edit(screen, &of),
        "cancel" => cancel(screen),
        "use-host" => {
            form::use_host(&of);
            live::soon(screen);
        }
        "sort" => screen.look(|look| look.sort(&of)),
        "more-rules" => more(screen),
        "allow-every" => managed::allow_every(screen),
        "sync-now" | "sync-forget" => sync::press(screen, act),
        "allow" => save::allow(screen, of),
        "remove" => spawn_local(remove(Rc::clone(screen), of)),
        "undo-remove" => spawn_local(undo_remove(Rc::clone(screen))),
        "undo-answer" => spawn_local(undo_answer(Rc::clone(screen), of)),
        _ => text::click(screen, act, &of),
    }
}

/// Draws more rules, and leaves the focus at the first of them.
fn more(screen: &Screen) {
    let before = dom::all("#rules-body > tr").len();
    screen.look(find::Look::more);
    let first = dom::all("#rules-body > tr").into_iter().nth(before);
    let control = first.and_then(|line| line.query_selector("input, button").ok().flatten());
    if let Some(control) = control {
        dom::focus(&control.id());
    }
}

fn change(screen: &Rc<Screen>, act: &str, of: &str, element: &Element) {
    let Some(input) = element.dyn_ref::<HtmlInputElement>() else { return };
    let on = input.checked();
    let change = match act {
        "enabled" => screen.rule(of).map(|rule| {
            let was = Some(rule.place());
            ScreenAsk::SaveRule { was, rule: Rule { enabled: on, ..rule } }
        }),
        "sign-up" => Some(ScreenAsk::SetSignUp { on }),
        "sync" => Some(ScreenAsk::SetSync { on }),
        "region" => Some(ScreenAsk::SetRegion { region: settings::region(&input.value()) }),
        _ => None,
    };
    let Some(change) = change else { return };
    let screen = Rc::clone(screen);
    spawn_local(async move {
        match screen.tell(change).await {
            Told::Done => dom::say(&t("options_said_saved")),
            Told::Problem(problem) => screen.refuse(problem),
            Told::Wrong(_) | Told::Failed => {}
        }
    });
}

fn edit(screen: &Rc<Screen>, place: &str) {
    let Some(rule) = screen.rule(place) else { return };
    form::fill(&rule);
    *screen.editing.borrow_mut() = Some(rule.place());
    live::soon(screen);
}

fn cancel(screen: &Screen) {
    form::clear();
    if let Some(place) = screen.editing.take() {
        dom::focus(&format!("edit-{place}"));
    }
}

async fn remove(screen: Rc<Screen>, place: String) {
    let Some(removed) = screen.rule(&place) else { return };
    if screen.editing.borrow().as_ref() == Some(&place) {
        cancel(&screen);
    }
    // Before the answer: the line must be there whoever draws first.
    *screen.removed.borrow_mut() = Some((screen.line(&place), removed));
    match screen.tell(ScreenAsk::RemoveRule { place: place.clone() }).await {
        Told::Done => {
            dom::focus("undo-remove");
            dom::say(&filled("options_said_removed", &[&place]));
        }
        _ => *screen.removed.borrow_mut() = None,
    }
}

async fn undo_remove(screen: Rc<Screen>) {
    let Some((_, rule)) = screen.removed.borrow().clone() else { return };
    let place = rule.place();
    match screen.tell(ScreenAsk::SaveRule { was: None, rule }).await {
        Told::Done => {
            *screen.removed.borrow_mut() = None;
            dom::focus(&format!("edit-{place}"));
            dom::say(&filled("options_said_restored", &[&place]));
        }
        Told::Problem(problem) => screen.refuse(problem),
        Told::Wrong(_) | Told::Failed => {}
    }
}

async fn undo_answer(screen: Rc<Screen>, site: String) {
    if let Told::Done = screen.tell(ScreenAsk::UndoAnswer { site: site.clone() }).await {
        dom::focus("answers-title");
        dom::say(&filled("options_said_undone", &[&site]));
    }
}
