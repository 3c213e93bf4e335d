//! Which sites are watched, and why; sites that the user switched off.

use std::collections::BTreeMap;

use protocol::{Control, ListedSite, OtherSite, Response, ScreenReply, Settings, SitesView, State};
use rules::Service;

use crate::{policy, site, watch};

/// Switches a site on or off. Nothing if it is neither a service nor a domain.
pub(crate) fn set(mut settings: Settings, site: String, on: bool) -> Option<Settings> {
    let known = rules::services().iter().any(|service| service.id == site);
    if !known && (!rules::domain::is_domain(&site) || rules::suffix::is_public(&site)) {
        return None;
    }
    if on {
        settings.unwatched.remove(&site);
    } else {
        settings.unwatched.insert(site);
    }
    Some(settings)
}

/// The page as it stands.
pub(crate) fn reply(state: &State) -> Response {
    Response::Screen(ScreenReply::Sites(view(state)))
}

fn view(state: &State) -> SitesView {
    let speaking = rules::services().iter().filter(|service| service.can_speak());
    let mut listed: Vec<ListedSite> = speaking.map(|service| entry(state, service)).collect();
    listed.sort_by_cached_key(|entry| entry.name.to_lowercase());
    SitesView {
        listed,
        others: others(state),
        everywhere: watch::is_everywhere(state),
        required: state.policy.every_site,
        locked: state.policy.locks(Control::Coverage),
    }
}

fn entry(state: &State, service: &Service) -> ListedSite {
    let today = rules::day::day(state.now);
    let mut lacking: Vec<String> =
        service.domains.iter().filter_map(|domain| watch::lacking(state, domain)).collect();
    lacking.dedup();
    ListedSite {
        id: service.id.into(),
        name: service.name.into(),
        domains: service.domains.iter().map(ToString::to_string).collect(),
        level: policy::class_level(service, state.settings.region, &today),
        mark: site::mark(service),
        on: !state.settings.unwatched.contains(service.id),
        lacking,
    }
}

/// Sites with a leave of their own, and those that were switched off.
fn others(state: &State) -> Vec<OtherSite> {
    let own = |pattern: &&String| !state.shipped.contains(pattern) && !watch::is_wide(pattern);
    let held = state.granted.iter().filter(own);
    let mut held: BTreeMap<String, Option<String>> =
        held.filter_map(|pattern| Some((watch::domain(pattern)?, Some(pattern.clone())))).collect();
    for site in state.settings.unwatched.iter().filter(|site| rules::domain::is_domain(site)) {
        held.entry(site.clone()).or_default();
    }
    held.into_iter().map(|(site, pattern)| other(state, site, pattern)).collect()
}

fn other(state: &State, site: String, held: Option<String>) -> OtherSite {
    let rules = state.policy.rules.iter().chain(&state.settings.rules);
    let there = rules.filter(|rule| rules::domain::covers(&site, &rule.domain));
    OtherSite {
        allowed: held.is_some(),
        pattern: held.unwrap_or_else(|| watch::pattern(&site)),
        on: !state.settings.unwatched.contains(&site),
        rules: there.map(protocol::Rule::place).collect(),
        site,
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Level, Rule};

    use super::*;

    fn state(granted: &[&str]) -> State {
        let shipped = rules::match_patterns();
        let own = granted.iter().map(ToString::to_string);
        State { granted: shipped.iter().cloned().chain(own).collect(), shipped, ..State::default() }
    }

    #[test]
    fn every_service_that_can_speak_is_listed_and_watched() {
        let view = view(&state(&[]));
        let speaking = rules::services().iter().filter(|service| service.can_speak()).count();
        assert_eq!(view.listed.len(), speaking);
        for entry in &view.listed {
            assert!(entry.on && entry.lacking.is_empty(), "{entry:?}");
        }
        assert!(view.others.is_empty() && !view.everywhere);
    }

    #[test]
    fn leave_taken_back_in_the_browser_is_lacking_alone() {
        let mut state = state(&[]);
        let gone = "https://*.facebook.com/*";
        state.granted.retain(|pattern| pattern != gone);
        let lacking: Vec<_> =
            view(&state).listed.into_iter().filter(|entry| !entry.lacking.is_empty()).collect();
        assert_eq!(lacking.len(), 1);
        assert_eq!(
            (lacking[0].id.as_str(), lacking[0].lacking.as_slice()),
            ("facebook", &[gone.to_string()][..])
        );
    }

    #[test]
    fn leave_for_every_site_is_no_site() {
        let view = view(&state(&["*://*/*", "*://*.bank.example/*"]));
        assert!(view.everywhere);
        let sites: Vec<_> = view.others.iter().map(|other| other.site.as_str()).collect();
        assert_eq!(sites, ["bank.example"]);
    }

    #[test]
    fn a_site_tells_of_its_rules_and_of_being_off() {
        let mut state = state(&["*://*.bank.example/*"]);
        state.settings.rules = vec![Rule::new("my.bank.example", Level::Warn)];
        state.settings.unwatched = ["forum.example".to_string(), "facebook".to_string()].into();
        let view = view(&state);
        let [bank, forum] = &view.others[..] else { panic!("{:?}", view.others) };
        assert_eq!(
            (bank.rules.as_slice(), bank.allowed, bank.on),
            (&["my.bank.example".to_string()][..], true, true)
        );
        assert_eq!(
            (forum.pattern.as_str(), forum.allowed, forum.on),
            ("*://*.forum.example/*", false, false)
        );
        assert!(view.listed.iter().all(|entry| entry.on == (entry.id != "facebook")));
    }

    #[test]
    fn only_a_service_or_a_domain_can_be_switched() {
        let off = |site: &str| set(Settings::default(), site.into(), false);
        assert!(off("facebook").is_some() && off("bank.example").is_some());
        assert!(off("nonsense").is_none() && off("").is_none());
        let again = set(off("facebook").unwrap(), "facebook".into(), true).unwrap();
        assert_eq!(again, Settings::default());
    }
}
