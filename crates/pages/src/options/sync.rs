//! Sync: the switch, how it stands, and what to do when it fails.

use std::rc::Rc;

use protocol::{OptionsView, ScreenAsk, SyncMode, SyncTrouble};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::{Screen, Told};
use crate::dates;
use crate::dom::{self, Build, button, make};
use crate::i18n::{filled, t};

/// Draws the switch and how sync stands.
pub fn draw(view: &OptionsView) {
    if let Some(switch) = dom::find_as::<HtmlInputElement>("sync") {
        switch.set_checked(view.sync == SyncMode::On);
    }
    if let Some(place) = dom::find("sync-state") {
        dom::refill(&place, parts(view));
    }
}

fn parts(view: &OptionsView) -> Vec<Element> {
    let trouble = view.sync_state.trouble.as_ref().map(trouble);
    match view.sync {
        SyncMode::Off => Vec::new(),
        SyncMode::On => {
            let again = trouble.is_some().then(|| act("sync-now", "sync_again"));
            trouble.into_iter().chain([agreed(view.sync_state.agreed)]).chain(again).collect()
        }
        SyncMode::Stopped => {
            let words = make("p").text(&t("sync_stopped"));
            trouble.into_iter().chain([words, act("sync-forget", "sync_forget")]).collect()
        }
    }
}

fn agreed(at: u64) -> Element {
    let words = make("p").class("small");
    match at {
        0 => words.text(&t("sync_not_yet")),
        at => {
            let label = make("span").text(&t("sync_last"));
            words.class("small sync-last").add(&label).add(&dates::day(at))
        }
    }
}

fn trouble(trouble: &SyncTrouble) -> Element {
    let words = match trouble {
        SyncTrouble::Browser(words) => filled("sync_trouble", &[words]),
        SyncTrouble::TooMany { fit, of } => {
            filled("sync_too_many", &[&fit.to_string(), &of.to_string()])
        }
        SyncTrouble::TooLong(place) => filled("sync_too_long", &[place]),
    };
    make("p").class("problem").attr("id", "sync-trouble").attr("role", "alert").text(&words)
}

/// The id is the act: it keeps the focus when the button is drawn anew.
fn act(act: &str, key: &str) -> Element {
    let button = button(act, "", &t(key)).attr("id", act);
    make("div").class("buttons").add(&button)
}

/// What a press of one of its buttons asks, and what is said then.
pub fn press(screen: &Rc<Screen>, act: &str) {
    let (change, said) = match act {
        "sync-now" => (ScreenAsk::SyncNow, "sync_said_again"),
        "sync-forget" => (ScreenAsk::ForgetSynced, "sync_said_forget"),
        _ => return,
    };
    let screen = Rc::clone(screen);
    spawn_local(async move {
        if let Told::Done = screen.tell(change).await {
            dom::say(&t(said));
        }
    });
}
