//! Elements made, found and focused. Text goes in as text, never as markup.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, UrlSearchParams, console};

/// The page of this screen.
pub fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect_throw("a screen is a page")
}

/// Tells the developers' console.
pub fn log(error: &JsValue) {
    console::error_2(&"Ringfence:".into(), error);
}

/// Tells the developers' console if something failed.
pub fn logged(outcome: Result<(), JsValue>) {
    if let Err(error) = outcome {
        log(&error);
    }
}

/// A new element, not yet on the page.
pub fn make(tag: &str) -> Element {
    document().create_element(tag).expect_throw("names of elements stand in this crate")
}

/// The element with this id.
pub fn find(id: &str) -> Option<Element> {
    let found = document().get_element_by_id(id);
    if found.is_none() {
        log(&format!("no element #{id}").into());
    }
    found
}

/// The element with this id, as something more special.
pub fn find_as<T: JsCast>(id: &str) -> Option<T> {
    find(id).and_then(|element| element.dyn_into().ok())
}

/// The tab that the address of this screen names, if it names one.
pub fn asked_tab() -> Option<i32> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get("tab")?.parse().ok()
}

/// What the browser calls itself.
pub fn browser_name() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Every element that the selector finds.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// What an element is given while it is made.
pub trait Build: Sized {
    /// Its classes.
    fn class(self, names: &str) -> Self;
    /// One attribute.
    fn attr(self, name: &str, value: &str) -> Self;
    /// English, whatever language the page is in.
    fn english(self) -> Self;
    /// Its text, in place of what was in it.
    fn text(self, text: &str) -> Self;
    /// One more child.
    fn add(self, child: &Element) -> Self;
    /// One more child, if there is one.
    fn maybe(self, child: Option<Element>) -> Self;
    /// More children.
    fn all(self, children: impl IntoIterator<Item = Element>) -> Self;
}

impl Build for Element {
    fn class(self, names: &str) -> Self {
        self.set_class_name(names);
        self
    }

    fn attr(self, name: &str, value: &str) -> Self {
        logged(self.set_attribute(name, value));
        self
    }

    fn english(self) -> Self {
        self.attr("lang", "en").attr("dir", "ltr")
    }

    fn text(self, text: &str) -> Self {
        self.set_text_content(Some(text));
        self
    }

    fn add(self, child: &Element) -> Self {
        logged(self.append_child(child).map(drop));
        self
    }

    fn maybe(self, child: Option<Element>) -> Self {
        self.all(child)
    }

    fn all(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, |parent, child| parent.add(&child))
    }
}

/// Puts new children in place of the old ones.
pub fn refill(parent: &Element, children: impl IntoIterator<Item = Element>) {
    parent.set_text_content(None);
    parent.clone().all(children);
}

/// A button that does `act` to `of`; see [`on`].
pub fn button(act: &str, of: &str, label: &str) -> Element {
    make("button").attr("type", "button").attr("data-act", act).attr("data-of", of).text(label)
}

/// A link to a web page, in a tab of its own. Other addresses stay plain text.
pub fn link(url: &str, label: &str) -> Element {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return make("span").text(label);
    }
    let link = make("a").attr("href", url).attr("target", "_blank");
    link.attr("rel", "noopener noreferrer").text(label)
}

/// Shows or hides the element with this id.
pub fn show(id: &str, shown: bool) {
    if let Some(element) = find(id) {
        logged(element.toggle_attribute_with_force("hidden", !shown).map(drop));
    }
}

/// Puts the focus on the element with this id, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = find_as::<HtmlElement>(id) {
        logged(element.focus());
    }
}

/// Draws, and leaves the focus where it was. If the focused element is drawn
/// anew it is known by its id; if it is gone, the heading of its section gets
/// the focus.
pub fn keeping_focus(draw: impl FnOnce()) {
    let before = document().active_element();
    let section = before.as_ref().and_then(|at| at.closest("section").ok().flatten());
    let heading = section.and_then(|section| section.get_attribute("aria-labelledby"));
    draw();
    let Some(before) = before.filter(|element| !element.is_connected()) else { return };
    let ids = [Some(before.id()), heading];
    let there = |id: &String| document().get_element_by_id(id).is_some();
    if let Some(id) = ids.into_iter().flatten().find(there) {
        focus(&id);
    }
}

/// Runs for each event of this kind at an element with `data-act`, with what
/// it does and to what. One listener for the page: rows come and go.
pub fn on(kind: &'static str, run: impl Fn(&str, &str, &Element) + 'static) {
    listen(&document(), kind, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(element) = target.and_then(|at| at.closest("[data-act]").ok().flatten()) else {
            return;
        };
        let of = element.get_attribute("data-of").unwrap_or_default();
        run(&element.get_attribute("data-act").unwrap_or_default(), &of, &element);
    });
}

/// Runs at each event of this kind, as long as the page stands.
pub fn listen(target: &web_sys::EventTarget, kind: &'static str, run: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, kind, options, move |event| run(event)).forget();
}

/// Brings somebody to a field with a problem that is written at it. Who is there
/// already hears nothing of it by the focus, and is told.
pub fn lead_to(field: &str, problem: &str) {
    let there = document().active_element().is_some_and(|active| active.id() == field);
    focus(field);
    if there {
        say(problem);
    }
}

/// Says something to everyone, screen readers included, in the live region.
pub fn say(text: &str) {
    let Some(region) = find("status") else { return };
    // A new element each time: the same words twice are said twice.
    refill(&region, [make("span").text(text)]);
}
