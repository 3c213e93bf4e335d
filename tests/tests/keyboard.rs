//! Every screen with the keyboard alone: each control is reached, in the order
//! in which it stands, to be seen and with a name, and left again both ways.

use anyhow::{Context, Result, ensure};
use tests::{Stage, both, screens};
use xtask::browser::{Browser, Key};

both!(every_control_is_reached_in_its_order_and_left_again);

/// Notes what gets the focus: its place among what can, whether it shows that it
/// has it, and whether it is in sight.
const FOLLOW: &str = "void (() => {
    const first = document.querySelector('summary');
    const usable = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled && node.tabIndex >= 0;
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]')].filter(usable);
    // Of a group of choices only the chosen one is a stop, or the first.
    const chosen = (node) => node.type !== 'radio' || node === (document.querySelector(`input[name=${node.name}]:checked`) ?? document.querySelector(`input[name=${node.name}]`));
    globalThis.stops = stops.filter(chosen);
    globalThis.walked = [];
    const lined = (node) => node && getComputedStyle(node).outlineStyle !== 'none' && parseFloat(getComputedStyle(node).outlineWidth) >= 2;
    // A choice by the box of its label.
    const marked = (node) => lined(node) || lined(node.closest('label'));
    document.addEventListener('focusin', ({ target }) => {
        const { left, top, right, bottom } = target.getBoundingClientRect();
        const seen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
        walked.push([globalThis.stops.indexOf(target), marked(target), seen, `${target.localName}#${target.id} ${target.textContent.trim().slice(0, 30)}`]);
    });
    getSelection().removeAllRanges();
    document.activeElement?.blur();
})()";

/// What got the focus: place, mark, sight and what it is.
fn walked(browser: &mut Browser) -> Result<Vec<(i64, bool, bool, String)>> {
    let walked = browser.evaluate("walked.splice(0)")?;
    walked
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| Ok(serde_json::from_value(one.clone())?))
        .collect()
}

fn walk(browser: &mut Browser, name: &str) -> Result<()> {
    browser.evaluate(FOLLOW)?;
    let count = browser.evaluate("stops.length")?.as_u64().context("a number of stops")?;
    let count = usize::try_from(count)?;
    ensure!(count > 0, "{name} has no controls");
    browser.evaluate("void stops[0].focus()")?;
    // The notice of the welcome comes after its field; its own walk is in `notice.rs`.
    if browser.notice()?.is_some() {
        browser.press(&[Key::Escape])?;
        browser.expect_no_notice()?;
    }
    browser.press(&vec![Key::Tab; count - 1])?;
    let forth = walked(browser)?;
    let places: Vec<i64> = forth.iter().map(|one| one.0).collect();
    let expected: Vec<i64> = (0..i64::try_from(count)?).collect();
    let odd = forth.iter().zip(&expected).find(|(one, place)| one.0 != **place);
    ensure!(
        places == expected,
        "{name}: {} of {count} stops, the first out of order is {odd:?}",
        places.len()
    );
    for (_, marked, seen, what) in &forth {
        ensure!(*marked && *seen, "{name}: {what} has the focus: shown {marked}, in sight {seen}");
    }
    browser.press(&vec![Key::BackTab; count - 1])?;
    let back: Vec<i64> = walked(browser)?.iter().map(|one| one.0).collect();
    let expected: Vec<i64> = (0..i64::try_from(count)? - 1).rev().collect();
    ensure!(back == expected, "{name}, backwards: {back:?}");
    let status = browser.evaluate("[...document.querySelectorAll('[role=status]')].length")?;
    ensure!(status != 0, "{name} has nowhere to say what was done");
    Ok(())
}

fn every_control_is_reached_in_its_order_and_left_again(stage: &mut Stage) -> Result<()> {
    screens::each(stage, walk)
}
