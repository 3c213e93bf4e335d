//! Requests of the extension's own screens.

use protocol::{Effect, Response, Rule, RuleProblem, ScreenAsk, ScreenReply, Settings, State};

use crate::{options, site};

/// Longest note of a rule, in characters.
const NOTE_MAX: usize = 500;

pub(crate) fn handle(state: &State, ask: ScreenAsk) -> (Response, Vec<Effect>) {
    let mut settings = state.settings.clone();
    match ask {
        ScreenAsk::Site { tab, url } => {
            return (Response::Screen(ScreenReply::Site(site::view(state, tab, &url))), Vec::new());
        }
        ScreenAsk::Options => {}
        ScreenAsk::SaveRule { was, rule } => {
            if let Some(problem) = save(&mut settings, was.as_deref(), rule, state.now) {
                return (Response::Screen(ScreenReply::Problem(problem)), Vec::new());
            }
        }
        ScreenAsk::RemoveRule { domain } => settings.rules.retain(|rule| rule.domain != domain),
        ScreenAsk::UndoAnswer { site } => settings.answers.retain(|answer| answer.site != site),
        ScreenAsk::SetSignUp { on } => settings.sign_up = on,
        ScreenAsk::SetRegion { region } => settings.region = region,
    }
    let changed = settings != state.settings;
    let state = State { settings, ..state.clone() };
    let reply = Response::Screen(ScreenReply::Options(options::view(&state)));
    let effects = match changed {
        true => vec![Effect::Store { settings: state.settings }, Effect::LookAgain],
        false => Vec::new(),
    };
    (reply, effects)
}

/// Adds the rule, or puts it in the place of the one for `was`.
fn save(settings: &mut Settings, was: Option<&str>, rule: Rule, now: u64) -> Option<RuleProblem> {
    if let Some(problem) = rules::domain::problem(&rule.domain) {
        return Some(problem);
    }
    if rule.note.chars().count() > NOTE_MAX {
        return Some(RuleProblem::NoteTooLong);
    }
    let taken = |other: &Rule| other.domain == rule.domain && Some(other.domain.as_str()) != was;
    if settings.rules.iter().any(taken) {
        return Some(RuleProblem::DomainTaken);
    }
    let rule = Rule { changed: now, ..rule };
    match settings.rules.iter_mut().find(|other| Some(other.domain.as_str()) == was) {
        Some(place) => *place = rule,
        None => settings.rules.push(rule),
    }
    None
}
