//! What is refused to the user's own screens: what an administrator locked, and
//! any change from a private window.

use protocol::{Control, Refusal, ScreenAsk, Sender, State};

/// Why a change is not to be made, if it is not.
pub(crate) fn refusal(state: &State, sender: &Sender, ask: &ScreenAsk) -> Option<Refusal> {
    let (changes, control) = control(ask);
    if changes && sender.private {
        return Some(Refusal::Private);
    }
    control.filter(|control| state.policy.locks(*control)).map(|_| Refusal::Locked)
}

/// Whether it is a change, and of what.
fn control(ask: &ScreenAsk) -> (bool, Option<Control>) {
    match ask {
        ScreenAsk::Site { .. }
        | ScreenAsk::Options
        | ScreenAsk::Given
        | ScreenAsk::Try { .. }
        | ScreenAsk::TrySeen { .. }
        | ScreenAsk::CheckRule { .. }
        | ScreenAsk::RulesText
        | ScreenAsk::ReadRules { .. }
        | ScreenAsk::Sites
        | ScreenAsk::Sample
        // It is forgotten with the tab.
        | ScreenAsk::CheckOnce { .. } => (false, None),
        ScreenAsk::SetWatched { .. } => (true, Some(Control::Coverage)),
        ScreenAsk::SetGiven { .. } | ScreenAsk::SetTask { .. } => (true, None),
        ScreenAsk::SaveRule { .. }
        | ScreenAsk::RemoveRule { .. }
        | ScreenAsk::ApplyRules { .. }
        | ScreenAsk::RestoreRules { .. } => (true, Some(Control::Rules)),
        ScreenAsk::UndoAnswer { .. } => (true, Some(Control::Answers)),
        ScreenAsk::SetSignUp { .. } | ScreenAsk::SetRegion { .. } => {
            (true, Some(Control::Settings))
        }
        ScreenAsk::SetSync { .. } | ScreenAsk::SyncNow | ScreenAsk::ForgetSynced => {
            (true, Some(Control::Sync))
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Policy, Region};

    use super::*;

    #[test]
    fn what_is_locked_is_refused_and_the_rest_is_not() {
        let policy = Policy { locked: [Control::Settings].into(), ..Policy::default() };
        let state = State { policy, ..State::default() };
        let ask = |ask| refusal(&state, &Sender::default(), &ask);
        assert_eq!(ask(ScreenAsk::SetRegion { region: Region::Us }), Some(Refusal::Locked));
        assert_eq!(ask(ScreenAsk::SetSync { on: true }), None);
        assert_eq!(ask(ScreenAsk::Options), None);
    }

    #[test]
    fn a_private_window_shows_everything_and_changes_nothing() {
        let sender = Sender { private: true, ..Sender::default() };
        let ask = |ask| refusal(&State::default(), &sender, &ask);
        assert_eq!(ask(ScreenAsk::SetSignUp { on: true }), Some(Refusal::Private));
        assert_eq!(ask(ScreenAsk::Options), None);
    }
}
