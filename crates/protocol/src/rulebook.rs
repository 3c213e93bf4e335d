//! The rules as text, and what is shown of rules beside themselves.

use serde::{Deserialize, Serialize};

use crate::{Level, Rule, RuleProblem, Step, Text};

/// Longest text of rules that is read, in bytes.
pub const RULES_TEXT_MAX: usize = 5_000_000;

/// What the engine decides at a rule's example, in a flow that the rule is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleResult {
    /// The address tried: the rule's own example, or one made from its place.
    pub address: String,
    /// How loudly Ringfence speaks there.
    pub level: Level,
    /// Who decides: this rule, or what comes before it.
    pub decided: Step,
}

/// To a rule that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCheck {
    /// Why it cannot be kept, if it cannot.
    pub problem: Option<RuleProblem>,
    /// What it would do once saved; nothing if it cannot be kept.
    pub result: Option<RuleResult>,
}

/// What a text would make of the user's rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesPreview {
    /// What is wrong with the text, the first ones by line. While there is any,
    /// nothing is applied.
    pub problems: Vec<TextProblem>,
    /// How many problems there are.
    pub wrong: usize,
    /// What would be different, the first ones.
    pub changes: Vec<RuleChange>,
    /// Rules that would be new.
    pub added: usize,
    /// Rules for a place that has another one now, which they would replace.
    pub changed: usize,
    /// Rules that would go.
    pub removed: usize,
    /// Rules that stay as they are.
    pub same: usize,
    /// Rules that stand in the text twice, word for word; one is kept.
    pub duplicates: usize,
}

/// One thing that is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextProblem {
    /// Line in the text, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: TextWrong,
}

/// What is wrong at a place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextWrong {
    /// A rule that can be read and cannot be kept.
    Rule(RuleProblem),
    /// Something else: what, and what to do.
    Other(Text),
}

/// One rule that would be different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleChange {
    /// As it is; nothing for a new one.
    pub was: Option<Rule>,
    /// As it would be; nothing for one that goes.
    pub now: Option<Rule>,
}
