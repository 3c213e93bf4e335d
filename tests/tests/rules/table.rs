//! The form and the table.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::{Stage, both};
use xtask::browser::Key;

use super::{lines, open_options, paste, preview, rules, type_into};

both!(
    pages_flows_and_an_own_way_are_obeyed,
    a_public_suffix_is_refused_before_any_leave,
    a_rule_tells_what_it_does_while_it_is_written,
    other_alphabets_are_shown_in_their_own_letters,
    the_table_is_searched_and_sorted,
    ten_thousand_rules_stay_quick,
);

const BANK: &str = "https://bank.example/security/two-factor";
const SHOP: &str = "https://shop.example/checkout";

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
    live(stage, "Warns here")?;
    stage.browser.click("label:has(#rule-level-inform)")?;
    live(stage, "Informs here")?;
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
