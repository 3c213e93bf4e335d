//! What every service's notice says, as a reviewer reads it. To take a change:
//! `INSTA_UPDATE=always cargo test -p engine --test notices`, and read the
//! difference.

use std::fmt::Write as _;

use engine::Engine;
use protocol::{
    Effect, FieldFacts, Level, Notice, PageAsk, PageFacts, PageReply, Region, Request, Response,
    ScopeFacts, Sender, Settings, State, Text,
};

/// 23 November 2026.
const NOW: u64 = 1_795_392_000_000;

/// A set-up page for two-factor sign-in by text message.
fn set_up() -> PageFacts {
    let words = |text: &str| vec![text.to_string()];
    PageFacts {
        path: "/settings".into(),
        scopes: vec![ScopeFacts {
            kind: "form".into(),
            headings: words("Set up two-factor authentication"),
            texts: words("We will text you a code each time you sign in."),
            buttons: words("Continue"),
            ..ScopeFacts::default()
        }],
        fields: vec![FieldFacts {
            kind: "tel".into(),
            labels: words("Phone number"),
            visible: true,
            enabled: true,
            ..FieldFacts::default()
        }],
        ..PageFacts::default()
    }
}

fn see(host: &str, region: Region, facts: PageFacts) -> (Level, Option<Notice>) {
    let url = format!("https://{host}/settings");
    let sender = Sender { url: url.clone(), top: url, tab: Some(1), ..Sender::default() };
    let state = State {
        settings: Settings { region, ..Settings::default() },
        now: NOW,
        granted: vec!["*://*/*".into()],
        ..State::default()
    };
    let (reply, effects) =
        Engine::handle(&state, Request::Page(sender, PageAsk::Saw { facts, asked: None }));
    let Response::Page(PageReply { notice, .. }) = reply else { panic!("{reply:?}") };
    let level = effects.iter().find_map(|effect| match effect {
        Effect::Badge { badge, .. } => Some(badge.level),
        _ => None,
    });
    (level.unwrap_or(Level::Silent), notice)
}

fn words(text: &Text) -> String {
    match text {
        Text::Words { words, .. } => words.clone(),
        Text::Message { key, args } if args.is_empty() => format!("[{key}]"),
        Text::Message { key, args } => format!("[{key}: {}]", args.join(", ")),
    }
}

fn describe(out: &mut String, notice: &Notice) {
    let mut add = |line: String| writeln!(out, "  {line}").expect("a string takes all");
    add(words(&notice.title));
    add(words(&notice.body));
    for way in &notice.ways {
        add(format!("→ {} {}", words(&way.label), way.url));
    }
    add(words(&notice.advice));
    for source in &notice.sources {
        let age = source.age.map_or(String::new(), |years| format!(", {years} years old"));
        let date = if source.date.is_empty() { "undated" } else { &source.date };
        add(format!("· {date}{age}: {}, {}", source.title, source.publisher));
    }
}

#[test]
fn every_service() {
    let mut out = String::new();
    for service in rules::services() {
        let regions = [Region::Unknown, Region::Us, Region::Europe, Region::Elsewhere];
        let levels =
            regions.map(|region| format!("{:?}", see(service.domains[0], region, set_up()).0));
        let (_, notice) = see(service.domains[0], Region::Unknown, set_up());
        let same = levels.iter().all(|level| *level == levels[0]);
        let levels = match same {
            true => levels[0].to_lowercase(),
            false => format!(
                "{}; {} in the US; {} in Europe; {} elsewhere",
                levels[0], levels[1], levels[2], levels[3]
            )
            .to_lowercase(),
        };
        writeln!(out, "{} ({}): {levels}", service.name, service.id).expect("a string takes all");
        match notice {
            Some(notice) => describe(&mut out, &notice),
            // No notice is drawn; the words stand in the record all the same.
            None => writeln!(out, "  ({})\n  ({})", service.title, service.text)
                .expect("a string takes all"),
        }
        out.push('\n');
    }
    insta::assert_snapshot!("services", out);
}

#[test]
fn every_tag() {
    let mut out = String::new();
    for tag in rules::tags() {
        let (host, end) = tag.scripts[0];
        let script = if end.is_empty() { format!("{host}/tag.js") } else { format!("{host}{end}") };
        let facts = PageFacts { scripts: vec![script.clone()], ..set_up() };
        let (level, notice) = see("forum.example", Region::Unknown, facts);
        writeln!(out, "{} ({}), {script}: {level:?}", tag.name, tag.id)
            .expect("a string takes all");
        describe(&mut out, &notice.expect("a tag on a set-up page speaks"));
        out.push('\n');
    }
    insta::assert_snapshot!("tags", out);
}
