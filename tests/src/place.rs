//! Where a notice stands, measured from an element of its frame.

use anyhow::Result;
use xtask::browser::{Browser, Drawn};

/// Pixels between a notice and an element, across and down; both are negative
/// where it covers it.
///
/// # Errors
///
/// When the expression finds no element.
pub fn gaps(browser: &mut Browser, notice: &Drawn, element: &str) -> Result<[f64; 2]> {
    let sides = "({ left, top, right, bottom }) => [left, top, right, bottom]";
    let place = format!("({sides})({element}.getBoundingClientRect())");
    let place = browser.eval_in(&notice.frame, &place)?;
    let box_of: [f64; 4] = serde_json::from_value(place)?;
    let gap = |low: usize, high: usize| {
        (box_of[low] - notice.place[high]).max(notice.place[low] - box_of[high])
    };
    Ok([gap(0, 2), gap(1, 3)])
}

/// Whether the notice stands at an element: on one side of it, and near.
///
/// # Errors
///
/// As [`gaps`].
pub fn is_beside(browser: &mut Browser, notice: &Drawn, element: &str) -> Result<bool> {
    let [across, down] = gaps(browser, notice, element)?;
    Ok(across.min(down) < 0.0 && (0.0..24.0).contains(&across.max(down)))
}

/// Waits until a notice stands at an element; dialogs and lists move for a while.
///
/// # Errors
///
/// When none does within twenty seconds.
pub fn beside(browser: &mut Browser, element: &str) -> Result<Drawn> {
    browser.wait("a notice at the field", |browser| {
        let Some(notice) = browser.notice()? else { return Ok(None) };
        Ok(is_beside(browser, &notice, element)?.then_some(notice))
    })
}
