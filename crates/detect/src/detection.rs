//! The evidence at each field, and what follows from it. Nothing that follows
//! is stored: field, flow and confidence are derived from the evidence.

use protocol::{About, Evidence, FieldFacts, Flow, PageFacts, ScopeFacts};

use crate::signal::SIGNALS;
use crate::spot::{Spot, places};

/// Log-odds that a text field takes a phone number, before any evidence.
const PHONE_PRIOR: f32 = -2.0;
/// Log-odds that a phone field stands in a given flow, before any evidence.
const FLOW_PRIOR: f32 = -1.4;
/// How much evidence for one security flow counts for another.
const SUPPORT: f32 = 0.5;
/// How far a security flow must lead over every other flow.
const LEAD: f32 = 0.3;

/// Everything found on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detection {
    /// One a field that can be typed into, in document order.
    pub readings: Vec<Reading>,
}

/// The evidence at one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Index into `PageFacts::fields`.
    pub field: usize,
    /// Every signal that fired.
    pub evidence: Vec<Evidence>,
}

impl Detection {
    /// The fields that take a phone number.
    pub fn phones(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(|reading| reading.is_phone())
    }

    /// The reading most like a phone field, whether or not it is one.
    #[must_use]
    pub fn likeliest(&self) -> Option<&Reading> {
        self.readings.iter().max_by(|one, other| one.phone_odds().total_cmp(&other.phone_odds()))
    }
}

impl Reading {
    /// Whether the field takes a phone number.
    #[must_use]
    pub fn is_phone(&self) -> bool {
        self.phone_odds() > 0.0
    }

    /// Probability that the field takes a phone number, 0 to 1.
    #[must_use]
    pub fn phone_confidence(&self) -> f32 {
        probability(self.phone_odds())
    }

    /// The flow with the most evidence. A security flow must lead clearly: in
    /// doubt it is not one.
    #[must_use]
    pub fn flow(&self) -> Flow {
        let best = |security: bool| {
            let flows = Flow::ALL.into_iter().filter(move |flow| flow.is_security() == security);
            let odds =
                flows.filter(|flow| *flow != Flow::Other).map(|flow| (flow, self.flow_odds(flow)));
            odds.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or((Flow::Other, FLOW_PRIOR))
        };
        let ((secure, odds), (other, rival)) = (best(true), best(false));
        if odds > 0.0 && odds > rival + LEAD {
            secure
        } else if rival > 0.0 {
            other
        } else {
            Flow::Other
        }
    }

    /// Probability that the field stands in the flow, 0 to 1.
    #[must_use]
    pub fn flow_confidence(&self, flow: Flow) -> f32 {
        probability(self.flow_odds(flow))
    }

    fn phone_odds(&self) -> f32 {
        PHONE_PRIOR + self.sum(About::Phone)
    }

    fn flow_odds(&self, flow: Flow) -> f32 {
        FLOW_PRIOR + self.sum(About::Flow(flow)) + self.support(flow)
    }

    /// The security flows run into one another: evidence for one counts by half
    /// for the others, once there is some for it.
    fn support(&self, flow: Flow) -> f32 {
        if !flow.is_security() || self.sum(About::Flow(flow)) <= 0.0 {
            return 0.0;
        }
        let others = Flow::ALL.into_iter().filter(|other| other.is_security() && *other != flow);
        others.map(|other| self.sum(About::Flow(other)).max(0.0) * SUPPORT).sum()
    }

    fn sum(&self, about: About) -> f32 {
        self.evidence
            .iter()
            .filter(|evidence| evidence.about == about)
            .map(|evidence| evidence.weight)
            .sum()
    }
}

fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Reads a page.
#[must_use]
pub fn detect(facts: &PageFacts) -> Detection {
    let nowhere = ScopeFacts::default();
    let scopes: Vec<_> = (0..facts.scopes.len().max(1))
        .map(|scope| places(facts, facts.scopes.get(scope).unwrap_or(&nowhere)))
        .collect();
    let typed = facts.fields.iter().enumerate().filter(|(_, field)| takes_text(field));
    let readings = typed.map(|(index, field)| {
        let spot = Spot::new(facts, index, &scopes[field.scope.min(scopes.len() - 1)]);
        Reading {
            field: index,
            evidence: SIGNALS.iter().flat_map(|signal| signal.evidence(&spot)).collect(),
        }
    });
    Detection { readings: readings.collect() }
}

/// Whether a person could type a phone number into it here and now.
fn takes_text(field: &FieldFacts) -> bool {
    field.visible
        && field.enabled
        && matches!(
            field.kind.as_str(),
            "" | "text" | "tel" | "number" | "email" | "search" | "editable"
        )
}
