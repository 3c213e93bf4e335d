//! What may be claimed: the checks of `EDITORIAL.md` that a machine can make.
//! `build.rs` refuses a file that breaks one, with the remedy.

use crate::file::{ClaimFile, ServiceFile, TagFile};
use protocol::{AdFunding, ClaimKind, Class};

/// Longest title of a notice, in characters.
pub const TITLE_MAX: usize = 70;
/// Longest paragraph of a notice, in characters.
pub const TEXT_MAX: usize = 300;

/// Every breach in a service's file, as `key: what is wrong; what to do`.
/// `stem` is the file's name without `.json`.
#[must_use]
pub fn breaches(stem: &str, service: &ServiceFile) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |holds: bool, breach: &str| {
        if !holds {
            found.push(breach.to_string());
        }
    };
    check(service.id == stem, "id: differs from the file's name; make them the same");
    check(!service.domains.is_empty(), "domains: none; name at least one");
    check(
        service
            .domains
            .iter()
            .chain(&service.except)
            .all(|domain| crate::domain::is_domain(domain)),
        "domains: not all are lower-case ASCII domains without scheme or path; write `example.com`",
    );
    check(!service.notice.title.is_empty(), "notice.title: empty; write one line");
    check(
        service.notice.title.chars().count() <= TITLE_MAX,
        "notice.title: longer than 70 characters; shorten it",
    );
    check(
        service.notice.text.chars().count() <= TEXT_MAX,
        "notice.text: longer than 300 characters; shorten it",
    );
    check(!service.account.is_empty(), "account: empty; write a paragraph for the popup");
    check(
        service.links.values().all(|link| link.url.starts_with("https://")),
        "links: an address does not begin with https://; use the secure address",
    );
    check(
        service.weak.is_empty() || service.class == Class::Permits,
        "weak: only a service of class `permits` can be weak; remove it",
    );
    check(
        (service.class == Class::NotAdFunded) == (service.ad_funded == AdFunding::No),
        "ad_funded: `no` belongs to class `not-ad-funded` and to no other; mend one of the two",
    );
    check(
        service.claims.iter().any(|claim| claim.read && supports(service.class, claim)),
        match service.class {
            Class::Established => {
                "claims: `established` needs a read measurement, company statement or regulator's \
                 finding; add it or lower the class"
            }
            Class::Permits | Class::Excludes => {
                "claims: this class needs a read policy or help page; add it or make the class `silent`"
            }
            Class::Silent | Class::NotAdFunded => "claims: none was read; add what was read",
        },
    );
    for (index, claim) in service.claims.iter().enumerate() {
        found.extend(claim_breaches(&format!("claims[{index}]"), claim));
    }
    found
}

/// Every breach in a tag's file.
#[must_use]
pub fn tag_breaches(stem: &str, tag: &TagFile) -> Vec<String> {
    let mut found = claim_breaches("claim", &tag.claim);
    if tag.id != stem {
        found.push("id: differs from the file's name; make them the same".into());
    }
    if tag.scripts.is_empty() {
        found.push("scripts: none; name the host of its script".into());
    }
    found
}

/// Whether the claim is of a kind on which the class can rest.
fn supports(class: Class, claim: &ClaimFile) -> bool {
    use ClaimKind::{
        CompanyHelp, CompanyStatement, Measurement, Policy, RegulatorComplaint, RegulatorOrder,
    };
    match class {
        Class::Established => {
            matches!(
                claim.kind,
                Measurement | CompanyStatement | RegulatorComplaint | RegulatorOrder
            )
        }
        Class::Permits | Class::Excludes => {
            matches!(claim.kind, Policy | CompanyHelp | CompanyStatement)
        }
        Class::Silent | Class::NotAdFunded => true,
    }
}

fn claim_breaches(key: &str, claim: &ClaimFile) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |holds: bool, breach: &str| {
        if !holds {
            found.push(format!("{key}.{breach}"));
        }
    };
    check(claim.read, "read: false; read the source or remove the claim");
    check(is_date(&claim.date), "date: not YYYY, YYYY-MM, YYYY-MM-DD or empty; write one of these");
    check(
        claim.ended.as_deref().is_none_or(|date| !date.is_empty() && is_date(date)),
        "ended: not a date; write YYYY, YYYY-MM or YYYY-MM-DD",
    );
    check(
        claim.url.starts_with("https://") || claim.url.starts_with("http://"),
        "url: not a web address; give the source's own",
    );
    check(!claim.title.is_empty(), "title: empty; give the source's title");
    check(!claim.publisher.is_empty(), "publisher: empty; say who published it");
    check(!claim.fact.is_empty(), "fact: empty; write one sentence");
    found
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or empty.
fn is_date(date: &str) -> bool {
    if date.is_empty() {
        return true;
    }
    let parts: Vec<&str> = date.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u8>().ok()).unwrap_or(1);
    digits
        && matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2])
        && (1..=12).contains(&number(1))
        && (1..=31).contains(&number(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Change = fn(&mut ServiceFile);

    /// A file of the database, changed.
    fn breaches_of(stem: &str, change: impl FnOnce(&mut ServiceFile)) -> Vec<String> {
        let path = format!("{}/data/{stem}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut service = serde_json::from_str(&text).unwrap();
        change(&mut service);
        breaches(stem, &service)
    }

    #[test]
    fn every_file_keeps_the_law() {
        for service in crate::services() {
            assert_eq!(breaches_of(service.id, |_| {}), [""; 0], "{}", service.id);
        }
    }

    #[test]
    fn a_claim_that_was_not_read_is_refused() {
        let found = breaches_of("facebook", |service| service.claims[1].read = false);
        assert_eq!(found, ["claims[1].read: false; read the source or remove the claim"]);
    }

    #[test]
    fn a_class_needs_ground_of_its_kind() {
        let press_only = |service: &mut ServiceFile| {
            service.claims.iter_mut().for_each(|claim| claim.kind = ClaimKind::Press);
        };
        for stem in ["facebook", "snapchat", "whatsapp"] {
            assert!(breaches_of(stem, press_only)[0].starts_with("claims: "), "{stem}");
        }
        assert!(
            breaches_of("facebook", |service| service.claims.clear())[0].contains("established")
        );
    }

    #[test]
    fn other_breaches_name_key_and_remedy() {
        let table: [(Change, &str); 7] = [
            (|service| service.id = "other".into(), "id: "),
            (|service| service.domains.clear(), "domains: "),
            (|service| service.domains.push("https://x.com".into()), "domains: "),
            (|service| service.notice.text = "x".repeat(301), "notice.text: "),
            (|service| service.notice.title = "x".repeat(71), "notice.title: "),
            (|service| service.claims[0].date = "May 2018".into(), "claims[0].date: "),
            (|service| service.claims[0].url = "facebook.com".into(), "claims[0].url: "),
        ];
        for (change, key) in table {
            let found = breaches_of("facebook", change);
            assert!(
                found.iter().any(|breach| breach.starts_with(key) && breach.contains("; ")),
                "{key} {found:?}"
            );
        }
    }

    #[test]
    fn unknown_keys_are_refused() {
        let error = serde_json::from_str::<ServiceFile>(r#"{"$schema":"","idd":"x"}"#).unwrap_err();
        assert!(error.to_string().contains("unknown field `idd`"), "{error}");
    }
}
