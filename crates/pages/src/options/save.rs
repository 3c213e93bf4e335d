//! Saving a rule, and asking for leave to watch its domain.

use std::rc::Rc;

use protocol::{Level, Rule, RuleProblem, ScreenAsk};
use wasm_bindgen_futures::spawn_local;

use super::domain::{self, Wrong};
use super::{Screen, Told, form, leave};
use crate::dom;
use crate::i18n::filled;

/// Longest note, in characters.
const NOTE: usize = 500;

/// Saves what is in the form, or says at the field what is wrong with it.
pub fn submit(screen: &Rc<Screen>) {
    if screen.saving.get() {
        return;
    }
    match read(screen) {
        Err(wrong) => form::show(&wrong),
        Ok(rule) => {
            let asked = needs_leave(screen, &rule).then(|| leave::request(&pattern(&rule.domain)));
            screen.saving.set(true);
            let screen = Rc::clone(screen);
            spawn_local(async move {
                let refused = match asked {
                    Some(answer) => !answer.await,
                    None => false,
                };
                save(&screen, rule, refused).await;
                screen.saving.set(false);
            });
        }
    }
}

/// Asks for leave again, for a rule that is not watched.
pub fn allow(screen: &Rc<Screen>, pattern: String) {
    let answer = leave::request(&pattern);
    let screen = Rc::clone(screen);
    spawn_local(async move {
        let granted = answer.await;
        Rc::clone(&screen).load().await;
        let key = if granted { "options_said_allowed" } else { "options_said_refused" };
        let domain = pattern.trim_start_matches("*://*.").trim_end_matches("/*");
        dom::say(&filled(key, &[domain]));
    });
}

fn read(screen: &Screen) -> Result<Rule, Wrong> {
    let typed = form::read();
    let domain = domain::read(&typed.domain, domain::host_of)?;
    let was = screen.editing.borrow().clone();
    if was.as_ref() != Some(&domain) && screen.rule(&domain).is_some() {
        return Err(RuleProblem::PlaceTaken.into());
    }
    if typed.note.chars().count() > NOTE {
        return Err(RuleProblem::NoteTooLong.into());
    }
    let enabled = was.and_then(|was| screen.rule(&was)).is_none_or(|(_, rule)| rule.enabled);
    // The engine knows the time.
    Ok(Rule { domain, level: typed.level, note: typed.note, enabled, ..Rule::default() })
}

/// A rule that only keeps Ringfence quiet needs no leave to look.
fn needs_leave(screen: &Screen, rule: &Rule) -> bool {
    let granted = screen.granted.borrow();
    rule.level != Level::Silent && !granted.iter().any(|held| leave::covers(held, &rule.domain))
}

fn pattern(domain: &str) -> String {
    format!("*://*.{domain}/*")
}

async fn save(screen: &Rc<Screen>, rule: Rule, refused: bool) {
    let was = screen.editing.borrow().clone();
    let domain = rule.domain.clone();
    match screen.tell(ScreenAsk::SaveRule { was: was.clone(), rule }).await {
        Told::Problem(problem) => form::show(&problem.into()),
        Told::Failed => {}
        Told::Done => {
            form::clear();
            *screen.editing.borrow_mut() = None;
            *screen.removed.borrow_mut() = None;
            screen.draw();
            dom::focus(&was.map_or("rule-domain".to_owned(), |_| format!("edit-{domain}")));
            let key = if refused { "options_said_rule_refused" } else { "options_said_rule" };
            dom::say(&filled(key, &[&domain]));
        }
    }
}
