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
    /// What became of the practice, where there is more to say than the class.
    #[serde(default)]
    pub status: StatusFile,
    /// Regions where the claims of its class hold; empty for everywhere.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// Registrable domains and hosts; each covers its subdomains.
    pub domains: Vec<String>,
    /// More domains of the service, on which nobody is asked for a number: the
    /// popup knows them, and no leave to watch them is asked for.
    #[serde(default)]
    pub also: Vec<String>,
    /// Subdomains of `domains` that belong to somebody else or are something else.
    #[serde(default)]
    pub except: Vec<String>,
    /// Addresses of set-up pages.
    #[serde(default)]
    pub setup: Vec<SetupFile>,
    /// How a sign-in can be confirmed; absent if no list of it was read.
    #[serde(default)]
    pub methods: Option<MethodsFile>,
    /// Whether a number is demanded.
    pub number_demanded: Demand,
    /// What the notice says: plain words, present tense only for what holds now.
    pub notice: NoticeFile,
    /// The fuller account for the popup, one paragraph each.
    pub account: Vec<String>,
    /// What the account rests on; empty if nothing could be read, and then the
    /// notice says so.
    pub claims: Vec<ClaimFile>,
    /// The service's own pages.
    #[serde(default)]
    pub links: BTreeMap<LinkKind, LinkFile>,
}

/// What became of a practice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct StatusFile {
    /// When the practice ended: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. The notice
    /// then speaks in the past tense and names the year.
    pub ended: Option<String>,
    /// Since when a regulator's order has bound the company.
    pub order_in_force: Option<String>,
}

/// The list of methods, and whose it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodsFile {
    /// What is offered; empty if the source says that there is no second step.
    pub offered: Vec<Method>,
    /// Who says so: `2FA Directory`.
    pub source: String,
    /// The day of its copy that was read, `YYYY-MM-DD`.
    pub read_on: String,
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
    /// Where and when the source was read. A claim that was not read does not
    /// build.
    #[serde(default)]
    pub read: Option<ReadFile>,
    /// One sentence: what it says, in our words.
    pub fact: String,
    /// When the practice it tells of ended, if it did.
    #[serde(default)]
    pub ended: Option<String>,
    /// Where it holds; absent for everywhere.
    #[serde(default)]
    pub region: Option<Region>,
}

/// The reading of a source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadFile {
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// The copy that was read, as a reader would name it; empty if it was read
    /// at its own address.
    #[serde(default)]
    pub copy: String,
    /// The day of the copy, `YYYY-MM-DD`, if it is known: on that day the text
    /// stood so.
    #[serde(default)]
    pub copy_of: Option<String>,
    /// The copy's own address.
    #[serde(default)]
    pub copy_url: Option<String>,
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
    /// Where its script comes from.
    pub scripts: Vec<ScriptFile>,
    /// Whether it can read phone fields by itself.
    pub reads_phone: bool,
    /// What that rests on.
    pub claim: ClaimFile,
}

/// Where a tag's script comes from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScriptFile {
    /// The host; it covers its subdomains.
    pub host: String,
    /// How the path ends, without the query: `/fbevents.js`; empty for any path.
    #[serde(default)]
    pub path_ends: String,
}

#[cfg(test)]
impl ServiceFile {
    /// A file of the database, changed for a test.
    pub(crate) fn changed(stem: &str, change: impl FnOnce(&mut Self)) -> Self {
        let path = format!("{}/data/{stem}.json", env!("CARGO_MANIFEST_DIR"));
        let mut service = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        change(&mut service);
        service
    }
}
