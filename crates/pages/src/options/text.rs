//! The rules as text: edited, brought in, taken along.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Array;
use protocol::{OptionsView, RULES_TEXT_MAX, Rule, ScreenAsk, ScreenReply};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, HtmlDetailsElement, HtmlInputElement,
    HtmlTextAreaElement, Url,
};

use super::{Screen, Told, preview};
use crate::ask::{Trouble, ask};
use crate::dom::{self, Build};
use crate::i18n::t;

/// How long nothing is typed before the text is read, in milliseconds.
const PAUSE: u32 = 300;

/// What this part of the page keeps.
#[derive(Default)]
pub struct Part {
    /// The text that the engine gave last.
    given: RefCell<String>,
    /// How often a text was to be read or brought.
    turn: Cell<u32>,
    /// The rules before the last text was applied, and after.
    undo: RefCell<Option<[Vec<Rule>; 2]>>,
}

impl Part {
    /// A turn of its own for what comes now: an older one has nothing to say.
    fn next(&self) -> u32 {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    /// There is no way back over a change that came later.
    pub fn forget_undo(&self, view: &OptionsView) {
        let now = own(view);
        self.undo.borrow_mut().take_if(|[_, after]| *after != now);
    }
}

fn own(view: &OptionsView) -> Vec<Rule> {
    view.rules.iter().filter(|row| !row.managed).map(|row| row.rule.clone()).collect()
}

/// Follows what does not bubble: the part is unfolded.
pub fn listen(screen: &Rc<Screen>) {
    let Some(part) = dom::find_as::<HtmlDetailsElement>("rules-text-part") else { return };
    let screen = Rc::clone(screen);
    let opened = part.clone();
    dom::listen(&part, "toggle", move |_| {
        let untouched = *screen.text.given.borrow() == typed();
        if opened.open() && untouched {
            spawn_local(fill(Rc::clone(&screen)));
        }
    });
}

/// Something was typed or chosen.
pub fn input(screen: &Rc<Screen>, act: &str) {
    match act {
        "rules-text" => soon(screen),
        "rules-how" => spawn_local(read(Rc::clone(screen), typed())),
        "rules-file" => spawn_local(open(Rc::clone(screen))),
        _ => {}
    }
}

/// A button was pressed.
pub fn click(screen: &Rc<Screen>, act: &str, of: &str) {
    let screen = Rc::clone(screen);
    match act {
        "rules-fill" => spawn_local(fill(screen)),
        "rules-apply" => spawn_local(apply(screen)),
        "rules-undo" => spawn_local(undo(screen)),
        "rules-copy" => spawn_local(copy()),
        "rules-save" => dom::logged(save()),
        "rules-line" => dom::logged(jump(of)),
        _ => {}
    }
}

/// The rules changed: a text that nobody touched follows them, another is
/// compared with them again.
pub fn refresh(screen: &Rc<Screen>) {
    let part = dom::find_as::<HtmlDetailsElement>("rules-text-part");
    if part.is_some_and(|part| part.open()) {
        let untouched = *screen.text.given.borrow() == typed();
        match untouched {
            true => spawn_local(fill(Rc::clone(screen))),
            false => spawn_local(read(Rc::clone(screen), typed())),
        }
    }
}

/// Shows the way back, as long as there is one.
pub fn draw_undo(part: &Part) {
    dom::show("rules-undo-part", part.undo.borrow().is_some());
}

fn field() -> Option<HtmlTextAreaElement> {
    dom::find_as("rules-text")
}

fn typed() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

fn merges() -> bool {
    dom::find_as::<HtmlInputElement>("rules-merge").is_some_and(|input| input.checked())
}

fn write(text: &str) {
    if let Some(field) = field() {
        field.set_value(text);
    }
}

/// Brings the rules as they stand into the field, unless something else came
/// into it meanwhile.
async fn fill(screen: Rc<Screen>) {
    let turn = screen.text.next();
    let answer = ask(&ScreenAsk::RulesText).await;
    if screen.text.turn.get() != turn {
        return;
    }
    match answer {
        Ok(ScreenReply::RulesText(text)) => {
            write(&text);
            *screen.text.given.borrow_mut() = typed();
            preview::draw(None);
        }
        Ok(_) => Trouble::Unasked.tell(),
        Err(trouble) => trouble.tell(),
    }
}

fn soon(screen: &Rc<Screen>) {
    let turn = screen.text.next();
    let screen = Rc::clone(screen);
    let look = move || {
        if screen.text.turn.get() == turn {
            spawn_local(read(screen, typed()));
        }
    };
    Timeout::new(PAUSE, look).forget();
}

/// Shows what a text would make of the rules.
async fn read(screen: Rc<Screen>, text: String) {
    let turn = screen.text.next();
    match ask(&ScreenAsk::ReadRules { text, merge: merges() }).await {
        Ok(ScreenReply::Rules(seen)) if screen.text.turn.get() == turn => {
            preview::draw(Some(&seen));
        }
        Ok(ScreenReply::Rules(_)) => {}
        Ok(_) => Trouble::Unasked.tell(),
        Err(trouble) => trouble.tell(),
    }
}

/// Brings a file into the field, to be looked at before it is applied. One that
/// is too long is answered, and what stands in the field stays.
async fn open(screen: Rc<Screen>) {
    let Some(chooser) = dom::find_as::<HtmlInputElement>("rules-file") else { return };
    let Some(file) = chooser.files().and_then(|files| files.get(0)) else { return };
    let text = match JsFuture::from(file.text()).await {
        Ok(text) => text.as_string().unwrap_or_default(),
        Err(error) => {
            dom::log(&error);
            return dom::say(&t("rules_unreadable"));
        }
    };
    // The same file can be chosen again.
    chooser.set_value("");
    if let Some(merge) = dom::find_as::<HtmlInputElement>("rules-merge") {
        merge.set_checked(true);
    }
    if text.len() <= RULES_TEXT_MAX {
        write(&text);
    }
    read(screen, text).await;
}

async fn apply(screen: Rc<Screen>) {
    let before = screen.view.borrow().as_ref().map(own).unwrap_or_default();
    match screen.tell(ScreenAsk::ApplyRules { text: typed(), merge: merges() }).await {
        Told::Wrong(seen) => {
            preview::draw(Some(&seen));
            dom::focus("rules-text");
        }
        Told::Done => {
            let after = screen.view.borrow().as_ref().map(own).unwrap_or_default();
            if after == before {
                return dom::say(&t("rules_no_change"));
            }
            *screen.text.undo.borrow_mut() = Some([before, after]);
            draw_undo(&screen.text);
            dom::focus("rules-undo");
            dom::say(&t("rules_applied"));
        }
        Told::Problem(_) | Told::Failed => {}
    }
}

async fn undo(screen: Rc<Screen>) {
    let Some([rules, _]) = screen.text.undo.borrow().clone() else { return };
    if let Told::Done = screen.tell(ScreenAsk::RestoreRules { rules }).await {
        dom::focus("rules-text");
        dom::say(&t("rules_undone"));
    }
}

async fn copy() {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    let Some(clipboard) = clipboard else { return };
    let done = JsFuture::from(clipboard.write_text(&typed())).await;
    dom::say(&t(match done {
        Ok(_) => "rules_copied",
        Err(error) => {
            dom::log(&error);
            "rules_not_copied"
        }
    }));
}

/// Saves the text as a file, by a link that is never on the page.
fn save() -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = Array::of1(&typed().into());
    let url =
        Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)?;
    let today = String::from(js_sys::Date::new_0().to_iso_string());
    let link = dom::make("a").attr("href", &url);
    let name = format!("ringfence-rules-{}.json", today.get(..10).unwrap_or_default());
    link.attr("download", &name).unchecked_into::<HtmlAnchorElement>().click();
    // After the browser has begun to read it.
    Timeout::new(10_000, move || dom::logged(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// Puts the caret at a line and a column of the text.
fn jump(of: &str) -> Result<(), JsValue> {
    let Some(field) = field() else { return Ok(()) };
    let mut numbers = of.split(' ').map(|number| number.parse().unwrap_or(1));
    let (line, column) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
    let at = offset(&field.value(), line, column);
    field.focus()?;
    field.set_selection_range(at, at)
}

/// The unit of UTF-16 at a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> u32 {
    let before: usize =
        text.split_inclusive('\n').take(line - 1).map(|line| line.encode_utf16().count()).sum();
    let here = text.split('\n').nth(line - 1).unwrap_or_default();
    let inside: usize = here.chars().take(column - 1).map(char::len_utf16).sum();
    u32::try_from(before + inside).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn finds_a_place_as_browsers_count() {
        for (line, column, at) in [(1, 1, 0), (1, 3, 3), (2, 1, 4), (2, 9, 6), (9, 1, 6)] {
            assert_eq!(offset("😀a\nbc", line, column), at, "{line}:{column}");
        }
    }
}
