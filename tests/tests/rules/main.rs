//! The user's rules in the options: the form, the table, and the rules as text.

mod table;
mod text;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tests::Stage;
use xtask::browser::Key;

fn open_options(stage: &mut Stage) -> Result<()> {
    stage.browser.open_own("options/options.html")?;
    stage.browser.wait_for("/\\d/.test(document.querySelector('#count-services').innerText)")?;
    Ok(())
}

fn type_into(stage: &mut Stage, field: &str, text: &str) -> Result<()> {
    stage.browser.click(field)?;
    stage.browser.press(&[Key::Text(text)])
}

/// Puts a text where somebody pastes it.
fn paste(stage: &mut Stage, text: &str) -> Result<()> {
    stage.browser.evaluate(&format!(
        "(() => {{
            const part = document.querySelector('#rules-text-part');
            part.open = true;
            const field = document.querySelector('#rules-text');
            field.value = {};
            field.dispatchEvent(new Event('input', {{ bubbles: true }}));
        }})()",
        json!(text)
    ))?;
    Ok(())
}

fn preview(stage: &mut Stage, expected: &str) -> Result<String> {
    let found = format!(
        "(() => {{ const text = ['#rules-preview', '#rules-preview-list'].map((id) => document.querySelector(id).innerText).join('\\n'); return text.includes({}) && text; }})()",
        json!(expected)
    );
    let text = stage.browser.wait_for(&found).with_context(|| expected.to_string())?;
    Ok(text.as_str().unwrap_or_default().to_string())
}

fn rules(stage: &mut Stage) -> Result<Value> {
    Ok(stage.settings()?["rules"].clone())
}

/// The text in each line of the table.
fn lines(stage: &mut Stage) -> Result<Vec<String>> {
    let lines = stage.browser.evaluate(
        "[...document.querySelectorAll('#rules-body .domain')].map((cell) => cell.innerText)",
    )?;
    Ok(serde_json::from_value(lines)?)
}
