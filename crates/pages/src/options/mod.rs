//! The options page: the user's rules, answers and settings.

mod act;
mod answers;
mod domain;
mod form;
mod leave;
mod managed;
mod rules;
mod save;
mod settings;
mod sync;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{OptionsView, Rule, RuleProblem, ScreenAsk, ScreenReply};
use wasm_bindgen_futures::spawn_local;

use crate::ask::{Trouble, ask};
use crate::i18n::t;
use crate::{chrome, dom, words};

/// What the page keeps between two events.
#[derive(Default)]
struct Screen {
    /// What the engine last said.
    view: RefCell<Option<OptionsView>>,
    /// Where Ringfence may run; known beforehand, for there is no time to ask
    /// between a click and a request for leave.
    granted: RefCell<Vec<String>>,
    /// Domain of the rule in the form; nothing while a new one is written.
    editing: RefCell<Option<String>>,
    /// The rule that was removed last, and the line it stood in.
    removed: RefCell<Option<(usize, Rule)>>,
    /// How often the view was asked for.
    asked: Cell<u32>,
    /// A rule is being saved.
    saving: Cell<bool>,
}

/// What came of a change.
enum Told {
    Done,
    Problem(RuleProblem),
    Failed,
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
    /// Asks for everything anew; draws if something is new.
    async fn load(self: Rc<Self>) {
        let turn = self.asked.get() + 1;
        self.asked.set(turn);
        match chrome::origins().await {
            Ok(origins) => *self.granted.borrow_mut() = origins,
            Err(error) => dom::log(&error),
        }
        let answer = ask(&ScreenAsk::Options).await;
        if self.asked.get() != turn {
            return;
        }
        match answer {
            Ok(ScreenReply::Options(view)) if self.view.borrow().as_ref() == Some(&view) => {}
            Ok(ScreenReply::Options(view)) => self.show(view),
            Ok(_) => fail(&Trouble::Unasked),
            Err(trouble) => fail(&trouble),
        }
    }

    /// Asks for a change and draws what is so afterwards.
    async fn tell(&self, change: ScreenAsk) -> Told {
        match ask(&change).await {
            Ok(ScreenReply::Options(view)) => {
                self.show(view);
                return Told::Done;
            }
            Ok(ScreenReply::Problem(problem)) => return Told::Problem(problem),
            Ok(ScreenReply::Refused(refusal)) => dom::say(&t(words::refusal(refusal))),
            Ok(ScreenReply::Site(_) | ScreenReply::Given(_)) => fail(&Trouble::Unasked),
            Err(trouble) => fail(&trouble),
        }
        self.draw();
        Told::Failed
    }

    fn show(&self, view: OptionsView) {
        *self.view.borrow_mut() = Some(view);
        self.draw();
    }

    /// Draws everything but the form, in which somebody may be typing.
    fn draw(&self) {
        let view = self.view.borrow();
        let Some(view) = view.as_ref() else { return };
        dom::keeping_focus(|| {
            rules::draw(&view.rules, self.removed.borrow().as_ref());
            answers::draw(&view.answers);
            settings::draw(view);
            sync::draw(view);
            managed::draw(view);
        });
    }

    /// The user's rule for a domain; an administrator's is not his to change.
    fn rule(&self, domain: &str) -> Option<(usize, Rule)> {
        let view = self.view.borrow();
        let rows = view.as_ref()?.rules.iter().enumerate();
        let mut own = rows.filter(|(_, row)| !row.managed && row.rule.domain == domain);
        own.next().map(|(index, row)| (index, row.rule.clone()))
    }
}

fn fail(trouble: &Trouble) {
    trouble.log();
    dom::say(&t("options_trouble"));
}
