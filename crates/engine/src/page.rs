//! Requests of content scripts.

use protocol::{
    Answer, AnswerKind, Badge, Control, Effect, Level, Notice, PageAsk, PageFacts, PageReply,
    Place, Response, Room, Sender, Session, Sighting, State, Step,
};

use crate::policy::{self, At};
use crate::{answers, notice, private, watch};

/// Where a content script sits.
struct Seat<'a> {
    tab: i64,
    frame: i64,
    host: String,
    sender: &'a Sender,
}

impl Seat<'_> {
    fn at(&self) -> At<'_> {
        let own = rules::domain::host(&self.sender.url).is_some();
        let url = if own { &self.sender.url } else { &self.sender.top };
        At { host: &self.host, path: rules::domain::path(url) }
    }
}

pub(crate) fn handle(state: &State, sender: &Sender, ask: PageAsk) -> (Response, Vec<Effect>) {
    let state = &*private::in_tab(state, sender.tab.unwrap_or_default());
    // A frame without an address of its own belongs to the page that made it.
    let host = rules::domain::host(&sender.url).or_else(|| rules::domain::host(&sender.top));
    let (Some(tab), Some(host)) = (sender.tab, host) else {
        return (Response::Refused, Vec::new());
    };
    let seat = Seat { tab, frame: sender.frame, host, sender };
    match ask {
        PageAsk::Saw { facts, asked } => saw(state, &seat, &facts, asked),
        PageAsk::Answered { answer, frame } => answered(state, &seat, answer, frame),
        PageAsk::Lifted { frame, room } => lifted(state, &seat, frame, &room),
        PageAsk::Left => (Response::None, left(state, &seat)),
    }
}

fn saw(
    state: &State,
    seat: &Seat,
    facts: &PageFacts,
    asked: Option<usize>,
) -> (Response, Vec<Effect>) {
    let top = rules::domain::host(&seat.sender.top).unwrap_or_else(|| seat.host.clone());
    // A shim outlives the leave by which it came.
    let may = watch::is_watched(state, &seat.host) || watch::is_checked(state, seat.tab, &top);
    let judged = may && !watch::is_off(state, seat.at());
    let verdict = judged.then(|| policy::judge(state, seat.at(), facts));
    let said = verdict.as_ref().and_then(|verdict| notice::notice(state, &seat.host, verdict));
    let host = seat.host.clone();
    // The frame above draws on while it is asked again, and may answer meanwhile.
    let lifted = said.is_some() && is_small(&facts.room);
    let drawn_in = last(state, seat).and_then(|last| last.drawn_in).filter(|_| lifted);
    let sighting = verdict.map(|verdict| Sighting { host, top, verdict, drawn_in });
    let mut effects = remember(state, seat, sighting);
    let asked = asked.filter(|_| may && said.is_none());
    if asked.is_some() {
        let badge = Badge { level: Level::Silent, nothing: true };
        effects.push(Effect::Badge { tab: seat.tab, badge });
    }
    let field = asked.filter(|field| *field < facts.fields.len());
    let notice = said.or_else(|| field.map(notice::nothing));
    let reply = offer(seat, seat.frame, notice, &facts.room, &mut effects);
    (Response::Page(reply), effects)
}

/// Least room for a notice with its field: CSS pixels.
const WIDTH: u32 = 304;
const HEIGHT: u32 = 220;

fn is_small(room: &Room) -> bool {
    !room.seat.is_empty() && (room.width < WIDTH || room.height < HEIGHT)
}

/// What was seen last in a frame.
fn last<'a>(state: &'a State, seat: &Seat) -> Option<&'a Sighting> {
    state.session.tabs.get(&seat.tab.to_string())?.get(&seat.frame.to_string())
}

/// Draws a notice in the asking frame or, if it has no room, offers it to the
/// one above.
fn offer(
    seat: &Seat,
    frame: i64,
    notice: Option<Notice>,
    room: &Room,
    effects: &mut Vec<Effect>,
) -> PageReply {
    let small = is_small(room);
    let (tab, asker) = (seat.tab, seat.frame);
    match &notice {
        None => {}
        Some(_) if small => {
            effects.push(Effect::Lift { tab, frame, asker, seat: room.seat.clone() });
        }
        Some(_) => effects.push(Effect::Draw { tab, frame: asker }),
    }
    let place = if small && notice.is_some() { Place::Above } else { Place::Here };
    PageReply { notice, place }
}

/// The notice of a frame below, to be drawn in this one.
fn lifted(state: &State, seat: &Seat, frame: i64, room: &Room) -> (Response, Vec<Effect>) {
    let mut session = state.session.clone();
    let frames = session.tabs.get_mut(&seat.tab.to_string());
    let Some(below) = frames.and_then(|frames| frames.get_mut(&frame.to_string())) else {
        return (Response::Refused, Vec::new());
    };
    below.drawn_in = Some(seat.frame);
    let notice = notice::notice(state, &below.host, &below.verdict);
    let mut effects = vec![Effect::Remember { session }];
    let reply = offer(seat, frame, notice, room, &mut effects);
    (Response::Page(reply), effects)
}

/// Keeps what was seen in a frame, or forgets it, and shows it in the badge.
fn remember(state: &State, seat: &Seat, sighting: Option<Sighting>) -> Vec<Effect> {
    let mut session = state.session.clone();
    let frames = session.tabs.entry(seat.tab.to_string()).or_default();
    let still = sighting.as_ref().and_then(|sighting| sighting.drawn_in);
    let before = match sighting {
        Some(sighting) => frames.insert(seat.frame.to_string(), sighting),
        None => frames.remove(&seat.frame.to_string()),
    };
    if frames.is_empty() {
        session.tabs.remove(&seat.tab.to_string());
    }
    if session == state.session {
        return Vec::new();
    }
    let drawn_in = before.and_then(|before| before.drawn_in).filter(|_| still.is_none());
    let level = tab_level(&session, seat.tab);
    let mut effects = vec![
        Effect::Remember { session },
        Effect::Badge { tab: seat.tab, badge: Badge { level, nothing: false } },
    ];
    effects.extend(drawn_in.map(|frame| Effect::Drop { tab: seat.tab, frame, below: seat.frame }));
    effects
}

/// Forgets what was seen in a frame, unless that was on another site: the page
/// before, in a process of its own, may take its leave after the next one spoke.
fn left(state: &State, seat: &Seat) -> Vec<Effect> {
    match last(state, seat) {
        Some(seen) if seen.host == seat.host => remember(state, seat, None),
        _ => Vec::new(),
    }
}

/// The loudest level in a tab.
fn tab_level(session: &Session, tab: i64) -> Level {
    let frames = session.tabs.get(&tab.to_string());
    let levels =
        frames.into_iter().flat_map(|frames| frames.values()).map(|seen| seen.verdict.level);
    levels.max().unwrap_or_default()
}

fn answered(
    state: &State,
    seat: &Seat,
    kind: AnswerKind,
    below: Option<i64>,
) -> (Response, Vec<Effect>) {
    let frame = below.unwrap_or(seat.frame);
    let frames = state.session.tabs.get(&seat.tab.to_string());
    let drawn = frames.and_then(|frames| frames.get(&frame.to_string()));
    // Its own notice, or one that it draws for a frame below.
    let theirs = |seen: &&Sighting| match below {
        None => seen.host == seat.host,
        Some(_) => seen.drawn_in == Some(seat.frame),
    };
    let spoke = drawn.filter(theirs).filter(|seen| seen.verdict.level > Level::Silent);
    let host = spoke.map_or(&seat.host, |seen| &seen.host);
    let site = answers::site_of(state, host);
    // An administrator's policy offers no answer, so none can come from it.
    let managed = spoke.is_some_and(|seen| matches!(seen.verdict.decided, Step::Policy { .. }))
        || state.policy.locks(Control::Answers);
    if managed || spoke.is_none() {
        return (Response::Refused, Vec::new());
    }
    let service = match drawn.map(|seen| &seen.verdict.decided) {
        Some(Step::Service { id, .. }) => Some(id.clone()),
        _ => rules::service(host).map(|service| service.id.into()),
    };
    let answer = Answer { kind, site, service, at: state.now };
    let kept = if seat.sender.private {
        private::keep(state, seat.tab, answer)
    } else {
        let mut settings = state.settings.clone();
        private::put(&mut settings.answers, answer);
        Effect::Store { settings }
    };
    (Response::Page(PageReply::default()), vec![kept, Effect::LookAgain])
}

#[cfg(test)]
mod tests;
