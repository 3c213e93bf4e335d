//! Answers given in a private window: they hold in their tab until it closes,
//! and are in no setting.

use std::borrow::Cow;

use protocol::{Answer, Effect, State};

/// The state as it is in a tab: with the answers given there, if it is one of a
/// private window.
pub(crate) fn in_tab(state: &State, tab: i64) -> Cow<'_, State> {
    let Some(own) = state.session.private.get(&tab.to_string()) else {
        return Cow::Borrowed(state);
    };
    let mut state = state.clone();
    for answer in own {
        put(&mut state.settings.answers, answer.clone());
    }
    Cow::Owned(state)
}

/// Keeps an answer given in a tab.
pub(crate) fn keep(state: &State, tab: i64, answer: Answer) -> Effect {
    let mut session = state.session.clone();
    put(session.private.entry(tab.to_string()).or_default(), answer);
    Effect::Remember { session }
}

/// Whether an answer for a site was given in a private window.
pub(crate) fn is_answered(state: &State, site: &str) -> bool {
    state.session.private.values().flatten().any(|answer| answer.site == site)
}

/// Takes an answer for a site back.
pub(crate) fn undo(state: &State, site: &str) -> Vec<Effect> {
    let mut session = state.session.clone();
    session.private.values_mut().for_each(|own| own.retain(|answer| answer.site != site));
    session.private.retain(|_, own| !own.is_empty());
    vec![Effect::Remember { session }, Effect::LookAgain]
}

/// One answer a site.
pub(crate) fn put(answers: &mut Vec<Answer>, new: Answer) {
    answers.retain(|answer| answer.site != new.site);
    answers.push(new);
}
