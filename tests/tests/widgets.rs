//! Phone widgets that sites take from npm: they wrap the field, draw it late,
//! make it anew, and put lists of countries with fields of their own beside it.

use anyhow::{Context, Result, ensure};
use tests::{Stage, both, place};
use xtask::browser::{Browser, Drawn, Key};
use xtask::demo::{self, Truth};

both!(
    the_notice_stands_at_the_number,
    it_stays_when_another_country_is_chosen,
    it_shows_all_after_a_choice,
    a_field_made_anew_keeps_it,
    what_a_component_draws_is_not_covered,
    it_goes_with_its_dialog,
    forms_that_guard_nothing_are_silent,
    sign_up_speaks_when_asked_for,
);

const INTL: &str = "https://www.netflix.com/account/security";
const REACT: &str = "https://account.booking.com/mysettings/security";
const VUE: &str = "https://www.twitch.tv/settings/security";
const MUI: &str = "https://www.instacart.com/store/account/login-security";
const MATERIAL: &str = "https://www.youtube.com/verify";
const SIGN_UP: &str = "https://www.etsy.com/join";
const SILENT: [&str; 5] = [
    SIGN_UP,
    "https://www.walmart.com/checkout/review-order",
    "https://secure.booking.com/book",
    "https://www.zillow.com/homes/contact",
    "https://accounts.google.com/signin/identifier",
];

/// How another country is chosen, by clicks and then by keys, and what the page
/// has afterwards.
struct Choice {
    address: &'static str,
    clicks: &'static [&'static str],
    keys: &'static [Key<'static>],
    done: &'static str,
}

const CHOICES: [Choice; 5] = [
    Choice {
        address: INTL,
        clicks: &[".iti__selected-country", ".iti__country[data-iso2='de']"],
        keys: &[],
        done: "document.querySelector('.iti__selected-dial-code').textContent === '+49'",
    },
    Choice {
        address: REACT,
        // The list of a native select is the browser's, and no click can be aimed at it:
        // from the field back to the select, and a letter.
        clicks: &["label[for=tel]"],
        keys: &[Key::BackTab, Key::Text("G")],
        done: "document.querySelector('.PhoneInputCountrySelect').value === 'GA'",
    },
    Choice {
        address: VUE,
        clicks: &[".vti__dropdown", ".vti__dropdown-item:has(.vti__flag.de)"],
        keys: &[],
        done: "document.querySelector('.vti__country-code').textContent.includes('+49')",
    },
    Choice {
        address: MUI,
        clicks: &[".MuiTelInput-IconButton", "[role=option][data-testid='option-DE']"],
        keys: &[],
        done: "document.querySelector('[data-expect]').value.startsWith('+49')",
    },
    Choice {
        address: MATERIAL,
        clicks: &["md-outlined-select", "md-select-option[value=DE]"],
        keys: &[],
        done: "document.querySelector('md-outlined-select').value === 'DE'",
    },
];

/// The field that takes the number, or the component that draws it.
const FIELD: &str = "document.querySelector('[data-expect], [expect]')";

/// Whether what a selector finds stays where it is for a while.
const AT_REST: &str = r#"(async () => {
    const at = () => JSON.stringify(document.querySelector("SELECTOR")?.getBoundingClientRect());
    const before = at();
    await new Promise((done) => setTimeout(done, 150));
    return before && before === at();
})()"#;

/// Goes to a page and takes its steps; the notice there.
fn visit(stage: &mut Stage, address: &str) -> Result<Drawn> {
    let visit = demo::visit(&mut stage.browser, address, Truth::Default)?;
    ensure!(visit.wrong.is_none(), "{address}: {:?}", visit.wrong);
    visit.drawn.with_context(|| format!("{address}: no notice"))
}

/// Waits until the notice stands at the field of a page.
fn beside(browser: &mut Browser) -> Result<Drawn> {
    place::beside(browser, FIELD)
}

fn the_notice_stands_at_the_number(stage: &mut Stage) -> Result<()> {
    for Choice { address, .. } in CHOICES {
        visit(stage, address)?;
        beside(&mut stage.browser).context(address)?;
    }
    Ok(())
}

fn choose(browser: &mut Browser, choice: &Choice) -> Result<()> {
    for click in choice.clicks {
        // A list is aimed at once it has opened, as a person does.
        browser.wait_for(&AT_REST.replace("SELECTOR", click))?;
        browser.click(click)?;
    }
    browser.press(choice.keys)?;
    browser.wait_for(choice.done).map(drop)
}

fn it_stays_when_another_country_is_chosen(stage: &mut Stage) -> Result<()> {
    for choice in &CHOICES {
        let before = visit(stage, choice.address)?;
        choose(&mut stage.browser, choice)?;
        let after = beside(&mut stage.browser).context(choice.address)?;
        ensure!(after.text == before.text, "{}: {}", choice.address, after.text);
    }
    Ok(())
}

/// The number's place is a fraction of a pixel wider for the other country, which
/// may take a pixel from the notice and give it one line more.
fn it_shows_all_after_a_choice(stage: &mut Stage) -> Result<()> {
    visit(stage, VUE)?;
    choose(&mut stage.browser, &CHOICES[2])?;
    let fits = "(root) => { const { scrollHeight, clientHeight } = root.querySelector('.scroll'); return scrollHeight <= clientHeight; }";
    stage.browser.wait("a notice that is not cut", |browser| {
        let notice = beside(browser)?;
        Ok((browser.ask_notice(&notice, fits)? == true).then_some(()))
    })
}

fn a_field_made_anew_keeps_it(stage: &mut Stage) -> Result<()> {
    visit(stage, REACT)?;
    stage.browser.evaluate(&format!("void (globalThis.old = {FIELD})"))?;
    let host = "document.querySelector('[popover=manual]')";
    stage.browser.evaluate(&format!("void (globalThis.host = {host})"))?;
    choose(&mut stage.browser, &CHOICES[1])?;
    ensure!(stage.browser.evaluate("old.isConnected")? == false, "the field was made anew");
    beside(&mut stage.browser)?;
    ensure!(
        stage.browser.evaluate(&format!("{host} === host"))? == true,
        "the same notice went over to the new field"
    );
    Ok(())
}

/// Whether the notice covers neither the field nor the button of the page of components.
fn is_clear(browser: &mut Browser, notice: &Drawn) -> Result<bool> {
    for tag in ["md-outlined-text-field", "md-filled-button"] {
        let [across, down] =
            place::gaps(browser, notice, &format!("document.querySelector('{tag}')"))?;
        if across < 0.0 && down < 0.0 {
            return Ok(false);
        }
    }
    Ok(true)
}

fn what_a_component_draws_is_not_covered(stage: &mut Stage) -> Result<()> {
    for (width, height) in [(1280, 860), (720, 1100)] {
        stage.browser.resize(width, height)?;
        visit(stage, MATERIAL)?;
        let notice = beside(&mut stage.browser).with_context(|| format!("{width} px"))?;
        ensure!(is_clear(&mut stage.browser, &notice)?, "{width} px: {notice:?}");
    }
    // No room on either side, room below where the button is, and above where nothing is.
    stage.browser.resize(540, 2000)?;
    let make_room = "void (() => { document.querySelector('md-outlined-select').remove(); document.querySelector('main').style.paddingTop = '40rem'; })()";
    stage.browser.evaluate(make_room)?;
    stage.browser.wait("a notice that covers no component", |browser| {
        let notice = beside(browser)?;
        Ok(is_clear(browser, &notice)?.then_some(()))
    })
}

fn it_goes_with_its_dialog(stage: &mut Stage) -> Result<()> {
    for address in [INTL, MUI] {
        visit(stage, address)?;
        stage.browser.click("[data-act=cancel]")?;
        stage.browser.expect_no_notice()?;
        stage.browser.wait_for("!document.querySelector('[data-expect]')")?;
        ensure!(
            stage.browser.evaluate("document.querySelectorAll('[popover=manual]').length")? == 0,
            "{address}: it goes without a trace"
        );
    }
    Ok(())
}

fn forms_that_guard_nothing_are_silent(stage: &mut Stage) -> Result<()> {
    for address in SILENT {
        let visit = demo::visit(&mut stage.browser, address, Truth::Default)?;
        ensure!(visit.expected == "silent" && visit.wrong.is_none(), "{address}: {visit:?}");
    }
    Ok(())
}

fn sign_up_speaks_when_asked_for(stage: &mut Stage) -> Result<()> {
    stage.ask(serde_json::json!({ "set-sign-up": { "on": true } }))?;
    let visit = demo::visit(&mut stage.browser, SIGN_UP, Truth::SignUp)?;
    ensure!(visit.expected == "inform" && visit.wrong.is_none(), "{visit:?}");
    Ok(())
}
