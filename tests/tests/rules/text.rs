//! The rules as text: edited, brought in, taken along, undone.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::{Stage, both};

use super::{open_options, paste, preview, rules, type_into};

both!(
    faults_in_a_text_are_told_by_line,
    a_text_is_looked_at_applied_and_taken_back,
    a_file_is_merged,
    the_text_follows_what_is_changed_beside_it,
    what_is_taken_along_can_be_brought_back,
    hostile_texts_change_nothing,
);

fn faults_in_a_text_are_told_by_line(stage: &mut Stage) -> Result<()> {
    stage.rule("kept.example", "warn")?;
    open_options(stage)?;
    let text = "[\n  {\"domain\": \"a.example\", \"level\": \"warn\"},\n  {\"domain\": \"co.uk\", \"level\": \"loud\"},\n  {\"domain\": \"co.uk\", \"level\": \"warn\"}\n]";
    paste(stage, text)?;
    let told = preview(stage, "Line 3, character 32")?;
    ensure!(told.contains("Line 4") && told.contains("Mistakes in the text: 2"), "{told}");
    stage.browser.click("#rules-apply")?;
    stage.browser.wait_for("document.activeElement.id === 'rules-text'")?;
    ensure!(stage.browser.evaluate("document.querySelector('#rules-text').value")? == text);
    stage.browser.click("#rules-preview-list button")?;
    let caret = "[document.activeElement.id, document.querySelector('#rules-text').selectionStart]";
    ensure!(stage.browser.evaluate(caret)? == json!(["rules-text", text.find("\"loud\"")]));
    ensure!(rules(stage)?.as_array().is_some_and(|rules| rules.len() == 1));
    Ok(())
}

fn a_text_is_looked_at_applied_and_taken_back(stage: &mut Stage) -> Result<()> {
    stage.rule("kept.example", "warn")?;
    stage.rule("gone.example", "inform")?;
    let before = rules(stage)?;
    open_options(stage)?;
    stage.browser.click("#rules-text-part summary")?;
    let text = stage.browser.wait_for("document.querySelector('#rules-text').value")?;
    let text = text.as_str().unwrap_or_default();
    ensure!(text.contains("kept.example") && text.contains("gone.example"), "{text}");
    paste(stage, &text.replace("gone", "new").replace("\"warn\"", "\"silent\""))?;
    let told = preview(stage, "New: 1")?;
    for part in ["Replaced: 1", "Removed: 1", "kept.example", "Warn", "Stay silent"] {
        ensure!(told.contains(part), "{part}: {told}");
    }
    ensure!(rules(stage)? == before, "looking changes nothing");
    stage.browser.click("#rules-apply")?;
    stage.browser.wait_for("document.activeElement.id === 'rules-undo'")?;
    let after = rules(stage)?;
    ensure!(after[0]["level"] == "silent" && after[1]["domain"] == "new.example", "{after}");
    stage.browser.click("#rules-undo")?;
    stage.browser.wait_for("document.activeElement.id === 'rules-text'")?;
    ensure!(rules(stage)? == before, "as they were, to the last part");
    ensure!(
        stage.browser.evaluate("document.querySelector('#rules-undo-part').hidden")? == true,
        "one step"
    );
    Ok(())
}

/// Chooses a file as the browser's own window does.
fn choose(stage: &mut Stage, text: &str) -> Result<()> {
    stage.browser.evaluate(&format!(
        "(() => {{
            document.querySelector('#rules-text-part').open = true;
            const files = new DataTransfer();
            files.items.add(new File([{text}], 'rules.json', {{ type: 'application/json' }}));
            const field = document.querySelector('#rules-file');
            field.files = files.files;
            field.dispatchEvent(new Event('input', {{ bubbles: true }}));
        }})()"
    ))?;
    Ok(())
}

fn a_file_is_merged(stage: &mut Stage) -> Result<()> {
    stage.rule("mine.example", "warn")?;
    stage.rule("both.example", "warn")?;
    open_options(stage)?;
    let theirs = json!([
        { "domain": "both.example", "level": "silent" },
        { "domain": "theirs.example", "level": "warn" },
        { "domain": "theirs.example", "level": "warn" },
    ]);
    choose(stage, &json!(theirs.to_string()).to_string())?;
    let told = preview(stage, "Replaced: 1")?;
    for part in ["New: 1", "Unchanged: 1", "taken once: 1"] {
        ensure!(told.contains(part), "{part}: {told}");
    }
    stage.browser.click("#rules-apply")?;
    stage.browser.wait_for("document.activeElement.id === 'rules-undo'")?;
    let after = rules(stage)?;
    let found: Vec<_> = after.as_array().into_iter().flatten().collect();
    let found: Vec<_> = found.iter().map(|rule| (&rule["domain"], &rule["level"])).collect();
    let expected = [("mine", "warn"), ("both", "silent"), ("theirs", "warn")];
    ensure!(found.len() == 3, "{after}");
    for ((domain, level), (name, expected)) in found.iter().zip(expected) {
        ensure!(**domain == format!("{name}.example") && **level == expected, "{after}");
    }
    Ok(())
}

/// Or what is taken along would lack it, and what is applied would remove it.
fn the_text_follows_what_is_changed_beside_it(stage: &mut Stage) -> Result<()> {
    stage.rule("kept.example", "warn")?;
    open_options(stage)?;
    stage.browser.click("#rules-text-part summary")?;
    let text = "document.querySelector('#rules-text').value";
    stage.browser.wait_for(&format!("{text}.includes('kept.example')"))?;
    for open in [true, false] {
        if !open {
            stage.browser.click("#rules-text-part summary")?;
        }
        type_into(stage, "#rule-domain", &format!("new-{open}.example"))?;
        stage.browser.evaluate("void document.querySelector('#rule-level-silent').click()")?;
        stage.browser.click("#rule-form .primary")?;
        stage.browser.wait_for(&format!("document.getElementById('edit-new-{open}.example')"))?;
        if !open {
            stage.browser.click("#rules-text-part summary")?;
        }
        stage.browser.wait_for(&format!("{text}.includes('new-{open}.example')"))?;
    }
    // What somebody is writing stays, and is compared anew.
    paste(stage, "[{\"domain\": \"mine.example\", \"level\": \"warn\"}]")?;
    preview(stage, "Removed: 3")?;
    stage.browser.click("[id='remove-kept.example']")?;
    preview(stage, "Removed: 2")?;
    Ok(())
}

/// As a file and by the clipboard, each written down on its way out of the page.
fn what_is_taken_along_can_be_brought_back(stage: &mut Stage) -> Result<()> {
    let full = json!({
        "domain": "xn--bcher-kva.example", "path": "/a/*", "flows": ["checkout"], "level": "inform",
        "note": "Use \"the key\".\n\u{5e9}\u{5dc}", "link": "https://xn--bcher-kva.example/key",
        "example": "https://xn--bcher-kva.example/a/b", "enabled": false,
    });
    stage.ask(json!({ "save-rule": { "rule": full } }))?;
    stage.rule("bank.example", "warn")?;
    let before = rules(stage)?;
    open_options(stage)?;
    stage.browser.click("#rules-text-part summary")?;
    let text = stage.browser.wait_for("document.querySelector('#rules-text').value")?;
    stage.browser.evaluate(
        "void (() => {
            const make = URL.createObjectURL;
            URL.createObjectURL = (file) => { globalThis.file = file; return make.call(URL, file); };
            HTMLAnchorElement.prototype.click = function () { globalThis.name = this.download; };
            navigator.clipboard.writeText = async (text) => { globalThis.copied = text; };
        })()",
    )?;
    stage.browser.click("[data-act=rules-copy]")?;
    stage.browser.click("[data-act=rules-save]")?;
    let name = stage.browser.wait_for("globalThis.name")?;
    let name = name.as_str().unwrap_or_default();
    ensure!(name.starts_with("ringfence-rules-2") && name.ends_with(".json"), "{name}");
    let taken = stage.browser.evaluate("(async () => [await file.text(), copied])()")?;
    ensure!(taken == json!([text, text]), "{taken}");

    paste(stage, "[]")?;
    preview(stage, "Removed: 2")?;
    stage.browser.click("#rules-apply")?;
    stage.browser.wait_for("document.activeElement.id === 'rules-undo'")?;
    ensure!(rules(stage)? == json!([]), "all gone");
    choose(stage, &text.to_string())?;
    preview(stage, "New: 2")?;
    stage.browser.click("#rules-apply")?;
    stage.browser.wait_for("document.querySelectorAll('#rules-body tr').length === 2")?;
    let undated = |mut rules: Value| {
        rules.as_array_mut().into_iter().flatten().for_each(|rule| rule["changed"] = Value::Null);
        rules
    };
    ensure!(undated(rules(stage)?) == undated(before), "as they were, to the last part");
    Ok(())
}

fn hostile_texts_change_nothing(stage: &mut Stage) -> Result<()> {
    stage.rule("kept.example", "warn")?;
    let before = rules(stage)?;
    open_options(stage)?;
    paste(stage, "[] ")?;
    preview(stage, "Removed: 1")?;
    for (made, expected) in [
        ("'x'.repeat(10_000_000)", "longer than Ringfence reads"),
        ("'['.repeat(1_000_000)", "Too many brackets"),
        ("'[{\"domain\": 1, \"level\": \"warn\"}]'", "is text"),
        ("'[{\"level\": \"warn\", \"level\": \"warn\"}]'", "stands there twice"),
        ("'[{\"note\": \"a\\0b\"}]'", "invisible character"),
        ("'[{\"note\": \"\\\\ud800\"}]'", "backslash"),
        ("'{}'", "Rules are a list"),
    ] {
        choose(stage, made)?;
        preview(stage, expected)?;
        if made.contains("10_000_000") {
            let kept = stage.browser.evaluate("document.querySelector('#rules-text').value")?;
            ensure!(kept == "[] ", "what stood in the field stays");
        }
    }
    // Half a character, as only a script can paste it, harms nobody.
    paste(stage, "[{\"domain\": \"half.example\", \"level\": \"warn\", \"note\": \"HALF\"}]")?;
    stage.browser.evaluate(
        "(() => { const field = document.querySelector('#rules-text'); field.value = field.value.replace('HALF', '\\ud800'); field.dispatchEvent(new Event('input', { bubbles: true })); })()",
    )?;
    preview(stage, "half.example")?;
    ensure!(rules(stage)? == before, "nothing changed");
    Ok(())
}
