//! The whole reasoning about a page, for a person who wants to know: what each
//! step found, and what would change the level. Judged by the same functions
//! as every page, so it cannot say anything else than what is drawn.

mod changes;
mod steps;

use protocol::{
    Basis, FieldFacts, Flow, Leave, Level, PageFacts, PhoneField, ScopeFacts, Sighting, State,
    Step, Text, TrialView, Verdict,
};
use rules::Tag;

use crate::policy::{self, At};
use crate::{answers, options, site, watch};

/// A page, as far as the policy looks at it.
#[derive(Clone, Copy)]
struct Case<'a> {
    at: At<'a>,
    phones: &'a [PhoneField],
    tag: Option<&'static Tag>,
}

impl<'a> Case<'a> {
    fn new(at: At<'a>, verdict: &'a Verdict) -> Self {
        let tag = rules::tags().iter().find(|tag| Some(tag.id) == verdict.tag.as_deref());
        Self { at, phones: &verdict.phones, tag }
    }

    fn decide(&self, state: &State) -> (Level, Step) {
        policy::decide(state, self.at, self.phones, self.tag)
    }

    /// What is drawn at a level: nothing where Ringfence does not run.
    fn drawn(&self, state: &State, level: Level) -> Level {
        let runs = watch::is_watched(state, self.at.host) && !watch::is_off(state, self.at);
        if runs { level } else { Level::Silent }
    }
}

/// A page at an address, with these facts or those of a plain set-up page.
pub(crate) fn tried(state: &State, url: &str, facts: Option<PageFacts>) -> TrialView {
    let host = rules::domain::host(url).unwrap_or_default();
    let at = At { host: &host, path: rules::domain::path(url) };
    let basis = if facts.is_some() { Basis::Pasted } else { Basis::Assumed };
    let facts = facts.unwrap_or_else(|| plain_setup(at.path));
    view(state, at, basis, policy::judge(state, at, &facts))
}

/// The page in a tab, by the loudest of what was seen in its frames.
pub(crate) fn seen(state: &State, tab: i64, url: &str) -> TrialView {
    let top = rules::domain::host(url).unwrap_or_default();
    let path = rules::domain::path(url);
    match site::loudest(state, tab, &top) {
        Some(Sighting { host, verdict, .. }) => {
            // The path of a frame of another site is not kept.
            let path = if *host == top { path } else { "/" };
            view(state, At { host, path }, Basis::Seen, verdict.clone())
        }
        None => {
            let at = At { host: &top, path };
            view(state, at, Basis::Unseen, policy::judge(state, at, &PageFacts::default()))
        }
    }
}

/// What an address is judged by if nothing is known of the page.
fn plain_setup(path: &str) -> PageFacts {
    PageFacts {
        path: path.into(),
        lang: "en".into(),
        scopes: vec![ScopeFacts {
            kind: "form".into(),
            headings: vec!["Set up two-step verification".into()],
            texts: vec!["We will text you a code each time you sign in.".into()],
            buttons: vec!["Continue".into()],
            ..ScopeFacts::default()
        }],
        fields: vec![FieldFacts {
            kind: "tel".into(),
            labels: vec!["Phone number".into()],
            visible: true,
            enabled: true,
            ..FieldFacts::default()
        }],
        ..PageFacts::default()
    }
}

fn view(state: &State, at: At, basis: Basis, verdict: Verdict) -> TrialView {
    let case = Case::new(at, &verdict);
    let service = rules::service(at.host);
    let managed = policy::rule_for(&state.policy.rules, at).map(|rule| (rule, true));
    let own = || policy::rule_for(&state.settings.rules, at).map(|rule| (rule, false));
    // A verdict that the policy would not give again cannot be weighed anew.
    let weighed = case.decide(state) == (verdict.level, verdict.decided.clone());
    TrialView {
        host: at.host.into(),
        basis,
        leave: leave(state, at),
        pattern: watch::pattern(&answers::site_of(state, at.host)),
        level: case.drawn(state, verdict.level),
        service: service
            .map(|service| Text::Words { words: service.name.into(), lang: String::new() }),
        service_id: service.map(|service| service.id.into()),
        mark: service.map(site::mark),
        rule: managed.or_else(own).map(|(rule, managed)| {
            options::row(state, &options::Index::new(&state.settings.rules), rule, managed)
        }),
        answer: answers::holding(state, at.host).map(|answer| answers::row(answer, state.now)),
        sign_up: state.settings.sign_up,
        region: state.settings.region,
        steps: steps::views(state, case, &verdict.decided),
        changes: if weighed { changes::views(state, case) } else { Vec::new() },
        verdict,
    }
}

fn leave(state: &State, at: At) -> Leave {
    let host = at.host;
    let shipped = State { granted: state.shipped.clone(), ..State::default() };
    if !watch::is_watched(state, host) {
        Leave::None
    } else if watch::is_off(state, at) {
        Leave::Off
    } else if watch::is_watched(&shipped, host) {
        Leave::Shipped
    } else {
        Leave::Granted
    }
}

/// Whether some field stands at a flow that guards an account.
fn guards(phones: &[PhoneField]) -> bool {
    phones.iter().any(|phone| Flow::is_security(phone.flow))
}

#[cfg(test)]
mod tests {
    use protocol::{Answer, AnswerKind, Region, Rule, Session, Settings};

    use super::*;

    fn watching() -> State {
        let shipped = rules::match_patterns();
        State { granted: shipped.clone(), shipped, now: 1_790_000_000_000, ..State::default() }
    }

    fn with(edit: impl FnOnce(&mut Settings)) -> State {
        let mut state = watching();
        edit(&mut state.settings);
        state
    }

    fn never(site: &str) -> Answer {
        Answer { kind: AnswerKind::Never, site: site.into(), service: None, at: 5 }
    }

    #[test]
    fn exactly_the_step_that_decides_is_marked() {
        let rule = Rule::new("facebook.com", Level::Inform);
        let table = [
            (watching(), "https://www.facebook.com/", 5, Level::Warn),
            (watching(), "https://unknown.example/", 7, Level::Silent),
            (with(|it| it.rules.push(rule)), "https://facebook.com/", 2, Level::Inform),
            (with(|it| it.answers.push(never("x.com"))), "https://x.com/a", 3, Level::Silent),
        ];
        for (state, url, step, level) in table {
            let view = tried(&state, url, None);
            let decided: Vec<usize> =
                (0..7).filter(|at| view.steps[*at].decided).map(|at| at + 1).collect();
            assert_eq!((view.steps.len(), decided), (7, vec![step]), "{url}");
            assert_eq!((view.verdict.level, view.basis), (level, Basis::Assumed), "{url}");
        }
    }

    #[test]
    fn an_empty_page_ends_at_the_flow() {
        let view = tried(&watching(), "https://www.facebook.com/", Some(PageFacts::default()));
        assert_eq!((view.level, view.basis), (Level::Silent, Basis::Pasted));
        assert!(view.steps[3].decided && view.changes.is_empty(), "{view:?}");
    }

    #[test]
    fn without_leave_nothing_is_drawn_whatever_the_rule() {
        let state = with(|it| it.rules.push(Rule::new("bank.example", Level::Warn)));
        let view = tried(&state, "https://bank.example/two-factor", None);
        assert_eq!((view.leave, view.level), (Leave::None, Level::Silent));
        assert_eq!(view.verdict.level, Level::Warn, "the policy would warn");
    }

    #[test]
    fn leave_tells_the_manifest_from_the_user() {
        let mut state = watching();
        state.granted.push("*://*.bank.example/*".into());
        let of = |url| tried(&state, url, None).leave;
        assert_eq!(of("https://x.com/"), Leave::Shipped);
        assert_eq!(of("https://www.bank.example/"), Leave::Granted);
        assert_eq!(of("https://github.com/"), Leave::None);
    }

    #[test]
    fn what_was_seen_is_told_as_it_was_judged() {
        let mut state = watching();
        let url = "https://x.com/settings/phone";
        let facts = plain_setup("/settings/phone");
        let at = At { host: "x.com", path: "/settings/phone" };
        let verdict = policy::judge(&state, at, &facts);
        let (host, top) = ("x.com".to_string(), "x.com".to_string());
        let sighting = Sighting { host, top, verdict: verdict.clone(), drawn_in: None };
        state.session = Session {
            tabs: [("4".into(), [("0".into(), sighting)].into_iter().collect())].into(),
            ..Session::default()
        };
        let view = seen(&state, 4, url);
        assert_eq!((view.basis, &view.verdict), (Basis::Seen, &verdict));
        assert_eq!(view.changes, tried(&state, url, Some(facts)).changes, "weighed alike");
        assert!(!view.changes.is_empty());
        assert_eq!(seen(&state, 5, url).basis, Basis::Unseen);
    }

    #[test]
    fn the_region_is_told_of_where_it_matters() {
        let bound = rules::services().iter().find(|service| !service.regions.is_empty()).unwrap();
        let state = with(|it| it.region = Region::Elsewhere);
        let url = format!("https://{}/", bound.domains[0]);
        let here = policy::class_level(bound, bound.regions[0], &rules::day::day(state.now));
        let view = tried(&state, &url, None);
        let told = view.changes.iter().any(|change| {
            matches!(&change.change, Text::Message { key, .. } if key.starts_with("try_change_region_"))
                && change.level == here
        });
        assert_eq!(told, here != view.level, "{view:?}");
    }
}
