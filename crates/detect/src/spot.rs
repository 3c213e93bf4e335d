//! What signals look at: one field with everything around it, its texts
//! normalised once.

use protocol::{FieldFacts, PageFacts, ScopeFacts};

use crate::lexicon::{Concept, flows_in};
use crate::text::{code_words, normal, seen};

/// A place where a signal fired, and how much of its weight it earns there.
pub(crate) struct Hit {
    /// 0 to 1.
    pub(crate) share: f32,
    /// What was seen, at most 60 characters.
    pub(crate) seen: String,
}

impl Hit {
    /// One hit of full weight, if there is something to see.
    pub(crate) fn full(what: Option<impl AsRef<str>>) -> Vec<Self> {
        what.map(|what| Self { share: 1.0, seen: seen(what.as_ref()) }).into_iter().collect()
    }
}

/// A text around a field.
pub(crate) struct Place {
    /// Share of its weight that a flow signal earns here, 0 to 1.
    pub(crate) share: f32,
    /// The text, normalised.
    pub(crate) text: String,
    /// What it says a person is doing.
    flows: Vec<(Concept, &'static str)>,
}

impl Place {
    fn new(share: f32, text: String) -> Self {
        Self { share, flows: flows_in(&text), text }
    }
}

/// One field and its surroundings.
pub(crate) struct Spot<'a> {
    /// The field.
    pub(crate) field: &'a FieldFacts,
    /// Every field of its scope, itself among them.
    pub(crate) beside: Vec<&'a FieldFacts>,
    /// Labels, or the text before it if it has none.
    pub(crate) label: String,
    /// Placeholder and description.
    pub(crate) hint: String,
    /// `name` and `id`, split into words.
    pub(crate) attributes: String,
    /// Texts of the page by place, with the share a flow signal earns there.
    pub(crate) places: &'a [Place],
}

impl<'a> Spot<'a> {
    /// The surroundings of the field at `index`; `places` as [`places`] gives
    /// them for its scope.
    pub(crate) fn new(facts: &'a PageFacts, index: usize, places: &'a [Place]) -> Self {
        let field = &facts.fields[index];
        let label = if field.labels.is_empty() {
            normal(&field.before)
        } else {
            normal(&field.labels.join(" | "))
        };
        Self {
            field,
            beside: facts.fields.iter().filter(|other| other.scope == field.scope).collect(),
            label,
            hint: normal(&format!("{} | {}", field.placeholder, field.described)),
            attributes: code_words(&field.name) + &code_words(&field.id),
            places,
        }
    }

    /// Where around the field a flow's words stand: the best place in full, the
    /// others by half, so that a page cannot shout itself into a verdict.
    pub(crate) fn says(&self, concept: Concept) -> Vec<Hit> {
        let said = |place: &Place| {
            let phrases = place.flows.iter().filter(|(found, _)| *found == concept);
            let longest = phrases.map(|(_, phrase)| *phrase).max_by_key(|phrase| phrase.len())?;
            Some(Hit { share: place.share, seen: longest.into() })
        };
        let mut hits: Vec<Hit> = self.places.iter().filter_map(said).collect();
        hits.sort_by(|one, other| other.share.total_cmp(&one.share));
        hits.dedup_by(|one, other| one.seen == other.seen);
        hits.iter_mut().skip(1).for_each(|hit| hit.share *= 0.5);
        hits.truncate(3);
        hits
    }

    /// Whether a field in the same scope, other than this one, fits.
    pub(crate) fn neighbour(&self, fits: impl Fn(&FieldFacts) -> bool) -> Option<&'a FieldFacts> {
        let others = self.beside.iter().filter(|other| !std::ptr::eq(**other, self.field));
        others.copied().find(|other| other.visible && fits(other))
    }
}

/// Everything a field calls itself, for looking at neighbours.
pub(crate) fn names(field: &FieldFacts) -> String {
    let label = if field.labels.is_empty() { &field.before } else { &field.labels.join(" | ") };
    normal(label) + &normal(&field.placeholder) + &code_words(&field.name) + &code_words(&field.id)
}

/// The texts around the fields of one scope, and how much each place counts.
pub(crate) fn places(facts: &PageFacts, scope: &ScopeFacts) -> Vec<Place> {
    let path = facts.path.split(['?', '#']).next().unwrap_or_default();
    let every = |share: f32, texts: &[String]| -> Vec<Place> {
        texts.iter().map(|text| Place::new(share, normal(text))).collect()
    };
    // The nearest heading above is the scope's own if it has none inside.
    let bare = scope.headings.is_empty() && scope.title.is_empty();
    let (nearest, farther) = scope.above.split_at(scope.above.len().min(1));
    let mut places = every(1.0, &scope.headings);
    places.push(Place::new(1.0, normal(&scope.title)));
    places.extend(every(if bare { 1.0 } else { 0.6 }, nearest));
    places.extend(every(0.4, farther));
    places.extend(every(0.6, &scope.texts));
    places.extend(every(0.5, &scope.buttons));
    places.push(Place::new(0.6, normal(&facts.title)));
    places.push(Place::new(0.5, code_words(path)));
    places
}
