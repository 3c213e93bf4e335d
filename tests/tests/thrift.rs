//! The shim does no more than it must: it is still where there is nothing to
//! ask, keeps to its caps where there is too much, and leaves typing alone.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use protocol::PageFacts;
use serde_json::Value;
use tests::{Stage, both};
use xtask::browser::Key;
use xtask::eval::visit;
use xtask::paths;

both!(
    asks_nothing_without_a_candidate,
    notices_a_field_that_comes_later,
    notices_a_field_in_a_shadow_root_that_comes_later,
    keeps_its_caps_on_a_page_of_too_much,
    tells_of_the_likeliest_where_there_is_too_much,
    typing_makes_it_say_nothing,
    describes_nothing_that_was_typed,
);

/// Longer than the shim takes to look again and a slow machine to answer.
const REST: Duration = Duration::from_millis(1500);
const PAGE: &str = "<title>A page</title>
<script type=module src=/_shared/heavy.js></script><body></body>";

/// Everything that content scripts say, in the order in which they say it.
const HEAR: &str =
    "void (globalThis.heard = [], chrome.runtime.onMessage.addListener((message) => {
    if (message?.kind === 'page') heard.push(message.ask);
}))";

/// What is added to pages; each part is gone with `part.remove()`.
const MAKE: &str = "(() => {
    const { el } = globalThis.made = { el(tag, attributes, ...content) {
        const node = document.createElement(tag);
        for (const [name, text] of Object.entries(attributes)) node.setAttribute(name, text);
        node.append(...content);
        return node;
    } };
    made.field = (attributes) => el('input', attributes);
    made.form = (...content) => el('form', {},
        el('h2', {}, 'Set up two-factor authentication'),
        el('p', {}, 'We will send you a security code by text message each time you log in.'),
        el('label', {}, 'Phone number ', ...content), el('button', { type: 'submit' }, 'Send the code'));
    return true;
})()";

/// A page of `www-test/_shared/heavy.js` on a host that is watched, and an ear
/// in a tab of the extension.
struct Watch<'a> {
    stage: &'a mut Stage,
    ear: String,
}

impl<'a> Watch<'a> {
    fn new(stage: &'a mut Stage, page: &str) -> Result<Self> {
        visit::watch(&mut stage.browser)?;
        let tab = stage.browser.new_tab()?;
        stage.browser.open_own("popup/popup.html")?;
        stage.browser.evaluate(HEAR)?;
        let ear = stage.browser.switch(&tab)?;
        let file = stage.scratch("page.html");
        // More scripts than are told of; a strict page makes none by script.
        let scripts = |at| format!("<script type=module src=/_shared/dom.js?{at}></script>\n");
        std::fs::write(
            &file,
            format!("<!doctype html>{}{PAGE}", (0..100).map(scripts).collect::<String>()),
        )?;
        stage.server.add(&format!("thrift.eval.test/{page}"), file);
        stage.browser.open(&format!("https://thrift.eval.test/{page}"))?;
        stage.browser.evaluate(MAKE)?;
        Ok(Self { stage, ear })
    }

    fn run(&mut self, script: &str) -> Result<Value> {
        self.stage.browser.evaluate(&format!("(() => {{ {script}; return true; }})()"))
    }

    /// What was said, once nothing more is to be expected.
    fn heard(&mut self) -> Result<Vec<Value>> {
        sleep(REST);
        let heard = self.stage.browser.eval_in(&self.ear, "heard")?;
        Ok(heard.as_array().cloned().unwrap_or_default())
    }

    /// The last description that was sent.
    fn facts(&mut self) -> Result<PageFacts> {
        let heard = self.heard()?;
        let last = heard.iter().rev().find_map(|ask| ask["saw"]["facts"].as_object());
        let last = last.context("a description was sent")?;
        Ok(serde_json::from_value(Value::Object(last.clone()))?)
    }

    /// A notice comes, and stands beside what a script finds.
    fn expect_notice_at(&mut self, field: &str) -> Result<()> {
        let notice = self.stage.browser.expect_notice()?;
        let box_of = format!(
            "(() => {{ const {{ left, top, right, bottom }} = ({field}).getBoundingClientRect(); return [left, top, right, bottom]; }})()"
        );
        let at: [f64; 4] = serde_json::from_value(self.stage.browser.evaluate(&box_of)?)?;
        let gap = |low: usize, high: usize| {
            (notice.place[low] - at[high]).max(at[low] - notice.place[high]).max(0.0)
        };
        let far = gap(0, 2).hypot(gap(1, 3));
        ensure!(far < 16.0, "{far} pixels from {field}: {:?}, {at:?}", notice.place);
        Ok(())
    }
}

fn asks_nothing_without_a_candidate(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "plain")?;
    // Things that pages do, and what nobody types a line into.
    watch.run(
        "history.pushState({}, '', '#more');
        for (let at = 0; at < 40; at++) setTimeout(() => document.body.append(made.el('p', { class: 'late' }, 'News')), 25 * at)",
    )?;
    watch.stage.browser.click("h3")?;
    let heard = watch.heard()?;
    ensure!(heard.is_empty(), "without a field: {heard:?}");
    watch.run(
        "const others = ['checkbox', 'email', 'password', 'date', 'hidden'].map((type) => made.field({ type }));
        const shut = [made.field({ disabled: '' }), made.field({ readonly: '' }), made.field({ hidden: '' })];
        document.body.prepend(...others, ...shut, made.el('select', {}), made.el('textarea', {}));
        setTimeout(() => others[0].toggleAttribute('disabled'), 600)",
    )?;
    watch.stage.browser.click("[type=email]")?;
    let heard = watch.heard()?;
    ensure!(heard.is_empty(), "with fields of other kinds: {heard:?}");
    // It was there all the time.
    let site = watch.stage.site()?;
    ensure!(site["watched"] == true && site["verdict"].is_null(), "{site}");
    watch.run("document.querySelector('[readonly]').removeAttribute('readonly')")?;
    ensure!(watch.heard()?.len() == 1, "a field that opens is told of once");
    Ok(())
}

fn notices_a_field_that_comes_later(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "plain")?;
    ensure!(watch.heard()?.is_empty(), "nothing to ask yet");
    watch.run("document.body.prepend(made.form(made.field({ type: 'tel' })))")?;
    watch.expect_notice_at("document.querySelector('input')")?;
    watch.run("document.querySelector('form').remove()")?;
    watch.stage.browser.expect_no_notice()?;
    // Deep in what is added at once, and bare until its element is put in.
    watch.run(
        "const part = made.el('div', {}, made.el('div', {}, made.form()));
        document.body.prepend(part);
        setTimeout(() => part.querySelector('label').append(made.field({ type: 'tel' })), 500)",
    )?;
    watch.expect_notice_at("document.querySelector('input')")
}

fn notices_a_field_in_a_shadow_root_that_comes_later(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "plain")?;
    ensure!(watch.heard()?.is_empty(), "nothing to ask yet");
    watch.run(
        "made.host = made.el('late-part', {});
        made.root = made.host.attachShadow({ mode: 'closed' });
        made.root.append(made.form(made.field({ type: 'tel' })));
        document.body.prepend(made.el('div', {}, made.host))",
    )?;
    watch.expect_notice_at("made.root.querySelector('input')")?;
    watch.run("made.host.remove()")?;
    watch.stage.browser.expect_no_notice()?;
    // One root in the other, both without a field until later.
    watch.run(
        "const outer = made.el('late-part', {}), inner = made.el('late-part', {});
        outer.attachShadow({ mode: 'open' }).append(inner);
        made.root = inner.attachShadow({ mode: 'open' });
        document.body.prepend(outer);
        setTimeout(() => made.root.append(made.form(made.field({ type: 'tel' }))), 600)",
    )?;
    watch.expect_notice_at("made.root.querySelector('input')")
}

/// The caps as `describe.js` has them.
fn cap(name: &str) -> Result<usize> {
    let code = std::fs::read_to_string(paths::at("extension/content/describe.js"))?;
    let (_, caps) = code.split_once("const CAPS = {").context("the caps")?;
    let (caps, _) = caps.split_once('}').context("their end")?;
    let found = caps.split(',').filter_map(|pair| pair.split_once(':'));
    let found = found.into_iter().find(|(key, _)| key.trim() == name);
    Ok(found.with_context(|| format!("no cap {name}"))?.1.trim().parse()?)
}

fn keeps_its_caps_on_a_page_of_too_much(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "monster")?;
    watch
        .run("document.querySelector('[autocomplete=tel]').scrollIntoView({ block: 'center' })")?;
    watch.expect_notice_at("document.querySelector('[autocomplete=tel]')")?;
    let facts = watch.facts()?;
    let mut wrong = Vec::new();
    let mut at_most = |what: String, most: usize, length: usize| {
        if length > most {
            wrong.push(format!("{what}: {length}, not {most}"));
        }
    };
    let (text, page) = (cap("text")?, &facts);
    at_most("fields".into(), cap("fields")?, page.fields.len());
    let told = page.scopes.iter().filter(|scope| !scope.headings.is_empty()).count();
    at_most("scopes with their words".into(), cap("scopes")?, told);
    // Beyond these a field is told of with a scope that says nothing.
    let mut bare = Vec::new();
    for scope in page.scopes.iter().filter(|scope| scope.headings.is_empty()) {
        collect(&serde_json::to_value(scope)?, &mut bare);
    }
    bare.retain(|(key, words)| key != "kind" && !words.is_empty());
    ensure!(page.scopes.len() > told, "there are such scopes");
    ensure!(bare.is_empty(), "words of a bare scope: {bare:?}");
    at_most("scripts".into(), cap("scripts")?, page.scripts.len());
    for scope in &page.scopes {
        let lists = [
            ("headings", &scope.headings),
            ("buttons", &scope.buttons),
            ("texts", &scope.texts),
            ("before", &scope.before),
        ];
        for (name, list) in lists {
            at_most(format!("{name} of a scope"), cap(name)?, list.len());
        }
        at_most("above of a scope".into(), 3, scope.above.len());
    }
    for field in &page.fields {
        for (name, list) in [("labels", &field.labels), ("options", &field.options)] {
            at_most(format!("{name} of {}", field.name), cap(name)?, list.len());
        }
    }
    let mut texts = Vec::new();
    collect(&serde_json::to_value(page)?, &mut texts);
    for (key, words) in &texts {
        let most = if key == "path" { 300 } else { text };
        at_most(format!("{key} {words:.20}"), most, words.encode_utf16().count());
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The page is large enough to need them.
    let full = |name: &str, length: usize| Ok::<bool, anyhow::Error>(length == cap(name)?);
    let first = page.scopes.first().context("a scope")?;
    ensure!(full("fields", page.fields.len())? && full("scopes", told)?);
    ensure!(full("scripts", page.scripts.len())? && full("texts", first.texts.len())?);
    ensure!(full("headings", first.headings.len())? && full("buttons", first.buttons.len())?);
    ensure!(page.fields.iter().any(|field| field.labels.len() == cap("labels").unwrap_or(0)));
    ensure!(texts.iter().any(|(_, words)| words.len() == text), "a text was cut");
    Ok(())
}

fn tells_of_the_likeliest_where_there_is_too_much(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "plain")?;
    // The last of twenty forms, none of which says what the others do.
    watch.run(
        "for (let at = 0; at < 19; at++) document.body.prepend(made.el('form', {}, made.el('label', {}, 'Item ', made.field({ type: 'text' }))));
        document.querySelector('form:nth-of-type(19)').after(made.form(made.field({ type: 'tel' })));
        document.querySelector('[type=tel]').scrollIntoView({ block: 'center' })",
    )?;
    watch.expect_notice_at("document.querySelector('[type=tel]')")?;
    // A plain line is told of at the latest when it is used.
    watch.run("document.querySelector('[type=tel]').type = 'text'")?;
    watch.stage.browser.expect_no_notice()?;
    watch.stage.browser.click("form:nth-of-type(20) input")?;
    watch.expect_notice_at("document.querySelector('form:nth-of-type(20) input')")
}

/// Every text with the key under which it stands.
fn collect(value: &Value, texts: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(words) => texts.push((key.clone(), words.clone())),
                    Value::Array(list) => {
                        let words = list.iter().filter_map(Value::as_str);
                        texts.extend(words.map(|words| (key.clone(), words.to_string())));
                        list.iter().for_each(|value| collect(value, texts));
                    }
                    other => collect(other, texts),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

fn typing_makes_it_say_nothing(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "set-up")?;
    watch.expect_notice_at("document.querySelector('input')")?;
    watch.stage.browser.click("input")?;
    let before = watch.heard()?;
    watch.stage.browser.press(&[Key::Text("+1 202 555 0123")])?;
    let typed = watch.stage.browser.evaluate("document.querySelector('input').value")?;
    ensure!(typed == "+1 202 555 0123", "it was typed: {typed}");
    let after = watch.heard()?;
    ensure!(after == before, "said after typing: {:?}", &after[before.len()..]);
    watch.expect_notice_at("document.querySelector('input')")
}

/// Elements that are typed into hold what is typed as their text.
fn describes_nothing_that_was_typed(stage: &mut Stage) -> Result<()> {
    let mut watch = Watch::new(stage, "plain")?;
    for kind in ["", "true", "plaintext-only", "TRUE"] {
        watch.run(&format!(
            "document.querySelector('form')?.remove();
            const line = made.el('div', {{ contenteditable: {kind:?}, class: 'line' }}, made.el('p', {{}}, ' '));
            line.style.minHeight = '30px';
            document.body.prepend(made.form(made.field({{ type: 'tel' }})));
            document.querySelector('form').append(line)"
        ))?;
        watch.expect_notice_at("document.querySelector('input')")?;
        // A click might meet the notice.
        watch.run("const line = document.querySelector('.line'); line.focus(); getSelection().selectAllChildren(line)")?;
        let before = watch.heard()?;
        watch.stage.browser.press(&[Key::Text("my secret word")])?;
        let typed = watch.stage.browser.evaluate("document.querySelector('.line').innerText")?;
        ensure!(typed.as_str().is_some_and(|text| text.contains("secret")), "{kind:?}: {typed}");
        let after = watch.heard()?;
        ensure!(after == before, "{kind:?}: said after typing: {:?}", &after[before.len()..]);
    }
    Ok(())
}
