//! On which hosts the shim runs: the manifest's, and those the user allowed.

use protocol::{Effect, State};

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
    state.granted.iter().any(|pattern| matches!(pattern.as_str(), "<all_urls>" | "*://*/*"))
}

fn covers(pattern: &str, host: &str) -> bool {
    if pattern == "<all_urls>" {
        return true;
    }
    let Some((_, rest)) = pattern.split_once("://") else { return false };
    match rest.split('/').next().unwrap_or_default() {
        "*" => true,
        wide if wide.starts_with("*.") => rules::domain::covers(&wide[2..], host),
        exact => exact == host,
    }
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
