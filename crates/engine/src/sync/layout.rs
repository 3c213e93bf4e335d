//! How entries lie in the browser's sync area: in items by a hash of their key,
//! each well below the 8,192 bytes that an item may have.

use std::collections::BTreeMap;

use protocol::{SyncTrouble, Synced};

use super::json;
use super::merge::Entries;

/// Most bytes of an item, its name and JSON together.
const ITEM: usize = 6 * 1024;
/// Most bytes of all items; browsers allow 102,400.
const TOTAL: usize = 90 * 1024;
/// Most items; browsers allow 512.
const ITEMS: usize = 400;
/// Fewest and most items among which entries are spread.
const SPREAD: std::ops::RangeInclusive<u32> = 2..=16;
/// What the names of our items begin with.
const NAME: &str = "entries-";

/// Whether an item of the area is one of these.
pub(super) fn is_ours(name: &str) -> bool {
    name.starts_with(NAME)
}

/// The items for these entries: as few as will do, so that any two machines with
/// the same entries have the same items.
pub(crate) fn items(entries: &Entries) -> Result<BTreeMap<String, Entries>, SyncTrouble> {
    let long = entries.iter().find(|(key, entry)| size(key, entry) > ITEM - FRAME);
    if let Some((key, _)) = long {
        let place = key.split_once(' ').map_or(key.as_str(), |(_, place)| place);
        return Err(SyncTrouble::TooLong(place.into()));
    }
    let spread = SPREAD.map(|power| spread(entries, power));
    let fits = |items: &BTreeMap<String, Entries>| {
        let sizes: Vec<usize> = items.values().map(item_size).collect();
        sizes.iter().all(|size| *size <= ITEM) && sizes.iter().sum::<usize>() <= TOTAL
    };
    spread.into_iter().find(fits).filter(|items| items.len() <= ITEMS).ok_or_else(|| full(entries))
}

/// Room for an item's name and braces.
const FRAME: usize = 32;

fn item_size(item: &Entries) -> usize {
    FRAME + item.iter().map(|(key, entry)| size(key, entry)).sum::<usize>()
}

/// Bytes of an entry with its key. Chromium writes `<` in six.
fn size(key: &str, entry: &Synced) -> usize {
    let text = json(&(key, entry));
    text.len() + 5 * text.matches('<').count()
}

fn spread(entries: &Entries, power: u32) -> BTreeMap<String, Entries> {
    let mut items = BTreeMap::<String, Entries>::new();
    for (key, entry) in entries {
        let name = format!("{NAME}{}", hash(key) % (1 << power));
        items.entry(name).or_default().insert(key.clone(), entry.clone());
    }
    items
}

/// FNV-1a: the same on every machine and in every version.
fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn full(entries: &Entries) -> SyncTrouble {
    let kept = || entries.iter().filter(|(_, entry)| !matches!(entry, Synced::Gone(_)));
    let room = kept().scan(0, |used, (key, entry)| {
        *used += size(key, entry) + FRAME;
        (*used <= TOTAL).then_some(())
    });
    SyncTrouble::TooMany { fit: room.count(), of: kept().count() }
}

#[cfg(test)]
mod tests {
    use protocol::{Level, Rule};

    use super::*;

    fn rules(count: usize, note: &str) -> Entries {
        let rule = |index: usize| {
            let rule =
                Rule { note: note.into(), ..Rule::new(&format!("a{index}.example"), Level::Warn) };
            (format!("rule {}", rule.place()), Synced::Rule(rule))
        };
        (0..count).map(rule).collect()
    }

    #[test]
    fn every_item_keeps_below_what_browsers_allow() {
        for (count, note) in [(0, ""), (1, ""), (400, ""), (700, ""), (60, &"é<".repeat(100))] {
            let entries = rules(count, note);
            let items = items(&entries).unwrap();
            let bytes = |(name, item): (&String, &Entries)| name.len() + json(item).len();
            let sizes: Vec<usize> = items.iter().map(bytes).collect();
            assert!(sizes.iter().all(|size| *size <= ITEM), "{sizes:?}");
            assert!(sizes.iter().sum::<usize>() <= TOTAL && items.len() <= ITEMS);
            assert_eq!(items.into_values().flatten().collect::<Entries>(), entries);
        }
    }

    #[test]
    fn long_rules_spread_until_each_fits() {
        let entries = rules(15, &"x".repeat(5_400));
        assert_eq!(items(&entries).unwrap().len(), 15);
    }

    #[test]
    fn what_does_not_fit_is_counted_and_not_cut() {
        let Err(SyncTrouble::TooMany { fit, of }) = items(&rules(3000, "")) else { panic!() };
        assert!(of == 3000 && (400..1500).contains(&fit), "{fit}");
        let long = items(&rules(1, &"<".repeat(2_000)));
        assert_eq!(long, Err(SyncTrouble::TooLong("a0.example".into())));
    }

    #[test]
    fn the_longest_rule_of_plain_letters_fits() {
        let address = |letter: &str| format!("https://a.example/{}", letter.repeat(1_982));
        let rule = Rule {
            path: format!("/{}", "p".repeat(299)),
            note: "n".repeat(500),
            link: address("l"),
            example: address("e"),
            ..Rule::new("a.example", Level::Warn)
        };
        assert!(items(&Entries::from([("rule x".into(), Synced::Rule(rule))])).is_ok());
    }
}
