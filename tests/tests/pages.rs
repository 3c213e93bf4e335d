//! Every demonstration page, as a user with default settings meets it, and the
//! pages that expect something else of other users.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use tests::{Stage, both};
use xtask::demo::{self, Truth};

both!(
    every_page_shows_what_it_expects,
    sign_up_speaks_when_asked_for,
    rules_and_leave_make_unlisted_hosts_speak,
    leave_for_every_site_makes_tags_speak_and_nothing_else,
    nothing_is_injected_where_nothing_can_be_said,
);

fn every_page_shows_what_it_expects(stage: &mut Stage) -> Result<()> {
    let mut wrong = Vec::new();
    for address in demo::addresses()? {
        let visit = demo::visit(&mut stage.browser, &address, Truth::Default)?;
        wrong.extend(visit.wrong.map(|why| format!("{address}: {why}")));
    }
    ensure!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

fn sign_up_speaks_when_asked_for(stage: &mut Stage) -> Result<()> {
    stage.ask(serde_json::json!({ "set-sign-up": { "on": true } }))?;
    let visit = demo::visit(&mut stage.browser, "https://www.tiktok.com/signup", Truth::SignUp)?;
    ensure!(visit.expected != "silent" && visit.wrong.is_none(), "{visit:?}");
    Ok(())
}

fn rules_and_leave_make_unlisted_hosts_speak(stage: &mut Stage) -> Result<()> {
    stage.rule("bank.example", "warn")?;
    stage.rule("shop.example", "warn")?;
    let bank = "https://bank.example/security/two-factor";
    let before = demo::visit(&mut stage.browser, bank, Truth::Default)?;
    ensure!(before.wrong.is_none(), "without leave: {before:?}");
    stage.allow("*://*.bank.example/*")?;
    stage.allow("*://*.shop.example/*")?;
    let table =
        [(bank, Truth::Rule, "warn"), ("https://shop.example/checkout", Truth::Rule, "silent")];
    for (address, truth, expected) in table {
        let visit = demo::visit(&mut stage.browser, address, truth)?;
        ensure!(visit.expected == expected, "{address} expects {}", visit.expected);
        ensure!(visit.wrong.is_none(), "{address}: {visit:?}");
    }
    Ok(())
}

/// Every page again, where Ringfence may watch every site: ad tags speak on
/// security pages, and nothing else that was silent does.
fn leave_for_every_site_makes_tags_speak_and_nothing_else(stage: &mut Stage) -> Result<()> {
    stage.allow("*://*/*")?;
    let mut wrong = Vec::new();
    let mut tags = BTreeSet::new();
    for address in demo::addresses()? {
        let visit = demo::visit(&mut stage.browser, &address, Truth::Granted)?;
        wrong.extend(visit.wrong.map(|why| format!("{address}: {why}")));
        if visit.expected == "warn" {
            let site = stage.site()?;
            tags.extend(site["verdict"]["decided"]["tag"]["id"].as_str().map(String::from));
        }
    }
    ensure!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
    let reading = rules::tags().iter().filter(|tag| tag.reads_phone);
    let reading: BTreeSet<String> = reading.map(|tag| tag.id.to_string()).collect();
    ensure!(tags == reading, "tags that warned {tags:?}, tags that read phones {reading:?}");
    Ok(())
}

fn nothing_is_injected_where_nothing_can_be_said(stage: &mut Stage) -> Result<()> {
    let silent = [
        "https://bank.example/security/two-factor",
        "https://github.com/settings/two_factor_authentication/setup/intro",
        "https://web.whatsapp.com/settings/two-step",
    ];
    for address in silent {
        stage.browser.open(address)?;
        let site = stage.site()?;
        ensure!(site["watched"] == false, "{address} is watched");
        ensure!(site["verdict"].is_null(), "{address} was looked at: {}", site["verdict"]);
    }
    // The same question on a listed host has the other answer.
    stage.browser.open("https://accounts.snapchat.com/accounts/phone")?;
    stage.browser.expect_notice()?;
    let site = stage.site()?;
    ensure!(site["watched"] == true && site["verdict"].is_object(), "{site}");
    Ok(())
}
