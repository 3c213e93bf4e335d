//! The list: what stands on it, and what becomes of ticks.

use anyhow::{Context, Result, ensure};
use protocol::{LinkKind, Task};
use serde_json::json;
use tests::{Stage, both};
use xtask::browser::Kind;

use super::{drawn, given, ids, kept, message, open, open_at, text, view};

both!(
    lists_services_and_steps_in_the_engines_order,
    links_are_those_of_the_database,
    a_tick_is_kept_and_shown_in_another_tab,
    nothing_moves_until_the_page_is_opened_again,
    removal_is_marked_until_the_steps_before_it_are_done,
    a_service_is_taken_off_with_its_ticks,
    what_the_page_does_not_list_is_refused,
);

fn lists_services_and_steps_in_the_engines_order(stage: &mut Stage) -> Result<()> {
    open(stage)?;
    let view = view()?;
    ensure!(drawn(stage, "mine")? == json!([]), "nobody gave a number yet");
    ensure!(drawn(stage, "rest")? == json!(ids(&view.services)), "{}", drawn(stage, "rest")?);
    ensure!(text(stage, "#mine-empty")?.len() > 20, "an empty list says how to fill it");
    for service in &view.services {
        let names: Vec<&str> = service.tasks.iter().map(|step| step.task.name()).collect();
        let steps = stage.browser.evaluate(&format!(
            "[...document.querySelectorAll('#service-{} input[data-task]')].map((each) => each.dataset.task)",
            service.id
        ))?;
        ensure!(steps == json!(names), "{}: {steps}", service.id);
    }
    let facebook = view.services.iter().find(|service| service.id == "facebook");
    let tasks = facebook.context("it is listed")?.tasks.iter().map(|step| step.task);
    ensure!(tasks.eq(Task::ALL), "everything can be done at Facebook");
    Ok(())
}

fn links_are_those_of_the_database(stage: &mut Stage) -> Result<()> {
    open(stage)?;
    let order = [
        (LinkKind::Authenticator, Task::SecondStep),
        (LinkKind::Passkey, Task::SecondStep),
        (LinkKind::SecurityKey, Task::SecondStep),
        (LinkKind::RemoveNumber, Task::RemoveNumber),
        (LinkKind::AdUse, Task::AdSettings),
        (LinkKind::AdSettings, Task::AdSettings),
        (LinkKind::UploadedContacts, Task::Contacts),
    ];
    for service in view()?.services {
        let known = rules::services().iter().find(|known| known.id == service.id);
        let known = known.context("it is in the database")?;
        let has = |kind| known.links.iter().find(|(found, _)| *found == kind);
        let expected: Vec<(&str, bool)> = order
            .into_iter()
            .filter(|(_, task)| service.tasks.iter().any(|step| step.task == *task))
            .filter_map(|(kind, _)| has(kind))
            .map(|(_, link)| (link.url, link.checked))
            .collect();
        let links = stage.browser.evaluate(&format!(
            "[...document.querySelectorAll('#service-{} .links li')].map((each) => [each.querySelector('a').getAttribute('href'), !each.querySelector('.unchecked')])",
            service.id
        ))?;
        ensure!(links == json!(expected), "{}: {links}", service.id);
    }
    Ok(())
}

fn a_tick_is_kept_and_shown_in_another_tab(stage: &mut Stage) -> Result<()> {
    open_at(stage, "facebook")?;
    let first = stage.browser.new_tab()?;
    open(stage)?;
    let second = stage.browser.switch(&first)?;
    stage.browser.click("#task-second-step-facebook")?;
    kept(stage, &json!({ "facebook": ["second-step"] }))?;
    ensure!(text(stage, "#progress-facebook")? == "1 of 6 done");
    ensure!(text(stage, "#status")?.contains(&message("given_said_added", "Facebook")?), "said");
    stage.browser.switch(&second)?;
    stage.browser.wait_for("document.querySelector('#task-second-step-facebook').checked")?;
    ensure!(text(stage, "#progress-facebook")? == "1 of 6 done", "without a reload");
    stage.browser.switch(&first)?;
    stage.browser.click("#task-second-step-facebook")?;
    kept(stage, &json!({ "facebook": [] }))
}

fn nothing_moves_until_the_page_is_opened_again(stage: &mut Stage) -> Result<()> {
    open_at(stage, "snapchat")?;
    let before = drawn(stage, "rest")?;
    stage.browser.click("#given-snapchat")?;
    stage.browser.wait_for("document.querySelector('#own-snapchat').checkVisibility()")?;
    ensure!(drawn(stage, "rest")? == before, "the list stands still");
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "given-snapchat", "the focus");
    ensure!(text(stage, "#given-snapchat")? == message("given_off", "")?);
    ensure!(text(stage, "#mine-empty")? == message("given_mine_later", "")?);
    open(stage)?;
    ensure!(drawn(stage, "mine")? == json!(["snapchat"]), "{}", drawn(stage, "mine")?);
    Ok(())
}

fn removal_is_marked_until_the_steps_before_it_are_done(stage: &mut Stage) -> Result<()> {
    open_at(stage, "x")?;
    let waits = "#waits-remove-number-x";
    ensure!(text(stage, waits)? == message("given_waits", "")?, "marked at first");
    stage.browser.click("#task-second-step-x")?;
    kept(stage, &json!({ "x": ["second-step"] }))?;
    ensure!(text(stage, waits)? == message("given_waits", "")?, "one step is not enough");
    stage.browser.click("#task-backup-codes-x")?;
    stage.browser.wait_for(&format!("!document.querySelector('{waits}').innerText"))?;
    // Never closed to those who did it long ago.
    stage.browser.click("#task-backup-codes-x")?;
    stage.browser.wait_for(&format!("document.querySelector('{waits}').innerText"))?;
    stage.browser.click("#task-remove-number-x")?;
    kept(stage, &json!({ "x": ["second-step", "remove-number"] }))
}

fn a_service_is_taken_off_with_its_ticks(stage: &mut Stage) -> Result<()> {
    stage.ask(json!({ "set-task": { "service": "x", "task": "erase", "done": true } }))?;
    stage.ask(json!({ "set-given": { "service": "google", "on": true } }))?;
    open_at(stage, "x")?;
    ensure!(drawn(stage, "mine")? == json!(["x", "google"]), "{}", drawn(stage, "mine")?);
    stage.browser.click("#given-x")?;
    kept(stage, &json!({ "google": [] }))?;
    let checked = "document.querySelector('#task-erase-x').checked";
    ensure!(stage.browser.evaluate(checked)? == false, "unticked");
    ensure!(text(stage, "#given-x")? == message("given_add", "")?);
    ensure!(text(stage, "#status")? == message("given_said_taken", "X")?);
    open(stage)?;
    ensure!(drawn(stage, "mine")? == json!(["google"]));
    Ok(())
}

fn what_the_page_does_not_list_is_refused(stage: &mut Stage) -> Result<()> {
    stage.ask(json!({ "set-given": { "service": "x", "on": true } }))?;
    for ask in [
        json!({ "set-given": { "service": "nonsense", "on": true } }),
        json!({ "set-given": { "service": "reddit", "on": true } }),
        json!({ "set-task": { "service": "whatsapp", "task": "remove-number", "done": true } }),
    ] {
        let reply = stage.ask(ask.clone())?;
        ensure!(reply["for"] == "refused", "{ask}: {}", reply["for"]);
    }
    ensure!(given(stage)? == json!({ "x": [] }), "nothing changed");
    Ok(())
}

/// Not in `both!`: the browser is ended and started again.
fn survives_a_restart(kind: Kind) -> Result<()> {
    let mut stage = Stage::new(kind)?;
    open_at(&mut stage, "google")?;
    stage.browser.click("#task-backup-codes-google")?;
    kept(&mut stage, &json!({ "google": ["backup-codes"] }))?;
    let mut stage = stage.restart()?;
    open(&mut stage)?;
    ensure!(drawn(&mut stage, "mine")? == json!(["google"]));
    let checked = "document.querySelector('#task-backup-codes-google').checked";
    ensure!(stage.browser.evaluate(checked)? == true, "still ticked");
    Ok(())
}

#[test]
fn chromium_keeps_ticks_over_a_restart() -> Result<()> {
    survives_a_restart(Kind::Chromium)
}

#[test]
fn firefox_keeps_ticks_over_a_restart() -> Result<()> {
    survives_a_restart(Kind::Firefox)
}
