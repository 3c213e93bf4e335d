//! The page "Already gave them a number?".

mod list;
mod request;
mod ways;

use std::fs;

use anyhow::{Context, Result};
use engine::Engine;
use protocol::{GivenService, GivenView, Request, Response, ScreenAsk, ScreenReply, Sender, State};
use serde_json::Value;
use tests::Stage;
use xtask::paths;

fn open(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("options/given.html")?;
    ready(stage)
}

fn ready(stage: &mut Stage) -> Result<()> {
    stage.browser.wait_for("document.querySelector('#found')?.innerText").map(drop)
}

/// Opens the page with one service unfolded.
fn open_at(stage: &mut Stage, id: &str) -> Result<()> {
    open(stage)?;
    stage.browser.click(&format!("#summary-{id}"))?;
    stage.browser.wait_for(&format!("document.querySelector('#service-{id}').open")).map(drop)
}

/// What the engine says with settings that say nothing.
fn view() -> Result<GivenView> {
    let sender = Sender { own: true, ..Sender::default() };
    let request = Request::Screen(sender, ScreenAsk::Given);
    match Engine::handle(&State::default(), request).0 {
        Response::Screen(ScreenReply::Given(view)) => Ok(view),
        other => anyhow::bail!("{other:?}"),
    }
}

fn ids(services: &[GivenService]) -> Vec<&str> {
    services.iter().map(|service| service.id.as_str()).collect()
}

/// Ids of the services drawn in a part, without the prefix.
fn drawn(stage: &mut Stage, part: &str) -> Result<Value> {
    stage.browser.evaluate(&format!(
        "[...document.querySelectorAll('#{part} > details')].filter((each) => !each.hidden).map((each) => each.id.replace('service-', ''))"
    ))
}

fn text(stage: &mut Stage, selector: &str) -> Result<String> {
    let found =
        stage.browser.evaluate(&format!("document.querySelector({selector:?}).innerText"))?;
    Ok(found.as_str().unwrap_or_default().trim().to_string())
}

fn given(stage: &mut Stage) -> Result<Value> {
    Ok(stage.settings()?["given"].clone())
}

/// Waits until the settings are these.
fn kept(stage: &mut Stage, expected: &Value) -> Result<()> {
    for _ in 0..40 {
        if given(stage)? == *expected {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    anyhow::bail!("kept {}, not {expected}", given(stage)?)
}

/// A message of `_locales` with its placeholder filled.
fn message(key: &str, arg: &str) -> Result<String> {
    let file = fs::read_to_string(paths::at("extension/_locales/en/messages.json"))?;
    let messages: Value = serde_json::from_str(&file)?;
    let words = messages[key]["message"].as_str().with_context(|| key.to_string())?;
    let mut parts = words.split('$');
    let (before, after) = (parts.next().unwrap_or_default(), parts.nth(1));
    Ok(after.map_or(words.to_string(), |after| format!("{before}{arg}{after}")))
}
