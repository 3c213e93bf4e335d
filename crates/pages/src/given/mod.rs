//! Numbers already given: services, steps to tick, and a request to copy.

mod act;
mod letter;
mod list;
mod search;
mod state;
mod write;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{GivenService, GivenView, ScreenAsk, ScreenReply};
use wasm_bindgen_futures::spawn_local;

use crate::ask::{Trouble, ask};
use crate::chrome;

/// What the page keeps between two events.
#[derive(Default)]
struct Screen {
    /// What the engine last said.
    view: RefCell<Option<GivenView>>,
    /// How often it was asked: an answer that another question has overtaken
    /// would take back what was ticked since.
    asked: Cell<u32>,
    /// Id of the service to which the request is being written.
    writing: RefCell<Option<String>>,
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
        self.tell(ScreenAsk::Given).await;
    }

    /// Asks, and shows what is so afterwards. Gives the answer, also one that
    /// is not shown because another question has overtaken it.
    async fn tell(&self, change: ScreenAsk) -> Option<GivenView> {
        let turn = self.asked.get() + 1;
        self.asked.set(turn);
        let trouble = match ask(&change).await {
            Ok(ScreenReply::Given(view)) => {
                if self.asked.get() == turn {
                    self.show(view.clone());
                }
                return Some(view);
            }
            Ok(_) => Trouble::Unasked,
            Err(trouble) => trouble,
        };
        trouble.tell();
        if let Some(view) = self.view.borrow().as_ref() {
            state::show(view);
        }
        None
    }

    /// Draws the list once; after that only what can change, in its place, so
    /// that nothing moves under somebody's hands.
    fn show(&self, view: GivenView) {
        let first = self.view.borrow().is_none();
        if first {
            list::draw(&view);
            write::choose(view.region);
        }
        state::show(&view);
        *self.view.borrow_mut() = Some(view);
        if first {
            search::filter();
            list::open_asked();
        }
    }

    fn service(&self, id: &str) -> Option<GivenService> {
        find(self.view.borrow().as_ref()?, id)
    }
}

fn find(view: &GivenView, id: &str) -> Option<GivenService> {
    view.services.iter().find(|service| service.id == id).cloned()
}
