//! What may be kept as a rule.

use protocol::{ADDRESS_MAX, NOTE_MAX, PATH_MAX, Rule, RuleProblem};

use crate::policy::{self, At};

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
    let odd = |letter: char| letter.is_whitespace() || letter.is_control();
    if path.is_empty() {
        None
    } else if path.chars().count() > PATH_MAX {
        Some(RuleProblem::PathTooLong)
    } else {
        (!path.starts_with('/') || path.contains(odd)).then_some(RuleProblem::PathMalformed)
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

fn is_address(address: &str) -> bool {
    let odd = |letter: char| letter.is_whitespace() || letter.is_control();
    address.chars().count() <= ADDRESS_MAX
        && !address.contains(odd)
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
        type Case = (fn(&mut Rule), Option<RuleProblem>);
        let table: [Case; 15] = [
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
