//! What the page about watched sites shows.

use serde::{Deserialize, Serialize};

use crate::{Level, Text};

/// Which sites are watched, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitesView {
    /// Services of the database that Ringfence may speak of, by name.
    pub listed: Vec<ListedSite>,
    /// Other sites that the user allowed or switched off, by domain.
    pub others: Vec<OtherSite>,
    /// Whether there is leave for every site.
    pub everywhere: bool,
    /// An administrator wants every site watched.
    pub required: bool,
    /// An administrator keeps the switches from being changed.
    pub locked: bool,
}

/// A service of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedSite {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its domains, each with its subdomains.
    pub domains: Vec<String>,
    /// How loudly its record speaks on a page that asks for a number.
    pub level: Level,
    /// What the sources allow to be said, in a word or two.
    pub mark: Text,
    /// Off if the user switched it off.
    pub on: bool,
    /// Match patterns for which the browser's leave is lacking; none if the
    /// service is watched.
    pub lacking: Vec<String>,
}

/// A site that is not in the database, or a pattern of leave that covers no
/// whole service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherSite {
    /// Its domain, with its subdomains.
    pub site: String,
    /// Match pattern of the leave for it: the one that is held, or the one to
    /// ask for.
    pub pattern: String,
    /// Whether the leave for it alone is held.
    pub allowed: bool,
    /// Off if the user switched it off.
    pub on: bool,
    /// Places of the user's and the administrator's rules there.
    pub rules: Vec<String>,
}
