//! The verdict as text for a bug report: English, and in a form that stays, for
//! whoever reads it is no user. It holds nothing that is not named here.

use protocol::{Evidence, PhoneField, RuleRow, TrialView};

/// What the page knows beside the answer.
pub struct Machine<'a> {
    /// Version of Ringfence.
    pub version: String,
    /// What the browser calls itself.
    pub browser: String,
    /// Address that was tried.
    pub address: &'a str,
    /// Whether to tell query and fragment.
    pub whole: bool,
}

/// The whole text. Names are those of the code.
pub fn text(view: &TrialView, machine: &Machine) -> String {
    let address = if machine.whole { machine.address } else { bare(machine.address) };
    let mut lines = vec![
        format!("Ringfence {}", machine.version),
        format!("Browser: {}", machine.browser),
        format!("Address: {address}"),
        format!("Judged: {:?}", view.basis),
        format!("Runs there: {:?}", view.leave),
        format!("Level: {:?} (by the policy: {:?})", view.level, view.verdict.level),
        format!("Step {}: {:?}", view.verdict.decided.number(), view.verdict.decided),
        format!("Service: {}", or_none(view.service_id.as_deref())),
        format!("Rule: {}", view.rule.as_ref().map_or("none".into(), rule)),
        format!(
            "Answer: {}",
            view.answer
                .as_ref()
                .map_or("none".into(), |answer| format!("{:?} for {}", answer.kind, answer.site))
        ),
        format!("Region: {:?}; at sign-up: {}", view.region, view.sign_up),
        format!("Ad tag: {}", or_none(view.verdict.tag.as_deref())),
        format!("Flow: {:?}", view.verdict.flow),
        format!("Phone fields: {}", view.verdict.phones.len()),
    ];
    lines.extend(view.verdict.phones.iter().map(phone));
    lines.push(format!("Evidence: {}", view.verdict.evidence.len()));
    lines.extend(view.verdict.evidence.iter().map(|one| evidence(one, machine.whole)));
    lines.join("\n")
}

/// An address without query and fragment.
fn bare(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

fn or_none(text: Option<&str>) -> &str {
    text.unwrap_or("none")
}

/// Without note, link and example: those are the user's own words.
fn rule(row: &RuleRow) -> String {
    let whose = if row.managed { "the organisation's" } else { "own" };
    let flows = match &row.rule.flows[..] {
        [] => String::new(),
        some => format!(", flows {some:?}"),
    };
    format!("{whose}, {}, {:?}{flows}", row.rule.place(), row.rule.level)
}

fn phone(phone: &PhoneField) -> String {
    let what = phone.part.map_or("number".into(), |part| format!("{part:?}"));
    let open = if phone.open { "open" } else { "closed" };
    format!(
        "- field {}: {what} {:.2}, security {:.2}, {:?}, {open}",
        phone.field, phone.confidence, phone.security, phone.flow
    )
}

/// What the address itself said is told as far as the address is.
fn evidence(one: &Evidence, whole: bool) -> String {
    let by_address = one.signal == "setup_address";
    let seen = if by_address && !whole { bare(&one.seen) } else { &one.seen };
    format!("- {:+.2} {}, {:?}: {seen:?}", one.weight, one.signal, one.about)
}

#[cfg(test)]
mod tests {
    use protocol::{About, Basis, Flow, Leave, Level, Region, Rule, RuleResult, Step, Verdict};

    use super::*;

    fn view() -> TrialView {
        let evidence = |signal: &str, seen: &str| Evidence {
            signal: signal.into(),
            about: About::Flow(Flow::TwoFactorSetup),
            weight: 1.5,
            seen: seen.into(),
        };
        let rule = Rule {
            note: "my secret note".into(),
            link: "https://secret.example/".into(),
            ..Rule::new("x.com", Level::Warn)
        };
        TrialView {
            host: "x.com".into(),
            basis: Basis::Seen,
            leave: Leave::Shipped,
            pattern: "*://*.x.com/*".into(),
            level: Level::Warn,
            verdict: Verdict {
                level: Level::Warn,
                decided: Step::Rule { place: "x.com".into() },
                flow: Flow::TwoFactorSetup,
                fields: vec![0],
                phones: vec![PhoneField {
                    field: 0,
                    part: None,
                    confidence: 0.98,
                    flow: Flow::TwoFactorSetup,
                    security: 0.9,
                    open: true,
                }],
                tag: None,
                evidence: vec![
                    evidence("two_factor", "Set up two-step"),
                    evidence("setup_address", "/settings?token=1#me"),
                ],
            },
            service: None,
            service_id: Some("x".into()),
            mark: None,
            rule: Some(RuleRow {
                rule,
                watched: true,
                off: false,
                pattern: String::new(),
                overrides: None,
                otherwise: None,
                result: RuleResult {
                    level: Level::Warn,
                    decided: Step::Silence,
                    address: String::new(),
                },
                managed: false,
            }),
            answer: None,
            sign_up: false,
            region: Region::Us,
            steps: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn written(whole: bool) -> String {
        let machine = Machine {
            version: "1.2.3".into(),
            browser: "Browser/9".into(),
            address: "https://x.com/settings?token=1#me",
            whole,
        };
        text(&view(), &machine)
    }

    #[test]
    fn holds_what_a_report_needs() {
        let text = written(false);
        for line in [
            "Ringfence 1.2.3",
            "Address: https://x.com/settings",
            "Level: Warn (by the policy: Warn)",
            "Step 2: Rule { place: \"x.com\" }",
            "Rule: own, x.com, Warn",
            "Region: Us; at sign-up: false",
            "- field 0: number 0.98, security 0.90, TwoFactorSetup, open",
            "- +1.50 two_factor, Flow(TwoFactorSetup): \"Set up two-step\"",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n---\n{text}");
        }
    }

    #[test]
    fn tells_query_and_fragment_only_if_asked_to_and_a_note_never() {
        assert!(!written(false).contains("token") && !written(false).contains("#me"));
        assert!(written(true).contains("https://x.com/settings?token=1#me"));
        assert!(!written(true).contains("secret"));
    }
}
