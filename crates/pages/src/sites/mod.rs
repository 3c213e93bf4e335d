//! Which sites are watched, and a switch for each.

mod act;
mod list;
mod search;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{ScreenAsk, ScreenReply, SitesView};
use wasm_bindgen_futures::spawn_local;

use crate::ask::{Trouble, ask};
use crate::{chrome, dom, locked};

/// What the page keeps between two events.
#[derive(Default)]
struct Screen {
    /// What the engine last said; known beforehand, for there is no time to ask
    /// between a click and a request for leave.
    view: RefCell<Option<SitesView>>,
    /// How often it was asked: a late answer to an old question is dropped.
    asked: Cell<u32>,
}

/// Draws the page and follows what happens on it and elsewhere.
pub fn start() {
    let screen = Rc::new(Screen::default());
    act::listen(&screen);
    let again = Rc::clone(&screen);
    chrome::on_change(move || spawn_local(Rc::clone(&again).load()));
    spawn_local(screen.load());
}

impl Screen {
    /// Asks for everything anew.
    async fn load(self: Rc<Self>) {
        self.tell(ScreenAsk::Sites).await;
    }

    /// Asks, and draws what is so afterwards. Whether there was an answer.
    async fn tell(&self, change: ScreenAsk) -> bool {
        let turn = self.asked.get() + 1;
        self.asked.set(turn);
        let trouble = match ask(&change).await {
            Ok(ScreenReply::Sites(view)) => {
                if self.asked.get() == turn {
                    self.show(view);
                }
                return true;
            }
            Ok(_) => Trouble::Unasked,
            Err(trouble) => trouble,
        };
        trouble.tell();
        if let Some(view) = self.view.borrow().as_ref() {
            list::draw_states(view);
        }
        false
    }

    fn show(&self, view: SitesView) {
        if self.view.borrow().as_ref() == Some(&view) {
            // A switch may stand otherwise than what came of it.
            list::draw_states(&view);
            return draw_locks(&view);
        }
        dom::keeping_focus(|| list::draw(&view));
        search::filter();
        draw_locks(&view);
        *self.view.borrow_mut() = Some(view);
    }
}

/// What is required can be switched on, and then not off.
fn draw_locks(view: &SitesView) {
    locked::lock("every-title", view.locked && (view.everywhere || !view.required));
    locked::lock("listed-title", view.locked);
    locked::lock("others-title", view.locked);
    dom::show("required", view.required && !view.everywhere);
}
