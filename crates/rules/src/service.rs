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
    /// Regions where the claims hold; empty for everywhere.
    pub regions: &'static [Region],
    /// Domains, each with its subdomains.
    pub domains: &'static [&'static str],
    /// Where set-up pages are found: host and beginning of the path.
    pub setup: &'static [&'static str],
    /// How a sign-in can be confirmed.
    pub methods: &'static [Method],
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
        matches!(self.class, Class::Established | Class::Permits | Class::Silent)
    }

    /// The day of its newest claim as `YYYY-MM-DD`, missing parts as `01`.
    #[must_use]
    pub fn newest_claim(&self) -> &'static str {
        self.claims.first().map_or("", |claim| claim.date)
    }
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
    /// Beginnings of `host/path`.
    pub scripts: &'static [&'static str],
    /// Whether it can read phone fields by itself.
    pub reads_phone: bool,
    /// What that rests on.
    pub claim: Claim,
}
