//! The options page: the user's rules, answers and settings.

mod act;
mod answers;
mod domain;
mod find;
mod form;
mod idn;
mod leave;
mod live;
mod managed;
mod outcome;
mod preview;
mod rules;
mod save;
mod settings;
mod sync;
mod text;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{OptionsView, Rule, RuleProblem, RuleRow, RulesPreview, ScreenAsk, ScreenReply};
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
    /// What each rule of the view can be found by.
    found: RefCell<Vec<find::Found>>,
    /// What is looked for in the table.
    look: RefCell<find::Look>,
    /// Place of the rule in the form; nothing while a new one is written.
    editing: RefCell<Option<String>>,
    /// What the engine said of the rule in the form.
    checked: RefCell<Option<live::Checked>>,
    /// How often something was typed in the form.
    typed: Cell<u32>,
    /// The engine is being asked about it.
    checking: Cell<bool>,
    /// The rules as text.
    text: text::Part,
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
    Wrong(RulesPreview),
    Failed,
}

/// Draws the page and follows what happens on it and elsewhere.
pub fn start() {
    let screen = Rc::new(Screen::default());
    form::prepare();
    act::listen(&screen);
    let again = Rc::clone(&screen);
    chrome::on_kept_change(move || spawn_local(Rc::clone(&again).load()));
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
            Ok(ScreenReply::Options(view)) => {
                self.show(view);
                text::refresh(&self);
            }
            Ok(_) => Trouble::Unasked.tell(),
            Err(trouble) => trouble.tell(),
        }
    }

    /// Asks for a change and draws what is so afterwards.
    async fn tell(self: &Rc<Self>, change: ScreenAsk) -> Told {
        match ask(&change).await {
            Ok(ScreenReply::Options(view)) => {
                self.show(view);
                text::refresh(self);
                return Told::Done;
            }
            Ok(ScreenReply::Problem(problem)) => return Told::Problem(problem),
            Ok(ScreenReply::Rules(preview)) => return Told::Wrong(preview),
            Ok(_) => Trouble::Unasked.tell(),
            Err(trouble) => trouble.tell(),
        }
        self.draw();
        Told::Failed
    }

    fn show(&self, view: OptionsView) {
        *self.found.borrow_mut() = find::ready(&view);
        self.text.forget_undo(&view);
        *self.view.borrow_mut() = Some(view);
        self.draw();
    }

    /// Draws everything but the form, in which somebody may be typing.
    fn draw(&self) {
        let view = self.view.borrow();
        let Some(view) = view.as_ref() else { return };
        // Anew: a switch may stand otherwise than its rule.
        self.found.borrow_mut().iter_mut().for_each(|found| drop(found.line.take()));
        dom::keeping_focus(|| {
            self.draw_rules(view);
            text::draw_undo(&self.text);
            answers::draw(&view.answers);
            settings::draw(view);
            sync::draw(view);
            managed::draw(view);
        });
    }

    /// Says why a change outside the form is not made, and shows what stays.
    fn refuse(&self, problem: RuleProblem) {
        self.draw();
        dom::say(&t(words::problem(problem)));
    }

    fn draw_rules(&self, view: &OptionsView) {
        let removed = self.removed.borrow();
        rules::draw(&view.rules, &self.found.borrow(), &self.look.borrow(), removed.as_ref());
    }

    /// Looks for something else in the table, and draws it.
    fn look(&self, change: impl FnOnce(&mut find::Look)) {
        change(&mut self.look.borrow_mut());
        if let Some(view) = self.view.borrow().as_ref() {
            dom::keeping_focus(|| {
                self.draw_rules(view);
                managed::draw(view);
            });
        }
    }

    /// The user's rule for a place; an administrator's is not his to change.
    fn rule(&self, place: &str) -> Option<Rule> {
        let view = self.view.borrow();
        let own = |row: &&RuleRow| !row.managed && row.rule.place() == place;
        Some(view.as_ref()?.rules.iter().find(own)?.rule.clone())
    }

    /// The line in which a rule is drawn.
    fn line(&self, place: &str) -> usize {
        let view = self.view.borrow();
        let rows = view.as_ref().map_or(&[][..], |view| &view.rules);
        let order = self.look.borrow().order(&self.found.borrow(), rows);
        let here = |at: &usize| !rows[*at].managed && rows[*at].rule.place() == place;
        order.iter().position(here).unwrap_or(0)
    }
}
