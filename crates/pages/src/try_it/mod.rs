//! Trying an address, a page, or the page in a tab: the verdict with all of its
//! reasons, and the same as text for a bug report.

mod form;
mod frame;
mod paste;
mod reasons;
mod report;
mod result;
mod show;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{ScreenAsk, ScreenReply, TrialView};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::ask::{Trouble, ask};
use crate::dom::{self, Build};
use crate::i18n::t;
use crate::{chrome, clip};

/// What the page keeps between two events.
#[derive(Default)]
struct Screen {
    /// The last question; asked again when a setting changes.
    asking: RefCell<Option<ScreenAsk>>,
    /// Its answer.
    view: RefCell<Option<TrialView>>,
    /// How often something was asked: a late answer to an old question is
    /// dropped.
    asked: Cell<u32>,
}

/// Draws the page and follows what happens on it and elsewhere.
pub fn start() {
    let screen = Rc::new(Screen::default());
    listen(&screen);
    let again = Rc::clone(&screen);
    chrome::on_change(move || spawn_local(Rc::clone(&again).again()));
    if let Some(tab) = dom::asked_tab() {
        spawn_local(screen.open_tab(tab));
    }
}

fn listen(screen: &Rc<Screen>) {
    let submitted = Rc::clone(screen);
    dom::listen(&dom::document(), "submit", move |event| {
        event.prevent_default();
        spawn_local(Rc::clone(&submitted).submit());
    });
    dom::on("input", |act, _, _| {
        if act == "type" {
            form::forget_problems();
        }
    });
    let changed = Rc::clone(screen);
    dom::on("change", move |act, _, _| {
        if act == "whole" {
            changed.write();
        }
    });
    dom::on("click", |act, of, _| match act {
        "copy" => clip::copy("try-report"),
        // Before any await: browsers ask within the click only.
        "watch" => {
            let answer = chrome::request(of);
            spawn_local(async move {
                let granted = chrome::granted(answer).await;
                dom::say(&t(if granted { "popup_said_watched" } else { "popup_said_unwatched" }));
            });
        }
        _ => {}
    });
}

impl Screen {
    /// The page in a tab, without a question.
    async fn open_tab(self: Rc<Self>, tab: i32) {
        let url = match chrome::tab(tab).await {
            Ok(chrome::Tab { url: Some(url), .. }) => url,
            Ok(_) => return form::show(form::Wrong::Untold),
            Err(error) => {
                dom::log(&error);
                return form::show(form::Wrong::Untold);
            }
        };
        let Some(address) = form::address(&url) else { return form::show(form::Wrong::Untold) };
        form::fill(&address.href());
        let ask = ScreenAsk::TrySeen { tab: tab.into(), url: address.href() };
        self.ask(ask).await;
    }

    /// What was typed and pasted.
    async fn submit(self: Rc<Self>) {
        let (url, html) = match form::read() {
            Ok(typed) => typed,
            Err(wrong) => return form::show(wrong),
        };
        let facts = match html {
            None => {
                frame::close();
                None
            }
            Some(html) => match paste::facts(&html, &url).await {
                Ok(facts) => Some(facts),
                Err(error) => return trouble(&error),
            },
        };
        if self.ask(ScreenAsk::Try { url: url.href(), facts }).await {
            dom::focus(result::TITLE);
        }
    }

    /// The last question once more.
    async fn again(self: Rc<Self>) {
        let asking = self.asking.borrow().clone();
        if let Some(asking) = asking {
            self.ask(asking).await;
        }
    }

    /// Asks, and draws the answer. Whether there was one.
    async fn ask(&self, question: ScreenAsk) -> bool {
        let turn = self.asked.get() + 1;
        self.asked.set(turn);
        *self.asking.borrow_mut() = Some(question.clone());
        let answer = ask(&question).await;
        if self.asked.get() != turn {
            // The same was asked again meanwhile, and is answered there.
            return answer.is_ok() && self.asking.borrow().as_ref() == Some(&question);
        }
        match answer {
            Ok(ScreenReply::Trial(view)) => {
                // Pages elsewhere ask again all the time: nothing moves for them.
                if self.view.borrow().as_ref() != Some(&view) {
                    dom::keeping_focus(|| result::draw(&view));
                    *self.view.borrow_mut() = Some(view);
                }
                self.write();
                return true;
            }
            Ok(_) => Trouble::Unasked.log(),
            Err(trouble) => trouble.log(),
        }
        dom::say(&t("options_trouble"));
        false
    }

    /// Writes the text for a bug report anew.
    fn write(&self) {
        let view = self.view.borrow();
        let asking = self.asking.borrow();
        let url = match asking.as_ref() {
            Some(ScreenAsk::Try { url, .. } | ScreenAsk::TrySeen { url, .. }) => url,
            _ => return,
        };
        let (Some(view), Some(place)) = (view.as_ref(), dom::find("try-report")) else { return };
        let machine = report::Machine {
            version: chrome::version(),
            browser: dom::browser_name(),
            address: url,
            whole: form::is_checked("try-whole"),
        };
        // Not as its value: browsers keep values to bring a closed tab back.
        place.text(&report::text(view, &machine));
    }
}

fn trouble(error: &JsValue) {
    dom::log(error);
    form::show(form::Wrong::Unread);
}
