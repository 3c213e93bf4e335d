//! Rules and answers that follow the user through the browser's own sync.
//!
//! Everything is merged by rule and by answer, never as a whole: of each the
//! newer one stands. When machines overwrite each other's items in the area,
//! each puts back what it then lacks, until all have the same.

mod layout;
mod merge;

use std::collections::BTreeMap;

use protocol::{Effect, ScreenAsk, Settings, State, SyncMode, SyncState, SyncTrouble, Synced};
use serde::Serialize;

use merge::{adopt, entries, merge, time, usable};

/// Least time between two writes, in milliseconds. With two operations a write
/// it keeps below the 1,800 an hour and 120 a minute that browsers allow.
const GAP: u64 = 5_000;

/// What a change by the user leads to: what changed is dated after everything
/// known of it, what was removed is remembered, and both go to the area.
pub(crate) fn follow(state: &State, mut effects: Vec<Effect>) -> Vec<Effect> {
    let mut changed = false;
    for effect in &mut effects {
        if let Effect::Store { settings } = effect {
            changed |= date(&state.settings, settings, state.now);
        }
    }
    if changed {
        effects.push(Effect::SyncLater { wait: 0 });
    }
    effects
}

/// Dates what differs. Whether there is something to sync.
fn date(before: &Settings, after: &mut Settings, now: u64) -> bool {
    if after.sync != SyncMode::On {
        after.removed.clear();
        return false;
    }
    let known = entries(before, now);
    let kept = entries(&Settings { removed: Default::default(), ..after.clone() }, now);
    // Not before what is known of it: clocks of two machines differ.
    let next = |key: &str, at: u64| match known.get(key) {
        Some(known) => at.max(time(known).saturating_add(1)),
        None => at,
    };
    let is_new = |key: &str| known.get(key) != kept.get(key);
    for rule in &mut after.rules {
        let key = format!("rule {}", rule.place());
        if is_new(&key) {
            rule.changed = next(&key, rule.changed);
        }
    }
    for answer in &mut after.answers {
        let key = format!("answer {}", answer.site);
        if is_new(&key) {
            answer.at = next(&key, answer.at);
        }
    }
    let gone = known.iter().filter(|(key, _)| !kept.contains_key(*key));
    let gone = gone.map(|(key, entry)| match entry {
        Synced::Gone(at) => (key.clone(), *at),
        _ => (key.clone(), next(key, now)),
    });
    after.removed = gone.collect();
    before.sync != SyncMode::On || entries(after, now) != known
}

/// What a screen asks about sync.
pub(crate) fn asked(settings: &mut Settings, ask: &ScreenAsk) -> Option<Effect> {
    match (ask, settings.sync) {
        (ScreenAsk::SetSync { on: true }, _) => settings.sync = SyncMode::On,
        (ScreenAsk::SetSync { on: false }, SyncMode::On) => settings.sync = SyncMode::Stopped,
        (ScreenAsk::SyncNow, SyncMode::On) => return Some(Effect::SyncLater { wait: 0 }),
        (ScreenAsk::ForgetSynced, SyncMode::Stopped) => return Some(Effect::ClearSync),
        _ => {}
    }
    None
}

/// Looks at the area: takes over what is newer there, writes what is newer here.
pub(crate) fn meet(state: &State) -> Vec<Effect> {
    if state.settings.sync != SyncMode::On {
        return Vec::new();
    }
    if let Some(words) = &state.unreadable {
        return note(state, |sync| sync.trouble = Some(SyncTrouble::Browser(words.clone())));
    }
    let there = usable(&state.synced, state.now);
    let merged = merge(entries(&state.settings, state.now), there.clone());
    let settings = adopt(&state.settings, &merged, &state.policy);
    let mut effects = match settings == state.settings {
        true => Vec::new(),
        false => vec![Effect::Store { settings }, Effect::LookAgain],
    };
    let lacking = merged.iter().any(|(key, entry)| there.get(key) != Some(entry));
    effects.extend(match lacking {
        true => write(state, &merged),
        false => agreed(state),
    });
    effects
}

fn agreed(state: &State) -> Vec<Effect> {
    note(state, |sync| {
        sync.agreed = state.now;
        sync.trouble = None;
    })
}

/// Without what is gone and nobody can read of in the area: where there is no
/// room for everything, nobody need hear of it.
fn heard(state: &State, merged: &merge::Entries) -> merge::Entries {
    let there = |key: &String| state.synced.values().any(|item| item.contains_key(key));
    let wanted =
        |(key, entry): &(&String, &Synced)| !matches!(entry, Synced::Gone(_)) || there(key);
    merged.iter().filter(wanted).map(|(key, entry)| (key.clone(), entry.clone())).collect()
}

/// Writes the items that differ, and takes away those that are not needed.
fn write(state: &State, merged: &merge::Entries) -> Vec<Effect> {
    // A clock set back must not stop it.
    let since = state.now.saturating_sub(state.session.sync.tried);
    if state.session.sync.tried <= state.now && since < GAP {
        return vec![Effect::SyncLater { wait: GAP - since }];
    }
    let items = match layout::items(merged).or_else(|_| layout::items(&heard(state, merged))) {
        Ok(items) => items,
        Err(trouble) => return note(state, |sync| sync.trouble = Some(trouble)),
    };
    let ours = state.synced.keys().filter(|name| layout::is_ours(name));
    let remove: Vec<String> = ours.filter(|name| !items.contains_key(*name)).cloned().collect();
    let differs = |(name, item): &(String, _)| state.synced.get(name) != Some(item);
    // Emptied in the same write: beside the new ones, the old might not fit.
    let emptied = remove.iter().map(|name| (name.clone(), merge::Entries::new()));
    let set: BTreeMap<_, _> = items.into_iter().filter(differs).chain(emptied).collect();
    if set.is_empty() {
        return agreed(state);
    }
    let mut effects = note(state, |sync| sync.tried = state.now);
    effects.push(Effect::Sync { set, remove });
    effects
}

/// The browser wrote, or did not.
pub(crate) fn written(state: &State, trouble: Option<String>, cleared: bool) -> Vec<Effect> {
    let mut effects = Vec::new();
    if cleared && trouble.is_none() && state.settings.sync == SyncMode::Stopped {
        let settings = Settings { sync: SyncMode::Off, ..state.settings.clone() };
        effects.push(Effect::Store { settings });
    }
    effects.extend(note(state, |sync| {
        if trouble.is_none() {
            sync.agreed = state.now;
        }
        sync.trouble = trouble.map(SyncTrouble::Browser);
    }));
    effects
}

fn note(state: &State, change: impl FnOnce(&mut SyncState)) -> Vec<Effect> {
    let mut session = state.session.clone();
    change(&mut session.sync);
    let changed = session != state.session;
    changed.then_some(Effect::Remember { session }).into_iter().collect()
}

/// Plain values without maps of odd keys: they always have a JSON form.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests;
