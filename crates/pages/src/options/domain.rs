//! From what somebody typed to a domain.

use protocol::RuleProblem;
use web_sys::Url;

/// What is wrong with what was typed.
#[derive(Debug, PartialEq)]
pub struct Wrong {
    /// The problem.
    pub problem: RuleProblem,
    /// The domain that was probably meant.
    pub meant: Option<String>,
}

impl From<RuleProblem> for Wrong {
    fn from(problem: RuleProblem) -> Self {
        Self { problem, meant: None }
    }
}

/// Reads a domain. `host_of` is the browser's parser of addresses, which knows
/// how to write other alphabets in ASCII.
pub fn read(typed: &str, host_of: impl Fn(&str) -> Option<String>) -> Result<String, Wrong> {
    let typed = bare(typed.trim());
    if typed.is_empty() {
        return Err(RuleProblem::DomainEmpty.into());
    }
    let address = if typed.contains("://") { typed.to_owned() } else { format!("http://{typed}") };
    let host = host_of(&address).map(|host| bare(&host).to_owned());
    if typed.contains(['/', '\\', '?', '#', '@', ':']) {
        let meant = host.filter(|host| rules::domain::is_domain(host));
        return Err(Wrong { problem: RuleProblem::DomainHasAddress, meant });
    }
    let host = host.ok_or(RuleProblem::DomainMalformed)?;
    match rules::domain::problem(&host) {
        Some(problem) => Err(problem.into()),
        None => Ok(host),
    }
}

/// Without what people write around a domain to mean its subdomains or root.
fn bare(text: &str) -> &str {
    let text = text.strip_prefix("*.").unwrap_or(text);
    text.strip_suffix('.').unwrap_or(text)
}

/// Host of an address, by the browser.
pub fn host_of(address: &str) -> Option<String> {
    Url::new(address).ok().map(|url| url.hostname())
}

#[cfg(test)]
mod tests {
    use super::*;
    use RuleProblem::*;

    /// As much of a browser as the table needs.
    fn parser(address: &str) -> Option<String> {
        let host = rules::domain::host(address)?;
        (!host.contains(' ')).then(|| host.replace("münchen", "xn--mnchen-3ya"))
    }

    #[test]
    fn reads_a_domain_however_it_is_written() {
        let table = [
            ("example.org", "example.org"),
            ("  Forum.Example.ORG ", "forum.example.org"),
            ("*.example.org", "example.org"),
            ("example.org.", "example.org"),
            ("münchen.de", "xn--mnchen-3ya.de"),
        ];
        for (typed, expected) in table {
            assert_eq!(read(typed, parser).as_deref(), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn says_what_is_wrong_and_what_was_meant() {
        let table = [
            ("", DomainEmpty, None),
            (" . ", DomainEmpty, None),
            ("https://example.org/a", DomainHasAddress, Some("example.org")),
            ("example.org/settings", DomainHasAddress, Some("example.org")),
            ("example.org:8080", DomainHasAddress, Some("example.org")),
            ("me@example.org", DomainHasAddress, Some("example.org")),
            ("http://localhost/", DomainHasAddress, None),
            ("exa mple.org", DomainMalformed, None),
            ("exa_mple.org", DomainMalformed, None),
            ("com", DomainTooShort, None),
            ("10.0.0.1", DomainIsIp, None),
        ];
        for (typed, problem, meant) in table {
            let wrong = Wrong { problem, meant: meant.map(ToOwned::to_owned) };
            assert_eq!(read(typed, parser), Err(wrong), "{typed}");
        }
    }
}
