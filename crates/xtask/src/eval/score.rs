//! Precision, recall and F1, for fields and for pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::corpus::{Page, Truth};
use super::visit::Seen;

/// Right and wrong answers of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Said yes, and it is so.
    pub hits: u32,
    /// Said yes, and it is not so.
    pub wrong: u32,
    /// Said no, and it is so.
    pub missed: u32,
    /// Said no, and it is not so.
    pub quiet: u32,
}

impl Count {
    /// Counts one answer.
    pub fn add(&mut self, said: bool, is: bool) {
        match (said, is) {
            (true, true) => self.hits += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => self.quiet += 1,
        }
    }

    /// Of what it said yes to, the share that is so.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.wrong)
    }

    /// Of what is so, the share that it said yes to.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.missed)
    }

    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.wrong + self.missed)
    }

    fn line(&self) -> String {
        format!(
            "P {:.3}  R {:.3}  F1 {:.3}   {} right, {} wrong, {} missed, {} rightly quiet",
            self.precision(),
            self.recall(),
            self.f1(),
            self.hits,
            self.wrong,
            self.missed,
            self.quiet
        )
    }

    fn is_spotless(&self) -> bool {
        self.wrong + self.missed == 0
    }
}

/// Nothing of nothing is all of it.
fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// What the extension said of one labelled control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Takes a phone number, or its main part.
    pub phone: bool,
    /// Takes this part of one.
    pub part: Option<String>,
    /// A notice stood at it.
    pub warned: bool,
}

/// What was said of each labelled control of a page.
#[must_use]
pub fn said(seen: &Seen) -> Vec<Said> {
    let phones = seen.verdict.iter().flat_map(|verdict| &verdict.phones);
    let phones: BTreeMap<usize, _> = phones.map(|phone| (phone.field, phone.part)).collect();
    let one = |place: &Option<usize>| {
        let Some(place) = place else { return Said::default() };
        let found = phones.get(place);
        Said {
            phone: found.is_some_and(Option::is_none),
            part: found
                .copied()
                .flatten()
                .map(|part| json!(part).as_str().unwrap_or_default().to_string()),
            warned: seen.drawn == Some(*place),
        }
    };
    seen.fields.iter().map(one).collect()
}

/// The tables of one evaluation.
#[derive(Default)]
pub struct Tables {
    /// Phone fields, over controls.
    pub phone: Count,
    /// Security flows, over pages.
    pub flow: Count,
    /// Parts: how many there are, called a phone, called a part.
    pub parts: BTreeMap<String, [u32; 3]>,
    by: BTreeMap<(&'static str, String), [Count; 2]>,
    misses: Vec<String>,
}

impl Tables {
    /// Counts one page.
    pub fn add(&mut self, page: &Page, seen: &Seen) {
        let groups = [("language", &page.lang), ("kind", &page.kind), ("source", &page.source)];
        let said = said(seen);
        for (truth, said) in page.fields.iter().zip(&said) {
            self.field(page, truth, said, groups);
        }
        if let Some(odd) = &seen.odd {
            self.misses.push(format!("odd          {}: {odd}", page.file));
        }
        if page.unclear {
            return;
        }
        let warned = seen.drawn.is_some();
        self.flow.add(warned, page.security);
        for (what, group) in groups {
            self.by.entry((what, group.clone())).or_default()[1].add(warned, page.security);
        }
        if warned != page.security {
            let flow = seen.verdict.as_ref().map(|verdict| verdict.flow);
            let what = if warned { "wrong notice" } else { "no notice   " };
            self.misses.push(format!("{what} {} ({}, {flow:?})", page.file, page.kind));
        }
    }

    fn field(
        &mut self,
        page: &Page,
        truth: &Truth,
        said: &Said,
        groups: [(&'static str, &String); 3],
    ) {
        if truth.ignored {
            return;
        }
        if let Some(part) = &truth.part {
            let count = self.parts.entry(part.clone()).or_default();
            let of = [true, said.phone, said.part.is_some()];
            count.iter_mut().zip(of).for_each(|(count, is)| *count += u32::from(is));
            return;
        }
        self.phone.add(said.phone, truth.phone);
        for (what, group) in groups {
            self.by.entry((what, group.clone())).or_default()[0].add(said.phone, truth.phone);
        }
        if said.phone != truth.phone {
            let what = if said.phone { "wrong field " } else { "no field    " };
            self.misses.push(format!("{what} {} {}", page.file, truth.selector));
        }
    }

    /// Everything, to read. Groups without a fault are only counted.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("phone field    {}\n", self.phone.line());
        let _ = writeln!(text, "security flow  {}", self.flow.line());
        for (part, [there, phone, named]) in &self.parts {
            let _ = writeln!(
                text,
                "part {part}: {there}, {named} known as a part, {phone} called a number"
            );
        }
        for what in ["language", "kind", "source"] {
            let groups = self.by.iter().filter(|((group, _), _)| *group == what);
            let (spotless, others): (Vec<_>, Vec<_>) =
                groups.partition(|(_, counts)| counts.iter().all(Count::is_spotless));
            let _ = writeln!(text, "\nby {what}; without a fault: {}", spotless.len());
            for ((_, name), [phone, flow]) in others {
                if !phone.is_spotless() {
                    let _ = writeln!(text, "  {name:20} field {}", phone.line());
                }
                if !flow.is_spotless() {
                    let _ = writeln!(text, "  {name:20} flow  {}", flow.line());
                }
            }
        }
        let _ = writeln!(text, "\n{}", self.misses.join("\n"));
        text
    }
}

/// What the corpus's own `score.py` reads.
#[must_use]
pub fn predictions(pages: &[(Page, Seen)]) -> Value {
    let page = |(page, seen): &(Page, Seen)| {
        let fields = page.fields.iter().zip(said(seen)).map(|(truth, said)| {
            let value =
                json!({ "phone": said.phone, "part": said.part, "context_warn": said.warned });
            (truth.selector.clone(), value)
        });
        (page.file.clone(), Value::Object(fields.collect()))
    };
    Value::Object(pages.iter().map(page).collect::<Map<_, _>>())
}
