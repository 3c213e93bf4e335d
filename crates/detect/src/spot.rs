//! What signals look at: one field with everything around it, its texts read
//! once.

use protocol::{FieldFacts, PageFacts, ScopeFacts};

use crate::lexicon::Concept;
use crate::script::{is_head_final, is_unspaced};
use crate::signal::PLACES;
use crate::text::{code_words, normal, seen};
use crate::words::Words;

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
    /// The text.
    pub(crate) words: Words,
    /// Whether it stands in the field's own scope, rather than about the page.
    pub(crate) here: bool,
}

/// How much a flow signal earns at each place, 0 to 1 (`weights.json`).
pub(crate) struct Shares {
    /// Headings and the name of the dialog or form.
    pub(crate) heading: f32,
    /// The nearest heading above a scope that has none inside counts as its own;
    /// above one that has, this much.
    pub(crate) above: f32,
    /// Headings farther above.
    pub(crate) farther: f32,
    /// What the field calls itself.
    pub(crate) own: f32,
    /// Other text of the scope.
    pub(crate) text: f32,
    /// Text before the scope.
    pub(crate) before: f32,
    /// Buttons.
    pub(crate) button: f32,
    /// The page's title.
    pub(crate) title: f32,
    /// The page's path.
    pub(crate) path: f32,
}

/// What a field calls itself, by the place where it does.
#[derive(Default)]
pub(crate) struct Names {
    /// Labels.
    pub(crate) label: Words,
    /// The text before a field without a label.
    pub(crate) before: Words,
    /// Placeholder and description.
    pub(crate) hint: Words,
    /// The text just after it.
    pub(crate) after: Words,
    /// The name of its group.
    pub(crate) group: Words,
    /// `name` and `id`, split into words.
    pub(crate) attributes: Words,
}

impl Names {
    fn new(field: &FieldFacts) -> Self {
        // Some repeat a name in code as a label.
        let (code, labels): (Vec<&str>, Vec<&str>) =
            field.labels.iter().map(String::as_str).partition(|label| is_code(label));
        let before = if labels.is_empty() { normal(&field.before) } else { String::new() };
        let names = [field.name.as_str(), &field.id].into_iter().chain(code);
        Self {
            label: Words::new(normal(&labels.join(" | "))),
            before: Words::new(before),
            hint: Words::new(normal(&format!("{} | {}", field.placeholder, field.described))),
            after: Words::new(normal(&field.after)),
            group: Words::new(normal(&field.group)),
            attributes: Words::new(names.map(code_words).collect()),
        }
    }

    /// Written for a reader, the nearest first.
    pub(crate) fn read(&self) -> [&Words; 5] {
        [&self.label, &self.before, &self.hint, &self.group, &self.after]
    }

    /// Whether any of its names speaks of it.
    pub(crate) fn has(&self, concept: Concept) -> bool {
        self.attributes.has(concept) || self.read().into_iter().any(|words| words.has(concept))
    }

    /// Whether its label or its hint names a phone number.
    pub(crate) fn is_phone(&self) -> bool {
        [&self.label, &self.before, &self.hint].into_iter().any(|words| phone_in(words).is_some())
    }

    /// A concept that speaks against a phone number: in the label, if it does not
    /// name a number as well; where the label names no phone, in the hint; and
    /// where no name for readers does, in an attribute. Sentences are no names.
    pub(crate) fn against(&self, concept: Concept) -> Option<&'static str> {
        let labels = [&self.label, &self.before];
        let is_phone = labels.iter().any(|words| phone_in(words).is_some());
        let against = |words: &Words| {
            words.find(concept).filter(|_| {
                phone_in(words).filter(|_| has_number(words) || concept == Concept::Code).is_none()
                    && words.len() <= NAME
            })
        };
        let label = labels.into_iter().find_map(against);
        let hint = || against(&self.hint).filter(|_| !is_phone);
        let attribute = || self.attributes.find(concept).filter(|_| !self.is_phone());
        label.or_else(hint).or_else(attribute)
    }
}

/// Whether a label is a name in code: `family-signup-phoneNumber`.
fn is_code(label: &str) -> bool {
    let mut characters = label.chars();
    characters
        .all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.' | '[' | ']'))
        && label.contains(['-', '_', '.', '['])
}

/// What makes a name with a phone in it the name of something else.
const THINGS: [Concept; 5] =
    [Concept::Code, Concept::Lookalike, Concept::Card, Concept::Postcode, Concept::CountryCode];

/// Longest name of a field, in words; longer texts are sentences.
const NAME: usize = 9;

/// The phone that a name names. A `phone code` and a `phone model` name none;
/// a sentence names one if it speaks of a phone's number.
pub(crate) fn phone_in(words: &Words) -> Option<&'static str> {
    let phrase = words.find(Concept::Phone)?;
    let thing = THINGS[1..4].iter().any(|thing| words.has(*thing)) || words.len() > NAME;
    let other = names_code(words) || names_lookalike(words);
    ((!thing || has_number(words)) && !other).then_some(phrase)
}

/// Whether a text that names a number too is about something else: the `IMEI of
/// your phone number`.
fn names_lookalike(words: &Words) -> bool {
    let places = words.places(Concept::Phone, Concept::Lookalike);
    places.is_some_and(|(phone, other)| (other.start < phone.start) != is_head_final(&words.text))
}

/// Whether it is a code that a text with a code and a phone in it names. Of two
/// words side by side the last (`phone code`); else the one that heads the
/// phrase, which is the first in most languages (`code sent to your phone`).
fn names_code(words: &Words) -> bool {
    let Some((phone, code)) = words.places(Concept::Phone, Concept::Code) else { return false };
    if phone.start < code.start {
        let beside = words.text[phone.end.min(code.start)..code.start].trim().is_empty();
        let promised = has_number(words) || words.has(Concept::Send);
        beside || !promised || is_head_final(&words.text)
    } else {
        !is_head_final(&words.text)
    }
}

/// A bare word such as `Phone` in a language where it says little, or `Number`,
/// in a short name that names nothing else.
pub(crate) fn word_in(words: &Words) -> Option<&'static str> {
    let other = THINGS[..4].iter().chain(&[Concept::Email, Concept::Address, Concept::Person]);
    let plain = words.len() <= 3 && !other.into_iter().any(|thing| words.has(*thing));
    words.find(Concept::PhoneWord).filter(|_| plain)
}

/// A phrase such as `phone number` or `Telefonnummer`, not `phone` alone.
pub(crate) fn has_number(words: &Words) -> bool {
    let compound = |phrase: &str| phrase.chars().count() > 9 || phrase.chars().any(is_unspaced);
    words.find(Concept::Phone).is_some_and(|phrase| phrase.contains(' ') || compound(phrase))
}

/// One field and its surroundings.
pub(crate) struct Spot<'a> {
    /// The field.
    pub(crate) field: &'a FieldFacts,
    /// What it calls itself.
    pub(crate) own: &'a Names,
    /// Every other visible field of its scope, in document order.
    pub(crate) beside: Vec<Beside<'a>>,
    /// Texts around it by place, with the share a flow signal earns there.
    pub(crate) places: &'a [Place],
}

/// A field in the same scope.
#[derive(Clone, Copy)]
pub(crate) struct Beside<'a> {
    /// The field.
    pub(crate) field: &'a FieldFacts,
    /// What it calls itself.
    pub(crate) names: &'a Names,
    /// Whether it comes later in the document.
    pub(crate) after: bool,
}

/// The texts of a page, read once for all its fields.
pub(crate) struct Page<'a> {
    facts: &'a PageFacts,
    names: Vec<Names>,
    places: Vec<Vec<Place>>,
}

impl<'a> Page<'a> {
    /// Reads a page.
    pub(crate) fn new(facts: &'a PageFacts) -> Self {
        let nowhere = ScopeFacts::default();
        let scope = |index: usize| facts.scopes.get(index).unwrap_or(&nowhere);
        Self {
            facts,
            names: facts.fields.iter().map(Names::new).collect(),
            places: (0..facts.scopes.len().max(1)).map(|at| places(facts, scope(at))).collect(),
        }
    }

    /// The field at an index with its surroundings.
    pub(crate) fn spot(&self, index: usize) -> Spot<'_> {
        let field = &self.facts.fields[index];
        let each = self.facts.fields.iter().zip(&self.names).enumerate();
        let beside = each
            .filter(|(at, (other, _))| *at != index && other.scope == field.scope && other.visible);
        Spot {
            field,
            own: &self.names[index],
            beside: beside
                .map(|(at, (field, names))| Beside { field, names, after: at > index })
                .collect(),
            places: &self.places[field.scope.min(self.places.len() - 1)],
        }
    }
}

impl<'a> Spot<'a> {
    /// Where around the field a flow's words stand.
    pub(crate) fn says(&self, concept: Concept) -> Vec<Hit> {
        self.shows(|words| {
            let said = words.flows().filter(|(found, _)| *found == concept);
            said.map(|(_, phrase)| phrase.to_string()).max_by_key(String::len)
        })
    }

    /// Where around the field something is to be read: the best place in full,
    /// two more by half, so that a page cannot shout itself into a verdict.
    pub(crate) fn shows(&self, what: impl Fn(&Words) -> Option<String>) -> Vec<Hit> {
        self.shows_where(|_| true, what)
    }

    /// The same in its own scope only.
    pub(crate) fn shows_here(&self, what: impl Fn(&Words) -> Option<String>) -> Vec<Hit> {
        self.shows_where(|place| place.here, what)
    }

    fn shows_where(
        &self,
        counts: impl Fn(&Place) -> bool,
        what: impl Fn(&Words) -> Option<String>,
    ) -> Vec<Hit> {
        let around = self.places.iter().filter(|place| counts(place));
        let around = around.map(|place| (place.share, &place.words));
        let own = self.own.read().into_iter().map(|words| (PLACES.own, words));
        let mut hits: Vec<Hit> = around
            .chain(own)
            .filter_map(|(share, words)| Some(Hit { share, seen: seen(&what(words)?) }))
            .collect();
        hits.sort_by(|one, other| other.share.total_cmp(&one.share));
        let mut known = std::collections::BTreeSet::new();
        hits.retain(|hit| known.insert(hit.seen.clone()));
        hits.iter_mut().skip(1).for_each(|hit| hit.share *= 0.5);
        hits.truncate(3);
        hits
    }

    /// A visible field of the same scope that fits.
    pub(crate) fn neighbour(&self, fits: impl Fn(&Beside<'a>) -> bool) -> Option<Beside<'a>> {
        self.beside.iter().copied().find(fits)
    }
}

/// Longest box of a split number, and longest code box, in characters.
const BOX: u32 = 5;
const CODE_BOX: u32 = 1;

impl Spot<'_> {
    /// Whether it takes a part of a number: by its autofill token, by a word of
    /// its attributes, or as that box of a row, given its place and their count.
    pub(crate) fn part_of_number(
        &self,
        token: &'static str,
        words: &[&'static str],
        is_box: fn(usize, usize) -> bool,
    ) -> Option<&'static str> {
        let named = self.field.autocomplete.contains(token).then_some(token);
        let boxed = || self.box_of_number().filter(|(at, count)| is_box(*at, *count));
        named.or_else(|| self.attribute_of_number(words)).or_else(|| boxed().map(|_| "box"))
    }

    /// Which box of a split number it is, and of how many: short fields in a
    /// row, one of which is called a phone.
    fn box_of_number(&self) -> Option<(usize, usize)> {
        let is_box =
            |field: &FieldFacts| field.maxlength.is_some_and(|it| CODE_BOX < it && it <= BOX);
        if !is_box(self.field) {
            return None;
        }
        let (before, after): (Vec<Beside>, Vec<Beside>) =
            self.beside.iter().partition(|it| !it.after);
        let left = before.iter().rev().take_while(|it| is_box(it.field));
        let right = after.iter().take_while(|it| is_box(it.field));
        let (at, count) = (left.clone().count(), 1 + left.clone().count() + right.clone().count());
        let phone = |names: &Names| names.is_phone() || phone_in(&names.attributes).is_some();
        let mut all = left.chain(right).map(|it| it.names).chain([self.own]);
        ((2..=4).contains(&count) && all.any(phone)).then_some((at, count))
    }

    /// A word of its attributes that names a part of a number, where they name a
    /// phone too.
    fn attribute_of_number(&self, words: &[&'static str]) -> Option<&'static str> {
        let attributes = &self.own.attributes;
        let there = |word: &&str| attributes.text.split(' ').any(|each| each == *word);
        words.iter().copied().find(there).filter(|_| attributes.has(Concept::Phone))
    }
}

impl Beside<'_> {
    /// Whether a code is typed into it.
    pub(crate) fn takes_code(&self) -> bool {
        let token = self.field.autocomplete.contains("one-time-code");
        self.is_typed() && (token || self.names.against(Concept::Code).is_some())
    }

    /// Whether something is typed into it; not so where a number that is there
    /// already is only shown.
    pub(crate) fn is_typed(&self) -> bool {
        self.field.enabled && !matches!(self.field.kind.as_str(), "select" | "search")
    }

    /// Whether it is the country or the dialling code of a number beside it.
    pub(crate) fn is_country(&self) -> bool {
        let options = &self.field.options;
        let digits =
            |text: &String| text.len() > 1 && text.chars().all(|char| char.is_ascii_digit());
        self.names.has(Concept::CountryCode)
            || options.iter().any(|text| is_dial(text))
            || options.len() > 1 && options.iter().skip(1).all(digits)
    }

    /// What it is called, for evidence.
    pub(crate) fn shown(&self) -> String {
        let names = self.names.read().into_iter().take(3).chain([&self.names.attributes]);
        let first = names.into_iter().find(|it| !it.is_blank());
        first.map_or_else(|| self.field.kind.clone(), |words| words.text.clone())
    }
}

/// Whether a choice is a dialling code: `+49`, `Germany (+49)`.
pub(crate) fn is_dial(text: &str) -> bool {
    let code = |rest: &str| {
        rest.trim_start().starts_with(|char: char| char.is_ascii_digit() || char == '#')
    };
    text.split_once('+').is_some_and(|(_, rest)| code(rest))
}

/// The texts around the fields of one scope, and how much each place counts.
fn places(facts: &PageFacts, scope: &ScopeFacts) -> Vec<Place> {
    let path = facts.path.split(['?', '#']).next().unwrap_or_default();
    let place =
        |share: f32, here: bool, text: String| Place { share, here, words: Words::new(text) };
    let every = |share: f32, here: bool, texts: &[String]| -> Vec<Place> {
        texts.iter().map(|text| place(share, here, normal(text))).collect()
    };
    // The nearest heading above is the scope's own if it has none inside.
    let bare = scope.headings.is_empty() && scope.title.is_empty();
    let (nearest, farther) = scope.above.split_at(scope.above.len().min(1));
    let mut places = every(PLACES.heading, true, &scope.headings);
    places.push(place(PLACES.heading, true, normal(&scope.title)));
    places.extend(every(if bare { PLACES.heading } else { PLACES.above }, true, nearest));
    places.extend(every(PLACES.farther, false, farther));
    places.extend(every(PLACES.text, true, &scope.texts));
    places.extend(every(PLACES.before, false, &scope.before));
    places.extend(every(PLACES.button, true, &scope.buttons));
    places.push(place(PLACES.title, false, normal(&facts.title)));
    places.push(place(PLACES.path, false, code_words(path)));
    places
}
