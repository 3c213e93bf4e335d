//! The request: the template and what was typed, nothing else, kept nowhere.

use anyhow::{Result, ensure};
use protocol::GivenService;
use serde_json::json;
use tests::{Stage, both};
use xtask::browser::Key;

use super::{ids, message, open, open_at, text, view};

both!(
    a_number_that_stays_is_never_to_be_removed,
    the_request_is_the_template_of_each_region,
    the_request_is_copied_and_nothing_typed_is_kept,
);

fn a_number_that_stays_is_never_to_be_removed(stage: &mut Stage) -> Result<()> {
    let services = view()?.services;
    let stay: Vec<&GivenService> =
        services.iter().filter(|service| !service.can_remove()).collect();
    ensure!(
        ids(&stay.iter().map(|each| (*each).clone()).collect::<Vec<_>>()).contains(&"whatsapp")
    );
    for service in stay {
        open_at(stage, &service.id)?;
        stage.browser.click(&format!("#letter-{}", service.id))?;
        let said = text(stage, &format!("#service-{}", service.id))?.to_lowercase();
        ensure!(!said.contains("remov") && !said.contains("erase it"), "{}: {said}", service.id);
        let letter = stage.browser.evaluate("document.querySelector('#letter-text').value")?;
        let letter = letter.as_str().unwrap_or_default();
        ensure!(
            letter == expected(&service.name, "limit", "elsewhere", None)?,
            "{}: {letter}",
            service.id
        );
    }
    Ok(())
}

/// The request, put together from the messages as they stand in the file.
fn expected(service: &str, ask: &str, law: &str, typed: Option<(&str, &str)>) -> Result<String> {
    let mut parts = vec![message("given_letter_to", service)?];
    if let Some((_, account)) = typed {
        parts.push(message("given_letter_account", account)?);
    }
    parts.push(message(&format!("given_letter_{ask}"), "")?);
    let careful = if ask == "erase" { "given_letter_careful" } else { "given_letter_keep" };
    parts.push(message(careful, "")?);
    parts.push(message(&format!("given_letter_law_{law}"), "")?);
    let close = message("given_letter_close", "")?;
    parts.push(typed.map_or(close.clone(), |(name, _)| format!("{close}\n{name}")));
    Ok(parts.join("\n\n"))
}

fn the_request_is_the_template_of_each_region(stage: &mut Stage) -> Result<()> {
    let typed = ("Anna $1 <b> Ó", "anna+$1@a.example");
    let laws = [
        ("eu", "europe", "17(1)"),
        ("uk", "europe", "UK GDPR"),
        ("california", "elsewhere", "1798.105"),
        ("elsewhere", "unknown", "law that applies"),
    ];
    for (law, region, cited) in laws {
        stage.ask(json!({ "set-region": { "region": region } }))?;
        open_at(stage, "facebook")?;
        stage.browser.click("#letter-facebook")?;
        if ["uk", "california"].contains(&law) {
            stage.browser.click(&format!("#law-{law}"))?;
        }
        let letter = |stage: &mut Stage| {
            stage.browser.evaluate("document.querySelector('#letter-text').value")
        };
        let bare = expected("Facebook", "erase", law, None)?;
        ensure!(letter(stage)? == bare.as_str(), "{law}: {}", letter(stage)?);
        ensure!(bare.contains(cited) && !bare.contains("\n\n\n"), "{bare}");
        stage.browser.click("#letter-name")?;
        stage.browser.press(&[Key::Text(typed.0)])?;
        stage.browser.click("#letter-account")?;
        stage.browser.press(&[Key::Text(typed.1)])?;
        let full = expected("Facebook", "erase", law, Some(typed))?;
        ensure!(letter(stage)? == full.as_str(), "{law}: {}", letter(stage)?);
        ensure!(stage.settings()?["region"] == region, "the setting stays");
    }
    // The other service hears nothing of the account here.
    stage.browser.click("#summary-whatsapp")?;
    stage.browser.click("#letter-whatsapp")?;
    let letter = stage.browser.evaluate("document.querySelector('#letter-text').value")?;
    let letter = letter.as_str().unwrap_or_default();
    ensure!(letter.contains("WhatsApp") && letter.contains(typed.0), "{letter}");
    ensure!(!letter.contains(typed.1) && !letter.contains("Facebook"), "{letter}");
    Ok(())
}

fn the_request_is_copied_and_nothing_typed_is_kept(stage: &mut Stage) -> Result<()> {
    open_at(stage, "facebook")?;
    stage.browser.click("#letter-facebook")?;
    stage.browser.click("#letter-name")?;
    stage.browser.press(&[Key::Text("Anna Secretname")])?;
    stage.browser.click("#letter-copy")?;
    stage.browser.wait_for("document.querySelector('#status').innerText")?;
    ensure!(text(stage, "#status")? == message("given_copied", "")?);
    // Pasted as a person does it.
    stage.browser.evaluate(
        "void document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' }))",
    )?;
    stage.browser.click("#pasted")?;
    stage.browser.press(&[Key::Control('v')])?;
    let pasted = stage.browser.wait_for("document.querySelector('#pasted').value")?;
    let shown = stage.browser.evaluate("document.querySelector('#letter-text').value")?;
    ensure!(pasted == shown, "{pasted}");
    ensure!(shown.as_str().is_some_and(|text| text.ends_with("Anna Secretname")), "{shown}");
    let stores = "Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null), Object.entries(localStorage), location.href])";
    let all = stage.browser.evaluate(stores)?.to_string();
    ensure!(!all.contains("Secretname"), "kept: {all}");
    open(stage)?;
    ensure!(stage.browser.evaluate("document.querySelector('#letter-name').value")? == "");
    Ok(())
}
