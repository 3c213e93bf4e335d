//! The user's rules on the options page: the whole form, the table of
//! thousands, and the rules as text.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{Stage, both};
use xtask::browser::Key;

both!(
    pages_flows_and_an_own_way_are_obeyed,
    a_public_suffix_is_refused_before_any_leave,
    a_rule_tells_what_it_does_while_it_is_written,
    other_alphabets_are_shown_in_their_own_letters,
    the_table_is_searched_and_sorted,
    ten_thousand_rules_stay_quick,
    faults_in_a_text_are_told_by_line,
    a_text_is_looked_at_applied_and_taken_back,
    a_file_is_merged,
    what_is_taken_along_can_be_brought_back,
    hostile_texts_change_nothing,
);

const BANK: &str = "https://bank.example/security/two-factor";
const SHOP: &str = "https://shop.example/checkout";

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

fn pages_flows_and_an_own_way_are_obeyed(stage: &mut Stage) -> Result<()> {
    stage.allow("*://*.bank.example/*")?;
    stage.allow("*://*.shop.example/*")?;
    open_options(stage)?;
    type_into(stage, "#rule-domain", "bank.example")?;
    stage.browser.click("#rule-more summary")?;
    type_into(stage, "#rule-path", "/elsewhere/*")?;
    type_into(stage, "#rule-link", "https://bank.example/key")?;
    stage.browser.click("#rule-form .primary")?;
    stage.browser.wait_for("document.getElementById('edit-bank.example/elsewhere/*')")?;
    let options = stage.browser.new_tab()?;
    stage.browser.open(BANK)?;
    std::thread::sleep(std::time::Duration::from_millis(800));
    ensure!(stage.browser.notice()?.is_none(), "the rule is for other pages");

    let page = stage.browser.switch(&options)?;
    stage.browser.click("[id='edit-bank.example/elsewhere/*']")?;
    ensure!(
        stage.browser.evaluate("document.querySelector('#rule-more').open")? == true,
        "what the rule has is not folded away"
    );
    type_path(stage, "/security/*")?;
    stage.browser.click("#rule-form .primary")?;
    stage.browser.wait_for("document.getElementById('edit-bank.example/security/*')")?;
    stage.browser.switch(&page)?;
    let notice = stage.browser.expect_notice()?;
    ensure!(
        notice.links.iter().any(|(_, url)| url == "https://bank.example/key"),
        "the own way stands in the notice: {:?}",
        notice.links
    );

    stage.browser.switch(&options)?;
    type_into(stage, "#rule-domain", "shop.example")?;
    stage.browser.click("#rule-more summary")?;
    let checkout = "[...document.querySelectorAll('#rule-flows label')].findIndex((label) => label.innerText.includes('buying')) + 1";
    let at = stage.browser.evaluate(checkout)?;
    stage.browser.click(&format!("#rule-flows label:nth-child({at}) input"))?;
    stage.browser.click("#rule-form .primary")?;
    stage.browser.wait_for("document.getElementById('edit-shop.example')")?;
    stage.browser.open(SHOP)?;
    ensure!(stage.browser.expect_notice()?.level == "warn", "it speaks at a checkout too");
    Ok(())
}

fn type_path(stage: &mut Stage, text: &str) -> Result<()> {
    stage.browser.evaluate(
        "(() => { const field = document.querySelector('#rule-path'); field.focus(); field.select(); })()",
    )?;
    stage.browser.press(&[Key::Text(text)])
}

fn a_public_suffix_is_refused_before_any_leave(stage: &mut Stage) -> Result<()> {
    for suffix in ["co.uk", "github.io"] {
        open_options(stage)?;
        stage.browser.evaluate(
            "void (globalThis.asked = 0, chrome.permissions.request = () => { asked += 1; return Promise.resolve(false); })",
        )?;
        type_into(stage, "#rule-domain", suffix)?;
        stage.browser.press(&[Key::Enter])?;
        let problem = "document.querySelector('#rule-domain-problem').innerText.trim()";
        stage.browser.wait_for(problem).with_context(|| suffix.to_string())?;
        let state = stage.browser.evaluate(
            "[document.querySelector('#rule-domain').value, document.activeElement.id, asked]",
        )?;
        ensure!(state == json!([suffix, "rule-domain", 0]), "{state}");
    }
    ensure!(rules(stage)?.is_null(), "nothing was saved");
    Ok(())
}

fn a_rule_tells_what_it_does_while_it_is_written(stage: &mut Stage) -> Result<()> {
    stage.rule("m.facebook.com", "inform")?;
    open_options(stage)?;
    let live = |stage: &mut Stage, expected: &str| {
        let found =
            format!("document.querySelector('#rule-live').innerText.includes({})", json!(expected));
        stage.browser.wait_for(&found).with_context(|| expected.to_string()).map(drop)
    };
    type_into(stage, "#rule-domain", "facebook.com")?;
    live(stage, "https://facebook.com")?;
    live(stage, "by this rule")?;
    stage.browser.click("#rule-more summary")?;
    type_into(stage, "#rule-example", "https://m.facebook.com/x")?;
    live(stage, "by your more precise rule for m.facebook.com")?;
    type_into(stage, "#rule-path", "x")?;
    live(stage, "slash")?;
    // In the table too, with what it comes in place of.
    let row = stage
        .browser
        .wait_for("document.getElementById('edit-m.facebook.com')?.closest('tr').innerText")?;
    for part in ["Facebook", "Without this rule", "by this rule"] {
        ensure!(row.as_str().is_some_and(|row| row.contains(part)), "{part}: {row}");
    }
    Ok(())
}

fn other_alphabets_are_shown_in_their_own_letters(stage: &mut Stage) -> Result<()> {
    stage.allow("*://*.xn--mnchen-3ya.example/*")?;
    open_options(stage)?;
    type_into(stage, "#rule-domain", "München.example")?;
    stage.browser.press(&[Key::Enter])?;
    let row = "document.getElementById('edit-xn--mnchen-3ya.example')?.closest('tr').innerText";
    let row = stage.browser.wait_for(row)?;
    for part in ["münchen.example", "xn--mnchen-3ya.example"] {
        ensure!(row.as_str().is_some_and(|row| row.contains(part)), "{part}: {row}");
    }
    ensure!(rules(stage)?[0]["domain"] == "xn--mnchen-3ya.example", "stored in ASCII");
    for typed in ["MÜNCH", "xn--mn"] {
        stage.browser.evaluate("document.querySelector('#rules-search').value = ''")?;
        type_into(stage, "#rules-search", typed)?;
        ensure!(lines(stage)? == ["münchen.example"], "{typed}");
    }
    Ok(())
}

fn the_table_is_searched_and_sorted(stage: &mut Stage) -> Result<()> {
    let rules = json!([
        { "domain": "b.example", "level": "silent" },
        { "domain": "c.example", "level": "warn", "note": "The drawer" },
        { "domain": "a.example", "level": "warn" },
    ]);
    stage.ask(json!({ "apply-rules": { "text": rules.to_string(), "merge": false } }))?;
    open_options(stage)?;
    stage.browser.wait_for("document.querySelectorAll('#rules-body tr').length === 3")?;
    ensure!(lines(stage)? == ["b.example", "c.example", "a.example"], "as they were made");
    let sort = "document.querySelector('#rules-by-domain').parentElement.getAttribute('aria-sort')";
    stage.browser.click("#rules-by-domain")?;
    ensure!(lines(stage)? == ["a.example", "b.example", "c.example"]);
    ensure!(stage.browser.evaluate(sort)? == "ascending");
    stage.browser.click("#rules-by-domain")?;
    ensure!(lines(stage)? == ["c.example", "b.example", "a.example"]);
    ensure!(stage.browser.evaluate(sort)? == "descending");
    stage.browser.click("#rules-by-level")?;
    ensure!(lines(stage)? == ["a.example", "c.example", "b.example"], "the loudest first");
    type_into(stage, "#rules-search", "DRAWER")?;
    ensure!(lines(stage)? == ["c.example"]);
    ensure!(
        stage.browser.evaluate("document.querySelector('#rules-count').innerText")?
            == "Rules shown: 1"
    );
    stage.browser.press(&[Key::Text("x")])?;
    ensure!(lines(stage)?.is_empty());
    ensure!(stage.browser.evaluate("document.activeElement.id")? == "rules-search");
    Ok(())
}

fn ten_thousand_rules_stay_quick(stage: &mut Stage) -> Result<()> {
    let rules: Vec<Value> = (0..10_000)
        .map(|at| json!({ "domain": format!("site-{at}.example"), "level": "inform" }))
        .collect();
    open_options(stage)?;
    paste(stage, &json!(rules).to_string())?;
    preview(stage, "New: 10000")?;
    stage.browser.click("#rules-apply")?;
    stage.browser.wait_for("document.activeElement.id === 'rules-undo'")?;
    let told = "document.querySelector('#rules-preview').innerText";
    stage.browser.wait_for(&format!("{told}.includes('say already')"))?;
    let drawn = stage.browser.evaluate("document.querySelectorAll('#rules-body tr').length")?;
    ensure!(drawn.as_u64().is_some_and(|drawn| drawn <= 100), "{drawn} lines are drawn");
    // Nobody is asked while somebody types.
    stage.browser.evaluate(
        "void (globalThis.sent = 0, globalThis.send = chrome.runtime.sendMessage, chrome.runtime.sendMessage = (...all) => { sent += 1; return send.apply(chrome.runtime, all); })",
    )?;
    type_into(stage, "#rules-search", "site-777")?;
    stage
        .browser
        .wait_for("document.querySelector('#rules-count').innerText === 'Rules shown: 11'")?;
    ensure!(lines(stage)?.len() == 11);
    ensure!(stage.browser.evaluate("sent")? == 0, "the background was asked");
    stage.browser.evaluate("void (document.querySelector('#rules-search').value = '')")?;
    stage.browser.click("#rules-search")?;
    stage.browser.press(&[Key::Text("site")])?;
    stage.browser.click("#rules-more")?;
    let more = stage.browser.evaluate("document.querySelectorAll('#rules-body tr').length")?;
    ensure!(more.as_u64() > drawn.as_u64(), "{more} after {drawn}");
    ensure!(
        stage.browser.evaluate("!!document.activeElement.closest('#rules-body')")? == true,
        "the focus goes to the first new line"
    );
    Ok(())
}

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
