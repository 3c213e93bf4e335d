//! What the options page shows.

use protocol::{OptionsView, Rule, RuleRow, State};

use crate::{answers, watch};

/// The line for a rule, of the administrator or of the user.
pub(crate) fn row(state: &State, rule: &Rule, managed: bool) -> RuleRow {
    RuleRow {
        watched: watch::is_watched(state, &rule.domain),
        pattern: watch::pattern(&rule.domain),
        overrides: rules::service(&rule.domain).map(|service| service.name.into()),
        rule: rule.clone(),
        managed,
    }
}

/// Everything on it.
pub(crate) fn view(state: &State) -> OptionsView {
    let managed = state.policy.rules.iter().map(|rule| row(state, rule, true));
    let own = state.settings.rules.iter().map(|rule| row(state, rule, false));
    let mut answers: Vec<_> =
        state.settings.answers.iter().map(|answer| answers::row(answer, state.now)).collect();
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.at));
    let services = rules::services();
    OptionsView {
        rules: managed.chain(own).collect(),
        answers,
        sign_up: state.settings.sign_up,
        region: state.settings.region,
        services: services.len(),
        watched: services.iter().filter(|service| service.can_speak()).count(),
        sync: state.settings.sync,
        sync_state: state.session.sync.clone(),
        every_site: state.policy.every_site,
        every_site_watched: watch::is_everywhere(state),
        locked: state.policy.locked.clone(),
    }
}
