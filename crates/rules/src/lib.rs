//! Host to service: what a service offers and has said, with dates and sources.
//!
//! The facts stand in `data/`, one service a file, and in `tags/`, one ad tag a
//! file; `build.rs` makes one static table of them, so nothing is parsed at
//! start. The crate does not know pages, levels or texts of the product.
//!
//! ```
//! let facebook = rules::service("m.facebook.com").unwrap();
//! assert_eq!(facebook.id, "facebook");
//! assert!(rules::service("notfacebook.com").is_none());
//! ```

pub mod apps;
pub mod day;
pub mod domain;
pub mod file;
pub mod law;
#[cfg(any(test, feature = "files"))]
pub mod read;
mod service;
pub mod suffix;
pub mod wording;

pub use service::{Claim, Link, Methods, Service, TERM, Tag};

use protocol::{AdFunding, ClaimKind, Class, Demand, LinkKind, Method, Region};

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The service of a host, by the longest domain in the database that covers it.
/// One lookup for each of its last labels, as many as the longest domain of the
/// database has; a longer host costs no more.
#[must_use]
pub fn service(host: &str) -> Option<&'static Service> {
    let (_, index) = entry(host)?;
    SERVICES.get(usize::from(index?))
}

/// The domain of the database that covers a host.
#[must_use]
pub fn covering_domain(host: &str) -> Option<&str> {
    let (domain, index) = entry(host)?;
    index.map(|_| domain)
}

/// The longest domain of the table that covers a host, and its entry.
fn entry(host: &str) -> Option<(&str, Option<u16>)> {
    domain::ends(host, LABELS).find_map(|end| Some((end, *HOSTS.get(end)?)))
}

/// Every service, in the order of their ids.
#[must_use]
pub fn services() -> &'static [Service] {
    SERVICES
}

/// Every ad tag, in the order of their ids.
#[must_use]
pub fn tags() -> &'static [Tag] {
    TAGS
}

/// The ad tag of a script, given as `host/path` without the query.
#[must_use]
pub fn tag(script: &str) -> Option<&'static Tag> {
    let (host, path) = script.split_at(script.find('/').unwrap_or(script.len()));
    let from = |(domain, end): &(&str, &str)| domain::covers(domain, host) && path.ends_with(end);
    TAGS.iter().find(|tag| tag.scripts.iter().any(from))
}

/// Whether the address stands under one that the service names for set-up.
/// `path` begins with `/`.
#[must_use]
pub fn is_setup(service: &Service, host: &str, path: &str) -> bool {
    service.setup.iter().any(|address| {
        let (domain, beginning) = address.split_at(address.find('/').unwrap_or(address.len()));
        domain::covers(domain, host) && path.starts_with(beginning)
    })
}

/// Match patterns of every host on which a notice can concern a service,
/// sorted: the host set of `manifest.json`.
#[must_use]
pub fn match_patterns() -> Vec<String> {
    let speaking = SERVICES.iter().filter(|service| service.can_speak());
    let domains: std::collections::BTreeSet<&str> =
        speaking.flat_map(|service| service.domains.iter().copied()).collect();
    let shorter =
        |domain: &str| domain::parents(domain).skip(1).any(|parent| domains.contains(parent));
    let widest = domains.iter().filter(|domain| !shorter(domain));
    widest.map(|domain| format!("https://*.{domain}/*")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_service_on_label_boundaries() {
        let table = [
            ("facebook.com", Some("facebook")),
            ("m.facebook.com", Some("facebook")),
            ("a.b.messenger.com", Some("facebook")),
            ("notfacebook.com", None),
            ("facebook.com.evil.example", None),
            ("facebook.co", None),
            ("com", None),
            ("", None),
            ("amazon.de", Some("amazon")),
            ("www.amazon.co.uk", Some("amazon")),
            ("amazon.example", None),
            ("xn--fcebook-8va.com", None),
            // Other people's pages under the same domain.
            ("docs.google.com", None),
            ("myaccount.google.com", Some("google")),
        ];
        for (host, expected) in table {
            assert_eq!(service(host).map(|service| service.id), expected, "{host}");
        }
    }

    #[test]
    fn hosts_are_asked_for_only_where_something_can_be_said() {
        let patterns = match_patterns();
        assert!(patterns.contains(&"https://*.facebook.com/*".to_string()));
        for silent in ["whatsapp", "github"] {
            assert!(!patterns.iter().any(|pattern| pattern.contains(silent)), "{silent}");
        }
    }

    #[test]
    fn set_up_addresses_are_beginnings_of_paths() {
        let x = service("x.com").unwrap();
        assert!(is_setup(x, "x.com", "/settings/phone"));
        assert!(!is_setup(x, "x.com", "/home"));
        assert!(!is_setup(x, "notx.com", "/settings/phone"));
    }

    #[test]
    fn tags_match_on_label_boundaries() {
        assert_eq!(tag("bat.bing.com/bat.js").map(|tag| tag.id), Some("microsoft-uet"));
        assert!(tag("notbat.bing.com/bat.js").is_none());
        assert!(tag("bat.bing.com.evil.example/bat.js").is_none());
    }
}
