//! What the rule in the form would do, told while it is written.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use protocol::{Rule, RuleCheck, RuleProblem, ScreenAsk, ScreenReply};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{Screen, outcome, save};
use crate::ask::{Trouble, ask};
use crate::dom::{self, Build, make};
use crate::i18n::t;
use crate::words;

/// How long nothing is typed before the outcome is drawn, in milliseconds.
const PAUSE: u32 = 150;

/// A rule that the engine has seen, and what it said.
pub struct Checked {
    was: Option<String>,
    rule: Rule,
    check: RuleCheck,
}

/// What is known of a rule without asking.
pub enum Known {
    /// It, or another one for its domain, can be kept.
    Fine,
    /// It cannot.
    Wrong(RuleProblem),
    /// Nothing.
    Unknown,
}

/// Looks at the form at once, so that whoever presses Enter right after the last
/// letter can be asked for leave within that key; and draws what comes out once
/// nothing is typed any more.
pub fn soon(screen: &Rc<Screen>) {
    let turn = screen.typed.get() + 1;
    screen.typed.set(turn);
    spawn_local(keep_up(Rc::clone(screen)));
    let screen = Rc::clone(screen);
    let look = move || {
        if screen.typed.get() == turn {
            spawn_local(async move { look(&screen, turn).await });
        }
    };
    Timeout::new(PAUSE, look).forget();
}

/// Checks what was typed last, one question at a time.
async fn keep_up(screen: Rc<Screen>) {
    if screen.checking.replace(true) {
        return;
    }
    loop {
        let turn = screen.typed.get();
        if let Ok(rule) = save::read(&screen) {
            check(&screen, &rule).await;
        }
        if screen.typed.get() == turn {
            break;
        }
    }
    screen.checking.set(false);
}

async fn look(screen: &Screen, turn: u32) {
    // What the screen itself finds wrong it says at the end, not while typing.
    let Ok(rule) = save::read(screen) else { return clear() };
    check(screen, &rule).await;
    if screen.typed.get() == turn {
        draw(screen);
    }
}

/// Asks the engine, and keeps what it says; why the rule cannot be kept.
pub async fn check(screen: &Screen, rule: &Rule) -> Option<RuleProblem> {
    let was = screen.editing.borrow().clone();
    let question = ScreenAsk::CheckRule { was: was.clone(), rule: rule.clone() };
    match ask(&question).await {
        Ok(ScreenReply::Checked(check)) => {
            let problem = check.problem;
            *screen.checked.borrow_mut() = Some(Checked { was, rule: rule.clone(), check });
            return problem;
        }
        Ok(_) => Trouble::Unasked.log(),
        Err(trouble) => trouble.log(),
    }
    None
}

/// What the last look at the form says of a rule.
pub fn known(screen: &Screen, rule: &Rule) -> Known {
    let checked = screen.checked.borrow();
    let Some(checked) = checked.as_ref() else { return Known::Unknown };
    let same = checked.rule == *rule && checked.was == *screen.editing.borrow();
    match checked.check.problem {
        Some(problem) if same => Known::Wrong(problem),
        None if same || checked.rule.domain == rule.domain => Known::Fine,
        Some(problem @ RuleProblem::DomainIsSuffix) if checked.rule.domain == rule.domain => {
            Known::Wrong(problem)
        }
        _ => Known::Unknown,
    }
}

/// Takes the outcome away. Its place stays, for screen readers to know it.
pub fn clear() {
    if let Some(place) = dom::find("rule-live") {
        dom::refill(&place, []);
    }
}

fn draw(screen: &Screen) {
    let checked = screen.checked.borrow();
    let Some(checked) = checked.as_ref() else { return };
    let problem = checked.check.problem.map(|problem| wrong(&t(words::problem(problem))));
    let result = checked.check.result.as_ref().map(|result| outcome::tried(result, &checked.rule));
    if let Some(place) = dom::find("rule-live") {
        dom::refill(&place, problem.into_iter().chain(result));
    }
}

fn wrong(text: &str) -> Element {
    make("p").class("problem").text(text)
}
