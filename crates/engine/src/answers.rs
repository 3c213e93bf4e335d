//! The user's answers to notices: for which host they hold, and for how long.

use protocol::{Answer, AnswerKind, AnswerRow, State};
use rules::Service;
use rules::day::{DAY, day};

/// The answer that holds on a host now, the newest if several do.
pub(crate) fn holding<'a>(state: &'a State, host: &str) -> Option<&'a Answer> {
    let about_host = state.settings.answers.iter().filter(|answer| concerns(answer, host));
    about_host.filter(|answer| holds(answer, state.now)).max_by_key(|answer| answer.at)
}

/// An acceptance is of a service, with all its domains; the others of a site.
fn concerns(answer: &Answer, host: &str) -> bool {
    let same_service =
        || answer.service.as_deref() == rules::service(host).map(|service| service.id);
    rules::domain::covers(&answer.site, host)
        || answer.kind == AnswerKind::Accept && answer.service.is_some() && same_service()
}

/// Whether it holds still: `not now` for a day, `never` for good, `accept`
/// until the service's record has a newer claim.
pub(crate) fn holds(answer: &Answer, now: u64) -> bool {
    match answer.kind {
        AnswerKind::NotNow => now < answer.at + DAY,
        AnswerKind::Never => true,
        AnswerKind::Accept => {
            let service = answer.service.as_deref().and_then(by_id);
            service.is_none_or(|service| service.newest_claim() <= day(answer.at).as_str())
        }
    }
}

fn by_id(id: &str) -> Option<&'static Service> {
    rules::services().iter().find(|service| service.id == id)
}

/// The domain an answer on this host holds for.
pub(crate) fn site_of(state: &State, host: &str) -> String {
    let rule = state.settings.rules.iter().find(|rule| rules::domain::covers(&rule.domain, host));
    let listed = rules::covering_domain(host).or(rule.map(|rule| rule.domain.as_str()));
    // `gov.uk` is everybody's; `www.gov.uk` is one site.
    let bare = host.strip_prefix("www.").filter(|bare| !rules::suffix::is_public(bare));
    listed.or(bare).unwrap_or(host).to_string()
}

/// The line for the table.
pub(crate) fn row(answer: &Answer, now: u64) -> AnswerRow {
    AnswerRow {
        kind: answer.kind,
        site: answer.site.clone(),
        service: answer.service.as_deref().and_then(by_id).map(|service| service.name.into()),
        at: answer.at,
        holds: holds(answer, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(kind: AnswerKind, at: u64) -> Answer {
        Answer { kind, site: "facebook.com".into(), service: Some("facebook".into()), at }
    }

    #[test]
    fn not_now_holds_a_day_and_never_for_good() {
        assert!(holds(&answer(AnswerKind::NotNow, 1000), 1000 + DAY - 1));
        assert!(!holds(&answer(AnswerKind::NotNow, 1000), 1000 + DAY));
        assert!(holds(&answer(AnswerKind::Never, 1000), u64::MAX));
    }

    #[test]
    fn acceptance_holds_until_something_newer_is_known() {
        let now = 4_000_000_000_000;
        assert!(holds(&answer(AnswerKind::Accept, now), now), "accepted after every claim");
        assert!(!holds(&answer(AnswerKind::Accept, 0), now), "accepted before every claim");
    }

    #[test]
    fn acceptance_covers_the_service_and_never_the_site_alone() {
        assert!(concerns(&answer(AnswerKind::Accept, 0), "www.messenger.com"));
        assert!(!concerns(&answer(AnswerKind::Never, 0), "www.messenger.com"));
        assert!(!concerns(&answer(AnswerKind::Never, 0), "notfacebook.com"));
    }

    #[test]
    fn an_answer_is_for_a_site_and_never_for_a_public_suffix() {
        let of = |host: &str| site_of(&State::default(), host);
        for (host, site) in [
            ("www.gov.uk", "www.gov.uk"),
            ("www.bank.example", "bank.example"),
            ("m.facebook.com", "facebook.com"),
        ] {
            assert_eq!(of(host), site);
        }
    }
}
