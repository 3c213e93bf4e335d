//! What the popup shows of the site in a tab.

use protocol::{
    AdFunding, App, Class, Control, Level, LinkKind, MethodsView, Sighting, SiteView, State, Text,
};
use rules::Service;
use rules::apps::AUTHENTICATORS;

use crate::notice::{english, link, message, sources, ways};
use crate::{answers, given, options, policy, watch};

/// Everything known of the site at `url` in `tab`. The verdict is the one the
/// badge shows.
pub(crate) fn view(state: &State, tab: i64, url: &str) -> SiteView {
    let host = rules::domain::host(url).unwrap_or_default();
    let service = rules::service(&host);
    let verdict = loudest(state, tab, &host).map(|seen| seen.verdict.clone());
    let at = policy::At { host: &host, path: rules::domain::path(url) };
    let managed = policy::rule_for(&state.policy.rules, at).map(|rule| (rule, true));
    let own = || policy::rule_for(&state.settings.rules, at).map(|rule| (rule, false));
    let rule = managed.or_else(own).map(|(rule, managed)| {
        options::row(state, &options::Index::new(&state.settings.rules), rule, managed)
    });
    SiteView {
        watched: !host.is_empty() && watch::is_watched(state, &host),
        site: watch::switch(state, &host),
        off: watch::is_off(state, at),
        checked: watch::is_checked(state, tab, &host),
        pattern: (!host.is_empty()).then(|| watch::pattern(&answers::site_of(state, &host))),
        level: verdict.as_ref().map_or(Level::Silent, |verdict| verdict.level),
        verdict,
        service: service
            .map(|service| Text::Words { words: service.name.into(), lang: String::new() }),
        service_id: service.map(|service| service.id.into()),
        class: service.map(|service| service.class),
        mark: service.map(mark),
        ad_funded: service.map(|service| service.ad_funded),
        account: service.map(account).unwrap_or_default(),
        ended: service.and_then(|service| service.ended).map(String::from),
        order_in_force: service.and_then(|service| service.order_in_force).map(String::from),
        regions: service.map(|service| service.regions.to_vec()).unwrap_or_default(),
        methods: service.and_then(|service| service.methods.as_ref()).map(methods),
        asks_number: service.is_some_and(given::asks_number),
        number_demanded: service.map(|service| service.number_demanded),
        ways: service.map(ways).unwrap_or_default(),
        links: service.map(other_links).unwrap_or_default(),
        sources: service.map(|service| sources(service, state.now)).unwrap_or_default(),
        rule,
        answer: answers::holding(state, &host).map(|answer| answers::row(answer, state.now)),
        apps: apps(),
        stays: state.policy.locks(Control::Coverage),
        answered_for_good: state.policy.locks(Control::Answers),
        host,
    }
}

/// The loudest sighting among the frames of a tab that still shows this host.
pub(crate) fn loudest<'a>(state: &'a State, tab: i64, host: &str) -> Option<&'a Sighting> {
    let frames = state.session.tabs.get(&tab.to_string())?;
    let here = frames.values().filter(|seen| seen.top == host || seen.host == host);
    here.max_by_key(|seen| seen.verdict.level)
}

fn methods(methods: &rules::Methods) -> MethodsView {
    MethodsView {
        offered: methods.offered.to_vec(),
        source: methods.source.into(),
        read_on: methods.read_on.into(),
    }
}

/// What the sources allow to be said, in a word or two.
pub(crate) fn mark(service: &Service) -> Text {
    let key = match service.class {
        Class::Established => "class_mark_established",
        Class::Permits if service.weak => "class_mark_permits_weak",
        Class::Permits => "class_mark_permits",
        Class::Excludes => "class_mark_excludes",
        Class::Silent | Class::NotAdFunded if service.claims.is_empty() => "class_mark_unread",
        Class::Silent => "class_mark_silent",
        Class::NotAdFunded if service.ad_funded == AdFunding::No => "class_mark_not_ad_funded",
        Class::NotAdFunded => "class_mark_hardly_ad_funded",
    };
    message(key, &[])
}

fn account(service: &Service) -> Vec<Text> {
    let key = match service.class {
        Class::Established => "class_established",
        Class::Permits if service.weak => "class_permits_weak",
        Class::Permits if !service.regions.is_empty() => "class_permits_regional",
        Class::Permits => "class_permits",
        Class::Excludes if service.can_speak() => "class_excludes_regional",
        Class::Excludes => "class_excludes",
        Class::Silent | Class::NotAdFunded if service.claims.is_empty() => "class_unread",
        Class::Silent => "class_silent",
        Class::NotAdFunded if service.ad_funded == AdFunding::No => "class_not_ad_funded",
        Class::NotAdFunded => "class_hardly_ad_funded",
    };
    let paragraphs = service.account.iter().map(|paragraph| english(paragraph));
    std::iter::once(message(key, &[])).chain(paragraphs).collect()
}

fn other_links(service: &Service) -> Vec<protocol::LinkView> {
    let kinds = [
        LinkKind::AdUse,
        LinkKind::RemoveNumber,
        LinkKind::AdSettings,
        LinkKind::UploadedContacts,
        LinkKind::DeleteAccount,
    ];
    kinds.into_iter().filter_map(|kind| link(service, kind)).collect()
}

fn apps() -> Vec<App> {
    let view = |app: &rules::apps::Authenticator| App {
        name: app.name.into(),
        platforms: app.platforms.into(),
        licence: app.licence.into(),
        url: app.url.into(),
    };
    AUTHENTICATORS.iter().map(view).collect()
}
