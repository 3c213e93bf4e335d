//! Searching and sorting the table of rules, which may have thousands.

use std::cell::OnceCell;

use protocol::{OptionsView, RuleRow};
use web_sys::Element;

use super::{domain, idn};
use crate::i18n::t;
use crate::words;

/// How many rules are drawn with each key: a screen of them, within a frame.
const FIRST: usize = 16;
/// How many more at a time.
const STEP: usize = 50;

/// What somebody looks for.
pub struct Look {
    /// What stands in the search field, in small letters.
    pub wanted: String,
    /// The column by which the rules are sorted; nothing for the list's order.
    pub by: Option<Column>,
    /// Last first.
    pub down: bool,
    /// How many rules may be drawn.
    pub room: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { wanted: String::new(), by: None, down: false, room: FIRST }
    }
}

/// A column that can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column {
    /// Domain and pages.
    Domain,
    /// Level.
    Level,
    /// On or off.
    Enabled,
    /// Watched or not.
    Watched,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 4] = [Self::Domain, Self::Level, Self::Enabled, Self::Watched];

    /// The name it goes by in HTML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Level => "level",
            Self::Enabled => "enabled",
            Self::Watched => "watched",
        }
    }
}

impl Look {
    /// Looks for something else.
    pub fn search(&mut self, typed: &str) {
        self.wanted = typed.trim().to_lowercase();
        self.room = FIRST;
    }

    /// Sorts by a column; the other way round if it is sorted by it.
    pub fn sort(&mut self, name: &str) {
        let column = Column::ALL.into_iter().find(|column| column.name() == name);
        self.down = self.by == column && !self.down;
        self.by = column;
    }

    /// Draws more.
    pub fn more(&mut self) {
        self.room += STEP;
    }

    /// The rules that fit, in order.
    pub fn order(&self, found: &[Found], rows: &[RuleRow]) -> Vec<usize> {
        let fits = |at: &usize| found[*at].words.contains(&self.wanted);
        let mut order: Vec<usize> = (0..rows.len().min(found.len())).filter(fits).collect();
        let Some(by) = self.by else { return order };
        let key = |at: &usize| {
            let row = &rows[*at];
            match by {
                Column::Domain => 0,
                // The loudest first.
                Column::Level => 2 - row.rule.level as u8,
                Column::Enabled => u8::from(!row.rule.enabled),
                Column::Watched => u8::from(!row.watched),
            }
        };
        order.sort_by(|one, other| {
            let place = || found[*one].place.cmp(&found[*other].place);
            let keys = key(one).cmp(&key(other));
            if self.down { keys.reverse() } else { keys }.then_with(|| match by {
                Column::Domain if self.down => place().reverse(),
                _ => place(),
            })
        });
        order
    }
}

/// What a rule can be found by and shown with, made ready once.
#[derive(Debug)]
pub struct Found {
    /// Place in its own letters.
    pub place: String,
    /// All that is searched, in small letters.
    words: String,
    /// Its line of the table, once it was drawn.
    pub line: OnceCell<Element>,
}

/// For each row of the view.
pub fn ready(view: &OptionsView) -> Vec<Found> {
    let levels = [0, 1, 2].map(|at| t(words::wish(LEVELS[at])));
    let word = |row: &RuleRow| levels[row.rule.level as usize].as_str();
    view.rules.iter().map(|row| found(row, word(row))).collect()
}

const LEVELS: [protocol::Level; 3] =
    [protocol::Level::Silent, protocol::Level::Inform, protocol::Level::Warn];

fn found(row: &RuleRow, level: &str) -> Found {
    let rule = &row.rule;
    let own = idn::unicode(&rule.domain, domain::host_of);
    let place = format!("{}{}", own.as_deref().unwrap_or(&rule.domain), rule.path);
    let ascii = own.map(|_| rule.place()).unwrap_or_default();
    let overrides = row.overrides.as_deref().unwrap_or_default();
    let words = [&place, &ascii, level, overrides, rule.note.as_str()].join("\n").to_lowercase();
    Found { place, words, line: OnceCell::new() }
}

#[cfg(test)]
mod tests {
    use protocol::{Level, Rule, RuleResult, Step};

    use super::*;

    fn rows(rules: &[(&str, Level, &str)]) -> (Vec<RuleRow>, Vec<Found>) {
        let row = |(domain, level, note): &(&str, Level, &str)| RuleRow {
            rule: Rule { note: (*note).into(), ..Rule::new(domain, *level) },
            off: false,
            watched: *level == Level::Inform,
            pattern: String::new(),
            overrides: None,
            otherwise: None,
            result: RuleResult { address: String::new(), level: *level, decided: Step::Silence },
            managed: false,
        };
        let rows: Vec<RuleRow> = rules.iter().map(row).collect();
        let found = rows.iter().map(|row| found(row, "Level")).collect();
        (rows, found)
    }

    #[test]
    fn finds_by_place_and_note_and_level() {
        let (rows, found) =
            rows(&[("a.example", Level::Warn, "The KEY"), ("b.example", Level::Silent, "")]);
        for (typed, expected) in [
            ("", vec![0, 1]),
            (" key ", vec![0]),
            ("B.EX", vec![1]),
            ("level", vec![0, 1]),
            ("c.example", vec![]),
        ] {
            let mut look = Look::default();
            look.search(typed);
            assert_eq!(look.order(&found, &rows), expected, "{typed}");
        }
    }

    #[test]
    fn sorts_by_a_column_and_the_other_way_round() {
        let (rows, found) = rows(&[
            ("b.example", Level::Silent, ""),
            ("c.example", Level::Warn, ""),
            ("a.example", Level::Warn, ""),
            ("d.example", Level::Inform, ""),
        ]);
        let mut look = Look::default();
        assert_eq!(look.order(&found, &rows), [0, 1, 2, 3]);
        for (column, expected) in [
            ("domain", [2, 0, 1, 3]),
            ("domain", [3, 1, 0, 2]),
            ("level", [2, 1, 3, 0]),
            ("level", [0, 3, 2, 1]),
            ("watched", [3, 2, 0, 1]),
        ] {
            look.sort(column);
            assert_eq!(look.order(&found, &rows), expected, "{column} {}", look.down);
        }
    }
}
