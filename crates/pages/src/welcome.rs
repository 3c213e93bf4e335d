//! The page that opens after installation: a notice to be seen once, and where
//! Ringfence shall look.

use js_sys::{Object, Promise, Reflect};
use protocol::{Notice, ScreenAsk, ScreenReply};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use crate::ask::{Trouble, ask};
use crate::chrome::{self, EVERY_SITE};
use crate::dom::{self, Build};
use crate::i18n::t;

#[wasm_bindgen]
extern "C" {
    /// Of `content/notice.js`, which the page loads.
    #[wasm_bindgen(catch, js_namespace = ringfenceNotice, js_name = show)]
    fn show_notice(field: &JsValue, notice: &JsValue, on: &JsValue) -> Result<(), JsValue>;
}

/// Draws the notice and follows the choice.
pub fn start() {
    dom::on("click", |act, _, _| choose(act));
    spawn_local(async {
        if let Err(trouble) = sample().await {
            trouble.log();
        }
        if let Err(trouble) = policy().await {
            trouble.log();
        }
    });
}

/// Leaves no choice where an administrator made it.
async fn policy() -> Result<(), Trouble> {
    let ScreenReply::Sites(view) = ask(&ScreenAsk::Sites).await? else {
        return Err(Trouble::Unasked);
    };
    let needed = view.required && !view.everywhere;
    dom::show("listed", !view.locked);
    dom::show("coverage", !view.locked || needed);
    if needed && let Some(place) = dom::find("chosen") {
        place.text(&t("sync_coverage_missing"));
    }
    Ok(())
}

async fn sample() -> Result<(), Trouble> {
    let ScreenReply::Sample(notice) = ask(&ScreenAsk::Sample).await? else {
        return Err(Trouble::Unasked);
    };
    Ok(draw(&notice)?)
}

/// At the live field, by the same code as on any page. Closed, it does not come
/// again.
fn draw(notice: &Notice) -> Result<(), JsValue> {
    let Some(field) = dom::find_as::<HtmlInputElement>("phone") else { return Ok(()) };
    let on = Object::new();
    let closed = Closure::<dyn Fn()>::new(|| keep_room(false)).into_js_value();
    Reflect::set(&on, &"closed".into(), &closed)?;
    keep_room(true);
    show_notice(&field, &chrome::to_js(notice)?, &on)
}

/// In a narrow window, so that the notice covers nothing below its field.
fn keep_room(on: bool) {
    if let Some(body) = dom::document().body() {
        body.set_class_name(if on { "with-notice" } else { "" });
    }
}

fn choose(act: &str) {
    match act {
        "every" => spawn_local(chosen(chrome::request(EVERY_SITE), true)),
        // Somebody may have chosen the other before.
        "listed" => spawn_local(chosen(chrome::remove(EVERY_SITE), false)),
        _ => {}
    }
}

/// Says what is so now, and where it can be changed.
async fn chosen(leave: Result<Promise, JsValue>, every: bool) {
    let done = chrome::granted(leave).await;
    let key = match (every, done) {
        (true, true) => "welcome_said_every",
        (true, false) => "welcome_said_refused",
        (false, _) => "welcome_said_listed",
    };
    if let Some(place) = dom::find("chosen") {
        place.text(&t(key));
    }
    if let Some(more) = dom::find("more") {
        dom::logged(more.remove_attribute("hidden"));
    }
}
