//! Requests of content scripts.

use protocol::{
    Answer, AnswerKind, Badge, Effect, Level, PageAsk, PageFacts, PageReply, Response, Sender,
    Session, Sighting, State, Step,
};

use crate::{answers, notice, policy};

/// Where a content script sits.
struct Seat<'a> {
    tab: i64,
    frame: i64,
    host: String,
    sender: &'a Sender,
}

pub(crate) fn handle(state: &State, sender: &Sender, ask: PageAsk) -> (Response, Vec<Effect>) {
    // A frame without an address of its own belongs to the page that made it.
    let host = rules::domain::host(&sender.url).or_else(|| rules::domain::host(&sender.top));
    let (Some(tab), Some(host)) = (sender.tab, host) else {
        return (Response::Refused, Vec::new());
    };
    let seat = Seat { tab, frame: sender.frame, host, sender };
    match ask {
        PageAsk::Saw { facts } => saw(state, &seat, &facts),
        PageAsk::Answered { answer } => answered(state, &seat, answer),
        PageAsk::Left => (Response::None, remember(state, &seat, None)),
    }
}

fn saw(state: &State, seat: &Seat, facts: &PageFacts) -> (Response, Vec<Effect>) {
    let verdict = policy::judge(state, &seat.host, facts);
    let notice = notice::notice(state, &seat.host, &verdict);
    let top = rules::domain::host(&seat.sender.top).unwrap_or_else(|| seat.host.clone());
    let mut effects =
        remember(state, seat, Some(Sighting { host: seat.host.clone(), top, verdict }));
    if notice.is_some() {
        effects.push(Effect::Draw { tab: seat.tab, frame: seat.frame });
    }
    (Response::Page(PageReply { notice }), effects)
}

/// Keeps what was seen in a frame, or forgets it, and shows it in the badge.
fn remember(state: &State, seat: &Seat, sighting: Option<Sighting>) -> Vec<Effect> {
    let mut session = state.session.clone();
    let frames = session.tabs.entry(seat.tab.to_string()).or_default();
    match sighting {
        Some(sighting) => frames.insert(seat.frame.to_string(), sighting),
        None => frames.remove(&seat.frame.to_string()),
    };
    if frames.is_empty() {
        session.tabs.remove(&seat.tab.to_string());
    }
    if session == state.session {
        return Vec::new();
    }
    let level = tab_level(&session, seat.tab);
    vec![Effect::Remember { session }, Effect::Badge { tab: seat.tab, badge: Badge { level } }]
}

/// The loudest level in a tab.
fn tab_level(session: &Session, tab: i64) -> Level {
    let frames = session.tabs.get(&tab.to_string());
    let levels =
        frames.into_iter().flat_map(|frames| frames.values()).map(|seen| seen.verdict.level);
    levels.max().unwrap_or_default()
}

fn answered(state: &State, seat: &Seat, kind: AnswerKind) -> (Response, Vec<Effect>) {
    let site = answers::site_of(state, &seat.host);
    // An administrator's policy offers no answer, so none can come from it.
    let managed = policy::rule_for(&state.policy.rules, &seat.host).is_some();
    let drawn = state
        .session
        .tabs
        .get(&seat.tab.to_string())
        .and_then(|frames| frames.get(&seat.frame.to_string()));
    let spoke =
        drawn.is_some_and(|seen| seen.verdict.level > Level::Silent && seen.host == seat.host);
    if managed || !spoke {
        return (Response::Refused, Vec::new());
    }
    let service = match drawn.map(|seen| &seen.verdict.decided) {
        Some(Step::Service { id, .. }) => Some(id.clone()),
        _ => rules::service(&seat.host).map(|service| service.id.into()),
    };
    let mut settings = state.settings.clone();
    settings.answers.retain(|answer| answer.site != site);
    settings.answers.push(Answer { kind, site, service, at: state.now });
    let reply = Response::Page(PageReply::default());
    (reply, vec![Effect::Store { settings }, Effect::LookAgain])
}
