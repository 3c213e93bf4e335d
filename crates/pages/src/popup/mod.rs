//! The popup: what is known of the site in the tab in front.

mod card;
mod holds;
mod known;
mod part;
mod view;
mod ways;
mod why;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::{Refusal, ScreenAsk, ScreenReply, SiteView};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::ask::{self, Trouble};
use crate::chrome::{self, Tab};
use crate::dom::{self, Build};
use crate::i18n::{filled, t};

/// The title of the site, where the focus goes when what had it is gone.
const TITLE: &str = "site-title";

#[derive(Default)]
struct Popup {
    /// What is drawn.
    shown: RefCell<Option<SiteView>>,
    /// Whether it stands in a private window.
    private: Cell<bool>,
    /// How often it was asked for: a late answer to an old question is dropped.
    asked: Cell<u32>,
}

/// Draws the popup and follows what happens in it.
pub fn start() {
    if dom::asked_tab().is_some()
        && let Some(root) = dom::document().document_element()
    {
        root.class("as-page");
    }
    let popup = Rc::new(Popup::default());
    let again = Rc::clone(&popup);
    chrome::on_change(move || spawn_local(Rc::clone(&again).load()));
    let acting = Rc::clone(&popup);
    dom::on("click", move |act, of, _| acting.act(act, of));
    spawn_local(popup.load());
}

impl Popup {
    fn act(self: &Rc<Self>, act: &str, of: &str) {
        match act {
            "options" => chrome::open_options(),
            // Leave would outlive the private window.
            "watch" if self.private.get() => Trouble::Refused(Refusal::Private).tell(),
            "watch" => {
                // Before any await: browsers ask within the click only.
                let answer = chrome::request(of);
                spawn_local(Rc::clone(self).watch(answer));
            }
            "check" => spawn_local(Rc::clone(self).check()),
            "turn" => self.turn(),
            "undo" => spawn_local(Rc::clone(self).undo(of.to_owned())),
            _ => {}
        }
    }

    async fn watch(self: Rc<Self>, answer: Result<js_sys::Promise, wasm_bindgen::JsValue>) {
        let granted = chrome::granted(answer).await;
        self.load().await;
        dom::say(&t(if granted { "popup_said_watched" } else { "popup_said_unwatched" }));
    }

    /// Looks at this page once.
    async fn check(self: Rc<Self>) {
        let asked = async {
            let tab = tab().await?;
            let url = tab.url.unwrap_or_default();
            ask::ask(&ScreenAsk::CheckOnce { tab: tab.id, url }).await
        };
        match asked.await {
            Ok(_) => {
                Rc::clone(&self).load().await;
                dom::focus("card-title");
                if self.shown.borrow().as_ref().is_some_and(|site| !site.checked) {
                    dom::say(&t("sites_said_unreachable"));
                }
            }
            Err(trouble) => fail(&trouble),
        }
    }

    /// Switches the site off, or on again, with leave if that is lacking.
    fn turn(self: &Rc<Self>) {
        let Some(site) = self.shown.borrow().clone() else { return };
        if self.private.get() {
            return Trouble::Refused(Refusal::Private).tell();
        }
        let on = site.off;
        let pattern = site.pattern.filter(|_| on && !site.watched);
        let leave = pattern.map(|pattern| chrome::request(&pattern));
        let popup = Rc::clone(self);
        spawn_local(async move {
            if let Some(leave) = leave
                && !chrome::granted(leave).await
            {
                return dom::say(&t("sites_said_refused"));
            }
            let change = ScreenAsk::SetWatched { site: site.site, on };
            match popup.ask(&change).await {
                Ok(_) => {
                    popup.load().await;
                    let said = if on { "sites_said_on" } else { "sites_said_off" };
                    dom::say(&filled(said, &[&site.host]));
                }
                Err(trouble) => fail(&trouble),
            }
        });
    }

    async fn undo(self: Rc<Self>, site: String) {
        match self.ask(&ScreenAsk::UndoAnswer { site }).await {
            Ok(_) => {
                self.load().await;
                dom::focus(TITLE);
                dom::say(&t("popup_said_undone"));
            }
            Err(trouble) => fail(&trouble),
        }
    }

    async fn load(self: Rc<Self>) {
        let turn = self.asked.get() + 1;
        self.asked.set(turn);
        let answer = site().await;
        if self.asked.get() != turn {
            return;
        }
        match answer {
            Ok((site, tab)) => {
                self.private.set(tab.incognito);
                self.show(site, tab.id);
            }
            Err(trouble) => fail(&trouble),
        }
    }

    async fn ask(&self, change: &ScreenAsk) -> Result<ScreenReply, Trouble> {
        ask::ask_beside(change, self.private.get()).await
    }

    fn show(&self, site: SiteView, tab: i64) {
        if self.shown.borrow().as_ref() == Some(&site) {
            return;
        }
        let open: Vec<String> = dom::all("details[open]").iter().map(Element::id).collect();
        dom::keeping_focus(|| {
            view::draw(&site, tab);
            for id in open.iter().filter(|id| !id.is_empty()) {
                dom::find(id).map(|part| part.attr("open", ""));
            }
        });
        *self.shown.borrow_mut() = Some(site);
    }
}

/// What is known of the site, and in which tab it stands.
async fn site() -> Result<(SiteView, Tab), Trouble> {
    let tab = tab().await?;
    Ok((ask::site(&tab).await?, tab))
}

async fn tab() -> Result<Tab, Trouble> {
    let tab = match dom::asked_tab() {
        Some(id) => Some(chrome::tab(id).await?),
        None => chrome::front_tab().await?,
    };
    Ok(tab.unwrap_or(Tab { id: -1, url: None, incognito: false }))
}

fn fail(trouble: &Trouble) {
    match trouble {
        Trouble::Refused(_) => trouble.tell(),
        _ => {
            trouble.log();
            view::draw_trouble();
            dom::focus(TITLE);
        }
    }
}
