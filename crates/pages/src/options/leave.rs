//! Leave to run on a domain: whether there is, and asking for it.

use crate::chrome;

/// Whether a match pattern covers a domain with all its subdomains. Leave for
/// `https` alone will do: account pages have no other scheme.
pub fn covers(pattern: &str, domain: &str) -> bool {
    if pattern == "<all_urls>" {
        return true;
    }
    let Some((scheme, rest)) = pattern.split_once("://") else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let all = host == "*"
        || host.strip_prefix("*.").is_some_and(|parent| rules::domain::covers(parent, domain));
    matches!(scheme, "*" | "https") && all
}

/// Asks for leave on hosts, straight from a click.
pub fn request(pattern: &str) -> impl Future<Output = bool> + use<> {
    // Outside the future, which runs too late for a browser to ask.
    let answer = chrome::request(pattern);
    async { chrome::granted(answer).await }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn covers_a_domain_only_with_its_subdomains() {
        for pattern in
            ["<all_urls>", "*://*/*", "https://*/*", "*://*.example.org/*", "https://*.org/*"]
        {
            assert!(covers(pattern, "example.org"), "{pattern}");
        }
        for pattern in
            ["*://example.org/*", "http://*/*", "*://*.www.example.org/*", "*://*.ample.org/*", ""]
        {
            assert!(!covers(pattern, "example.org"), "{pattern}");
        }
    }
}
