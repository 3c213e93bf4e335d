//! Requests of the extension's own screens.

use protocol::{Effect, Response, Rule, RuleProblem, ScreenAsk, ScreenReply, Settings, State};

use crate::{check, given, options, site, sync};

pub(crate) fn handle(state: &State, ask: ScreenAsk) -> (Response, Vec<Effect>) {
    let mut settings = state.settings.clone();
    let mut more = None;
    match ask {
        ScreenAsk::Site { tab, url } => {
            return (Response::Screen(ScreenReply::Site(site::view(state, tab, &url))), Vec::new());
        }
        ScreenAsk::Given => return given::answer(state, Some(settings)),
        ScreenAsk::SetGiven { service, on } => {
            return given::answer(state, given::set(settings, &service, on));
        }
        ScreenAsk::SetTask { service, task, done } => {
            return given::answer(state, given::tick(settings, &service, task, done));
        }
        ScreenAsk::Options => {}
        ScreenAsk::SaveRule { was, rule } => {
            if let Some(problem) = save(&mut settings, was.as_deref(), rule, state.now) {
                return (Response::Screen(ScreenReply::Problem(problem)), Vec::new());
            }
        }
        ScreenAsk::RemoveRule { place } => settings.rules.retain(|rule| rule.place() != place),
        ScreenAsk::UndoAnswer { site } => settings.answers.retain(|answer| answer.site != site),
        ScreenAsk::SetSignUp { on } => settings.sign_up = on,
        ScreenAsk::SetRegion { region } => settings.region = region,
        ScreenAsk::SetSync { .. } | ScreenAsk::SyncNow | ScreenAsk::ForgetSynced => {
            more = sync::asked(&mut settings, &ask);
        }
    }
    let changed = settings != state.settings;
    let state = State { settings, ..state.clone() };
    let reply = Response::Screen(ScreenReply::Options(options::view(&state)));
    let mut effects = match changed {
        true => vec![Effect::Store { settings: state.settings }, Effect::LookAgain],
        false => Vec::new(),
    };
    effects.extend(more);
    (reply, effects)
}

/// Adds the rule, or puts it in the place of the one for `was`.
fn save(settings: &mut Settings, was: Option<&str>, rule: Rule, now: u64) -> Option<RuleProblem> {
    let place = rule.place();
    let taken = |other: &Rule| other.place() == place && Some(place.as_str()) != was;
    let taken = settings.rules.iter().any(taken).then_some(RuleProblem::PlaceTaken);
    if let Some(problem) = check::problem(&rule).or(taken) {
        return Some(problem);
    }
    let rule = Rule { changed: now, ..rule };
    match settings.rules.iter_mut().find(|other| Some(other.place().as_str()) == was) {
        Some(place) => *place = rule,
        None => settings.rules.push(rule),
    }
    None
}

#[cfg(test)]
mod tests {
    use protocol::{Answer, AnswerKind, Level, RuleProblem};

    use super::*;

    fn rule(domain: &str) -> Rule {
        Rule::new(domain, Level::Warn)
    }

    fn state(rules: &[&str]) -> State {
        let rules = rules.iter().map(|domain| rule(domain)).collect();
        State { settings: Settings { rules, ..Settings::default() }, now: 7, ..State::default() }
    }

    /// The domains that are stored after a request, or the problem.
    fn saved(state: &State, was: Option<&str>, rule: Rule) -> Result<Vec<String>, RuleProblem> {
        let ask = ScreenAsk::SaveRule { was: was.map(String::from), rule };
        match handle(state, ask) {
            (Response::Screen(ScreenReply::Problem(problem)), effects) => {
                assert!(effects.is_empty(), "a problem changes nothing");
                Err(problem)
            }
            (_, effects) => match &effects[..] {
                [Effect::Store { settings }, Effect::LookAgain] => {
                    Ok(settings.rules.iter().map(|rule| rule.domain.clone()).collect())
                }
                other => panic!("{other:?}"),
            },
        }
    }

    #[test]
    fn a_rule_is_added_at_the_end_and_edited_in_its_place() {
        let state = state(&["a.example", "b.example"]);
        let added = saved(&state, None, rule("c.example"));
        assert_eq!(added.unwrap(), ["a.example", "b.example", "c.example"]);
        let edited = saved(&state, Some("a.example"), rule("d.example"));
        assert_eq!(edited.unwrap(), ["d.example", "b.example"]);
    }

    #[test]
    fn a_rule_that_cannot_be_kept_is_refused_and_nothing_is_lost() {
        let state = state(&["a.example", "b.example"]);
        let table = [
            (None, rule("a.example"), RuleProblem::PlaceTaken),
            (Some("a.example"), rule("b.example"), RuleProblem::PlaceTaken),
            (None, rule("nonsense"), RuleProblem::DomainTooShort),
            (None, rule("https://c.example"), RuleProblem::DomainHasAddress),
            (None, Rule { note: "x".repeat(501), ..rule("c.example") }, RuleProblem::NoteTooLong),
        ];
        for (was, rule, problem) in table {
            assert_eq!(saved(&state, was, rule), Err(problem));
        }
    }

    #[test]
    fn the_engine_dates_a_rule() {
        let mut settings = Settings::default();
        assert_eq!(save(&mut settings, None, rule("a.example"), 42), None);
        assert_eq!(settings.rules[0].changed, 42);
    }

    #[test]
    fn an_answer_is_undone_alone() {
        let answer = |site: &str| Answer {
            kind: AnswerKind::Never,
            site: site.into(),
            service: None,
            at: 1,
        };
        let mut state = state(&[]);
        state.settings.answers = vec![answer("a.example"), answer("b.example")];
        let (_, effects) = handle(&state, ScreenAsk::UndoAnswer { site: "a.example".into() });
        let Effect::Store { settings } = &effects[0] else { panic!("{effects:?}") };
        assert_eq!(settings.answers, [answer("b.example")]);
    }

    #[test]
    fn asking_changes_nothing() {
        let (reply, effects) = handle(&state(&["a.example"]), ScreenAsk::Options);
        assert!(effects.is_empty());
        assert!(
            matches!(reply, Response::Screen(ScreenReply::Options(view)) if view.rules.len() == 1)
        );
    }
}
