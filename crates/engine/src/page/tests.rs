use protocol::{FieldFacts, Policy, Rule, ScopeFacts, ScreenAsk, ScreenReply};

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
    let scope =
        ScopeFacts { headings: vec!["Two-factor authentication".into()], ..ScopeFacts::default() };
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
    assert!(
        effects.contains(&Effect::Badge {
            tab: 3,
            badge: Badge { level: Level::Warn, nothing: false }
        })
    );
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
    // The popup beside it shows the answer, and takes it back.
    let popup = |ask| {
        let sender = Sender { own: true, private: true, ..Sender::default() };
        crate::Engine::handle(&state, protocol::Request::Screen(sender, ask))
    };
    let (view, _) = popup(ScreenAsk::Site { tab: 3, url: "https://x.com/a".into() });
    let Response::Screen(ScreenReply::Site(view)) = view else { panic!("{view:?}") };
    assert!(view.answer.is_some());
    let (_, effects) = popup(ScreenAsk::UndoAnswer { site: "x.com".into() });
    let [Effect::Remember { session }, Effect::LookAgain] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(session.private.is_empty());
    let (refused, _) = popup(ScreenAsk::UndoAnswer { site: "reddit.com".into() });
    assert_eq!(refused, Response::Screen(ScreenReply::Refused(protocol::Refusal::Private)));
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
        Some(Effect::Remember { session }) => State { session: session.clone(), ..everywhere() },
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
    let (response, effects) = handle(state, &sender(url), PageAsk::Saw { facts: setup(), asked });
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
