//! A verdict in words: which texts a notice carries. The words themselves stand
//! in `_locales` and, about services, in `rules/data`.

use protocol::{
    AnswerKind, ClaimKind, Control, Level, LinkKind, LinkView, Method, Notice, Rule, SourceView,
    State, Step, Text, Verdict,
};
use rules::{Claim, Service, Tag};

/// The answer to somebody who asked about a field where there is nothing to say.
/// It claims nothing of the site.
pub(crate) fn nothing(field: usize) -> Notice {
    Notice {
        level: Level::Inform,
        title: message("menu_nothing_title", &[]),
        body: message("menu_nothing_body", &[]),
        note: None,
        ways: Vec::new(),
        advice: message("menu_nothing_advice", &[]),
        sources: Vec::new(),
        answers: Vec::new(),
        fields: vec![field],
    }
}

/// The notice for a verdict; none if it is silent.
pub(crate) fn notice(state: &State, host: &str, verdict: &Verdict) -> Option<Notice> {
    if verdict.level == Level::Silent {
        return None;
    }
    let service = rules::service(host);
    let locked = state.policy.locks(Control::Answers);
    let offered = |kinds: &[AnswerKind]| if locked { Vec::new() } else { kinds.to_vec() };
    let every = offered(&[AnswerKind::NotNow, AnswerKind::Never, AnswerKind::Accept]);
    let own = offered(&[AnswerKind::NotNow, AnswerKind::Never]);
    let known = || service.map(|service| sources(service, state.now)).unwrap_or_default();
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
        Step::Policy { place } => Notice {
            sources: known(),
            ..ruled(
                blank(
                    message("notice_policy_title", &[place]),
                    rule_body(service, "notice_policy_body", place),
                ),
                &state.policy.rules,
                place,
            )
        },
        Step::Rule { place } => Notice {
            sources: known(),
            answers: own,
            ..ruled(
                blank(
                    message("notice_rule_title", &[place]),
                    rule_body(service, "notice_rule_body", place),
                ),
                &state.settings.rules,
                place,
            )
        },
        Step::Tag { id } => {
            let tag = rules::tags().iter().find(|tag| tag.id == id)?;
            Notice {
                sources: vec![source(&tag.claim, &rules::day::day(state.now))],
                answers: own,
                ..blank(message("notice_tag_title", &[tag.name]), tag_body(tag))
            }
        }
        _ => {
            let service = service?;
            let notice = blank(english(service.title), english(service.text));
            Notice { sources: known(), answers: every, ..notice }
        }
    })
}

/// A notice with what the rule that asked for it adds: its note, and its own way
/// before those of the service.
fn ruled(notice: Notice, rules: &[Rule], place: &str) -> Notice {
    let Some(rule) = rules.iter().find(|rule| rule.place() == place) else { return notice };
    let note = rule.note.trim();
    let own = rules::domain::host(&rule.link).map(|host| LinkView {
        kind: None,
        label: message("link_own", &[&host]),
        url: rule.link.clone(),
        checked: true,
    });
    let ways: Vec<LinkView> = own.into_iter().chain(notice.ways).collect();
    Notice {
        note: (!note.is_empty()).then(|| Text::Words { words: note.into(), lang: String::new() }),
        advice: if rule.link.is_empty() { notice.advice } else { message("advice_ways", &[]) },
        ways,
        ..notice
    }
}

/// What a rule's notice says: what is known of the service, or that the rule
/// asked for it.
fn rule_body(service: Option<&Service>, unknown: &str, place: &str) -> Text {
    match service.filter(|service| service.can_speak()) {
        Some(service) => english(service.text),
        None => message(unknown, &[place]),
    }
}

fn tag_body(tag: &Tag) -> Text {
    let key = if tag.reads_phone { "notice_tag_reads" } else { "notice_tag_loads" };
    message(key, &[tag.name, tag.claim.publisher, tag.claim.read_on])
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
        LinkKind::AdUse => "link_ad_use",
        LinkKind::AdSettings => "link_ad_settings",
        LinkKind::UploadedContacts => "link_uploaded_contacts",
        LinkKind::DeleteAccount => "link_delete_account",
    };
    Some(LinkView {
        kind: Some(kind),
        label: message(key, &[]),
        url: link.url.into(),
        checked: link.checked,
    })
}

fn advice(service: Option<&Service>) -> Text {
    let key = match service {
        Some(service) if !ways(service).is_empty() => "advice_ways",
        Some(service) if only_by_number(service.offered()) => "advice_number_only",
        _ => "advice_look",
    };
    message(key, &[])
}

/// Whether there are second steps, and each needs a number.
fn only_by_number(methods: &[Method]) -> bool {
    !methods.is_empty() && methods.iter().all(|method| method.needs_number())
}

/// Every source of a service, newest first, with its age at `now`.
pub(crate) fn sources(service: &Service, now: u64) -> Vec<SourceView> {
    let today = rules::day::day(now);
    service.claims.iter().map(|claim| source(claim, &today)).collect()
}

fn source(claim: &Claim, today: &str) -> SourceView {
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
        read_on: claim.read_on.into(),
        copy: claim.copy.into(),
        copy_of: claim.copy_of.map(String::from),
        copy_url: claim.copy_url.map(String::from),
        region: claim.region,
        ended: claim.ended.map(String::from),
        age: claim.overdue(today),
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

#[cfg(test)]
mod tests {
    use protocol::{Flow, Policy};

    use super::*;

    fn verdict(decided: Step) -> Verdict {
        Verdict {
            level: Level::Warn,
            decided,
            flow: Flow::TwoFactorSetup,
            fields: vec![0],
            phones: Vec::new(),
            tag: None,
            evidence: Vec::new(),
        }
    }

    fn service_step(id: &str) -> Step {
        let service =
            rules::services().iter().find(|service| service.id == id).expect("it is listed");
        Step::Service { id: id.into(), class: service.class }
    }

    #[test]
    fn silence_draws_nothing() {
        let silent = Verdict { level: Level::Silent, ..verdict(Step::Flow) };
        assert_eq!(notice(&State::default(), "x.com", &silent), None);
    }

    #[test]
    fn the_way_without_a_number_comes_first() {
        let drawn = notice(&State::default(), "x.com", &verdict(service_step("x"))).unwrap();
        let first = drawn.ways.first().and_then(|way| way.kind);
        assert_eq!(first, Some(LinkKind::Authenticator));
        assert!(drawn.ways.iter().all(|way| way.url.starts_with("https://")));
        assert_eq!(drawn.advice, message("advice_ways", &[]));
    }

    #[test]
    fn every_service_that_can_speak_has_a_notice_with_sources() {
        for service in rules::services().iter().filter(|service| service.can_speak()) {
            let drawn =
                notice(&State::default(), service.domains[0], &verdict(service_step(service.id)))
                    .unwrap();
            assert_eq!(drawn.sources.len(), service.claims.len(), "{}", service.id);
            assert_eq!(drawn.answers.len(), 3, "{}", service.id);
            let Text::Message { key, .. } = &drawn.advice else { panic!("{:?}", drawn.advice) };
            assert!(key.starts_with("advice_"), "never without a word for the second step");
        }
    }

    #[test]
    fn a_policy_shows_its_note_and_offers_no_answer() {
        let rule =
            Rule { note: " Use your key. ".into(), ..Rule::new("bank.example", Level::Warn) };
        let state =
            State { policy: Policy { rules: vec![rule], ..Policy::default() }, ..State::default() };
        let step = Step::Policy { place: "bank.example".into() };
        let drawn = notice(&state, "bank.example", &verdict(step)).unwrap();
        assert_eq!(
            drawn.note,
            Some(Text::Words { words: "Use your key.".into(), lang: String::new() })
        );
        assert_eq!(drawn.answers, []);
        assert_eq!(drawn.body, message("notice_policy_body", &["bank.example"]));
    }

    #[test]
    fn a_tag_names_its_source() {
        let drawn = notice(
            &State::default(),
            "forum.example",
            &verdict(Step::Tag { id: "tiktok-pixel".into() }),
        );
        assert_eq!(drawn.unwrap().sources.len(), 1);
    }
}
