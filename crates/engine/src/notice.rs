//! A verdict in words: which texts a notice carries. The words themselves stand
//! in `_locales` and, about services, in `rules/data`.

use protocol::{
    AnswerKind, ClaimKind, Level, LinkKind, LinkView, Notice, Rule, SourceView, State, Step, Text,
    Verdict,
};
use rules::{Claim, Service, Tag};

use crate::policy;

/// The notice for a verdict; none if it is silent.
pub(crate) fn notice(state: &State, host: &str, verdict: &Verdict) -> Option<Notice> {
    if verdict.level == Level::Silent {
        return None;
    }
    let service = rules::service(host);
    let every = vec![AnswerKind::NotNow, AnswerKind::Never, AnswerKind::Accept];
    let own = vec![AnswerKind::NotNow, AnswerKind::Never];
    let blank = |title, body| Notice {
        level: verdict.level,
        title,
        body,
        note: None,
        ways: service.map(ways).unwrap_or_default(),
        advice: advice(service),
        sources: Vec::new(),
        answers: Vec::new(),
        fields: verdict.fields.clone(),
    };
    Some(match &verdict.decided {
        Step::Policy { domain } => Notice {
            note: note(&state.policy.rules, host),
            sources: service.map(sources).unwrap_or_default(),
            ..blank(
                message("notice_policy_title", &[domain]),
                rule_body(service, "notice_policy_body", domain),
            )
        },
        Step::Rule { domain } => Notice {
            note: note(&state.settings.rules, host),
            sources: service.map(sources).unwrap_or_default(),
            answers: own,
            ..blank(
                message("notice_rule_title", &[domain]),
                rule_body(service, "notice_rule_body", domain),
            )
        },
        Step::Tag { id } => {
            let tag = rules::tags().iter().find(|tag| tag.id == id)?;
            Notice {
                sources: vec![source(&tag.claim)],
                answers: own,
                ..blank(message("notice_tag_title", &[tag.name]), tag_body(tag))
            }
        }
        _ => {
            let service = service?;
            let notice = blank(english(service.title), english(service.text));
            Notice { sources: sources(service), answers: every, ..notice }
        }
    })
}

fn note(rules: &[Rule], host: &str) -> Option<Text> {
    let note = policy::rule_for(rules, host).map(|rule| rule.note.trim())?;
    (!note.is_empty()).then(|| Text::Words { words: note.into(), lang: String::new() })
}

/// What a rule's notice says: what is known of the service, or that the rule
/// asked for it.
fn rule_body(service: Option<&Service>, unknown: &str, domain: &str) -> Text {
    match service.filter(|service| service.can_speak()) {
        Some(service) => english(service.text),
        None => message(unknown, &[domain]),
    }
}

fn tag_body(tag: &Tag) -> Text {
    let key = if tag.reads_phone { "notice_tag_reads" } else { "notice_tag_loads" };
    message(key, &[tag.name])
}

/// The ways without a number, in the order in which they are recommended.
pub(crate) fn ways(service: &Service) -> Vec<LinkView> {
    let kinds = [LinkKind::Authenticator, LinkKind::Passkey, LinkKind::SecurityKey];
    kinds.into_iter().filter_map(|kind| link(service, kind)).collect()
}

/// The service's page of a kind, if it is known.
pub(crate) fn link(service: &Service, kind: LinkKind) -> Option<LinkView> {
    let (_, link) = service.links.iter().find(|(found, _)| *found == kind)?;
    let key = match kind {
        LinkKind::Authenticator => "link_authenticator",
        LinkKind::Passkey => "link_passkey",
        LinkKind::SecurityKey => "link_security_key",
        LinkKind::RemoveNumber => "link_remove_number",
        LinkKind::AdSettings => "link_ad_settings",
        LinkKind::UploadedContacts => "link_uploaded_contacts",
        LinkKind::DeleteAccount => "link_delete_account",
    };
    Some(LinkView { kind, label: message(key, &[]), url: link.url.into(), checked: link.checked })
}

fn advice(service: Option<&Service>) -> Text {
    let key = match service {
        Some(service) if !ways(service).is_empty() => "advice_ways",
        Some(service) if service.methods.iter().all(|method| method.needs_number()) => {
            "advice_number_only"
        }
        _ => "advice_look",
    };
    message(key, &[])
}

/// Every source of a service, newest first.
pub(crate) fn sources(service: &Service) -> Vec<SourceView> {
    service.claims.iter().map(source).collect()
}

fn source(claim: &Claim) -> SourceView {
    let kind = match claim.kind {
        ClaimKind::Measurement => "source_measurement",
        ClaimKind::CompanyStatement => "source_company_statement",
        ClaimKind::CompanyHelp => "source_company_help",
        ClaimKind::Policy => "source_policy",
        ClaimKind::RegulatorComplaint => "source_regulator_complaint",
        ClaimKind::RegulatorOrder => "source_regulator_order",
        ClaimKind::RegulatorGuidance => "source_regulator_guidance",
        ClaimKind::Press => "source_press",
        ClaimKind::Ngo => "source_ngo",
    };
    SourceView {
        kind: message(kind, &[]),
        title: claim.title.into(),
        publisher: claim.publisher.into(),
        date: claim.date.into(),
        url: claim.url.into(),
        address_checked: claim.address_checked,
        fact: claim.fact.into(),
    }
}

/// A message of `_locales`.
pub(crate) fn message(key: &str, args: &[&str]) -> Text {
    Text::Message { key: key.into(), args: args.iter().map(ToString::to_string).collect() }
}

/// Words of the database, which are English.
pub(crate) fn english(words: &str) -> Text {
    Text::Words { words: words.into(), lang: "en".into() }
}
