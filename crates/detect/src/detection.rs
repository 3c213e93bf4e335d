//! The evidence at each field, and what follows from it. Nothing that follows
//! is stored: field, part, flow and confidence are derived from the evidence.

use protocol::{About, Evidence, FieldFacts, Flow, PageFacts, Part};

use crate::signal::{PART, PHONE, SECURITY, SIGNALS};
use crate::spot::Page;

/// Everything found on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detection {
    /// One a field that could take a number or a part of one, in document order.
    pub readings: Vec<Reading>,
}

/// The evidence at one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Index into `PageFacts::fields`.
    pub field: usize,
    /// Whether a person could type into it here and now.
    pub open: bool,
    /// Whether it takes something typed, rather than chosen.
    pub typed: bool,
    /// Every signal that fired.
    pub evidence: Vec<Evidence>,
}

impl Detection {
    /// The fields that take a phone number or a part of one.
    pub fn phones(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(|reading| reading.is_phone() || reading.part().is_some())
    }

    /// The reading most like a phone field, whether or not it is one.
    #[must_use]
    pub fn likeliest(&self) -> Option<&Reading> {
        self.readings.iter().max_by(|one, other| one.phone_odds().total_cmp(&other.phone_odds()))
    }
}

impl Reading {
    /// Whether the field takes a phone number, or its main part.
    #[must_use]
    pub fn is_phone(&self) -> bool {
        self.typed && self.phone_odds() > 0.0 && self.part().is_none()
    }

    /// Which part of a number the field takes, if it takes one.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        let odds = Part::ALL.into_iter().map(|part| (part, self.part_odds(part)));
        let (part, odds) = odds.max_by(|one, other| one.1.total_cmp(&other.1))?;
        (odds > 0.0).then_some(part)
    }

    /// Probability that the field takes a phone number, 0 to 1.
    #[must_use]
    pub fn phone_confidence(&self) -> f32 {
        probability(self.phone_odds())
    }

    /// Probability that the field takes the part, 0 to 1.
    #[must_use]
    pub fn part_confidence(&self, part: Part) -> f32 {
        probability(self.part_odds(part))
    }

    /// Probability that a number is asked for security here, 0 to 1.
    #[must_use]
    pub fn security_confidence(&self) -> f32 {
        probability(self.security_odds())
    }

    /// The flow with the most evidence: among those of security where all the
    /// evidence together speaks for security, else among the others.
    #[must_use]
    pub fn flow(&self) -> Flow {
        let security = self.security_odds() > 0.0;
        let flows = Flow::ALL.into_iter().filter(|flow| flow.is_security() == security);
        let sums = flows.map(|flow| (flow, self.sum(About::Flow(flow))));
        let best =
            sums.filter(|(_, sum)| *sum > 0.0).max_by(|one, other| one.1.total_cmp(&other.1));
        best.map_or(Flow::Other, |(flow, _)| flow)
    }

    fn phone_odds(&self) -> f32 {
        PHONE + self.sum(About::Phone)
    }

    fn part_odds(&self, part: Part) -> f32 {
        PART + self.sum(About::Part(part))
    }

    /// Evidence for a flow of security speaks for security, all other against.
    fn security_odds(&self) -> f32 {
        let sum = |flow: Flow| {
            let sum = self.sum(About::Flow(flow));
            if flow.is_security() { sum } else { -sum }
        };
        SECURITY + Flow::ALL.into_iter().map(sum).sum::<f32>()
    }

    fn sum(&self, about: About) -> f32 {
        let evidence = self.evidence.iter().filter(|evidence| evidence.about == about);
        evidence.map(|evidence| evidence.weight).sum()
    }
}

fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Reads a page.
#[must_use]
pub fn detect(facts: &PageFacts) -> Detection {
    let page = Page::new(facts);
    let fields = facts.fields.iter().enumerate();
    let readings = fields.filter(|(_, field)| takes_text(field) || field.kind == "select");
    let reading = |(index, field): (usize, &FieldFacts)| {
        let spot = page.spot(index);
        let found = SIGNALS.iter().flat_map(|(signal, weight)| signal.evidence(*weight, &spot));
        Reading {
            field: index,
            open: field.visible && field.enabled,
            typed: takes_text(field),
            evidence: found.collect(),
        }
    };
    Detection { readings: readings.map(reading).collect() }
}

/// Whether a phone number could be typed into it.
fn takes_text(field: &FieldFacts) -> bool {
    matches!(field.kind.as_str(), "" | "text" | "tel" | "number" | "email" | "search" | "editable")
}
