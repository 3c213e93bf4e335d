//! Saving a rule, and asking for leave to watch its domain.

use std::rc::Rc;

use protocol::{Level, NOTE_MAX, Rule, RuleProblem, ScreenAsk};
use wasm_bindgen_futures::spawn_local;

use super::domain::{self, Wrong};
use super::live::{self, Known};
use super::{Screen, Told, form, leave};
use crate::dom;
use crate::i18n::filled;

/// Saves what is in the form, or says at the field what is wrong with it.
pub fn submit(screen: &Rc<Screen>) {
    if screen.saving.get() {
        return;
    }
    let rule = match read(screen) {
        Err(wrong) => return form::show(&wrong),
        Ok(rule) => rule,
    };
    let known = live::known(screen, &rule);
    if let Known::Wrong(problem) = known {
        return form::show(&problem.into());
    }
    // Leave is asked for at once: between a click and a request there is no
    // time to ask anybody else.
    let asked = match known {
        Known::Fine => Some(leave(screen, &rule)),
        _ => None,
    };
    // While the browser asks, somebody may open another rule.
    let was = screen.editing.borrow().clone();
    screen.saving.set(true);
    let screen = Rc::clone(screen);
    spawn_local(async move {
        let asked = match asked {
            Some(asked) => Ok(asked),
            // For those who type faster than the engine looks: it looks now, and
            // leave is asked for as far as the browser still lets.
            None => match live::check(&screen, &rule).await {
                Some(problem) => Err(problem),
                None => Ok(leave(&screen, &rule)),
            },
        };
        match asked {
            Err(problem) => form::show(&problem.into()),
            Ok(asked) => {
                let refused = match asked {
                    Some(answer) => !answer.await,
                    None => false,
                };
                save(&screen, was, rule, refused).await;
            }
        }
        screen.saving.set(false);
    });
}

/// Asks for leave, if it is needed and not there.
fn leave(screen: &Screen, rule: &Rule) -> Option<impl Future<Output = bool> + use<>> {
    needs_leave(screen, rule).then(|| leave::request(&pattern(&rule.domain)))
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

/// The rule in the form, as far as the screen itself can tell that it is one.
pub fn read(screen: &Screen) -> Result<Rule, Wrong> {
    let typed = form::read();
    let domain = domain::read(&typed.domain, domain::host_of)?;
    let was = screen.editing.borrow().clone();
    let enabled = was.as_ref().and_then(|was| screen.rule(was)).is_none_or(|rule| rule.enabled);
    // The engine knows the time.
    let rule = Rule { domain, enabled, ..typed };
    let place = rule.place();
    if was.as_ref() != Some(&place) && screen.rule(&place).is_some() {
        return Err(RuleProblem::PlaceTaken.into());
    }
    if rule.note.chars().count() > NOTE_MAX {
        return Err(RuleProblem::NoteTooLong.into());
    }
    Ok(rule)
}

/// A rule that only keeps Ringfence quiet needs no leave to look.
fn needs_leave(screen: &Screen, rule: &Rule) -> bool {
    let granted = screen.granted.borrow();
    rule.level != Level::Silent && !granted.iter().any(|held| leave::covers(held, &rule.domain))
}

fn pattern(domain: &str) -> String {
    format!("*://*.{domain}/*")
}

async fn save(screen: &Rc<Screen>, was: Option<String>, rule: Rule, refused: bool) {
    let place = rule.place();
    match screen.tell(ScreenAsk::SaveRule { was: was.clone(), rule }).await {
        Told::Problem(problem) => form::show(&problem.into()),
        Told::Wrong(_) | Told::Failed => {}
        Told::Done => {
            if *screen.editing.borrow() == was {
                form::clear();
                *screen.editing.borrow_mut() = None;
            }
            *screen.removed.borrow_mut() = None;
            screen.draw();
            dom::focus(&was.map_or("rule-domain".to_owned(), |_| format!("edit-{place}")));
            let key = if refused { "options_said_rule_refused" } else { "options_said_rule" };
            dom::say(&filled(key, &[&place]));
        }
    }
}
