use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use protocol::{
    Answer, AnswerKind, Control, Event, Level, Policy, Request, Rule, ScreenAsk, Sender,
};

use super::merge::Entries;
use super::*;
use crate::Engine;

fn entry() -> impl Strategy<Value = (String, Synced)> {
    let site = || (0..4_u8).prop_map(|site| format!("s{site}.example"));
    let rule = (site(), any::<bool>(), 0..5_u64).prop_map(|(site, loud, changed)| {
        let level = if loud { Level::Warn } else { Level::Silent };
        (format!("rule {site}"), Synced::Rule(Rule { changed, ..Rule::new(&site, level) }))
    });
    let answer = (site(), 0..5_u64).prop_map(|(site, at)| {
        let answer = Answer { kind: AnswerKind::Never, site: site.clone(), service: None, at };
        (format!("answer {site}"), Synced::Answer(answer))
    });
    let gone = (site(), any::<bool>(), 0..5_u64).prop_map(|(site, rule, at)| {
        (format!("{} {site}", if rule { "rule" } else { "answer" }), Synced::Gone(at))
    });
    prop_oneof![rule, answer, gone]
}

fn some() -> impl Strategy<Value = Entries> {
    vec(entry(), 0..8).prop_map(|entries| entries.into_iter().collect())
}

proptest! {
    #[test]
    fn merging_does_not_depend_on_the_order(a in some(), b in some(), c in some()) {
        let both = merge(a.clone(), b.clone());
        prop_assert_eq!(&both, &merge(b.clone(), a.clone()));
        prop_assert_eq!(&both, &merge(both.clone(), b.clone()));
        let right = merge(a, merge(b, c.clone()));
        prop_assert_eq!(merge(both, c), right);
    }

    #[test]
    fn machines_that_edit_at_once_lose_nothing(steps in vec(step(), 1..60), skew in 0..90_000_u64) {
        let mut world = World::new(skew);
        steps.into_iter().for_each(|step| world.go(step));
        world.settle();
        let [one, other] = [0, 1].map(|at| world.machines[at].entries());
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one, world.made);
    }
}

/// What happens on a machine.
#[derive(Clone, Copy, Debug)]
enum Step {
    Save(usize, u8, bool),
    Remove(usize, u8),
    /// Its browser tells it of the area, or sends or fetches one item of it.
    Tell(usize),
    Send(usize),
    Fetch(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let machine = || 0..2_usize;
    prop_oneof![
        (machine(), 0..6_u8, any::<bool>()).prop_map(|(at, site, loud)| Step::Save(at, site, loud)),
        (machine(), 0..6_u8).prop_map(|(at, site)| Step::Remove(at, site)),
        machine().prop_map(Step::Tell),
        machine().prop_map(Step::Send),
        machine().prop_map(Step::Fetch),
    ]
}

type Area = BTreeMap<String, Entries>;

/// A machine: its state holds its browser's copy of the area.
#[derive(Default)]
struct Machine {
    state: State,
    /// Names of items changed here and not sent yet.
    unsent: Vec<String>,
}

impl Machine {
    fn entries(&self) -> Entries {
        entries(&self.state.settings, self.state.now)
    }

    fn ask(&mut self, request: Request) {
        self.state.now += GAP;
        for effect in Engine::handle(&self.state, request).1 {
            match effect {
                Effect::Store { settings } => self.state.settings = settings,
                Effect::Remember { session } => self.state.session = session,
                Effect::Sync { set, remove } => {
                    self.unsent.extend(set.keys().cloned().chain(remove.iter().cloned()));
                    self.state.synced.extend(set);
                    self.state.synced.retain(|name, _| !remove.contains(name));
                }
                _ => {}
            }
        }
    }
}

/// Two machines and what lies between them: of each item the last one sent.
struct World {
    machines: [Machine; 2],
    between: Area,
    /// Every edit ever made, merged.
    made: Entries,
}

impl World {
    /// The second machine's clock is ahead.
    fn new(skew: u64) -> Self {
        let mut machines = [0, skew].map(|skew| {
            let settings = Settings { sync: SyncMode::On, ..Settings::default() };
            let now = 1_000_000_000_000 + skew;
            Machine { state: State { settings, now, ..State::default() }, unsent: Vec::new() }
        });
        machines[1].state.settings.rules.push(Rule::new("before.example", Level::Warn));
        let made = machines[1].entries();
        Self { machines, between: Area::new(), made }
    }

    fn go(&mut self, step: Step) {
        match step {
            Step::Save(at, site, loud) => {
                let level = if loud { Level::Warn } else { Level::Inform };
                let domain = format!("s{site}.example");
                let known = self.machines[at].state.settings.rules.iter();
                let was = known.map(Rule::place).find(|place| *place == domain);
                let rule = Rule::new(&domain, level);
                self.change(at, ScreenAsk::SaveRule { was, rule });
            }
            Step::Remove(at, site) => {
                self.change(at, ScreenAsk::RemoveRule { place: format!("s{site}.example") });
            }
            Step::Tell(at) => self.machines[at].ask(Request::Event(Event::Sync)),
            Step::Send(at) => {
                let machine = &mut self.machines[at];
                let Some(name) = machine.unsent.pop() else { return };
                machine.unsent.retain(|other| *other != name);
                match machine.state.synced.get(&name) {
                    Some(item) => self.between.insert(name, item.clone()),
                    None => self.between.remove(&name),
                };
            }
            Step::Fetch(at) => {
                let machine = &mut self.machines[at];
                let waiting = std::mem::take(&mut machine.state.synced);
                let own = waiting.into_iter().filter(|(name, _)| machine.unsent.contains(name));
                let mut area = self.between.clone();
                area.retain(|name, _| !machine.unsent.contains(name));
                area.extend(own);
                machine.state.synced = area;
            }
        }
    }

    fn change(&mut self, at: usize, ask: ScreenAsk) {
        let sender = Sender { own: true, ..Sender::default() };
        self.machines[at].ask(Request::Screen(sender, ask));
        let made = std::mem::take(&mut self.made);
        self.made = merge(made, self.machines[at].entries());
    }

    /// Everything is sent and told, until nothing changes any more.
    fn settle(&mut self) {
        for _ in 0..20 {
            for at in [0, 1] {
                self.go(Step::Fetch(at));
                self.go(Step::Tell(at));
                while !self.machines[at].unsent.is_empty() {
                    self.go(Step::Send(at));
                }
            }
        }
    }
}

fn synced(rules: &[Rule]) -> State {
    let settings = Settings { sync: SyncMode::On, rules: rules.to_vec(), ..Settings::default() };
    State { settings, now: 50_000_000_000_000, ..State::default() }
}

fn area(entries: &[(&str, Synced)]) -> Area {
    let entries = entries.iter().map(|(key, entry)| ((*key).to_string(), entry.clone()));
    Area::from([("entries-0".into(), entries.collect())])
}

/// The settings that are stored, if any.
fn stored(effects: &[Effect]) -> Option<&Settings> {
    effects.iter().find_map(|effect| match effect {
        Effect::Store { settings } => Some(settings),
        _ => None,
    })
}

#[test]
fn what_is_off_neither_reads_nor_writes() {
    let mut state = synced(&[Rule::new("a.example", Level::Warn)]);
    state.settings.sync = SyncMode::Stopped;
    assert_eq!(meet(&state), []);
    let settings = Settings { rules: Vec::new(), ..state.settings.clone() };
    let store = vec![Effect::Store { settings }];
    assert_eq!(follow(&state, store.clone()), store);
}

#[test]
fn what_is_removed_here_is_removed_there() {
    let rule = Rule { changed: 60_000_000_000_000, ..Rule::new("a.example", Level::Warn) };
    let state = synced(std::slice::from_ref(&rule));
    let settings = Settings { rules: Vec::new(), ..state.settings.clone() };
    let effects = follow(&state, vec![Effect::Store { settings }]);
    assert_eq!(effects.last(), Some(&Effect::SyncLater { wait: 0 }));
    let settings = stored(&effects).unwrap().clone();
    assert!(settings.removed["rule a.example"] > rule.changed, "though that clock is ahead");
    let there = area(&[("rule a.example", Synced::Rule(rule))]);
    let effects = meet(&State { settings, synced: there, ..state });
    let Some(Effect::Sync { set, remove }) = effects.last() else { panic!("{effects:?}") };
    let written: Vec<&Synced> = set.values().flat_map(BTreeMap::values).collect();
    assert!(matches!(written[..], [Synced::Gone(_)]) && remove.len() <= 1, "{effects:?}");
}

#[test]
fn odd_entries_are_not_taken_over() {
    let odd = Rule::new("co.uk", Level::Warn);
    let late = Rule { changed: u64::MAX, ..Rule::new("b.example", Level::Warn) };
    let state = State {
        synced: area(&[
            ("rule co.uk", Synced::Rule(odd)),
            ("rule c.example", Synced::Rule(Rule::new("a.example", Level::Warn))),
            ("rule b.example", Synced::Rule(late)),
            ("rule old.example", Synced::Gone(1)),
        ]),
        ..synced(&[])
    };
    assert_eq!(stored(&meet(&state)), None);
}

#[test]
fn rapid_changes_wait_and_what_agrees_is_not_written() {
    let mut state = synced(&[Rule::new("a.example", Level::Warn)]);
    state.session.sync.tried = state.now - 1_000;
    assert_eq!(meet(&state), [Effect::SyncLater { wait: GAP - 1_000 }]);
    state.session.sync.tried = state.now + 1_000_000;
    assert!(matches!(meet(&state).last(), Some(Effect::Sync { .. })), "a clock was set back");
    state.synced = layout::items(&entries(&state.settings, state.now)).unwrap();
    let effects = meet(&state);
    let [Effect::Remember { session }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(session.sync.agreed, state.now);
}

#[test]
fn a_failure_is_kept_until_something_succeeds() {
    let mut state = synced(&[]);
    let effects = written(&state, Some("QUOTA".into()), false);
    let [Effect::Remember { session }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(session.sync.trouble, Some(SyncTrouble::Browser("QUOTA".into())));
    state.session = session.clone();
    let effects = written(&state, None, false);
    let [Effect::Remember { session }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(session.sync.trouble, None);
    state.unreadable = Some("no".into());
    assert!(matches!(&meet(&state)[..], [Effect::Remember { .. }]));
}

#[test]
fn too_much_is_told_and_nothing_is_written() {
    let rules: Vec<Rule> =
        (0..2_000).map(|at| Rule::new(&format!("a{at}.example"), Level::Warn)).collect();
    let effects = meet(&synced(&rules));
    let [Effect::Remember { session }] = &effects[..] else { panic!("more than a note") };
    assert!(matches!(session.sync.trouble, Some(SyncTrouble::TooMany { of: 2_000, .. })));
}

#[test]
fn the_copy_is_forgotten_after_it_was_removed() {
    let mut state = synced(&[]);
    state.settings.sync = SyncMode::Stopped;
    // A write that was under way when it was switched off.
    assert_eq!(stored(&written(&state, None, false)), None);
    let effects = written(&state, None, true);
    assert_eq!(stored(&effects).unwrap().sync, SyncMode::Off);
    assert_eq!(stored(&written(&state, Some("no".into()), true)), None);
}

#[test]
fn items_that_are_not_needed_any_more_are_emptied_in_the_same_write() {
    let rules: Vec<Rule> =
        (0..600).map(|at| Rule::new(&format!("a{at}.example"), Level::Warn)).collect();
    let full = meet(&synced(&rules));
    let Some(Effect::Sync { set: there, .. }) = full.last() else { panic!("{full:?}") };
    let some: Vec<Rule> = rules.iter().take(20).cloned().collect();
    let mut state = synced(&some);
    let gone = rules.iter().skip(20);
    state.settings.removed =
        gone.map(|rule| (format!("rule {}", rule.place()), state.now - 1)).collect();
    state.synced = there.clone();
    // Half a year later nobody need hear of what is gone.
    state.now += 400 * 24 * 60 * 60 * 1000;
    state.settings.rules.iter_mut().for_each(|rule| rule.changed = state.now);
    state.synced.values_mut().for_each(|item| {
        item.retain(|key, _| some.iter().any(|rule| *key == format!("rule {}", rule.place())));
    });
    let effects = meet(&state);
    let Some(Effect::Sync { set, remove }) = effects.last() else { panic!("{effects:?}") };
    assert!(!remove.is_empty());
    for name in remove {
        assert!(set[name].is_empty(), "{name}");
    }
}

#[test]
fn what_nobody_could_read_of_takes_no_room() {
    let rules: Vec<Rule> =
        (0..700).map(|at| Rule::new(&format!("a{at}.example"), Level::Warn)).collect();
    let mut state = synced(&rules);
    state.settings.removed =
        (0..1_300).map(|at| (format!("rule b{at}.example"), state.now)).collect();
    let effects = meet(&state);
    let Some(Effect::Sync { set, .. }) = effects.last() else { panic!("no room") };
    assert!(set.values().flat_map(BTreeMap::keys).all(|key| key.starts_with("rule a")));
    // And it is not written again and again.
    state.synced = set.clone();
    state.now += 2 * GAP;
    let [Effect::Remember { session }] = &meet(&state)[..] else { panic!("a write") };
    assert_eq!(session.sync.agreed, state.now);
}

#[test]
fn what_is_locked_does_not_come_by_sync() {
    let there = area(&[("rule a.example", Synced::Rule(Rule::new("a.example", Level::Warn)))]);
    let mut state = State { synced: there, ..synced(&[]) };
    assert_eq!(stored(&meet(&state)).unwrap().rules.len(), 1);
    state.policy = Policy { locked: [Control::Rules].into(), ..Policy::default() };
    assert_eq!(stored(&meet(&state)), None);
}
