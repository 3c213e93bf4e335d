//! Entries of rules and answers: made, compared, merged and taken over.

use std::collections::BTreeMap;

use protocol::{Control, Policy, Settings, Synced};
use rules::day::DAY;

use crate::check;

/// Entries by key. See [`Synced`] for the keys.
pub(crate) type Entries = BTreeMap<String, Synced>;

/// How long it is remembered that something was removed.
const REMEMBERED: u64 = 180 * DAY;
/// The last moment a browser's date can name. A time beyond it is no time.
const LATEST: u64 = 8_640_000_000_000_000;

/// When an entry was last changed.
pub(super) fn time(entry: &Synced) -> u64 {
    match entry {
        Synced::Rule(rule) => rule.changed,
        Synced::Answer(answer) => answer.at,
        Synced::Gone(at) => *at,
    }
}

/// Everything that is to follow the user, with what was removed.
pub(crate) fn entries(settings: &Settings, now: u64) -> Entries {
    let gone = settings.removed.iter().map(|(key, at)| (key.clone(), Synced::Gone(*at)));
    let rule =
        |rule: &protocol::Rule| (format!("rule {}", rule.place()), Synced::Rule(rule.clone()));
    let answer = |answer: &protocol::Answer| {
        (format!("answer {}", answer.site), Synced::Answer(answer.clone()))
    };
    let kept = settings.rules.iter().map(rule).chain(settings.answers.iter().map(answer));
    gone.filter(|(_, entry)| remembered(entry, now)).chain(kept).collect()
}

/// What may be taken over of what lies in the area.
pub(crate) fn usable(area: &BTreeMap<String, Entries>, now: u64) -> Entries {
    let sound = |(key, entry): &(String, Synced)| {
        time(entry) <= LATEST
            && match entry {
                Synced::Rule(rule) => {
                    *key == format!("rule {}", rule.place()) && check::problem(rule).is_none()
                }
                Synced::Answer(answer) => {
                    *key == format!("answer {}", answer.site)
                        && rules::domain::is_domain(&answer.site)
                }
                Synced::Gone(_) => remembered(entry, now),
            }
    };
    let items = area.values().map(|item| {
        item.iter().map(|(key, entry)| (key.clone(), entry.clone())).filter(sound).collect()
    });
    items.fold(Entries::new(), merge)
}

fn remembered(entry: &Synced, now: u64) -> bool {
    !matches!(entry, Synced::Gone(at) if at.saturating_add(REMEMBERED) < now)
}

/// Both together, of each key the newer entry. Commutative, associative and
/// idempotent, so that all machines come to the same.
pub(crate) fn merge(mut one: Entries, other: Entries) -> Entries {
    for (key, entry) in other {
        if one.get(&key).is_none_or(|known| rank(known) < rank(&entry)) {
            one.insert(key, entry);
        }
    }
    one
}

/// The later time wins; of two at the same time what is there wins over what is
/// gone, and else a fixed order that means nothing.
fn rank(entry: &Synced) -> (u64, bool, String) {
    (time(entry), !matches!(entry, Synced::Gone(_)), super::json(entry))
}

/// The settings with these entries in place of their own. What an administrator
/// locked stays as it is.
pub(crate) fn adopt(settings: &Settings, merged: &Entries, policy: &Policy) -> Settings {
    let mut settings = settings.clone();
    if !policy.locks(Control::Rules) {
        let new = merged.values().filter_map(|entry| match entry {
            Synced::Rule(rule) => Some(rule.clone()),
            _ => None,
        });
        take(&mut settings.rules, new, protocol::Rule::place, |rule| rule.changed);
    }
    if !policy.locks(Control::Answers) {
        let new = merged.values().filter_map(|entry| match entry {
            Synced::Answer(answer) => Some(answer.clone()),
            _ => None,
        });
        take(&mut settings.answers, new, |answer| answer.site.clone(), |answer| answer.at);
    }
    let gone = merged.iter().filter_map(|(key, entry)| match entry {
        Synced::Gone(at) => Some((key.clone(), *at)),
        _ => None,
    });
    settings.removed = gone.collect();
    settings
}

/// Puts the new list in place of the old one. What was there keeps its place;
/// what is new comes after it, the oldest first.
fn take<T>(
    list: &mut Vec<T>,
    new: impl Iterator<Item = T>,
    key: impl Fn(&T) -> String,
    time: impl Fn(&T) -> u64,
) {
    let before: BTreeMap<String, usize> = list.iter().map(&key).zip(0..).collect();
    let place = |entry: &T| before.get(&key(entry)).copied();
    *list = new.collect();
    list.sort_by_cached_key(|entry| (place(entry).unwrap_or(usize::MAX), time(entry), key(entry)));
}
