use proptest::prelude::*;
use protocol::{Flow, Level};

use super::*;

fn rule() -> impl Strategy<Value = Rule> {
    let level = prop_oneof![Just(Level::Silent), Just(Level::Inform), Just(Level::Warn)];
    let flows = proptest::sample::subsequence(Flow::ALL.to_vec(), 0..4);
    let note = "[^\u{0}]{0,20}";
    let path = prop_oneof![Just(String::new()), "/[a-c*?#]{0,3}"];
    let link = prop_oneof![Just(""), Just("https://way.example/app")];
    ("[a-d]{1,2}", path, flows, level, note, link, any::<bool>(), any::<bool>(), any::<u64>())
        .prop_map(|(name, path, flows, level, note, link, example, enabled, changed)| {
            let domain = format!("{name}.example");
            let example = match example {
                true => format!("https://www.{domain}{}", path.replace('*', "x")),
                false => String::new(),
            };
            let link = link.into();
            Rule { domain, path, flows, level, note, link, example, enabled, changed }
        })
}

/// Rules of a user: no place twice.
fn rules() -> impl Strategy<Value = Vec<Rule>> {
    proptest::collection::vec(rule(), 0..12).prop_map(|rules| {
        let mut known = std::collections::BTreeSet::new();
        rules.into_iter().filter(|rule| known.insert(rule.place())).collect()
    })
}

const NOW: u64 = 99;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(rules in rules(), merge: bool) {
        prop_assert_eq!(applied(&rules, &text(&rules), merge, NOW).unwrap(), rules.clone());
        let preview = preview(&rules, &text(&rules), merge, NOW);
        prop_assert_eq!(preview, RulesPreview { same: rules.len(), ..RulesPreview::default() });
    }

    #[test]
    fn an_empty_list_takes_everything(rules in rules(), merge: bool) {
        let taken = applied(&[], &text(&rules), merge, NOW).unwrap();
        prop_assert_eq!(taken.len(), rules.len());
        for (taken, rule) in taken.iter().zip(&rules) {
            prop_assert!(is_same(taken, rule) && taken.changed == NOW);
        }
    }

    #[test]
    fn what_is_written_obeys_the_schema(rules in rules()) {
        let read: Vec<Rule> = serde_json::from_str(&text(&rules)).unwrap();
        prop_assert!(read.iter().zip(&rules).all(|(one, other)| is_same(one, other)));
    }

    #[test]
    fn a_merge_takes_theirs_and_keeps_the_rest(mine in rules(), theirs in rules()) {
        let merged = applied(&mine, &text(&theirs), true, NOW).unwrap();
        let (found, mine_at, theirs_at) = (by_place(&merged), by_place(&mine), by_place(&theirs));
        prop_assert_eq!(found.len(), merged.len(), "no place twice");
        for (place, rule) in &found {
            match (mine_at.get(place), theirs_at.get(place)) {
                (Some(mine), Some(theirs)) if is_same(mine, theirs) => prop_assert_eq!(rule, mine),
                (_, Some(theirs)) => prop_assert!(is_same(rule, theirs) && rule.changed == NOW),
                (Some(mine), None) => prop_assert_eq!(rule, mine),
                (None, None) => prop_assert!(false, "from nowhere: {place}"),
            }
        }
        prop_assert!(mine_at.keys().chain(theirs_at.keys()).all(|place| found.contains_key(place)));
        // Once more changes nothing.
        prop_assert_eq!(applied(&merged, &text(&theirs), true, NOW + 1).unwrap(), merged);
    }

    #[test]
    fn a_preview_counts_what_happens(mine in rules(), theirs in rules(), merge: bool) {
        let seen = preview(&mine, &text(&theirs), merge, NOW);
        let after = applied(&mine, &text(&theirs), merge, NOW).unwrap();
        prop_assert_eq!(seen.added + seen.changed + seen.same, after.len());
        prop_assert_eq!(seen.removed + seen.changed + mine.iter().filter(|rule| after.contains(rule)).count(), mine.len());
        prop_assert!(!merge || seen.removed == 0);
    }

    #[test]
    fn a_broken_text_changes_nothing_and_says_where(rules in rules(), cut in 0.0..1.0_f64, noise in "[^ \n]{1,3}") {
        let whole = text(&rules);
        let at = whole.char_indices().map(|(at, _)| at).nth((whole.chars().count() as f64 * cut) as usize).unwrap_or(0);
        let broken = format!("{}{noise}", &whole[..at]);
        if let Err(preview) = applied(&rules, &broken, false, NOW) {
            prop_assert!(preview.wrong > 0 && !preview.problems.is_empty());
            prop_assert!(preview.problems.iter().all(|it| it.line >= 1 && it.line <= broken.lines().count().max(1)));
        }
    }
}

/// Lines and messages of what is wrong.
fn wrong(text: &str) -> Vec<(usize, String)> {
    let told = |problem: TextProblem| match problem.wrong {
        TextWrong::Rule(rule) => (problem.line, format!("{rule:?}")),
        TextWrong::Other(Text::Message { key, .. }) => (problem.line, key),
        TextWrong::Other(Text::Words { words, .. }) => (problem.line, words),
    };
    preview(&[], text, false, NOW).problems.into_iter().map(told).collect()
}

#[test]
fn every_fault_is_told_by_its_line() {
    let text = r#"[
  { "domain": "a.example" },
  { "domain": "co.uk", "level": "warn" },
  { "domain": "b.example", "level": "loud",
    "colour": "red" },
  { "domain": 3, "level": "warn", "enabled": "no" },
  [],
  { "domain": "c.example", "level": "warn",
    "flows": ["sleep"] },
  { "domain": "d.example", "level": "warn" },
  { "domain": "d.example", "level": "warn" },
  { "domain": "d.example", "level": "inform" },
  { "domain": "münchen.example", "level": "warn" },
  { "domain": "e.example", "level": "warn", "changed": -1,
    "link": null }
]"#;
    let found = wrong(text);
    let found: Vec<(usize, &str)> = found.iter().map(|(line, key)| (*line, key.as_str())).collect();
    let expected = [
        (2, "rules_bad_missing"),
        (3, "DomainIsSuffix"),
        (4, "rules_bad_level"),
        (5, "rules_bad_part"),
        (6, "rules_bad_text"),
        (6, "rules_bad_switch"),
        (7, "rules_bad_rule"),
        (9, "rules_bad_flow"),
        (12, "rules_bad_twice"),
        (13, "rules_bad_alphabet"),
        (14, "rules_bad_number"),
        (15, "rules_bad_text"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn hostile_texts_get_one_answer() {
    for (text, key) in [
        (String::new(), "rules_bad_empty"),
        (" \n".into(), "rules_bad_empty"),
        ("x".repeat(10_000_000), "rules_bad_large"),
        ("[".repeat(4_000_000), "rules_bad_depth"),
        ("{\"a\":".repeat(900_000), "rules_bad_depth"),
        ("{}".into(), "rules_bad_list"),
        ("\"rules\"".into(), "rules_bad_list"),
        ("[{\"domain\":\"a\0.example\"}]".into(), "rules_bad_control"),
        ("[{\"note\":\"\\ud800\"}]".into(), "rules_bad_escape"),
        ("[{\"note\":1,\"note\":2}]".into(), "rules_bad_double"),
    ] {
        let found = wrong(&text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, key);
    }
}

#[test]
fn many_faults_are_counted_and_some_are_shown() {
    let text = format!("[{}]", vec!["{}"; 30_000].join(","));
    let preview = preview(&[], &text, false, NOW);
    assert_eq!((preview.problems.len(), preview.wrong), (SHOWN, 60_000));
}

#[test]
fn a_rule_that_stands_there_twice_is_taken_once() {
    let text = r#"[{"domain":"a.example","level":"warn"},{"domain":"a.example","level":"warn","note":""}]"#;
    let preview = preview(&[], text, false, NOW);
    assert_eq!((preview.added, preview.duplicates, preview.wrong), (1, 1, 0));
}
