//! What the build makes of `data/` and `tags/`: one static table.

use protocol::{AdFunding, ClaimKind, Class, Demand, LinkKind, Method, Region};

/// One service. Fields as in [`crate::file::ServiceFile`].
#[derive(Debug)]
pub struct Service {
    /// Name of its file.
    pub id: &'static str,
    /// Its name as people know it.
    pub name: &'static str,
    /// What the sources allow to be said.
    pub class: Class,
    /// Whether the ground is too weak for a warning.
    pub weak: bool,
    /// Whether it earns from ads.
    pub ad_funded: AdFunding,
    /// When the practice ended.
    pub ended: Option<&'static str>,
    /// Since when an order has bound the company.
    pub order_in_force: Option<&'static str>,
    /// Regions where the claims hold; empty for everywhere.
    pub regions: &'static [Region],
    /// Domains, each with its subdomains.
    pub domains: &'static [&'static str],
    /// Domains that the popup knows and nothing is asked for.
    pub also: &'static [&'static str],
    /// Where set-up pages are found: host and beginning of the path.
    pub setup: &'static [&'static str],
    /// How a sign-in can be confirmed; nothing if no list was read.
    pub methods: Option<Methods>,
    /// Whether a number is demanded.
    pub number_demanded: Demand,
    /// Title of the notice, in English.
    pub title: &'static str,
    /// Paragraph of the notice, in English.
    pub text: &'static str,
    /// The fuller account, one paragraph each, in English.
    pub account: &'static [&'static str],
    /// What it rests on, newest first, undated last.
    pub claims: &'static [Claim],
    /// The service's own pages, in the order of [`LinkKind`].
    pub links: &'static [(LinkKind, Link)],
}

impl Service {
    /// Whether a notice can ever concern it: then the shim is installed on its
    /// hosts.
    #[must_use]
    pub fn can_speak(&self) -> bool {
        match self.class {
            Class::Established | Class::Permits | Class::Silent => true,
            // A good word that holds in one region says nothing of the others.
            Class::Excludes => !self.regions.is_empty(),
            Class::NotAdFunded => false,
        }
    }

    /// The methods; none if no list was read.
    #[must_use]
    pub fn offered(&self) -> &'static [Method] {
        self.methods.as_ref().map_or(&[], |methods| methods.offered)
    }

    /// Whether a text on which the class rests was read within its term.
    /// `today` is `YYYY-MM-DD`.
    #[must_use]
    pub fn is_fresh(&self, today: &str) -> bool {
        let mut ground =
            self.claims.iter().filter(|claim| crate::law::supports(self.class, claim.kind));
        ground.any(|claim| !is_past(claim.kind, claim.stood_on(), today))
    }

    /// The day of its newest claim, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; for an
    /// undated one, the last day on which it stood so.
    #[must_use]
    pub fn newest_claim(&self) -> &'static str {
        let day = |claim: &Claim| if claim.date.is_empty() { claim.stood_on() } else { claim.date };
        self.claims.iter().map(day).max().unwrap_or_default()
    }
}

/// How a sign-in can be confirmed, and who says so.
#[derive(Debug)]
pub struct Methods {
    /// The methods; none if the source says that there is no second step.
    pub offered: &'static [Method],
    /// Who lists them.
    pub source: &'static str,
    /// The day of the list, `YYYY-MM-DD`.
    pub read_on: &'static str,
}

/// One claim and its source. Fields as in [`crate::file::ClaimFile`].
#[derive(Debug)]
pub struct Claim {
    /// What sort of source.
    pub kind: ClaimKind,
    /// Its title.
    pub title: &'static str,
    /// Who published it.
    pub publisher: &'static str,
    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or empty.
    pub date: &'static str,
    /// Its address.
    pub url: &'static str,
    /// Whether the address was seen to lead there.
    pub address_checked: bool,
    /// What it says, in our words.
    pub fact: &'static str,
    /// When the practice ended.
    pub ended: Option<&'static str>,
    /// Where it holds.
    pub region: Option<Region>,
    /// The day on which it was read, `YYYY-MM-DD`.
    pub read_on: &'static str,
    /// The copy that was read; empty if it was read at its own address.
    pub copy: &'static str,
    /// The day of the copy, if it is known.
    pub copy_of: Option<&'static str>,
    /// The copy's address.
    pub copy_url: Option<&'static str>,
}

/// Years after which a policy or a help page is to be read again.
pub const TERM: u32 = 2;

impl Claim {
    /// The age in whole years of a text that is older than its term on the day
    /// `today` (`YYYY-MM-DD`), by its date, or by the reading if it bears none.
    /// What happened once has no term.
    ///
    /// ```
    /// let facebook = rules::service("facebook.com").unwrap();
    /// let study = facebook.claims.iter().find(|claim| claim.date == "2018-09").unwrap();
    /// assert_eq!(study.overdue("2026-11-23"), None);
    /// ```
    #[must_use]
    pub fn overdue(&self, today: &str) -> Option<u32> {
        let date = if self.date.is_empty() { self.stood_on() } else { self.date };
        (self.ended.is_none() && is_past(self.kind, date, today)).then(|| years(date, today))
    }

    /// The last day on which the text is taken to have stood so: that of the
    /// copy, or else of the reading.
    #[must_use]
    pub fn stood_on(&self) -> &'static str {
        self.copy_of.unwrap_or(self.read_on)
    }
}

fn is_past(kind: ClaimKind, date: &str, today: &str) -> bool {
    matches!(kind, ClaimKind::Policy | ClaimKind::CompanyHelp) && years(date, today) >= TERM
}

/// Whole years from a date to a day; for a date without month or day, from its
/// end.
fn years(date: &str, today: &str) -> u32 {
    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or(0);
    let rest = match date.len() {
        4 => "-12-31".into(),
        7 => format!("{}-31", &date[4..]),
        _ => date.get(4..).unwrap_or_default().to_string(),
    };
    let early = today.get(4..).unwrap_or_default() < rest.as_str();
    year(today).saturating_sub(year(date)).saturating_sub(u32::from(early))
}

/// A page of a service.
#[derive(Debug)]
pub struct Link {
    /// An `https` address.
    pub url: &'static str,
    /// Whether it was seen to lead there.
    pub checked: bool,
}

/// One advertising tag. Fields as in [`crate::file::TagFile`].
#[derive(Debug)]
pub struct Tag {
    /// Name of its file.
    pub id: &'static str,
    /// Vendor and tag.
    pub name: &'static str,
    /// Host, and how the path ends.
    pub scripts: &'static [(&'static str, &'static str)],
    /// Whether it can read phone fields by itself.
    pub reads_phone: bool,
    /// What that rests on.
    pub claim: Claim,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_whole() {
        let table = [
            ("2024-11-23", 2),
            ("2024-11-24", 1),
            ("2024-11", 1),
            ("2024", 1),
            ("2023", 2),
            ("2013-07-06", 13),
            ("2027-01-01", 0),
        ];
        for (date, expected) in table {
            assert_eq!(years(date, "2026-11-23"), expected, "{date}");
        }
    }

    #[test]
    fn a_text_grows_old_and_an_event_does_not() {
        let far = "9999-01-01";
        for claim in crate::services().iter().flat_map(|service| service.claims) {
            let text = matches!(claim.kind, ClaimKind::Policy | ClaimKind::CompanyHelp);
            assert_eq!(claim.overdue(far).is_some(), text && claim.ended.is_none(), "{claim:?}");
        }
    }
}
