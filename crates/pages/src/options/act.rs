//! What each control of the page does.

use std::rc::Rc;

use protocol::{Rule, ScreenAsk};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::{Screen, Told, form, managed, save, settings, sync};
use crate::dom;
use crate::i18n::{filled, t};

/// Follows every control.
pub fn listen(screen: &Rc<Screen>) {
    let clicked = Rc::clone(screen);
    dom::on("click", move |act, of, _| click(&clicked, act, of));
    let changed = Rc::clone(screen);
    dom::on("change", move |act, of, element| change(&changed, act, of, element));
    dom::on("input", |act, _, _| {
        if act == "type" {
            form::forget_problem();
        }
    });
    let submitted = Rc::clone(screen);
    dom::listen(&dom::document(), "submit", move |event| {
        event.prevent_default();
        save::submit(&submitted);
    });
}

fn click(screen: &Rc<Screen>, act: &str, of: &str) {
    let of = of.to_owned();
    match act {
        "edit" => edit(screen, &of),
        "cancel" => cancel(screen),
        "use-host" => form::use_host(&of),
        "allow-every" => managed::allow_every(screen),
        "sync-now" | "sync-forget" => sync::press(screen, act),
        "allow" => save::allow(screen, of),
        "remove" => spawn_local(remove(Rc::clone(screen), of)),
        "undo-remove" => spawn_local(undo_remove(Rc::clone(screen))),
        "undo-answer" => spawn_local(undo_answer(Rc::clone(screen), of)),
        _ => {}
    }
}

fn change(screen: &Rc<Screen>, act: &str, of: &str, element: &Element) {
    let Some(input) = element.dyn_ref::<HtmlInputElement>() else { return };
    let on = input.checked();
    let change = match act {
        "enabled" => screen.rule(of).map(|(_, rule)| {
            let was = Some(rule.domain.clone());
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
        if let Told::Done = screen.tell(change).await {
            dom::say(&t("options_said_saved"));
        }
    });
}

fn edit(screen: &Screen, domain: &str) {
    let Some((_, rule)) = screen.rule(domain) else { return };
    form::fill(&rule);
    *screen.editing.borrow_mut() = Some(rule.domain);
}

fn cancel(screen: &Screen) {
    form::clear();
    if let Some(domain) = screen.editing.take() {
        dom::focus(&format!("edit-{domain}"));
    }
}

async fn remove(screen: Rc<Screen>, domain: String) {
    let Some(removed) = screen.rule(&domain) else { return };
    if screen.editing.borrow().as_ref() == Some(&domain) {
        cancel(&screen);
    }
    // Before the answer: the line must be there whoever draws first.
    *screen.removed.borrow_mut() = Some(removed);
    match screen.tell(ScreenAsk::RemoveRule { place: domain.clone() }).await {
        Told::Done => {
            dom::focus("undo-remove");
            dom::say(&filled("options_said_removed", &[&domain]));
        }
        _ => *screen.removed.borrow_mut() = None,
    }
}

async fn undo_remove(screen: Rc<Screen>) {
    let Some((_, rule)) = screen.removed.borrow().clone() else { return };
    let domain = rule.domain.clone();
    if let Told::Done = screen.tell(ScreenAsk::SaveRule { was: None, rule }).await {
        *screen.removed.borrow_mut() = None;
        dom::focus(&format!("edit-{domain}"));
        dom::say(&filled("options_said_restored", &[&domain]));
    }
}

async fn undo_answer(screen: Rc<Screen>, site: String) {
    if let Told::Done = screen.tell(ScreenAsk::UndoAnswer { site: site.clone() }).await {
        dom::focus("answers-title");
        dom::say(&filled("options_said_undone", &[&site]));
    }
}
