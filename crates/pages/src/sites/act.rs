//! What each control of the page does.

use std::rc::Rc;

use js_sys::Promise;
use protocol::{ListedSite, OtherSite, ScreenAsk};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::{Screen, search};
use crate::chrome::{self, EVERY_SITE};
use crate::dom;
use crate::i18n::{filled, t};

/// The browser's answer to a wish for leave, still to come.
type Leave = Result<Promise, JsValue>;

/// Follows every control. Switches are heard by their click: browsers ask for
/// leave within it only.
pub fn listen(screen: &Rc<Screen>) {
    let clicked = Rc::clone(screen);
    dom::on("click", move |act, of, element| click(&clicked, act, of, element));
    dom::on("input", |act, _, _| {
        if matches!(act, "search" | "show") {
            search::filter();
        }
    });
}

fn click(screen: &Rc<Screen>, act: &str, of: &str, element: &Element) {
    let on = element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
    match act {
        "every" => every(screen, on),
        "listed" => listed(screen, of, on),
        "other" => other(screen, of, on),
        "allow" => listed(screen, of, true),
        "allow-all" => allow_all(screen),
        "forget" => forget(screen, of),
        _ => {}
    }
}

fn every(screen: &Rc<Screen>, on: bool) {
    let leave = if on { chrome::request(EVERY_SITE) } else { chrome::remove(EVERY_SITE) };
    let said = if on { "sites_said_every" } else { "sites_said_listed" };
    let said = t(said);
    spawn_local(follow(Rc::clone(screen), Some(leave), None, said));
}

fn listed(screen: &Rc<Screen>, id: &str, on: bool) {
    let Some(site) = screen.listed(id) else { return };
    let lacking = on && !site.lacking.is_empty();
    let leave = lacking.then(|| chrome::request_all(site.lacking));
    let change = Some(ScreenAsk::SetWatched { site: site.id, on });
    spawn_local(follow(Rc::clone(screen), leave, change, said(on, &site.name)));
}

/// What the user allowed is given back when it is switched off.
fn other(screen: &Rc<Screen>, domain: &str, on: bool) {
    let Some((site, everywhere)) = screen.other(domain) else { return };
    let leave = match on {
        true => (!site.allowed && !everywhere).then(|| chrome::request(&site.pattern)),
        false => site.allowed.then(|| chrome::remove(&site.pattern)),
    };
    let said = said(on, domain);
    let change = ScreenAsk::SetWatched { site: site.site, on };
    spawn_local(follow(Rc::clone(screen), leave, Some(change), said));
}

fn allow_all(screen: &Rc<Screen>) {
    let leave = chrome::request_all(screen.lacking());
    let said = t("options_said_saved");
    spawn_local(follow(Rc::clone(screen), Some(leave), None, said));
}

fn forget(screen: &Rc<Screen>, domain: &str) {
    let change = ScreenAsk::SetWatched { site: domain.to_owned(), on: true };
    let said = filled("sites_said_forgotten", &[domain]);
    spawn_local(follow(Rc::clone(screen), None, Some(change), said));
}

/// Waits for leave, asks for the change, draws, and says what came of it.
async fn follow(screen: Rc<Screen>, leave: Option<Leave>, change: Option<ScreenAsk>, said: String) {
    if let Some(leave) = leave
        && !chrome::granted(leave).await
    {
        screen.load().await;
        return dom::say(&t("sites_said_refused"));
    }
    if screen.tell(change.unwrap_or(ScreenAsk::Sites)).await {
        dom::say(&said);
    }
}

fn said(on: bool, name: &str) -> String {
    filled(if on { "sites_said_on" } else { "sites_said_off" }, &[name])
}

impl Screen {
    fn listed(&self, id: &str) -> Option<ListedSite> {
        self.view.borrow().as_ref()?.listed.iter().find(|site| site.id == id).cloned()
    }

    /// A site, and whether every site is allowed.
    fn other(&self, domain: &str) -> Option<(OtherSite, bool)> {
        let view = self.view.borrow();
        let view = view.as_ref()?;
        let site = view.others.iter().find(|site| site.site == domain)?;
        Some((site.clone(), view.everywhere))
    }

    /// Every pattern for which leave is lacking.
    fn lacking(&self) -> Vec<String> {
        let view = self.view.borrow();
        let sites = view.iter().flat_map(|view| &view.listed);
        sites.flat_map(|site| site.lacking.clone()).collect()
    }
}
