//! Short ways to write facts in the tests of signals.

use protocol::{About, Evidence, FieldFacts, PageFacts, ScopeFacts};

/// A visible text field that can be typed into, changed by `edit`.
pub(crate) fn field(edit: impl FnOnce(&mut FieldFacts)) -> FieldFacts {
    let mut field =
        FieldFacts { kind: "text".into(), visible: true, enabled: true, ..FieldFacts::default() };
    edit(&mut field);
    field
}

/// A page of one scope with these fields.
pub(crate) fn page(fields: Vec<FieldFacts>, edit: impl FnOnce(&mut ScopeFacts)) -> PageFacts {
    let mut scope = ScopeFacts::default();
    edit(&mut scope);
    PageFacts { scopes: vec![scope], fields, ..PageFacts::default() }
}

/// What a signal found at the first field of a page.
pub(crate) fn fired(signal: &str, facts: &PageFacts) -> Vec<Evidence> {
    let reading =
        crate::detect(facts).readings.into_iter().next().expect("a field that takes text");
    reading.evidence.into_iter().filter(|evidence| evidence.signal == signal).collect()
}

/// What a signal about the field finds at a lone field.
pub(crate) fn at_field(signal: &str, edit: impl FnOnce(&mut FieldFacts)) -> bool {
    let found = fired(signal, &page(vec![field(edit)], |_| {}));
    found.iter().any(|evidence| evidence.about == About::Phone)
}

/// Whether a signal about the flow fires under a heading.
pub(crate) fn under_heading(signal: &str, heading: &str) -> bool {
    let facts = page(vec![field(|_| {})], |scope| scope.headings.push(heading.into()));
    !fired(signal, &facts).is_empty()
}

/// A page with a number split over three boxes of so many characters.
pub(crate) fn boxes(length: u32) -> PageFacts {
    let one = |at: usize| {
        field(|field| {
            field.name = format!("phone_{at}");
            field.maxlength = Some(length);
        })
    };
    page((0..3).map(one).collect(), |_| {})
}
