//! What would change the level: each thing that the user can do is tried on a
//! copy of the state, and told only if another level comes out.

use protocol::{ChangePlace, ChangeView, Level, Region, Rule, State, Text};

use super::Case;
use crate::notice::message;
use crate::{answers, check, policy, watch};

/// One thing to do, and the state afterwards.
struct Change {
    text: Text,
    place: ChangePlace,
    state: State,
}

/// Everything that gives another level, by itself.
pub(super) fn views(state: &State, case: Case) -> Vec<ChangeView> {
    let level_in = |state: &State| case.drawn(state, case.decide(state).0);
    let now = level_in(state);
    let mut changes = of_rules(state, case);
    changes.extend(of_answer(state, case));
    changes.extend(of_leave(state, case));
    changes.extend(of_sign_up(state));
    changes.extend(of_region(state));
    changes.extend(new_rule(state, case, now));
    let view = |change: Change| ChangeView {
        level: level_in(&change.state),
        change: change.text,
        place: change.place,
    };
    changes.into_iter().map(view).filter(|view| view.level != now).collect()
}

fn changed(
    before: &State,
    place: ChangePlace,
    (key, of): (&str, &str),
    edit: impl FnOnce(&mut State),
) -> Change {
    let mut state = before.clone();
    edit(&mut state);
    let args: &[&str] = if of.is_empty() { &[] } else { &[of] };
    Change { text: message(key, args), place, state }
}

/// Own rules for the page, on or off.
fn of_rules(state: &State, case: Case) -> Vec<Change> {
    let turned = |(at, rule): (usize, &Rule)| {
        let key = if rule.enabled { "try_change_rule_off" } else { "try_change_rule_on" };
        changed(state, ChangePlace::Rules, (key, &rule.place()), |state| {
            let rule = &mut state.settings.rules[at];
            (rule.enabled, rule.changed) = (!rule.enabled, state.now);
        })
    };
    let rules = state.settings.rules.iter().enumerate();
    rules.filter(|(_, rule)| policy::is_for(rule, case.at)).map(turned).collect()
}

fn of_answer(state: &State, case: Case) -> Option<Change> {
    let site = &answers::holding(state, case.at.host)?.site;
    let text = ("try_change_answer", site.as_str());
    Some(changed(state, ChangePlace::Answers, text, |state| {
        state.settings.answers.retain(|answer| answer.site != *site);
    }))
}

fn of_leave(state: &State, case: Case) -> Option<Change> {
    let site = answers::site_of(state, case.at.host);
    let lacks = !watch::is_watched(state, case.at.host) && !site.is_empty();
    lacks.then(|| {
        changed(state, ChangePlace::Leave, ("try_change_leave", &site), |state| {
            state.granted.push(watch::pattern(&site));
        })
    })
}

fn of_sign_up(state: &State) -> Option<Change> {
    let on = state.settings.sign_up;
    let key = if on { "try_change_sign_up_off" } else { "try_change_sign_up_on" };
    Some(changed(state, ChangePlace::Settings, (key, ""), |state| state.settings.sign_up = !on))
}

fn of_region(state: &State) -> Vec<Change> {
    let regions = [
        (Region::Us, "try_change_region_us"),
        (Region::Europe, "try_change_region_europe"),
        (Region::Elsewhere, "try_change_region_elsewhere"),
        (Region::Unknown, "try_change_region_unknown"),
    ];
    let to = |(region, key): (Region, &str)| {
        changed(state, ChangePlace::Settings, (key, ""), |state| state.settings.region = region)
    };
    regions.into_iter().map(to).collect()
}

/// A rule for the whole site, in place of the one that it may have, and leave to
/// run there.
fn new_rule(state: &State, case: Case, now: Level) -> Option<Change> {
    let site = answers::site_of(state, case.at.host);
    let (level, key) = match now {
        Level::Silent => (Level::Warn, "try_change_rule_warn"),
        Level::Inform | Level::Warn => (Level::Silent, "try_change_rule_silent"),
    };
    let rule = Rule { changed: state.now, ..Rule::new(&site, level) };
    check::problem(&rule).is_none().then(|| {
        changed(state, ChangePlace::Rules, (key, &site), |state| {
            state.settings.rules.retain(|other| other.place() != site);
            state.settings.rules.push(rule);
            state.granted.push(watch::pattern(&site));
        })
    })
}

#[cfg(test)]
mod tests {
    use protocol::{
        Answer, AnswerKind, Effect, FieldFacts, PageFacts, Response, ScopeFacts, ScreenAsk,
        ScreenReply, TrialView,
    };

    use super::*;
    use crate::screen;
    use crate::trial::tried;

    fn watching() -> State {
        let shipped = rules::match_patterns();
        State { granted: shipped.clone(), shipped, now: 1_790_000_000_000, ..State::default() }
    }

    fn told<'a>(view: &'a TrialView, key: &str) -> Option<&'a ChangeView> {
        let is = |text: &Text| matches!(text, Text::Message { key: found, .. } if found == key);
        view.changes.iter().find(|change| is(&change.change))
    }

    /// The state after what a screen can do.
    fn after(state: &State, ask: ScreenAsk) -> State {
        let (response, effects) = screen::handle(state, ask);
        assert!(matches!(response, Response::Screen(ScreenReply::Options(_))), "{response:?}");
        let Some(Effect::Store { settings }) = effects.into_iter().next() else {
            panic!("nothing was stored")
        };
        State { settings, ..state.clone() }
    }

    const FACEBOOK: &str = "https://www.facebook.com/security";

    #[test]
    fn a_rule_switched_off_gives_the_level_that_was_told() {
        let mut state = watching();
        state.settings.rules.push(Rule::new("facebook.com", Level::Silent));
        let view = tried(&state, FACEBOOK, None);
        let change = told(&view, "try_change_rule_off").expect("it is told");
        let ask = ScreenAsk::RemoveRule { place: "facebook.com".into() };
        assert_eq!(tried(&after(&state, ask), FACEBOOK, None).level, change.level);
        assert_eq!((view.level, change.level), (Level::Silent, Level::Warn));
    }

    #[test]
    fn an_answer_taken_back_gives_the_level_that_was_told() {
        let mut state = watching();
        let site = "facebook.com".to_string();
        let answer = Answer { kind: AnswerKind::Never, site: site.clone(), service: None, at: 5 };
        state.settings.answers.push(answer);
        let view = tried(&state, FACEBOOK, None);
        let change = told(&view, "try_change_answer").expect("it is told");
        let level = tried(&after(&state, ScreenAsk::UndoAnswer { site }), FACEBOOK, None).level;
        assert_eq!((level, change.place), (change.level, ChangePlace::Answers));
    }

    #[test]
    fn leave_is_told_of_only_where_it_changes_something() {
        let url = "https://bank.example/two-factor";
        let mut state = watching();
        assert!(told(&tried(&state, url, None), "try_change_leave").is_none(), "leave alone");
        let rule = told(&tried(&state, url, None), "try_change_rule_warn").cloned();
        assert_eq!(rule.map(|rule| rule.level), Some(Level::Warn), "a rule and leave");
        state.settings.rules.push(Rule::new("bank.example", Level::Inform));
        let view = tried(&state, url, None);
        let change = told(&view, "try_change_leave").expect("it is told");
        state.granted.push(view.pattern.clone());
        assert_eq!(tried(&state, url, None).level, change.level);
    }

    #[test]
    fn sign_up_notices_are_told_of_at_sign_up() {
        let facts = PageFacts {
            scopes: vec![ScopeFacts {
                kind: "form".into(),
                headings: vec!["Create your account".into()],
                buttons: vec!["Sign up".into()],
                ..ScopeFacts::default()
            }],
            fields: ["tel", "password"]
                .map(|kind| FieldFacts {
                    kind: kind.into(),
                    labels: vec![if kind == "tel" { "Phone number" } else { "Password" }.into()],
                    visible: true,
                    enabled: true,
                    ..FieldFacts::default()
                })
                .into(),
            ..PageFacts::default()
        };
        let state = watching();
        let view = tried(&state, "https://www.facebook.com/", Some(facts.clone()));
        let change = told(&view, "try_change_sign_up_on").expect("it is told");
        let state = after(&state, ScreenAsk::SetSignUp { on: true });
        assert_eq!(tried(&state, "https://www.facebook.com/", Some(facts)).level, change.level);
        assert!(told(&tried(&state, FACEBOOK, None), "try_change_sign_up_off").is_none());
    }

    #[test]
    fn a_policy_leaves_nothing_to_change() {
        let mut state = watching();
        state.policy.rules.push(Rule::new("facebook.com", Level::Warn));
        state.settings.rules.push(Rule::new("facebook.com", Level::Silent));
        let view = tried(&state, FACEBOOK, None);
        assert!(view.steps[0].decided && view.changes.is_empty(), "{:?}", view.changes);
    }
}
