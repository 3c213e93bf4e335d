//! The notice: what it says, how it is used, and what it leaves alone.

use anyhow::{Context, Result, ensure};
use tests::{Stage, both};
use xtask::browser::{Drawn, Key};

both!(
    says_what_when_and_how_else,
    why_opens_the_dated_sources,
    an_old_source_is_shown_with_its_age,
    steals_no_focus_and_moves_no_layout,
    is_reached_and_closed_by_keyboard,
    works_inside_a_modal_dialog,
    follows_its_field_and_goes_with_it,
    speaks_before_anything_is_typed,
    stays_beside_the_field_when_narrow,
    a_scrollbar_wraps_no_line_anew,
    keeps_its_place_in_its_text,
    is_announced_politely,
);

const SNAPCHAT: &str = "https://accounts.snapchat.com/accounts/phone";
const FACEBOOK: &str = "https://www.facebook.com/security/2fac/setup/embedded";
const DIALOG: &str = "https://www.facebook.com/security/2fac/setup/";

fn steps(stage: &mut Stage, address: &str) -> Result<Drawn> {
    stage.browser.open(address)?;
    let steps = stage.browser.evaluate("document.documentElement.dataset.do ?? ''")?;
    for step in steps.as_str().unwrap_or_default().split(';').filter(|step| !step.trim().is_empty())
    {
        stage.browser.click(step)?;
    }
    stage.browser.expect_notice()
}

fn says_what_when_and_how_else(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, FACEBOOK)?;
    let facebook = rules::service("facebook.com").context("Facebook is in the database")?;
    ensure!(notice.level == "warn");
    ensure!(
        notice.text.contains(facebook.title) && notice.text.contains(facebook.text),
        "{}",
        notice.text
    );
    ensure!(notice.text.contains("2019"), "the date stands in it: {}", notice.text);
    let authenticator = &facebook.links[0].1;
    let first = notice.links.first().context("a link")?;
    ensure!(
        first.1 == authenticator.url,
        "the way without a number is the first action: {first:?}"
    );
    ensure!(
        notice.text.contains("text message"),
        "it never talks anyone out of 2FA: {}",
        notice.text
    );
    let root = stage.browser.evaluate("document.querySelector('[popover]').shadowRoot")?;
    ensure!(root.is_null(), "the page cannot look into it");
    Ok(())
}

fn why_opens_the_dated_sources(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, FACEBOOK)?;
    let facebook = rules::service("facebook.com").context("Facebook is in the database")?;
    let closed = notice.links.len();
    stage.browser.click_in(&notice, "Why?")?;
    let open = stage.browser.wait("the sources", |browser| {
        Ok(browser.notice()?.filter(|notice| notice.links.len() > closed))
    })?;
    for claim in facebook.claims {
        ensure!(open.links.iter().any(|(_, url)| url == claim.url), "no source {}", claim.url);
        ensure!(open.text.contains(claim.title), "no title {}", claim.title);
    }
    let targets = stage.browser.ask_notice(&open, "(root) => [...root.querySelectorAll('a')].every((a) => a.target === '_blank' && a.rel.includes('noopener') && a.protocol.startsWith('http'))")?;
    ensure!(targets == true, "links open beside the page");
    Ok(())
}

fn an_old_source_is_shown_with_its_age(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, "https://myaccount.google.com/signinoptions/rescuephone")?;
    stage.browser.click_in(&notice, "Why?")?;
    let google = rules::service("google.com").context("Google is in the database")?;
    let today = xtask::database::today()?;
    let open = stage.browser.wait("the sources", |browser| {
        Ok(browser.notice()?.filter(|notice| notice.text.contains(google.claims[0].title)))
    })?;
    let old: Vec<u32> = google.claims.iter().filter_map(|claim| claim.overdue(&today)).collect();
    ensure!(!old.is_empty(), "Google's record has an old source");
    for years in &old {
        ensure!(open.text.contains(&format!("{years} years old")), "{years}: {}", open.text);
    }
    ensure!(open.text.matches("years old").count() == old.len(), "only the old ones");
    Ok(())
}

const LAYOUT: &str = "JSON.stringify([...document.querySelectorAll('body, body *')].filter((each) => !each.matches('[popover]')).map((each) => { const { x, y, width, height } = each.getBoundingClientRect(); return [each.localName, x, y, width, height]; }))";

fn steals_no_focus_and_moves_no_layout(stage: &mut Stage) -> Result<()> {
    // The same page with the extension told to be silent is the measure.
    stage.rule("snapchat.com", "silent")?;
    stage.browser.open(SNAPCHAT)?;
    stage.browser.wait_for("document.querySelector('input')")?;
    let field = "document.querySelector('[data-expect]')";
    stage.browser.evaluate(&format!("void {field}.focus()"))?;
    let before = stage.browser.evaluate(LAYOUT)?;
    stage.ask(serde_json::json!({ "remove-rule": { "place": "snapchat.com" } }))?;
    stage.browser.expect_notice()?;
    ensure!(stage.browser.evaluate(LAYOUT)? == before, "the layout moved");
    ensure!(
        stage.browser.evaluate(&format!("document.activeElement === {field}"))? == true,
        "the focus moved"
    );
    let style = stage.browser.evaluate(&format!("{field}.getAttribute('style')"))?;
    ensure!(style.is_null(), "the field's style was touched");
    stage.browser.press(&[Key::Text("201")])?;
    ensure!(stage.browser.evaluate(&format!("{field}.value"))? == "201", "typing goes on");
    Ok(())
}

fn is_reached_and_closed_by_keyboard(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, SNAPCHAT)?;
    stage.browser.evaluate("void document.querySelector('[data-expect]').focus()")?;
    let focused =
        "(root) => root.activeElement?.innerText?.trim() || root.activeElement?.ariaLabel || ''";
    let mut walked = Vec::new();
    for _ in 0..30 {
        stage.browser.press(&[Key::Tab])?;
        let at = stage.browser.ask_notice(&notice, focused)?;
        walked.extend(at.as_str().filter(|text| !text.is_empty()).map(String::from));
        if walked.iter().any(|text| text.starts_with("I accept")) {
            break;
        }
    }
    for wanted in ["Close", "Why?", "Not now", "Never", "I accept"] {
        ensure!(
            walked.iter().any(|text| text.starts_with(wanted)),
            "{wanted} is not reached: {walked:?}"
        );
    }
    stage.browser.press(&[Key::Escape])?;
    stage.browser.expect_no_notice()?;
    let back = stage.browser.evaluate("document.activeElement.matches('[data-expect]')")?;
    ensure!(back == true, "the focus goes back to the field");
    Ok(())
}

fn works_inside_a_modal_dialog(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, DIALOG)?;
    stage.browser.click_in(&notice, "Why?")?;
    let open = stage
        .browser
        .ask_notice(&notice, "(root) => root.querySelector('[aria-expanded]').ariaExpanded")?;
    ensure!(open == "true", "the notice takes clicks above a modal dialog");
    ensure!(
        stage.browser.evaluate("document.querySelector('dialog').open")? == true,
        "the dialog stays open"
    );
    stage.browser.press(&[Key::Escape])?;
    stage.browser.expect_no_notice()?;
    ensure!(
        stage.browser.evaluate("document.querySelector('dialog').open")? == true,
        "Escape closed the notice alone"
    );
    Ok(())
}

fn follows_its_field_and_goes_with_it(stage: &mut Stage) -> Result<()> {
    let before = steps(stage, SNAPCHAT)?;
    // A framework puts an equal field in the place of the old one, further down.
    stage.browser.evaluate(
        "void (() => { const old = document.querySelector('[data-expect]'); const made = old.cloneNode(); const space = document.createElement('div'); space.className = 'made-space'; old.before(space); old.replaceWith(made); })()",
    )?;
    std::thread::sleep(std::time::Duration::from_millis(800));
    let after = stage.browser.expect_notice()?;
    ensure!(after.text == before.text, "the same notice stands at the new field");
    stage.browser.evaluate("void document.querySelector('[data-expect]').remove()")?;
    stage.browser.expect_no_notice()?;
    ensure!(
        stage.browser.evaluate("document.querySelectorAll('[popover]').length")? == 0,
        "it goes without a trace"
    );
    ensure!(stage.badge()?.is_empty(), "and so does the badge");
    Ok(())
}

fn speaks_before_anything_is_typed(stage: &mut Stage) -> Result<()> {
    steps(stage, FACEBOOK)?;
    let typed = stage.browser.evaluate("document.querySelector('[data-expect=warn]').value")?;
    ensure!(typed == "", "nothing was typed");
    Ok(())
}

fn stays_beside_the_field_when_narrow(stage: &mut Stage) -> Result<()> {
    for (width, height) in [(360, 640), (720, 500), (1600, 900)] {
        stage.browser.resize(width, height)?;
        let notice = steps(stage, SNAPCHAT)?;
        std::thread::sleep(std::time::Duration::from_millis(300));
        let notice = stage.browser.notice()?.unwrap_or(notice);
        let field = stage.browser.evaluate("(() => { const { left, top, right, bottom } = document.querySelector('[data-expect]').getBoundingClientRect(); return [left, top, right, bottom]; })()")?;
        let field: [f64; 4] = serde_json::from_value(field)?;
        let [left, top, right, bottom] = notice.place;
        let apart = right <= field[0] + 1.0
            || left >= field[2] - 1.0
            || bottom <= field[1] + 1.0
            || top >= field[3] - 1.0;
        ensure!(
            apart,
            "{width} px: the notice at {:?} covers the field at {field:?}",
            notice.place
        );
        ensure!(
            left >= 0.0 && right <= f64::from(width) && top >= 0.0 && bottom <= f64::from(height),
            "{width} px: it leaves the window: {:?}",
            notice.place
        );
    }
    Ok(())
}

fn a_scrollbar_wraps_no_line_anew(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, FACEBOOK)?;
    let title = "(root) => { const { clientWidth, clientHeight } = root.querySelector('h2'); return [clientWidth, clientHeight]; }";
    let before = stage.browser.ask_notice(&notice, title)?;
    stage.browser.click_in(&notice, "Why?")?;
    let cut = "(root) => { const { scrollHeight, clientHeight } = root.querySelector('.scroll'); return scrollHeight > clientHeight; }";
    let open = stage.browser.wait("more than the notice shows at once", |browser| {
        let Some(notice) = browser.notice()? else { return Ok(None) };
        Ok((browser.ask_notice(&notice, cut)? == true).then_some(notice))
    })?;
    let after = stage.browser.ask_notice(&open, title)?;
    ensure!(after == before, "the title was {before}, with a scrollbar {after}");
    Ok(())
}

/// Where it may have several widths, each is tried whenever the page stirs.
fn keeps_its_place_in_its_text(stage: &mut Stage) -> Result<()> {
    stage.browser.open("https://www.reddit.com/settings/partner")?;
    let notice = stage.browser.expect_notice()?;
    stage.browser.click_in(&notice, "Why?")?;
    let end = "(root) => { const scroll = root.querySelector('.scroll'); scroll.scrollTop = scroll.scrollHeight; return scroll.scrollTop; }";
    let before = stage.browser.ask_notice(&notice, end)?;
    ensure!(before.as_f64().is_some_and(|before| before > 100.0), "it has enough text: {before}");
    stage.browser.evaluate("void document.querySelector('#nick').focus()")?;
    std::thread::sleep(std::time::Duration::from_secs(2));
    let after =
        stage.browser.ask_notice(&notice, "(root) => root.querySelector('.scroll').scrollTop")?;
    ensure!(after == before, "read as far as {before}, it stands at {after}");
    Ok(())
}

fn is_announced_politely(stage: &mut Stage) -> Result<()> {
    let notice = steps(stage, FACEBOOK)?;
    let title = rules::service("facebook.com").context("Facebook is in the database")?.title;
    let said = stage.browser.wait("the announcement", |browser| {
        let status = browser.ask_notice(
            &notice,
            "(root) => root.querySelector('[role=status][aria-live=polite]').textContent",
        )?;
        Ok(status.as_str().filter(|text| !text.is_empty()).map(String::from))
    })?;
    ensure!(said.contains(title), "{said}");
    let named = stage.browser.ask_notice(
        &notice,
        "(root) => root.querySelector('[role=region]').getAttribute('aria-label')",
    )?;
    ensure!(named.as_str().is_some_and(|name| name.contains("Ringfence")), "{named}");
    Ok(())
}
