//! The user's rules as text: JSON under `rules/rule-schema.json`, read with
//! errors by line, shown as a difference, applied all at once or not at all.

mod entry;
mod json;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use protocol::{
    RULES_TEXT_MAX, Rule, RuleChange, RuleProblem, RulesPreview, Text, TextProblem, TextWrong,
};

use self::json::Value;

/// How many problems, and how many changes, are shown.
const SHOWN: usize = 20;

/// Something wrong at a byte of a text.
#[derive(Clone, Debug, PartialEq)]
struct Fault {
    at: usize,
    wrong: Wrong,
}

#[derive(Clone, Debug, PartialEq)]
enum Wrong {
    Rule(RuleProblem),
    Other {
        key: &'static str,
        args: Vec<String>,
    },
    /// Another rule for the place of the one that begins at this byte.
    Twice {
        place: String,
        first: usize,
    },
}

impl Fault {
    fn new(at: usize, key: &'static str, args: &[&str]) -> Self {
        // What stands in the text may be as long as the text.
        let short = |arg: &&str| arg.chars().take(60).collect();
        Self { at, wrong: Wrong::Other { key, args: args.iter().map(short).collect() } }
    }

    #[cfg(test)]
    fn key(&self) -> &'static str {
        match self.wrong {
            Wrong::Other { key, .. } => key,
            _ => "",
        }
    }

    fn told(&self, text: &str) -> TextProblem {
        let (line, column) = place(text, self.at);
        let message = |key: &str, args| TextWrong::Other(Text::Message { key: key.into(), args });
        let wrong = match &self.wrong {
            Wrong::Rule(problem) => TextWrong::Rule(*problem),
            Wrong::Other { key, args } => message(key, args.clone()),
            Wrong::Twice { place: of, first } => {
                message("rules_bad_twice", vec![of.clone(), place(text, *first).0.to_string()])
            }
        };
        TextProblem { line, column, wrong }
    }
}

/// Line and character of a byte, from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// What a text says.
#[derive(Debug, Default)]
struct Read {
    rules: Vec<Rule>,
    duplicates: usize,
    faults: Vec<Fault>,
}

fn read(text: &str) -> Read {
    if text.len() > RULES_TEXT_MAX {
        return Read::failed(Fault::new(0, "rules_bad_large", &[]));
    }
    if text.trim().is_empty() {
        return Read::failed(Fault::new(0, "rules_bad_empty", &[]));
    }
    let node = match json::parse(text) {
        Ok(node) => node,
        Err(fault) => return Read::failed(fault),
    };
    let Value::List(items) = node.value else {
        return Read::failed(Fault::new(node.at, "rules_bad_list", &[]));
    };
    let mut read = Read::default();
    let mut known = BTreeMap::<String, (usize, Rule)>::new();
    for item in items {
        let Some(rule) = entry::read(&item, &mut read.faults) else { continue };
        let place = rule.place();
        match known.get(&place) {
            Some((_, first)) if is_same(first, &rule) => read.duplicates += 1,
            Some((first, _)) => {
                let wrong = Wrong::Twice { place, first: *first };
                read.faults.push(Fault { at: item.at, wrong });
            }
            None => {
                known.insert(place, (item.at, rule.clone()));
                read.rules.push(rule);
            }
        }
    }
    read
}

impl Read {
    fn failed(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }
}

/// Whether two rules say the same; their dates say nothing.
fn is_same(one: &Rule, other: &Rule) -> bool {
    *one == Rule { changed: one.changed, ..other.clone() }
}

/// The rules as text.
pub(crate) fn text(rules: &[Rule]) -> String {
    if rules.is_empty() {
        return "[]\n".into();
    }
    let entries: Vec<String> = rules.iter().map(entry::write).collect();
    format!("[\n{}\n]\n", entries.join(",\n"))
}

/// What a text would make of the rules.
pub(crate) fn preview(rules: &[Rule], text: &str, merge: bool, now: u64) -> RulesPreview {
    let read = read(text);
    if !read.faults.is_empty() {
        let problems = read.faults.iter().take(SHOWN).map(|fault| fault.told(text)).collect();
        return RulesPreview { problems, wrong: read.faults.len(), ..RulesPreview::default() };
    }
    let duplicates = read.duplicates;
    RulesPreview { duplicates, ..difference(rules, &combined(rules, read.rules, merge, now)) }
}

/// The rules after a text was applied.
///
/// # Errors
///
/// What is wrong with the text.
pub(crate) fn applied(
    rules: &[Rule],
    text: &str,
    merge: bool,
    now: u64,
) -> Result<Vec<Rule>, RulesPreview> {
    let read = read(text);
    match read.faults.is_empty() {
        true => Ok(combined(rules, read.rules, merge, now)),
        false => Err(preview(rules, text, merge, now)),
    }
}

/// The rules that were read, with those that are kept. A rule that says what
/// the one for its place says already stays as it is; another is dated.
fn combined(old: &[Rule], read: Vec<Rule>, merge: bool, now: u64) -> Vec<Rule> {
    let known = by_place(old);
    let dated = read.into_iter().map(|rule| match known.get(&rule.place()) {
        Some(before) if is_same(before, &rule) => (*before).clone(),
        _ => Rule { changed: now, ..rule },
    });
    let dated: Vec<Rule> = dated.collect();
    if !merge {
        return dated;
    }
    let new = by_place(&dated);
    let kept = old.iter().map(|rule| new.get(&rule.place()).copied().unwrap_or(rule));
    let added = dated.iter().filter(|rule| !known.contains_key(&rule.place()));
    kept.chain(added).cloned().collect()
}

fn by_place(rules: &[Rule]) -> BTreeMap<String, &Rule> {
    rules.iter().map(|rule| (rule.place(), rule)).collect()
}

fn difference(old: &[Rule], new: &[Rule]) -> RulesPreview {
    let (before, after) = (by_place(old), by_place(new));
    let mut preview = RulesPreview::default();
    let mut changes = Vec::new();
    for rule in new {
        match before.get(&rule.place()) {
            Some(was) if is_same(was, rule) => preview.same += 1,
            Some(was) => {
                preview.changed += 1;
                changes.push((Some(*was), Some(rule)));
            }
            None => {
                preview.added += 1;
                changes.push((None, Some(rule)));
            }
        }
    }
    for rule in old.iter().filter(|rule| !after.contains_key(&rule.place())) {
        preview.removed += 1;
        changes.push((Some(rule), None));
    }
    // What would be lost comes first.
    changes.sort_by_key(|(was, now)| match (was, now) {
        (Some(_), Some(_)) => 0,
        (Some(_), None) => 1,
        _ => 2,
    });
    let change = |(was, now): (Option<&Rule>, Option<&Rule>)| RuleChange {
        was: was.cloned(),
        now: now.cloned(),
    };
    preview.changes = changes.into_iter().take(SHOWN).map(change).collect();
    preview
}
