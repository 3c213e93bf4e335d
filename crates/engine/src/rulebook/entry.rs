//! One rule of a text.

use std::fmt::Write;

use protocol::{Flow, Level, Rule, RuleProblem};

use super::json::{Name, Node, Value};
use super::{Fault, Wrong};
use crate::check;

const LEVELS: [(&str, Level); 3] =
    [("warn", Level::Warn), ("inform", Level::Inform), ("silent", Level::Silent)];

/// Reads a rule; every fault goes to `faults`.
pub(super) fn read(node: &Node, faults: &mut Vec<Fault>) -> Option<Rule> {
    let Value::Object(parts) = &node.value else {
        faults.push(Fault::new(node.at, "rules_bad_rule", &[]));
        return None;
    };
    let before = faults.len();
    let mut rule = Rule { enabled: true, ..Rule::default() };
    for (name, value) in parts {
        faults.extend(part(&mut rule, name, value).err());
    }
    for needed in ["domain", "level"] {
        if !parts.iter().any(|(name, _)| name.text == needed) {
            faults.push(Fault::new(node.at, "rules_bad_missing", &[needed]));
        }
    }
    if faults.len() > before {
        return None;
    }
    if let Some(problem) = check::problem(&rule) {
        let of = part_of(problem);
        let part = parts.iter().find(|(name, _)| name.text == of);
        let at = part.map_or(node.at, |(_, value)| value.at);
        faults.push(match problem {
            RuleProblem::DomainMalformed if !rule.domain.is_ascii() => {
                Fault::new(at, "rules_bad_alphabet", &[])
            }
            _ => Fault { at, wrong: Wrong::Rule(problem) },
        });
        return None;
    }
    Some(rule)
}

fn part(rule: &mut Rule, name: &Name, value: &Node) -> Result<(), Fault> {
    match name.text.as_str() {
        "domain" => rule.domain = text(name, value)?,
        "path" => rule.path = text(name, value)?,
        "note" => rule.note = text(name, value)?,
        "link" => rule.link = text(name, value)?,
        "example" => rule.example = text(name, value)?,
        "level" => rule.level = level(&text(name, value)?, value.at)?,
        "flows" => rule.flows = flows(name, value)?,
        "enabled" => match value.value {
            Value::Bool(on) => rule.enabled = on,
            _ => return Err(Fault::new(value.at, "rules_bad_switch", &[&name.text])),
        },
        "changed" => match value.value {
            Value::Number(Some(at)) => rule.changed = at,
            _ => return Err(Fault::new(value.at, "rules_bad_number", &[&name.text])),
        },
        unknown => return Err(Fault::new(name.at, "rules_bad_part", &[unknown])),
    }
    Ok(())
}

fn text(name: &Name, value: &Node) -> Result<String, Fault> {
    match &value.value {
        Value::Text(text) => Ok(text.clone()),
        _ => Err(Fault::new(value.at, "rules_bad_text", &[&name.text])),
    }
}

fn level(text: &str, at: usize) -> Result<Level, Fault> {
    let found = LEVELS.into_iter().find(|(name, _)| *name == text);
    found.map(|(_, level)| level).ok_or_else(|| Fault::new(at, "rules_bad_level", &[text]))
}

fn flows(name: &Name, value: &Node) -> Result<Vec<Flow>, Fault> {
    let Value::List(items) = &value.value else {
        return Err(Fault::new(value.at, "rules_bad_flows", &[]));
    };
    let mut flows = Vec::new();
    for item in items {
        let text = text(name, item)?;
        let found = Flow::ALL.into_iter().find(|flow| flow_name(*flow) == text);
        let flow = found.ok_or_else(|| Fault::new(item.at, "rules_bad_flow", &[&text]))?;
        if !flows.contains(&flow) {
            flows.push(flow);
        }
    }
    Ok(flows)
}

/// As the schema writes it; a test holds it to serde's.
fn flow_name(flow: Flow) -> &'static str {
    match flow {
        Flow::TwoFactorSetup => "two-factor-setup",
        Flow::PhoneVerification => "phone-verification",
        Flow::Recovery => "recovery",
        Flow::SignUp => "sign-up",
        Flow::SignIn => "sign-in",
        Flow::CodeEntry => "code-entry",
        Flow::Checkout => "checkout",
        Flow::Contact => "contact",
        Flow::Profile => "profile",
        Flow::Other => "other",
    }
}

/// The part of a rule that a problem is about.
fn part_of(problem: RuleProblem) -> &'static str {
    match problem {
        RuleProblem::PathMalformed | RuleProblem::PathTooLong => "path",
        RuleProblem::LinkMalformed => "link",
        RuleProblem::ExampleElsewhere => "example",
        RuleProblem::NoteTooLong => "note",
        _ => "domain",
    }
}

/// The rule as text; what says nothing is left out, and so is its date, for the
/// engine dates a rule when it is read.
pub(super) fn write(rule: &Rule) -> String {
    let level = LEVELS.into_iter().find(|(_, level)| *level == rule.level);
    let flows: Vec<String> = rule.flows.iter().map(|flow| quoted(flow_name(*flow))).collect();
    let words = |text: &str| (!text.is_empty()).then(|| quoted(text));
    let parts = [
        ("domain", Some(quoted(&rule.domain))),
        ("path", words(&rule.path)),
        ("flows", (!flows.is_empty()).then(|| format!("[{}]", flows.join(", ")))),
        ("level", level.map(|(name, _)| quoted(name))),
        ("note", words(&rule.note)),
        ("link", words(&rule.link)),
        ("example", words(&rule.example)),
        ("enabled", (!rule.enabled).then(|| "false".to_string())),
    ];
    let lines = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let lines: Vec<String> =
        lines.map(|(name, value)| format!("    \"{name}\": {value}")).collect();
    format!("  {{\n{}\n  }}", lines.join(",\n"))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            // Without the controls that the reader refuses.
            '\0'..='\x1f' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(sign));
            }
            _ => quoted.push(sign),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_schema() {
        for flow in Flow::ALL {
            assert_eq!(serde_json::to_value(flow).unwrap(), flow_name(flow));
        }
        for (name, level) in LEVELS {
            assert_eq!(serde_json::to_value(level).unwrap(), name);
        }
    }
}
