//! The one door: [`Engine::handle`] takes the state and a request and gives a
//! response and the effects to perform. A pure function: it knows no clock, no
//! storage and no browser, so the same call gives the same answer in a test and
//! in a worker that has just woken.
//!
//! ```
//! use engine::Engine;
//! use protocol::{Event, Request, Response, State};
//!
//! let (response, effects) = Engine::handle(&State::default(), Request::Event(Event::Started));
//! assert_eq!(response, Response::None);
//! assert_eq!(effects.len(), 1);
//! ```

mod answers;
mod check;
mod given;
mod guard;
mod notice;
mod options;
mod page;
mod policy;
mod private;
mod rulebook;
mod sample;
mod screen;
mod site;
mod sites;
mod sync;
mod trial;
mod watch;

use protocol::{Effect, Event, Request, Response, ScreenAsk, ScreenReply, State};

/// The policy engine.
pub struct Engine;

impl Engine {
    /// Answers a request. Effects are to be performed in order, before the
    /// response goes out. Requests of screens are refused to anyone but the
    /// extension's own pages.
    #[must_use]
    pub fn handle(state: &State, request: Request) -> (Response, Vec<Effect>) {
        match request {
            Request::Page(sender, ask) => {
                let (response, effects) = page::handle(state, &sender, ask);
                (response, sync::follow(state, effects))
            }
            Request::Screen(sender, _) if !sender.own => (Response::Refused, Vec::new()),
            Request::Screen(sender, ScreenAsk::UndoAnswer { site })
                if sender.private && private::is_answered(state, &site) =>
            {
                let view = options::view(state);
                (Response::Screen(ScreenReply::Options(view)), private::undo(state, &site))
            }
            Request::Screen(sender, ask) => match guard::refusal(state, &sender, &ask) {
                Some(refusal) => (Response::Screen(ScreenReply::Refused(refusal)), Vec::new()),
                None => {
                    let (response, effects) = screen::handle(state, ask);
                    (response, sync::follow(state, effects))
                }
            },
            Request::Event(event) => (Response::None, happened(state, event)),
        }
    }
}

fn happened(state: &State, event: Event) -> Vec<Effect> {
    match event {
        Event::Installed => vec![watch::effect(state), Effect::Welcome],
        Event::Started if state.settings.sync == protocol::SyncMode::On => {
            vec![watch::effect(state), Effect::SyncLater { wait: 0 }]
        }
        Event::Started => vec![watch::effect(state)],
        Event::Asked { tab, url, frame } => watch::check_once(state, tab, &url, Some(frame)),
        Event::Unreachable { tab } => {
            let mut session = state.session.clone();
            let checked = session.checked.remove(&tab.to_string()).is_some();
            checked.then_some(Effect::Remember { session }).into_iter().collect()
        }
        Event::PermissionsChanged => vec![watch::effect(state), Effect::LookAgain],
        Event::PolicyChanged => vec![Effect::LookAgain],
        Event::TabClosed { tab } => {
            let mut session = state.session.clone();
            let tab = tab.to_string();
            session.tabs.remove(&tab);
            session.checked.remove(&tab);
            session.private.remove(&tab);
            let known = session != state.session;
            known.then_some(Effect::Remember { session }).into_iter().collect()
        }
        Event::Sync => sync::meet(state),
        Event::Synced { trouble, cleared } => sync::written(state, trouble, cleared),
    }
}
