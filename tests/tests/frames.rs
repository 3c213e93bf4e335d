//! Frames that have no room for a notice: it is drawn in the nearest frame above
//! that has, beside the frame with the field.

use anyhow::{Result, ensure};
use tests::{Stage, both};

both!(
    the_frame_above_draws_it,
    it_goes_with_the_frame,
    its_answer_is_for_the_site_in_the_frame,
    it_is_lifted_through_frames_without_room,
    where_nobody_above_watches_it_stays_inside,
);

const PARTNER: &str = "https://www.reddit.com/settings/partner";
/// Pixels between a notice and the frame beside which it stands, at most.
const BESIDE: f64 = 16.0;

fn drawn_beside_the_frame(stage: &mut Stage, address: &str) -> Result<xtask::browser::Drawn> {
    stage.browser.open(address)?;
    let drawn = stage.browser.expect_notice()?;
    let top = stage.browser.frames()?.remove(0);
    ensure!(drawn.frame == top.id, "drawn in a frame below: {drawn:?}");
    ensure!(drawn.level == "warn" && drawn.text.contains("Facebook"), "{drawn:?}");
    let at = stage.browser.evaluate(
        "(({ left, top, right, bottom }) => [left, top, right, bottom])(document.querySelector('iframe').getBoundingClientRect())",
    )?;
    let at: [f64; 4] = serde_json::from_value(at)?;
    let gap =
        |low: usize, high: usize| (drawn.place[low] - at[high]).max(at[low] - drawn.place[high]);
    let (across, down) = (gap(0, 2), gap(1, 3));
    ensure!(across > 0.0 || down > 0.0, "it covers the frame: {drawn:?} {at:?}");
    ensure!(across.max(0.0).hypot(down.max(0.0)) <= BESIDE, "far from the frame: {drawn:?} {at:?}");
    Ok(drawn)
}

fn the_frame_above_draws_it(stage: &mut Stage) -> Result<()> {
    drawn_beside_the_frame(stage, PARTNER)?;
    ensure!(stage.badge()? == "!", "the badge says the same");
    Ok(())
}

fn it_goes_with_the_frame(stage: &mut Stage) -> Result<()> {
    drawn_beside_the_frame(stage, PARTNER)?;
    stage.browser.click("#away")?;
    stage.browser.expect_no_notice()?;
    // With the field alone, too.
    drawn_beside_the_frame(stage, PARTNER)?;
    let below = stage.browser.frames()?.remove(1);
    stage.browser.eval_in(&below.id, "document.querySelector('input').remove()")?;
    stage.browser.expect_no_notice()
}

fn its_answer_is_for_the_site_in_the_frame(stage: &mut Stage) -> Result<()> {
    let drawn = drawn_beside_the_frame(stage, PARTNER)?;
    stage.browser.click_in(&drawn, "Never on this site")?;
    stage.browser.expect_no_notice()?;
    let settings = stage.settings()?;
    ensure!(settings["answers"][0]["site"] == "facebook.com", "{settings}");
    stage.browser.open(PARTNER)?;
    std::thread::sleep(std::time::Duration::from_secs(1));
    ensure!(stage.browser.notice()?.is_none(), "it was answered");
    Ok(())
}

fn it_is_lifted_through_frames_without_room(stage: &mut Stage) -> Result<()> {
    drawn_beside_the_frame(stage, "https://www.reddit.com/settings/nested").map(drop)
}

fn where_nobody_above_watches_it_stays_inside(stage: &mut Stage) -> Result<()> {
    stage.browser.open("https://blog.example/strip")?;
    let drawn = stage.browser.expect_notice()?;
    let top = stage.browser.frames()?.remove(0);
    ensure!(drawn.frame != top.id, "nothing of ours is in the page: {drawn:?}");
    Ok(())
}
