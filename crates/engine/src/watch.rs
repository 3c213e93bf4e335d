//! On which hosts the shim runs: the manifest's, and those the user allowed.

use protocol::{Effect, State};

use crate::policy::{self, At};

/// Runs the shim on what is granted beside the manifest's hosts.
pub(crate) fn effect(state: &State) -> Effect {
    let granted = state.granted.iter().filter(|pattern| !state.shipped.contains(*pattern));
    let mut origins: Vec<String> = granted.cloned().collect();
    origins.sort();
    Effect::Watch { origins }
}

/// Whether a granted pattern covers the host.
pub(crate) fn is_watched(state: &State, host: &str) -> bool {
    state.granted.iter().any(|pattern| covers(pattern, host))
}

/// Whether every site is watched.
pub(crate) fn is_everywhere(state: &State) -> bool {
    state.granted.iter().any(|pattern| is_wide(pattern))
}

fn covers(pattern: &str, host: &str) -> bool {
    match host_of(pattern) {
        "*" => true,
        wide if wide.starts_with("*.") => rules::domain::covers(&wide[2..], host),
        exact => exact == host,
    }
}

/// The part of a match pattern that stands for hosts.
fn host_of(pattern: &str) -> &str {
    if pattern == "<all_urls>" {
        return "*";
    }
    let (_, rest) = pattern.split_once("://").unwrap_or_default();
    rest.split('/').next().unwrap_or_default()
}

/// Whether a pattern covers every host.
pub(crate) fn is_wide(pattern: &str) -> bool {
    host_of(pattern) == "*"
}

/// The domain that a pattern is for; none for every host.
pub(crate) fn domain(pattern: &str) -> Option<String> {
    let host = host_of(pattern);
    let domain = host.strip_prefix("*.").unwrap_or(host);
    rules::domain::is_domain(domain).then(|| domain.to_string())
}

/// What to ask the browser for, so that a listed domain is watched; nothing if
/// it is: the manifest's own pattern, where it has one.
pub(crate) fn lacking(state: &State, domain: &str) -> Option<String> {
    if is_watched(state, domain) {
        return None;
    }
    let own = state.shipped.iter().find(|pattern| covers(pattern, domain));
    Some(own.cloned().unwrap_or_else(|| pattern(domain)))
}

/// What a site is switched on and off by: its service's id, or its domain.
pub(crate) fn switch(state: &State, host: &str) -> String {
    let service = rules::service(host).map(|service| service.id.to_string());
    service.unwrap_or_else(|| crate::answers::site_of(state, host))
}

/// Whether the user switched a site off. An administrator's rule for a page
/// or for every site keeps it on.
pub(crate) fn is_off(state: &State, at: At) -> bool {
    let unwatched = &state.settings.unwatched;
    let listed = rules::service(at.host).is_some_and(|service| unwatched.contains(service.id));
    let off = listed || rules::domain::parents(at.host).any(|parent| unwatched.contains(parent));
    off && !state.policy.every_site && policy::rule_for(&state.policy.rules, at).is_none()
}

/// Whether the user asked to look once at the page with this host in a tab.
pub(crate) fn is_checked(state: &State, tab: i64, host: &str) -> bool {
    state.session.checked.get(&tab.to_string()).is_some_and(|checked| checked == host)
}

/// Looks once at the page in a tab, at the user's wish; `asked` is the frame, if
/// the user asked of a field there. Nothing for a page of the browser's own.
pub(crate) fn check_once(state: &State, tab: i64, url: &str, asked: Option<i64>) -> Vec<Effect> {
    let Some(host) = rules::domain::host(url) else { return Vec::new() };
    let mut session = state.session.clone();
    session.checked.insert(tab.to_string(), host);
    vec![Effect::Remember { session }, Effect::CheckOnce { tab, asked }]
}

/// What to ask the browser for, to watch a domain.
pub(crate) fn pattern(domain: &str) -> String {
    format!("*://*.{domain}/*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_cover_hosts() {
        let table = [
            ("*://*.example.org/*", "a.example.org", true),
            ("*://*.example.org/*", "notexample.org", false),
            ("https://example.org/*", "example.org", true),
            ("https://example.org/*", "a.example.org", false),
            ("*://*/*", "anything.test", true),
            ("<all_urls>", "anything.test", true),
            ("nonsense", "nonsense", false),
        ];
        for (granted, host, expected) in table {
            assert_eq!(covers(granted, host), expected, "{granted} {host}");
        }
    }

    #[test]
    fn hosts_of_the_manifest_are_not_registered_again() {
        let shipped = rules::match_patterns();
        let mut granted = shipped.clone();
        granted.push("*://*.example.org/*".into());
        let state = State { granted, shipped, ..State::default() };
        assert_eq!(effect(&state), Effect::Watch { origins: vec!["*://*.example.org/*".into()] });
    }
}
