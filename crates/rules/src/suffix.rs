//! Public suffixes: domains under which everyone may have a name, such as
//! `co.uk` and `github.io`.

use std::sync::OnceLock;

use publicsuffix::{List, Psl};

/// Whether a domain, in punycode, is a public suffix itself. The list is read
/// at the first question: it takes some milliseconds.
///
/// ```
/// use rules::suffix::is_public;
///
/// assert!(is_public("co.uk") && is_public("github.io"));
/// assert!(!is_public("example.co.uk") && !is_public("me.github.io"));
/// ```
#[must_use]
pub fn is_public(domain: &str) -> bool {
    static LIST: OnceLock<List> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        include_str!("suffixes.dat").parse().expect("a test has read suffixes.dat")
    });
    list.suffix(domain.as_bytes())
        .is_some_and(|suffix| suffix.is_known() && suffix.as_bytes().len() == domain.len())
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn knows_wildcards_exceptions_and_other_alphabets() {
        for suffix in ["com", "co.uk", "anything.ck", "github.io", "xn--p1ai", "blogspot.com"] {
            assert!(is_public(suffix), "{suffix}");
        }
        for domain in ["www.ck", "example.com", "nosuchtld", "a.example", "x.xn--p1ai"] {
            assert!(!is_public(domain), "{domain}");
        }
    }
}
