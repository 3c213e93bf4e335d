//! The form of `data/<id>.json` and `tags/<id>.json`: what a volunteer writes,
//! what `schema.json` describes and what `build.rs` reads. Unknown keys are
//! refused.

use protocol::{AdFunding, ClaimKind, Class, Demand, LinkKind, Method, Region};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// Address of the schema, for editors: `../schema.json`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Name of this file without `.json`.
    pub id: String,
    /// Its name as people know it.
    pub name: String,
    /// What the sources allow to be said.
    pub class: Class,
    /// Reasons why a `permits` informs and does not warn: `weak`,
    /// `category-level`, `generic-contact-info`, `own-marketing-only`,
    /// `inferred-parent-policy`, `old-source`.
    #[serde(default)]
    pub weak: Vec<Weakness>,
    /// Whether it earns from ads.
    pub ad_funded: AdFunding,
    /// Regions where the claims hold; empty for everywhere.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// Registrable domains and hosts; each covers its subdomains.
    pub domains: Vec<String>,
    /// Subdomains of `domains` that belong to somebody else or are something else.
    #[serde(default)]
    pub except: Vec<String>,
    /// Addresses of set-up pages.
    #[serde(default)]
    pub setup: Vec<SetupFile>,
    /// How a sign-in can be confirmed.
    pub methods: Vec<Method>,
    /// Whether a number is demanded.
    pub number_demanded: Demand,
    /// What the notice says: plain words, present tense only for what holds now.
    pub notice: NoticeFile,
    /// The fuller account for the popup, one paragraph each.
    pub account: Vec<String>,
    /// What the account rests on.
    pub claims: Vec<ClaimFile>,
    /// The service's own pages.
    #[serde(default)]
    pub links: BTreeMap<LinkKind, LinkFile>,
}

/// Why a published text is weak ground for a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weakness {
    /// Weak for a reason told in the account.
    Weak,
    /// A table of categories, not a sentence about phone numbers.
    CategoryLevel,
    /// It says contact information, not phone number.
    GenericContactInfo,
    /// It covers the service's own marketing only.
    OwnMarketingOnly,
    /// The parent company's text, taken to apply.
    InferredParentPolicy,
    /// The text was old when it was read.
    OldSource,
}

/// Where a set-up page is found. A hint: it adds to the evidence and never
/// decides.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetupFile {
    /// Host and the beginning of the path: `x.com/settings/phone`.
    pub address: String,
    /// Whether the address was read in a source.
    pub read: bool,
}

/// The words of the notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeFile {
    /// One line, at most 70 characters.
    pub title: String,
    /// One paragraph, at most 300 characters, with its dates.
    pub text: String,
}

/// One claim and its source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimFile {
    /// What sort of source.
    pub kind: ClaimKind,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty if the page bears no date.
    pub date: String,
    /// Its address.
    pub url: String,
    /// Whether the address was seen to lead there.
    pub address_checked: bool,
    /// Whether the source, or a full copy of it, was read. A claim that was not
    /// read does not build.
    pub read: bool,
    /// One sentence: what it says, in our words.
    pub fact: String,
    /// When the practice it tells of ended, if it did.
    #[serde(default)]
    pub ended: Option<String>,
    /// Where it holds; absent for everywhere.
    #[serde(default)]
    pub region: Option<Region>,
}

/// A page of the service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkFile {
    /// An `https` address.
    pub url: String,
    /// Whether it was seen to lead there.
    pub checked: bool,
}

/// One advertising tag that pages load.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TagFile {
    /// Address of the schema, for editors: `../tag-schema.json`.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Name of this file without `.json`.
    pub id: String,
    /// The vendor and the tag, as a person would say it.
    pub name: String,
    /// `host/path` of its script: a host, or a host and the beginning of a path.
    pub scripts: Vec<String>,
    /// Whether it can read phone fields by itself.
    pub reads_phone: bool,
    /// What that rests on.
    pub claim: ClaimFile,
}
