//! Pages that live: fields that move, are redrawn, turn into something else,
//! are shown late, and stand in components and frames. The notice comes,
//! follows its field, and goes with it.
//!
//! Fields that are inserted late or made anew, and dialogs that are thrown away
//! with what is in them, are in `notice.rs`, `pages.rs` and `widgets.rs`.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Result, ensure};
use tests::place::beside;
use tests::{Stage, both};
use xtask::browser::Browser;

both!(
    it_follows_a_field_that_moves,
    it_goes_over_to_another_kind_of_field,
    it_goes_when_another_field_takes_the_place,
    it_heeds_the_words_of_a_field_that_is_used_again,
    it_heeds_a_type_that_changes,
    it_heeds_a_label_and_a_heading_that_change,
    it_sees_display_by_a_class,
    it_sees_display_by_a_style_sheet,
    it_sees_visibility_by_a_class,
    it_sees_visibility_by_a_style_sheet,
    it_sees_a_field_that_was_focused_first,
    it_sees_into_an_open_component,
    it_sees_into_a_closed_component,
    it_sees_into_a_component_defined_late,
    it_sees_into_a_component_in_another,
    it_sees_into_a_division_once_it_is_used,
    it_stands_in_the_innermost_of_three_hosts,
    it_comes_again_with_its_dialog,
    it_goes_and_comes_with_a_route,
    it_goes_and_comes_with_a_hash,
);

const SNAPCHAT: &str = "https://accounts.snapchat.com/accounts/phone";
const TYPES: &str = "https://www.threads.com/settings/codes";
const WORDS: &str = "https://account.viber.com/settings/steps";
const HIDDEN: &str = "https://auth.meta.com/account/phone";
const FOCUSED: &str = "https://web.bereal.com/account/number";
const COMPONENTS: &str = "https://my.snap.com/security";
const FRAMES: &str = "https://www.people.com/account/linked";
const DIALOG: &str = "https://www.facebook.com/security/2fac/setup/";
const ROUTES: &str = "https://x.com/settings/account/login_verification";
const HASHES: &str = "https://id.vk.com/account/";

/// The field that wants a notice, or the host of the closed root it is in.
const FIELD: &str = "(function find(root) {
    const hosts = [...root.querySelectorAll('*')].filter((each) => each.shadowRoot);
    const here = root.querySelector('[data-expect=warn], [data-expect=inform]');
    return here ?? hosts.map((host) => find(host.shadowRoot)).find(Boolean) ?? null;
})(document)";

/// Longer than the shim rests between two looks: what comes later comes by itself.
const REST: Duration = Duration::from_millis(700);

/// A page at rest, with no notice on it.
fn quiet(browser: &mut Browser, address: &str) -> Result<()> {
    browser.open(address)?;
    sleep(REST);
    ensure!(browser.notice()?.is_none(), "{address}: too early");
    Ok(())
}

/// Waits until the notice has gone without a trace.
fn gone(browser: &mut Browser) -> Result<()> {
    browser.expect_no_notice()?;
    browser.wait_for("!document.querySelector('[popover=manual]')").map(drop)
}

/// Changes the page as its own script would; `field` and `card` are on it.
fn change(browser: &mut Browser, script: &str) -> Result<()> {
    sleep(REST);
    let field = "document.querySelector('[data-expect]')";
    let call = format!("((field, card) => {{ {script} }})({field}, {field}.closest('.card'))");
    browser.evaluate(&format!("void {call}")).map(drop)
}

fn it_follows_a_field_that_moves(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    browser.open(SNAPCHAT)?;
    let before = beside(browser, FIELD)?;
    change(browser, "document.body.prepend(card)")?;
    ensure!(beside(browser, FIELD)?.text == before.text, "the same notice");
    change(
        browser,
        "const dialog = document.createElement('dialog'); dialog.className = 'modal';
         document.body.append(dialog); dialog.append(card); dialog.showModal();",
    )?;
    ensure!(beside(browser, FIELD)?.text == before.text, "the same notice in a dialog");
    browser.wait_for("document.querySelector('dialog [popover=manual]')")?;
    change(browser, "document.querySelector('dialog').remove()")?;
    gone(browser)
}

fn it_goes_over_to_another_kind_of_field(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    browser.open(SNAPCHAT)?;
    beside(browser, FIELD)?;
    change(
        browser,
        "const line = document.createElement('div');
         const marks = { role: 'textbox', contenteditable: 'true', 'aria-label': 'Your phone number', 'data-expect': 'warn' };
         for (const name in marks) line.setAttribute(name, marks[name]);
         document.querySelector('.split').remove();
         document.querySelector('form').prepend(line);",
    )?;
    beside(browser, "document.querySelector('[role=textbox]')")?;
    change(browser, "card.remove()")?;
    gone(browser)
}

fn it_goes_when_another_field_takes_the_place(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    browser.open(SNAPCHAT)?;
    beside(browser, FIELD)?;
    change(
        browser,
        "globalThis.old = field; const made = document.createElement('input');
         made.placeholder = 'First name'; made.name = 'first_name'; made.dataset.expect = 'silent';
         field.replaceWith(made);",
    )?;
    gone(browser)?;
    change(browser, "field.replaceWith(old)")?;
    beside(browser, FIELD).map(drop)
}

/// Frameworks keep an element and give it another step's words.
fn it_heeds_the_words_of_a_field_that_is_used_again(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    browser.open(SNAPCHAT)?;
    beside(browser, FIELD)?;
    change(browser, "field.placeholder = 'First name'")?;
    gone(browser)?;
    change(browser, "field.placeholder = 'Mobile number'")?;
    beside(browser, FIELD)?;
    change(browser, "field.setAttribute('aria-label', 'First name'); field.placeholder = ''")?;
    gone(browser)
}

fn it_heeds_a_type_that_changes(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    quiet(browser, TYPES)?;
    browser.click("#by-sms")?;
    beside(browser, FIELD)?;
    browser.click("#by-mail")?;
    gone(browser)
}

/// Step by step: the heading makes it a set-up, the label a phone field, and
/// the heading takes it away.
fn it_heeds_a_label_and_a_heading_that_change(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    quiet(browser, WORDS)?;
    for (button, step, notice) in [
        ("#next", 1, false),
        ("#next", 2, true),
        ("#next", 3, false),
        ("#back", 2, true),
        ("#back", 1, false),
    ] {
        browser.click(button)?;
        browser.wait_for(&format!("document.querySelector('[data-at=\"{step}\"]')"))?;
        if notice {
            beside(browser, FIELD)?;
        } else {
            gone(browser)?;
            sleep(REST);
            ensure!(browser.notice()?.is_none(), "step {step} by {button}");
        }
    }
    Ok(())
}

/// Shows a step in one of the ways of the page, and hides it again.
fn shown(browser: &mut Browser, way: &str) -> Result<()> {
    quiet(browser, HIDDEN)?;
    let button = format!("[data-act={way}]");
    browser.click(&button)?;
    beside(browser, FIELD)?;
    browser.click(&button)?;
    gone(browser)?;
    browser.click(&button)?;
    beside(browser, FIELD).map(drop)
}

fn it_sees_display_by_a_class(stage: &mut Stage) -> Result<()> {
    shown(&mut stage.browser, "display-class")
}

fn it_sees_display_by_a_style_sheet(stage: &mut Stage) -> Result<()> {
    shown(&mut stage.browser, "display-sheet")
}

fn it_sees_visibility_by_a_class(stage: &mut Stage) -> Result<()> {
    shown(&mut stage.browser, "visibility-class")
}

fn it_sees_visibility_by_a_style_sheet(stage: &mut Stage) -> Result<()> {
    shown(&mut stage.browser, "visibility-sheet")?;
    // Not by a click, and without a change in the document.
    change(&mut stage.browser, "document.adoptedStyleSheets = []")?;
    gone(&mut stage.browser)
}

fn it_sees_a_field_that_was_focused_first(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    browser.open(FOCUSED)?;
    browser.wait_for(&format!("document.activeElement === {FIELD}"))?;
    beside(browser, FIELD).map(drop)
}

/// Puts a component into a page that has a field already, and takes it out,
/// twice. One that nobody is told of is clicked.
fn component(browser: &mut Browser, kind: &str, is_told: bool) -> Result<()> {
    quiet(browser, COMPONENTS)?;
    for _ in 0..2 {
        browser.click(&format!("[data-act={kind}]"))?;
        browser.wait_for(FIELD)?;
        sleep(2 * REST);
        if !is_told {
            browser.click("[data-expect]")?;
        }
        beside(browser, FIELD)?;
        browser.click("[data-act=none]")?;
        gone(browser)?;
    }
    Ok(())
}

fn it_sees_into_an_open_component(stage: &mut Stage) -> Result<()> {
    component(&mut stage.browser, "open", true)
}

fn it_sees_into_a_closed_component(stage: &mut Stage) -> Result<()> {
    component(&mut stage.browser, "closed", true)
}

fn it_sees_into_a_component_defined_late(stage: &mut Stage) -> Result<()> {
    component(&mut stage.browser, "late", true)
}

fn it_sees_into_a_component_in_another(stage: &mut Stage) -> Result<()> {
    component(&mut stage.browser, "nested", true)
}

/// Nobody is told of a closed root that is attached to a plain element.
fn it_sees_into_a_division_once_it_is_used(stage: &mut Stage) -> Result<()> {
    component(&mut stage.browser, "plain", false)
}

fn it_stands_in_the_innermost_of_three_hosts(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    browser.open(FRAMES)?;
    let notice = beside(browser, FIELD)?;
    let frames = browser.frames()?;
    let hosts: Vec<&str> = frames.iter().map(|frame| xtask::demo::host(&frame.url)).collect();
    ensure!(hosts == ["www.people.com", "salon.example", "www.facebook.com"], "{hosts:?}");
    ensure!(frames[2].id == notice.frame, "{notice:?}");
    browser.click("#unlink")?;
    browser.expect_no_notice()?;
    let end = std::time::Instant::now() + Duration::from_secs(5);
    while !stage.badge()?.is_empty() {
        ensure!(std::time::Instant::now() < end, "the badge stays");
    }
    Ok(())
}

fn it_comes_again_with_its_dialog(stage: &mut Stage) -> Result<()> {
    let browser = &mut stage.browser;
    quiet(browser, DIALOG)?;
    for _ in 0..2 {
        browser.click("#open_sms")?;
        beside(browser, FIELD)?;
        browser.click("#sms_cancel")?;
        gone(browser)?;
    }
    // Not by a click: the page closes and opens it in its own time.
    change(browser, "document.querySelector('dialog').showModal()")?;
    beside(browser, FIELD)?;
    change(browser, "document.querySelector('dialog').close()")?;
    gone(browser)
}

/// Back and forth twice, by the browser's own history.
fn back_and_forth(browser: &mut Browser) -> Result<()> {
    let text = beside(browser, FIELD)?.text;
    for _ in 0..2 {
        browser.evaluate("void history.back()")?;
        gone(browser)?;
        sleep(REST);
        ensure!(browser.notice()?.is_none(), "it came back without its field");
        browser.evaluate("void history.forward()")?;
        ensure!(beside(browser, FIELD)?.text == text, "the same notice");
    }
    Ok(())
}

fn it_goes_and_comes_with_a_route(stage: &mut Stage) -> Result<()> {
    quiet(&mut stage.browser, ROUTES)?;
    stage.browser.click("[data-method=sms]")?;
    back_and_forth(&mut stage.browser)?;
    stage.browser.click("[href='/home']")?;
    gone(&mut stage.browser)?;
    ensure!(stage.badge()?.is_empty(), "the badge stays");
    Ok(())
}

fn it_goes_and_comes_with_a_hash(stage: &mut Stage) -> Result<()> {
    quiet(&mut stage.browser, HASHES)?;
    stage.browser.click("[href='#/security']")?;
    stage.browser.click("[href='#/security/phone']")?;
    back_and_forth(&mut stage.browser)?;
    stage.browser.click("[href='#/services']")?;
    gone(&mut stage.browser)?;
    ensure!(stage.badge()?.is_empty(), "the badge stays");
    Ok(())
}
