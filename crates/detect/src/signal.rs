//! One hint: what it speaks for, how much, and how it is read.

use protocol::{About, Evidence, Flow};

use crate::spot::{Hit, Spot};

/// A hint, one a file in `signals/`.
pub(crate) struct Signal {
    /// Name of its file.
    pub(crate) name: &'static str,
    /// What it speaks for.
    pub(crate) about: About,
    /// Log-odds a full hit adds; negative speaks against.
    pub(crate) weight: f32,
    /// Where it is found around one field.
    pub(crate) read: fn(&Spot) -> Vec<Hit>,
}

impl Signal {
    /// A hint on the field itself.
    pub(crate) const fn phone(
        name: &'static str,
        weight: f32,
        read: fn(&Spot) -> Vec<Hit>,
    ) -> Self {
        Self { name, about: About::Phone, weight, read }
    }

    /// A hint on the flow around it.
    pub(crate) const fn flow(
        flow: Flow,
        name: &'static str,
        weight: f32,
        read: fn(&Spot) -> Vec<Hit>,
    ) -> Self {
        Self { name, about: About::Flow(flow), weight, read }
    }

    /// The evidence it finds at one field.
    pub(crate) fn evidence(&self, spot: &Spot) -> impl Iterator<Item = Evidence> {
        (self.read)(spot).into_iter().map(|hit| Evidence {
            signal: self.name.into(),
            about: self.about,
            weight: self.weight * hit.share,
            seen: hit.seen,
        })
    }
}

include!(concat!(env!("OUT_DIR"), "/signals.rs"));
