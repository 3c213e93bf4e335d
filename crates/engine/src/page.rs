//! Requests of content scripts.

use protocol::{
    Answer, AnswerKind, Badge, Control, Effect, Level, Notice, PageAsk, PageFacts, PageReply,
    Place, Response, Room, Sender, Session, Sighting, State, Step,
};

use crate::policy::{self, At};
use crate::{answers, notice, watch};

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
    let with_private;
    let state = if sender.private {
        with_private = private(state, sender);
        &with_private
    } else {
        state
    };
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

/// The state with the answers given in this tab of a private window, which are
/// not among the settings.
fn private(state: &State, sender: &Sender) -> State {
    let mut state = state.clone();
    let tab = sender.tab.unwrap_or_default().to_string();
    let own = state.session.private.get(&tab).into_iter().flatten().cloned();
    state.settings.answers.extend(own);
    state
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
    let managed = policy::rule_for(&state.policy.rules, seat.at()).is_some()
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
        let mut session = state.session.clone();
        put(session.private.entry(seat.tab.to_string()).or_default(), answer);
        Effect::Remember { session }
    } else {
        let mut settings = state.settings.clone();
        put(&mut settings.answers, answer);
        Effect::Store { settings }
    };
    (Response::Page(PageReply::default()), vec![kept, Effect::LookAgain])
}

/// One answer a site.
fn put(answers: &mut Vec<Answer>, new: Answer) {
    answers.retain(|answer| answer.site != new.site);
    answers.push(new);
}

#[cfg(test)]
mod tests {
    use protocol::{FieldFacts, Policy, Rule, ScopeFacts};

    use super::*;

    /// With leave for every site.
    fn everywhere() -> State {
        State { granted: vec!["*://*/*".into()], ..State::default() }
    }

    fn saw(facts: PageFacts) -> PageAsk {
        PageAsk::Saw { facts, asked: None }
    }

    fn sender(url: &str) -> Sender {
        Sender { url: url.into(), top: url.into(), tab: Some(3), ..Sender::default() }
    }

    fn setup() -> PageFacts {
        let field = FieldFacts {
            kind: "tel".into(),
            labels: vec!["Phone number".into()],
            visible: true,
            enabled: true,
            ..FieldFacts::default()
        };
        let scope = ScopeFacts {
            headings: vec!["Two-factor authentication".into()],
            ..ScopeFacts::default()
        };
        PageFacts { fields: vec![field], scopes: vec![scope], ..PageFacts::default() }
    }

    /// The state after a page was seen.
    fn seen(url: &str, state: State) -> State {
        let (_, effects) = handle(&state, &sender(url), saw(setup()));
        let Some(Effect::Remember { session }) = effects.first() else { panic!("{effects:?}") };
        State { session: session.clone(), ..state }
    }

    #[test]
    fn a_notice_comes_with_its_badge_and_its_drawing_code() {
        let (response, effects) = handle(&everywhere(), &sender("https://x.com/a"), saw(setup()));
        assert!(matches!(response, Response::Page(PageReply { notice: Some(_), .. })));
        assert!(effects.contains(&Effect::Badge {
            tab: 3,
            badge: Badge { level: Level::Warn, nothing: false }
        }));
        assert_eq!(effects.last(), Some(&Effect::Draw { tab: 3, frame: 0 }));
    }

    #[test]
    fn the_same_sight_again_stores_nothing() {
        let state = seen("https://x.com/a", everywhere());
        let (_, effects) = handle(&state, &sender("https://x.com/a"), saw(setup()));
        assert_eq!(effects, [Effect::Draw { tab: 3, frame: 0 }]);
    }

    #[test]
    fn leaving_clears_the_badge() {
        let state = seen("https://x.com/a", everywhere());
        let (_, effects) = handle(&state, &sender("https://x.com/a"), PageAsk::Left);
        assert_eq!(effects[0], Effect::Remember { session: Session::default() });
        assert_eq!(
            effects[1],
            Effect::Badge { tab: 3, badge: Badge { level: Level::Silent, nothing: false } }
        );
    }

    #[test]
    fn the_late_leave_of_the_page_before_is_not_this_ones() {
        let state = seen("https://x.com/a", everywhere());
        let (_, effects) = handle(&state, &sender("https://www.reddit.com/"), PageAsk::Left);
        assert_eq!(effects, []);
    }

    #[test]
    fn an_answer_is_taken_only_from_a_page_that_was_spoken_to() {
        let answer = || PageAsk::Answered { answer: AnswerKind::Never, frame: None };
        let (refused, effects) = handle(&everywhere(), &sender("https://x.com/a"), answer());
        assert_eq!((refused, effects), (Response::Refused, Vec::new()));
        let state = seen("https://x.com/a", everywhere());
        let (refused, _) = handle(&state, &sender("https://www.facebook.com/"), answer());
        assert_eq!(refused, Response::Refused, "another host in the same tab");
        let (_, effects) = handle(&state, &sender("https://x.com/a"), answer());
        let Effect::Store { settings } = &effects[0] else { panic!("{effects:?}") };
        assert_eq!((settings.answers[0].site.as_str(), settings.answers.len()), ("x.com", 1));
    }

    #[test]
    fn a_policy_cannot_be_answered_away() {
        let policy = Policy { rules: vec![Rule::new("x.com", Level::Warn)], ..Policy::default() };
        let state = seen("https://x.com/a", State { policy, ..everywhere() });
        let ask = PageAsk::Answered { answer: AnswerKind::Never, frame: None };
        assert_eq!(handle(&state, &sender("https://x.com/a"), ask).0, Response::Refused);
    }

    #[test]
    fn an_answer_in_a_private_window_is_kept_until_its_tab_closes() {
        let sender = || Sender { private: true, ..sender("https://x.com/a") };
        let state = seen("https://x.com/a", everywhere());
        let ask = PageAsk::Answered { answer: AnswerKind::Never, frame: None };
        let (_, effects) = handle(&state, &sender(), ask);
        let [Effect::Remember { session }, Effect::LookAgain] = &effects[..] else {
            panic!("{effects:?}")
        };
        let state = State { session: session.clone(), ..everywhere() };
        let silent = |sender: &Sender| {
            let (response, _) = handle(&state, sender, saw(setup()));
            response == Response::Page(PageReply::default())
        };
        assert!(silent(&sender()), "it holds in its tab");
        assert!(!silent(&Sender { tab: Some(4), ..sender() }), "and in no other");
        let closed = protocol::Request::Event(protocol::Event::TabClosed { tab: 3 });
        let (_, effects) = crate::Engine::handle(&state, closed);
        assert_eq!(effects, [Effect::Remember { session: Session::default() }]);
    }

    #[test]
    fn locked_answers_are_neither_offered_nor_taken() {
        let policy = Policy { locked: [Control::Answers].into(), ..Policy::default() };
        let state = seen("https://x.com/a", State { policy, ..everywhere() });
        let (response, _) = handle(&state, &sender("https://x.com/a"), saw(setup()));
        let Response::Page(PageReply { notice: Some(notice), .. }) = response else { panic!() };
        assert_eq!(notice.answers, []);
        let ask = PageAsk::Answered { answer: AnswerKind::Never, frame: None };
        assert_eq!(handle(&state, &sender("https://x.com/a"), ask).0, Response::Refused);
    }

    #[test]
    fn a_frame_without_an_address_belongs_to_its_page() {
        let blank = Sender { url: "about:srcdoc".into(), ..sender("https://x.com/a") };
        let (response, _) = handle(&everywhere(), &blank, saw(setup()));
        assert!(matches!(response, Response::Page(PageReply { notice: Some(_), .. })));
        let nowhere = Sender { tab: None, ..sender("https://x.com/a") };
        assert_eq!(handle(&everywhere(), &nowhere, PageAsk::Left).0, Response::Refused);
    }

    #[test]
    fn a_frame_without_room_is_drawn_for_by_the_one_above() {
        let below = Sender { frame: 7, ..sender("https://x.com/a") };
        let small = |seat: Vec<i32>| Room { width: 320, height: 120, seat };
        let facts = PageFacts { room: small(vec![2]), ..setup() };
        let (response, effects) = handle(&everywhere(), &below, saw(facts));
        let Response::Page(reply) = response else { panic!("{response:?}") };
        assert!(reply.place == Place::Above && reply.notice.is_some());
        let lift = Effect::Lift { tab: 3, frame: 7, asker: 7, seat: vec![2] };
        assert_eq!(effects.last(), Some(&lift));
        let Effect::Remember { session } = &effects[0] else { panic!("{effects:?}") };
        let state = State { session: session.clone(), ..everywhere() };

        // The frame above, on another host, takes it.
        let above = sender("https://www.reddit.com/");
        let lifted = PageAsk::Lifted { frame: 7, room: Room::default() };
        let (response, effects) = handle(&state, &above, lifted);
        assert!(matches!(&response, Response::Page(reply) if reply.place == Place::Here));
        assert_eq!(effects.last(), Some(&Effect::Draw { tab: 3, frame: 0 }));
        let Effect::Remember { session } = &effects[0] else { panic!("{effects:?}") };
        let state = State { session: session.clone(), ..everywhere() };

        // Its answer is one for the site below; nobody else may give it.
        let answer = || PageAsk::Answered { answer: AnswerKind::Never, frame: Some(7) };
        let (_, effects) = handle(&state, &above, answer());
        let Effect::Store { settings } = &effects[0] else { panic!("{effects:?}") };
        assert_eq!(settings.answers[0].site, "x.com");
        let third = Sender { frame: 9, ..sender("https://www.reddit.com/") };
        assert_eq!(handle(&state, &third, answer()).0, Response::Refused);

        // Also while the frame below asks again.
        let again = PageFacts { title: "Later".into(), room: small(vec![0]), ..setup() };
        let (_, effects) = handle(&state, &below, saw(again));
        let later = match effects.first() {
            Some(Effect::Remember { session }) => {
                State { session: session.clone(), ..everywhere() }
            }
            _ => state.clone(),
        };
        assert!(matches!(handle(&later, &above, answer()).1[0], Effect::Store { .. }));
        // With room at last it draws for itself.
        let grown = PageFacts { room: Room { width: 400, height: 600, seat: vec![0] }, ..setup() };
        let (_, effects) = handle(&state, &below, saw(grown));
        assert!(effects.contains(&Effect::Drop { tab: 3, frame: 0, below: 7 }), "{effects:?}");

        // And goes with the field.
        let (_, effects) = handle(&state, &below, PageAsk::Left);
        assert_eq!(effects.last(), Some(&Effect::Drop { tab: 3, frame: 0, below: 7 }));
    }

    #[test]
    fn a_notice_is_lifted_on_through_a_frame_without_room() {
        let state = seen("https://x.com/a", everywhere());
        let room = Room { width: 320, height: 90, seat: vec![0] };
        let above = Sender { frame: 5, ..sender("https://www.reddit.com/") };
        let (_, effects) = handle(&state, &above, PageAsk::Lifted { frame: 0, room });
        let lift = Effect::Lift { tab: 3, frame: 0, asker: 5, seat: vec![0] };
        assert_eq!(effects.last(), Some(&lift));
    }

    /// What is drawn on a page, and the badge, if it changes.
    fn drawn(state: &State, url: &str, asked: Option<usize>) -> (Option<Notice>, Option<Badge>) {
        let (response, effects) =
            handle(state, &sender(url), PageAsk::Saw { facts: setup(), asked });
        let Response::Page(reply) = response else { panic!("{response:?}") };
        let badge = effects.iter().rev().find_map(|effect| match effect {
            Effect::Badge { badge, .. } => Some(*badge),
            _ => None,
        });
        (reply.notice, badge)
    }

    #[test]
    fn a_site_that_was_switched_off_gets_no_verdict() {
        let mut state = seen("https://x.com/a", everywhere());
        state.settings.unwatched = [rules::service("x.com").unwrap().id.to_string()].into();
        let silent = Badge { level: Level::Silent, nothing: false };
        assert_eq!(drawn(&state, "https://x.com/a", None), (None, Some(silent)));
        assert!(drawn(&state, "https://www.facebook.com/a", None).0.is_some());
        state.settings.unwatched = ["facebook.com".to_string()].into();
        assert!(drawn(&state, "https://www.facebook.com/a", None).0.is_none(), "by its domain");
        state.policy.rules = vec![Rule::new("facebook.com", Level::Warn)];
        assert!(drawn(&state, "https://www.facebook.com/a", None).0.is_some(), "a policy wins");
    }

    #[test]
    fn a_shim_that_lost_its_leave_falls_silent() {
        let state = seen("https://x.com/a", everywhere());
        let state = State { granted: Vec::new(), ..state };
        let (notice, badge) = drawn(&state, "https://x.com/a", None);
        assert!(notice.is_none() && badge.is_some());
        // Nor is it told that there would be nothing to say.
        assert!(drawn(&state, "https://x.com/a", Some(0)).0.is_none());
    }

    #[test]
    fn a_page_that_is_checked_once_is_judged_like_any_other() {
        let url = "https://x.com/a";
        let mut state = State::default();
        assert_eq!(drawn(&state, url, None), (None, None));
        let effects = watch::check_once(&state, 3, url, None);
        let [Effect::Remember { session }, check] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(check, &Effect::CheckOnce { tab: 3, asked: None });
        state.session = session.clone();
        assert!(drawn(&state, url, None).0.is_some());
        assert!(drawn(&state, "https://www.facebook.com/", None).0.is_none(), "that page alone");
        assert!(watch::check_once(&state, 3, "about:addons", None).is_empty());
        let gone = crate::happened(&state, protocol::Event::Unreachable { tab: 3 });
        assert!(matches!(&gone[..], [Effect::Remember { session }] if session.checked.is_empty()));
    }

    #[test]
    fn who_asks_gets_an_answer_even_if_there_is_nothing_to_say() {
        let state = everywhere();
        let (notice, badge) = drawn(&state, "https://unknown.example/", Some(0));
        assert_eq!(notice, Some(notice::nothing(0)));
        assert_eq!(badge, Some(Badge { level: Level::Silent, nothing: true }));
        let (notice, _) = drawn(&state, "https://unknown.example/", Some(7));
        assert_eq!(notice, None, "there is no such field");
        let (notice, _) = drawn(&state, "https://x.com/a", Some(0));
        assert_eq!(notice.unwrap().level, Level::Warn);
    }
}
