//! Domains and hosts as text: on label boundaries, never by substring.

use protocol::RuleProblem;

/// Whether the text is a lower-case ASCII domain of at least two labels.
#[must_use]
pub fn is_domain(text: &str) -> bool {
    problem(text).is_none()
}

/// What is wrong with a domain that somebody typed, if anything; whether it is
/// a public suffix, [`crate::suffix`] knows. IDN domains come in punycode: the
/// screens convert them with the browser's own parser.
///
/// ```
/// use protocol::RuleProblem;
///
/// assert_eq!(rules::domain::problem("forum.example.org"), None);
/// assert_eq!(rules::domain::problem("https://example.org/a"), Some(RuleProblem::DomainHasAddress));
/// assert_eq!(rules::domain::problem("example"), Some(RuleProblem::DomainTooShort));
/// ```
#[must_use]
pub fn problem(text: &str) -> Option<RuleProblem> {
    if text.is_empty() {
        return Some(RuleProblem::DomainEmpty);
    }
    if text.contains(['/', '?', '#', '@', ':']) {
        return Some(RuleProblem::DomainHasAddress);
    }
    let labels: Vec<&str> = text.split('.').collect();
    if text.len() > 253 || !labels.iter().all(|label| is_label(label)) {
        return Some(RuleProblem::DomainMalformed);
    }
    if labels.len() < 2 {
        return Some(RuleProblem::DomainTooShort);
    }
    let last = labels[labels.len() - 1];
    last.bytes().all(|byte| byte.is_ascii_digit()).then_some(RuleProblem::DomainIsIp)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Whether `host` is `domain` or a subdomain of it.
///
/// ```
/// assert!(rules::domain::covers("facebook.com", "m.facebook.com"));
/// assert!(!rules::domain::covers("facebook.com", "notfacebook.com"));
/// ```
#[must_use]
pub fn covers(domain: &str, host: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The host and its parents, the longest first: `m.x.org`, `x.org`, `org`.
pub fn parents(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |rest| rest.split_once('.').map(|(_, parent)| parent))
}

/// The ends of a host on label boundaries, the longest first, of at most so many
/// labels.
///
/// ```
/// let ends: Vec<&str> = rules::domain::ends("a.m.x.org", 2).collect();
/// assert_eq!(ends, ["x.org", "org"]);
/// ```
pub fn ends(host: &str, labels: usize) -> impl Iterator<Item = &str> {
    let dots = host.rmatch_indices('.').map(|(at, _)| at + 1);
    let first = dots.take(labels).nth(labels.saturating_sub(1)).unwrap_or(0);
    parents(&host[first..])
}

/// Host of an `http` or `https` address, lower case, without a trailing dot;
/// nothing for other schemes.
///
/// ```
/// assert_eq!(rules::domain::host("https://X.com:443/settings"), Some("x.com".into()));
/// assert_eq!(rules::domain::host("about:blank"), None);
/// ```
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    // Browsers take a backslash for a slash.
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = match host.strip_prefix('[') {
        Some(_) => host.split_inclusive(']').next()?,
        None => host.split(':').next()?,
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    (!host.is_empty()).then_some(host)
}

/// Path, query and fragment of an address, from the first slash.
///
/// ```
/// assert_eq!(rules::domain::path("https://x.com/settings?a#b"), "/settings?a#b");
/// assert_eq!(rules::domain::path("https://x.com"), "/");
/// ```
#[must_use]
pub fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find(['/', '?', '#']).map_or("/", |at| &rest[at..])
}

/// Whether a pattern, in which `*` stands for any characters, is for a path.
/// Query and fragment count only where the pattern has one.
///
/// ```
/// use rules::domain::matches;
///
/// assert!(matches("/settings/*", "/settings/security?tab=2"));
/// assert!(!matches("/settings/*", "/settings"));
/// assert!(matches("/*#/security", "/app#/security"));
/// ```
#[must_use]
pub fn matches(pattern: &str, path: &str) -> bool {
    let path = match pattern.contains(['?', '#']) {
        true => path,
        false => path.split(['?', '#']).next().unwrap_or_default(),
    };
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_wrong_with_a_domain() {
        use RuleProblem::*;
        let table = [
            ("", DomainEmpty),
            ("https://example.org", DomainHasAddress),
            ("example.org/path", DomainHasAddress),
            ("me@example.org", DomainHasAddress),
            ("example.org:8080", DomainHasAddress),
            ("exa mple.org", DomainMalformed),
            ("Example.org", DomainMalformed),
            ("münchen.de", DomainMalformed),
            (".example.org", DomainMalformed),
            ("example..org", DomainMalformed),
            ("-a.org", DomainMalformed),
            ("example", DomainTooShort),
            ("192.168.0.1", DomainIsIp),
        ];
        for (text, expected) in table {
            assert_eq!(problem(text), Some(expected), "{text}");
        }
        assert!(is_domain("xn--mnchen-3ya.de"));
    }

    #[test]
    fn covers_on_label_boundaries_only() {
        for host in ["facebook.com", "m.facebook.com", "a.b.facebook.com"] {
            assert!(covers("facebook.com", host), "{host}");
        }
        for host in ["notfacebook.com", "facebook.com.evil.example", "facebook.co", "com", ""] {
            assert!(!covers("facebook.com", host), "{host}");
        }
    }

    #[test]
    fn a_star_stands_for_any_characters_and_nothing_else() {
        for (pattern, path, expected) in [
            ("/a", "/a", true),
            ("/a", "/a/", false),
            ("/a", "/a?b=c#d", true),
            ("/a*", "/a/b", true),
            ("/*/b", "/a/a/b", true),
            ("/*/b", "/b", false),
            ("/a*a", "/a", false),
            ("/*b*b", "/bb", true),
            ("/*b*b", "/b", false),
            ("*", "/anything", true),
            ("/s?x=*", "/s?x=1", true),
            ("/s?x=*", "/s", false),
            ("/é*", "/é", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
