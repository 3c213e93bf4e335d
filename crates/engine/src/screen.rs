//! Requests of the extension's own screens.

use protocol::{Effect, Response, Rule, RuleProblem, ScreenAsk, ScreenReply, Settings, State};

use crate::{check, given, options, private, rulebook, sample, site, sites, sync, trial, watch};

pub(crate) fn handle(state: &State, ask: ScreenAsk) -> (Response, Vec<Effect>) {
    let mut settings = state.settings.clone();
    let mut more = None;
    match ask {
        ScreenAsk::Site { tab, url } => {
            return (
                Response::Screen(ScreenReply::Site(site::view(
                    &private::in_tab(state, tab),
                    tab,
                    &url,
                ))),
                Vec::new(),
            );
        }
        ScreenAsk::Try { url, facts } => {
            let view = trial::tried(state, &url, facts);
            return (Response::Screen(ScreenReply::Trial(view)), Vec::new());
        }
        ScreenAsk::TrySeen { tab, url } => {
            let view = trial::seen(&private::in_tab(state, tab), tab, &url);
            return (Response::Screen(ScreenReply::Trial(view)), Vec::new());
        }
        ScreenAsk::Given => return given::answer(state, Some(settings)),
        ScreenAsk::SetGiven { service, on } => {
            return given::answer(state, given::set(settings, &service, on));
        }
        ScreenAsk::SetTask { service, task, done } => {
            return given::answer(state, given::tick(settings, &service, task, done));
        }
        ScreenAsk::CheckRule { was, rule } => {
            let checked = check::check(state, was.as_deref(), &rule);
            return (Response::Screen(ScreenReply::Checked(checked)), Vec::new());
        }
        ScreenAsk::RulesText => {
            let text = rulebook::text(&settings.rules);
            return (Response::Screen(ScreenReply::RulesText(text)), Vec::new());
        }
        ScreenAsk::ReadRules { text, merge } => {
            let preview = rulebook::preview(&settings.rules, &text, merge, state.now);
            return (Response::Screen(ScreenReply::Rules(preview)), Vec::new());
        }
        ScreenAsk::ApplyRules { text, merge } => {
            match rulebook::applied(&settings.rules, &text, merge, state.now) {
                Ok(rules) => settings.rules = rules,
                Err(preview) => {
                    return (Response::Screen(ScreenReply::Rules(preview)), Vec::new());
                }
            }
        }
        ScreenAsk::RestoreRules { rules } => settings.rules = rules,
        ScreenAsk::Sites => return (sites::reply(state), Vec::new()),
        ScreenAsk::SetWatched { site, on } => {
            return match sites::set(settings, site, on) {
                Some(settings) => switched(state, settings),
                None => (Response::Refused, Vec::new()),
            };
        }
        ScreenAsk::CheckOnce { tab, url } => return check_once(state, tab, &url),
        ScreenAsk::Sample => {
            let sample = sample::sample(state.now).map(ScreenReply::Sample);
            return (sample.map_or(Response::Refused, Response::Screen), Vec::new());
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

/// The sites as they stand with new settings; every page looks again.
fn switched(state: &State, settings: Settings) -> (Response, Vec<Effect>) {
    let effects = vec![Effect::Store { settings: settings.clone() }, Effect::LookAgain];
    (sites::reply(&State { settings, ..state.clone() }), effects)
}

/// Looks once at the page in a tab; what is known of it, before anything was seen.
fn check_once(state: &State, tab: i64, url: &str) -> (Response, Vec<Effect>) {
    let effects = watch::check_once(state, tab, url, None);
    let session = effects.iter().find_map(|effect| match effect {
        Effect::Remember { session } => Some(session.clone()),
        _ => None,
    });
    let Some(session) = session else { return (Response::Refused, Vec::new()) };
    let state = State { session, ..state.clone() };
    (Response::Screen(ScreenReply::Site(site::view(&state, tab, url))), effects)
}

/// Adds the rule, or puts it in the place of the one for `was`.
fn save(settings: &mut Settings, was: Option<&str>, rule: Rule, now: u64) -> Option<RuleProblem> {
    if let Some(problem) = check::problem_among(&settings.rules, was, &rule) {
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
    fn a_text_is_applied_whole_or_not_at_all_and_can_be_taken_back() {
        let before = state(&["a.example", "b.example"]);
        let apply =
            |text: &str| handle(&before, ScreenAsk::ApplyRules { text: text.into(), merge: false });
        let (reply, effects) =
            apply(r#"[{"domain":"c.example","level":"warn"},{"domain":"com","level":"warn"}]"#);
        let Response::Screen(ScreenReply::Rules(preview)) = reply else { panic!("{reply:?}") };
        assert_eq!((preview.wrong, effects.len()), (1, 0));
        let (_, effects) = apply(r#"[{"domain":"c.example","level":"warn"}]"#);
        let Effect::Store { settings } = &effects[0] else { panic!("{effects:?}") };
        assert_eq!(settings.rules, [Rule { changed: 7, ..rule("c.example") }]);
        let after = State { settings: settings.clone(), ..before.clone() };
        let rules = before.settings.rules.clone();
        let (_, effects) = handle(&after, ScreenAsk::RestoreRules { rules });
        let Effect::Store { settings } = &effects[0] else { panic!("{effects:?}") };
        assert_eq!(*settings, before.settings);
    }

    #[test]
    fn a_rule_is_tried_before_it_is_saved() {
        let state = state(&["a.example"]);
        let check = |was: Option<&str>, rule: Rule| {
            let ask = ScreenAsk::CheckRule { was: was.map(String::from), rule };
            match handle(&state, ask) {
                (Response::Screen(ScreenReply::Checked(check)), effects) if effects.is_empty() => {
                    check
                }
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(check(None, rule("github.io")).problem, Some(RuleProblem::DomainIsSuffix));
        assert_eq!(check(None, rule("a.example")).problem, Some(RuleProblem::PlaceTaken));
        let moved = check(Some("a.example"), rule("b.a.example"));
        let result = moved.result.expect("it can be kept");
        assert_eq!((result.level, result.decided.number()), (Level::Warn, 2));
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
