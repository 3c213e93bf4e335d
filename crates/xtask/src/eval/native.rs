//! Judges recorded facts by the native engine: the same code that the browsers
//! run as wasm, without a browser.

use anyhow::{Context, Result};
use engine::Engine;
use protocol::{
    Effect, Level, PageAsk, PageFacts, Request, Rule, Sender, Settings, State, Verdict,
};

use super::visit::Seen;

/// What the engine decides where a rule warns.
///
/// # Errors
///
/// When the engine does not remember what it saw.
pub fn judge(facts: &PageFacts) -> Result<Verdict> {
    let rule = Rule::new("eval.test", Level::Warn);
    let settings = Settings { rules: vec![rule], ..Settings::default() };
    let state = State { settings, granted: vec!["*://*/*".into()], ..State::default() };
    let url = "https://page.eval.test/page".to_string();
    let sender = Sender { top: url.clone(), url, tab: Some(1), ..Sender::default() };
    let ask = PageAsk::Saw { facts: facts.clone(), asked: None };
    let (_, effects) = Engine::handle(&state, Request::Page(sender, ask));
    let session = effects.into_iter().find_map(|effect| match effect {
        Effect::Remember { session } => Some(session),
        _ => None,
    });
    let mut session = session.context("the engine remembers what it saw")?;
    let frames = session.tabs.remove("1").context("of the tab")?;
    Ok(frames.into_values().next().context("of the frame")?.verdict)
}

/// What would have been seen, were the extension as this engine is.
///
/// # Errors
///
/// As [`judge`].
pub fn replay(seen: &Seen) -> Result<Seen> {
    let verdict = seen.facts.as_ref().map(judge).transpose()?;
    let drawn = verdict.as_ref().and_then(|verdict| verdict.fields.first().copied());
    Ok(Seen { verdict, drawn, odd: None, ..seen.clone() })
}
