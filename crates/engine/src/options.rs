//! What the options page shows.

use std::collections::BTreeMap;

use protocol::{OptionsView, Rule, RuleResult, RuleRow, State};

use crate::policy::{self, At};
use crate::{answers, watch};

/// Rules by their domain, for tables of thousands.
pub(crate) struct Index<'a>(BTreeMap<&'a str, Vec<&'a Rule>>);

impl<'a> Index<'a> {
    /// Of these rules.
    pub(crate) fn new(rules: &'a [Rule]) -> Self {
        let mut index = BTreeMap::<&str, Vec<&Rule>>::new();
        for rule in rules {
            index.entry(&rule.domain).or_default().push(rule);
        }
        Self(index)
    }

    /// As [`policy::rule_for`].
    fn rule_for(&self, at: At) -> Option<&'a Rule> {
        let mut near = rules::domain::parents(at.host).filter_map(|domain| self.0.get(domain));
        near.find_map(|rules| policy::most_precise(rules.iter().copied(), at))
    }
}

/// The line for a rule, of the administrator or of the user.
pub(crate) fn row(state: &State, index: &Index, rule: &Rule, managed: bool) -> RuleRow {
    let service = rules::service(&rule.domain);
    let today = || rules::day::day(state.now);
    let level = |service| policy::class_level(service, state.settings.region, &today());
    RuleRow {
        watched: watch::is_watched(state, &rule.domain),
        off: watch::is_off(state, At { host: &rule.domain, path: "/" }),
        pattern: watch::pattern(&rule.domain),
        overrides: service.map(|service| service.name.into()),
        otherwise: service.map(level),
        result: result(state, index, rule),
        rule: rule.clone(),
        managed,
    }
}

/// What is decided at a rule's example.
pub(crate) fn result(state: &State, index: &Index, rule: &Rule) -> RuleResult {
    let address = match rule.example.as_str() {
        "" => format!("https://{}{}", rule.domain, rule.path.replace('*', "")),
        own => own.to_string(),
    };
    let host = rules::domain::host(&address).unwrap_or_default();
    let at = At { host: &host, path: rules::domain::path(&address) };
    let (level, decided) = policy::spoken(state, at, index.rule_for(at));
    RuleResult { level, decided, address }
}

/// Everything on it.
pub(crate) fn view(state: &State) -> OptionsView {
    let index = Index::new(&state.settings.rules);
    let managed = state.policy.rules.iter().map(|rule| row(state, &index, rule, true));
    let own = state.settings.rules.iter().map(|rule| row(state, &index, rule, false));
    let mut answers: Vec<_> =
        state.settings.answers.iter().map(|answer| answers::row(answer, state.now)).collect();
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.at));
    let services = rules::services();
    OptionsView {
        rules: managed.chain(own).collect(),
        answers,
        sign_up: state.settings.sign_up,
        region: state.settings.region,
        services: services.len(),
        watched: services.iter().filter(|service| service.can_speak()).count(),
        sync: state.settings.sync,
        sync_state: state.session.sync.clone(),
        every_site: state.policy.every_site,
        every_site_watched: watch::is_everywhere(state),
        locked: state.policy.locked.clone(),
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Answer, AnswerKind, Level, Policy, Settings, Step};

    use super::*;

    fn rule(place: &str, level: Level) -> Rule {
        let (domain, path) = place.split_at(place.find('/').unwrap_or(place.len()));
        Rule { path: path.into(), ..Rule::new(domain, level) }
    }

    fn state(rules: Vec<Rule>) -> State {
        State { settings: Settings { rules, ..Settings::default() }, now: 9, ..State::default() }
    }

    /// Level and decision at the first rule's example.
    fn first(state: &State) -> (Level, Step) {
        let index = Index::new(&state.settings.rules);
        let row = row(state, &index, &state.settings.rules[0], false);
        (row.result.level, row.result.decided)
    }

    fn by_rule(place: &str) -> Step {
        Step::Rule { place: place.into() }
    }

    #[test]
    fn a_rule_says_what_it_does_and_what_comes_before_it() {
        let mut state = state(vec![rule("a.example", Level::Inform)]);
        assert_eq!(first(&state), (Level::Inform, by_rule("a.example")));
        state.settings.rules.push(rule("a.example/", Level::Silent));
        assert_eq!(first(&state), (Level::Silent, by_rule("a.example/")), "more precise");
        state.settings.rules[1].enabled = false;
        assert_eq!(first(&state), (Level::Inform, by_rule("a.example")), "off");
        let site = "a.example".to_string();
        let answer = Answer { kind: AnswerKind::Never, site: site.clone(), service: None, at: 1 };
        state.settings.answers.push(answer);
        assert_eq!(first(&state), (Level::Silent, Step::Answer { site }), "answered since");
        state.settings.rules[0].changed = 2;
        assert_eq!(first(&state), (Level::Inform, by_rule("a.example")), "changed since");
        state.policy = Policy { rules: vec![rule("example", Level::Warn)], ..Policy::default() };
        let policy = Step::Policy { place: "example".into() };
        assert_eq!(first(&state), (Level::Warn, policy), "the administrator's");
    }

    #[test]
    fn a_rule_that_is_off_says_what_holds_without_it() {
        let off = Rule { enabled: false, ..rule("facebook.com", Level::Silent) };
        let (level, decided) = first(&state(vec![off]));
        assert_eq!((level, decided.number()), (Level::Warn, 5));
    }

    #[test]
    fn an_example_is_made_from_the_place_or_the_rules_own() {
        let own =
            Rule { example: "https://m.a.example/x".into(), ..rule("a.example", Level::Warn) };
        let state = state(vec![rule("a.example/b*c*", Level::Warn), own]);
        let view = view(&state);
        let tried: Vec<&str> = view.rules.iter().map(|row| row.result.address.as_str()).collect();
        assert_eq!(tried, ["https://a.example/bc", "https://m.a.example/x"]);
        assert_eq!(view.rules[0].result.decided, by_rule("a.example/b*c*"));
    }

    #[test]
    fn the_index_finds_what_the_list_finds() {
        let hosts = ["a.example", "b.a.example", "c.b.a.example", "ba.example", "example"];
        let mut rules = Vec::new();
        for (at, host) in hosts.iter().enumerate() {
            for path in ["", "/x", "/*", "/x*"] {
                let rule = rule(&format!("{host}{path}"), Level::Warn);
                rules.push(Rule { enabled: (at + path.len()) % 3 > 0, ..rule });
            }
        }
        let index = Index::new(&rules);
        for host in hosts.iter().chain(&["d.example", "z.b.a.example", "org"]) {
            for path in ["/", "/x", "/xy"] {
                let at = At { host, path };
                assert_eq!(index.rule_for(at), policy::rule_for(&rules, at), "{host}{path}");
            }
        }
    }
}
