//! What may be kept as a rule.

use protocol::{ADDRESS_MAX, NOTE_MAX, PATH_MAX, Rule, RuleCheck, RuleProblem, State};

use crate::options::{self, Index};
use crate::policy::{self, At};

/// What a rule that is being written in place of `was` would do.
pub(crate) fn check(state: &State, was: Option<&str>, rule: &Rule) -> RuleCheck {
    let problem = problem_among(&state.settings.rules, was, rule);
    let result = problem.is_none().then(|| {
        let mut state = state.clone();
        state.settings.rules.retain(|other| Some(other.place().as_str()) != was);
        state.settings.rules.push(Rule { changed: state.now, ..rule.clone() });
        options::result(&state, &Index::new(&state.settings.rules), rule)
    });
    RuleCheck { problem, result }
}

/// Why a rule cannot be kept beside these in place of `was`, if it cannot.
pub(crate) fn problem_among(rules: &[Rule], was: Option<&str>, rule: &Rule) -> Option<RuleProblem> {
    let place = rule.place();
    let taken = |other: &Rule| other.place() == place && Some(place.as_str()) != was;
    problem(rule).or_else(|| rules.iter().any(taken).then_some(RuleProblem::PlaceTaken))
}

/// Why a rule cannot be kept, if it cannot; the first reason in the order of the
/// form.
pub(crate) fn problem(rule: &Rule) -> Option<RuleProblem> {
    let suffix = || rules::suffix::is_public(&rule.domain).then_some(RuleProblem::DomainIsSuffix);
    let long = || (rule.note.chars().count() > NOTE_MAX).then_some(RuleProblem::NoteTooLong);
    rules::domain::problem(&rule.domain)
        .or_else(suffix)
        .or_else(|| path(&rule.path))
        .or_else(|| link(&rule.link))
        .or_else(|| example(rule))
        .or_else(long)
}

fn path(path: &str) -> Option<RuleProblem> {
    if path.is_empty() {
        None
    } else if path.chars().count() > PATH_MAX {
        Some(RuleProblem::PathTooLong)
    } else {
        (!path.starts_with('/') || path.contains(is_odd)).then_some(RuleProblem::PathMalformed)
    }
}

fn link(link: &str) -> Option<RuleProblem> {
    let fits = link.is_empty() || link.starts_with("https://") && is_address(link);
    (!fits).then_some(RuleProblem::LinkMalformed)
}

fn example(rule: &Rule) -> Option<RuleProblem> {
    let address = &rule.example;
    let host = rules::domain::host(address).unwrap_or_default();
    let at = At { host: &host, path: rules::domain::path(address) };
    let fits = is_address(address) && policy::is_for(rule, at);
    (!address.is_empty() && !fits).then_some(RuleProblem::ExampleElsewhere)
}

/// No letter of an address: white space, or a sign that nobody sees and that may
/// turn round what comes after it.
fn is_odd(letter: char) -> bool {
    let turns = matches!(letter, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_whitespace() || letter.is_control() || turns
}

fn is_address(address: &str) -> bool {
    address.chars().count() <= ADDRESS_MAX
        && !address.contains(is_odd)
        && rules::domain::host(address).is_some_and(|host| rules::domain::is_domain(&host))
}

#[cfg(test)]
mod tests {
    use protocol::Level;

    use super::*;

    #[test]
    fn says_what_is_wrong_with_a_rule() {
        use RuleProblem::*;
        let rule = |edit: fn(&mut Rule)| {
            let mut rule = Rule::new("a.example", Level::Warn);
            edit(&mut rule);
            problem(&rule)
        };
        type Edit = fn(&mut Rule);
        let table: [(Edit, Option<RuleProblem>); 15] = [
            (|_| {}, None),
            (|rule| rule.domain = "co.uk".into(), Some(DomainIsSuffix)),
            (|rule| rule.domain = "github.io".into(), Some(DomainIsSuffix)),
            (|rule| rule.domain = "me.github.io".into(), None),
            (|rule| rule.path = "/settings/*".into(), None),
            (|rule| rule.path = "settings".into(), Some(PathMalformed)),
            (|rule| rule.path = "/my settings".into(), Some(PathMalformed)),
            (|rule| rule.path = format!("/{}", "x".repeat(300)), Some(PathTooLong)),
            (|rule| rule.link = "https://b.example/app".into(), None),
            (|rule| rule.link = "http://b.example/app".into(), Some(LinkMalformed)),
            (|rule| rule.link = "javascript:alert(1)".into(), Some(LinkMalformed)),
            (|rule| rule.example = "https://www.a.example/".into(), None),
            (|rule| rule.example = "https://b.example/".into(), Some(ExampleElsewhere)),
            (
                |rule| {
                    rule.path = "/b*".into();
                    rule.example = "https://a.example/c".into();
                },
                Some(ExampleElsewhere),
            ),
            (|rule| rule.note = "x".repeat(501), Some(NoteTooLong)),
        ];
        for (at, (edit, expected)) in table.into_iter().enumerate() {
            assert_eq!(rule(edit), expected, "line {at}");
        }
    }
}
