//! What may be claimed: the checks of `EDITORIAL.md` that a machine can make on
//! facts and sources. Those on words stand in `wording.rs`. `build.rs` refuses a
//! file that breaks one, with the remedy.

use crate::domain;
use crate::file::{ClaimFile, ServiceFile, TagFile};
use crate::wording;
use protocol::{AdFunding, ClaimKind, Class, Region};

/// A form of file that the law binds.
pub trait Lawful {
    /// The schema that describes the form.
    const SCHEMA: &str;
    /// Every breach, as `key: what is wrong; what to do`. `stem` is the file's
    /// name without `.json`.
    fn breaches(&self, stem: &str) -> Vec<String>;
}

impl Lawful for ServiceFile {
    const SCHEMA: &str = "schema.json";

    fn breaches(&self, stem: &str) -> Vec<String> {
        let mut found = form(stem, self);
        found.extend(ground(self));
        for (index, claim) in self.claims.iter().enumerate() {
            found.extend(claim_breaches(&format!("claims[{index}]"), claim));
        }
        found.extend(wording::breaches(self));
        found
    }
}

impl Lawful for TagFile {
    const SCHEMA: &str = "tag-schema.json";

    fn breaches(&self, stem: &str) -> Vec<String> {
        let mut found = Breaches::default();
        found.check(self.id == stem, "id: differs from the file's name; make them the same");
        found.check(!self.scripts.is_empty(), "scripts: none; name the host of its script");
        for (index, script) in self.scripts.iter().enumerate() {
            let path = script.path_ends.is_empty() || script.path_ends.starts_with('/');
            found.check(
                domain::is_domain(&script.host),
                &format!("scripts[{index}].host: not a lower-case host; write `tags.example.com`"),
            );
            found.check(
                path,
                &format!("scripts[{index}].path_ends: begins without `/`; write `/tag.js`"),
            );
        }
        let mut found = found.0;
        found.extend(claim_breaches("claim", &self.claim));
        found
    }
}

#[derive(Default)]
pub(crate) struct Breaches(pub(crate) Vec<String>);

impl Breaches {
    pub(crate) fn check(&mut self, holds: bool, breach: &str) {
        if !holds {
            self.0.push(breach.into());
        }
    }
}

/// Names, addresses and dates.
fn form(stem: &str, service: &ServiceFile) -> Vec<String> {
    let mut found = Breaches::default();
    found.check(service.id == stem, "id: differs from the file's name; make them the same");
    found.check(!service.domains.is_empty(), "domains: none; name at least one");
    for (key, domains) in
        [("domains", &service.domains), ("also", &service.also), ("except", &service.except)]
    {
        for (index, name) in domains.iter().enumerate() {
            found.check(
                domain::is_domain(name),
                &format!(
                    "{key}[{index}]: not a lower-case ASCII domain without scheme or path; write \
                     `example.com`"
                ),
            );
        }
    }
    let under = |names: &[String], host: &str| names.iter().any(|name| domain::covers(name, host));
    for (index, setup) in service.setup.iter().enumerate() {
        let host = setup.address.split('/').next().unwrap_or_default();
        found.check(
            under(&service.domains, host),
            &format!("setup[{index}].address: not under one of the domains; write `host/path`"),
        );
    }
    for (kind, link) in &service.links {
        found.check(
            link.url.starts_with("https://"),
            &format!(
                "links.{}.url: does not begin with https://; use the secure address",
                snake(kind)
            ),
        );
    }
    let dates = [
        ("status.ended", &service.status.ended),
        ("status.order_in_force", &service.status.order_in_force),
    ];
    for (key, date) in dates {
        found.check(
            date.as_deref().is_none_or(|date| !date.is_empty() && is_date(date)),
            &format!("{key}: not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        );
    }
    found.check(
        service.methods.as_ref().is_none_or(|methods| is_day(&methods.read_on)),
        "methods.read_on: not a day; write YYYY-MM-DD",
    );
    found.0
}

/// `AdUse` to `ad_use`, as the file has it.
fn snake(name: &impl std::fmt::Debug) -> String {
    let mut key = String::new();
    for letter in format!("{name:?}").chars() {
        if letter.is_uppercase() && !key.is_empty() {
            key.push('_');
        }
        key.push(letter.to_ascii_lowercase());
    }
    key
}

/// What the class rests on.
fn ground(service: &ServiceFile) -> Vec<String> {
    let mut found = Breaches::default();
    found.check(
        service.weak.is_empty() || service.class == Class::Permits,
        "weak: only a service of class `permits` can be weak; remove it",
    );
    let funding = match service.class {
        Class::NotAdFunded => service.ad_funded != AdFunding::Yes,
        Class::Established | Class::Silent => service.ad_funded != AdFunding::No,
        Class::Permits | Class::Excludes => true,
    };
    found.check(funding, "ad_funded: does not go with the class; mend one of the two");
    found.check(
        service.status.ended.is_none() || service.class == Class::Established,
        "status.ended: only an established practice can have ended; remove it",
    );
    let ground: Vec<&ClaimFile> = service
        .claims
        .iter()
        .filter(|claim| claim.read.is_some() && supports(service.class, claim.kind))
        .collect();
    match service.class {
        Class::Established => found.check(
            !ground.is_empty(),
            "claims: `established` needs a read measurement, company statement or regulator's \
             finding; add it or lower the class",
        ),
        Class::Permits | Class::Excludes => found.check(
            !ground.is_empty(),
            "claims: this class needs a read policy or help page; add it or make the class `silent`",
        ),
        Class::Silent | Class::NotAdFunded => {}
    }
    let bound: Option<Vec<Region>> = ground.iter().map(|claim| claim.region).collect();
    if let Some(bound) = bound.filter(|_| service.class < Class::Silent) {
        found.check(
            bound.is_empty() || !service.regions.is_empty(),
            "regions: every claim of the class holds in some region only; name it here",
        );
        let one = bound.iter().all(|region| Some(region) == bound.first());
        found.check(
            !one || bound.is_empty() || service.regions == bound[..1],
            "regions: the claims hold in one region only; name it here",
        );
    }
    let known = |region: &Region| *region != Region::Unknown;
    let named =
        service.regions.iter().chain(service.claims.iter().filter_map(|it| it.region.as_ref()));
    found.check(
        named.into_iter().all(known),
        "regions: `unknown` is where nobody said to live, no place; name the region",
    );
    let said = |region: &Region| ground.iter().any(|claim| claim.region == Some(*region));
    found.check(
        service.regions.iter().all(said),
        "regions: no claim of the class is bound to a region named here; give the claim its region",
    );
    found.0
}

/// Whether a class can rest on a claim of the kind.
#[must_use]
pub fn supports(class: Class, kind: ClaimKind) -> bool {
    use ClaimKind::{
        CompanyHelp, CompanyStatement, Measurement, Policy, RegulatorComplaint, RegulatorOrder,
    };
    match class {
        Class::Established => {
            matches!(kind, Measurement | CompanyStatement | RegulatorComplaint | RegulatorOrder)
        }
        Class::Permits | Class::Excludes => matches!(kind, Policy | CompanyHelp | CompanyStatement),
        Class::Silent | Class::NotAdFunded => true,
    }
}

fn claim_breaches(key: &str, claim: &ClaimFile) -> Vec<String> {
    let mut found = Breaches::default();
    let mut check = |holds: bool, breach: &str| found.check(holds, &format!("{key}.{breach}"));
    check(claim.read.is_some(), "read: missing; read the source or remove the claim");
    if let Some(read) = &claim.read {
        check(is_day(&read.on), "read.on: not a day; write YYYY-MM-DD");
        check(
            read.copy_url.as_deref().is_none_or(|url| url.starts_with("https://")),
            "read.copy_url: does not begin with https://; give the copy's own address",
        );
        check(
            read.copy_of.as_deref().is_none_or(|day| is_day(day) && day <= read.on.as_str()),
            "read.copy_of: not a day up to read.on; write YYYY-MM-DD",
        );
        check(
            read.copy_url.is_none() && read.copy_of.is_none() || !read.copy.is_empty(),
            "read.copy: empty; name the copy that was read",
        );
    }
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
    found.0
}

/// `YYYY-MM-DD`.
fn is_day(date: &str) -> bool {
    date.len() == 10 && is_date(date)
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

    fn breaches_of(stem: &str, change: impl FnOnce(&mut ServiceFile)) -> Vec<String> {
        ServiceFile::changed(stem, change).breaches(stem)
    }

    /// The build refuses a file that breaks the law; none may slip past it.
    #[test]
    fn every_file_is_in_the_table() {
        for (folder, count) in [("data", crate::services().len()), ("tags", crate::tags().len())] {
            let place = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
            assert_eq!(std::fs::read_dir(place).unwrap().count(), count, "{folder}");
        }
    }

    #[test]
    fn a_claim_that_was_not_read_is_refused() {
        let found = breaches_of("facebook", |service| service.claims[1].read = None);
        assert_eq!(found, ["claims[1].read: missing; read the source or remove the claim"]);
    }

    /// Over every file: without the kinds of source that its class needs, it is
    /// refused.
    #[test]
    fn a_class_needs_ground_of_its_kind() {
        for service in crate::services().iter().filter(|service| service.class < Class::Silent) {
            let press_only = |file: &mut ServiceFile| {
                file.claims.iter_mut().for_each(|claim| claim.kind = ClaimKind::Press);
            };
            let found = breaches_of(service.id, press_only);
            assert!(found.iter().any(|breach| breach.starts_with("claims: ")), "{}", service.id);
            let unread =
                |file: &mut ServiceFile| file.claims.iter_mut().for_each(|claim| claim.read = None);
            let found = breaches_of(service.id, unread);
            assert!(found.iter().any(|breach| breach.starts_with("claims: ")), "{}", service.id);
        }
    }

    /// Over every file: a service bound to a region has claims of that region,
    /// and where all its ground is of one region, it must be bound.
    #[test]
    fn a_claim_of_one_region_binds_the_service() {
        let refuses = |found: Vec<String>| found.iter().any(|each| each.starts_with("regions: "));
        let mut bound = 0;
        for service in crate::services().iter().filter(|service| !service.regions.is_empty()) {
            let everywhere = |file: &mut ServiceFile| {
                file.claims.iter_mut().for_each(|claim| claim.region = None);
            };
            assert!(refuses(breaches_of(service.id, everywhere)), "{}", service.id);
            let one = |file: &mut ServiceFile| {
                let here = file.regions[0];
                file.claims.iter_mut().for_each(|claim| claim.region = Some(here));
                file.regions.clear();
            };
            assert!(refuses(breaches_of(service.id, one)), "{}", service.id);
            bound += 1;
        }
        assert!(bound > 0, "some service's claims hold in a region only");
    }

    #[test]
    fn other_breaches_name_key_and_remedy() {
        let table: [(Change, &str); 17] = [
            (|service| service.id = "other".into(), "id: "),
            (|service| service.domains.clear(), "domains: "),
            (|service| service.domains.push("https://x.com".into()), "domains[3]: "),
            (|service| service.also.push("X.com".into()), "also[1]: "),
            (|service| service.setup[0].address = "x.com/a".into(), "setup[0].address: "),
            (|service| service.weak.push(crate::file::Weakness::Weak), "weak: "),
            (|service| service.ad_funded = AdFunding::No, "ad_funded: "),
            (|service| service.regions.push(Region::Unknown), "regions: "),
            (
                |service| {
                    let link = service.links.get_mut(&protocol::LinkKind::AdSettings).unwrap();
                    link.url = "http://x.com".into();
                },
                "links.ad_settings.url: ",
            ),
            (|service| service.status.ended = Some("June".into()), "status.ended: "),
            (|service| service.claims[0].date = "May 2018".into(), "claims[0].date: "),
            (|service| service.claims[0].url = "facebook.com".into(), "claims[0].url: "),
            (|service| service.claims[0].fact.clear(), "claims[0].fact: "),
            (|service| service.claims[0].ended = Some(String::new()), "claims[0].ended: "),
            (
                |service| service.claims[0].read.as_mut().unwrap().on = "2026".into(),
                "claims[0].read.on: ",
            ),
            (
                |service| {
                    let read = service.claims[0].read.as_mut().unwrap();
                    read.copy_of = Some("9999-01-01".into());
                },
                "claims[0].read.copy_of: ",
            ),
            (
                |service| service.methods.as_mut().unwrap().read_on = "2026".into(),
                "methods.read_on: ",
            ),
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
    fn a_practice_ends_in_the_class_established_only() {
        let found =
            breaches_of("snapchat", |service| service.status.ended = Some("2019-06".into()));
        assert!(found[0].starts_with("status.ended: "), "{found:?}");
    }

    #[test]
    fn dates_are_dates() {
        for date in ["", "2019", "2019-06", "2019-06-30"] {
            assert!(is_date(date), "{date}");
        }
        for date in ["19", "2019-6", "2019-13", "2019-06-32", "June 2019", "2019-06-30-1"] {
            assert!(!is_date(date), "{date}");
        }
    }
}
