//! One hint: what it speaks for, and how it is read. How much it adds stands in
//! `weights.json`, which `cargo xtask eval --fit` writes.

use protocol::{About, Evidence, Flow, Part};

use crate::spot::{Hit, Shares, Spot};

/// A hint, one a file in `signals/`.
pub(crate) struct Signal {
    /// Name of its file.
    pub(crate) name: &'static str,
    /// What it speaks for, or against if its weight is negative.
    pub(crate) about: About,
    /// Where it is found around one field.
    pub(crate) read: fn(&Spot) -> Vec<Hit>,
}

impl Signal {
    /// A hint on the field itself.
    pub(crate) const fn phone(name: &'static str, read: fn(&Spot) -> Vec<Hit>) -> Self {
        Self { name, about: About::Phone, read }
    }

    /// A hint that the field takes a part of a number.
    pub(crate) const fn part(part: Part, name: &'static str, read: fn(&Spot) -> Vec<Hit>) -> Self {
        Self { name, about: About::Part(part), read }
    }

    /// A hint on the flow around it.
    pub(crate) const fn flow(flow: Flow, name: &'static str, read: fn(&Spot) -> Vec<Hit>) -> Self {
        Self { name, about: About::Flow(flow), read }
    }

    /// The evidence it finds at one field; `weight` in log-odds for a full hit.
    pub(crate) fn evidence(&self, weight: f32, spot: &Spot) -> impl Iterator<Item = Evidence> {
        (self.read)(spot).into_iter().map(move |hit| Evidence {
            signal: self.name.into(),
            about: self.about,
            weight: weight * hit.share,
            seen: hit.seen,
        })
    }
}

include!(concat!(env!("OUT_DIR"), "/signals.rs"));
