//! Texts of `_locales`, in the language the user reads.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Object};
use protocol::Text;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::chrome;
use crate::dates;
use crate::dom::{self, Build, make};

thread_local! {
    /// Texts without placeholders that were asked for: a long table asks often.
    static TEXTS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// A text without placeholders; its key if there is no such text.
pub fn t(key: &str) -> String {
    if let Some(text) = TEXTS.with_borrow(|texts| texts.get(key).cloned()) {
        return text;
    }
    let text = filled(key, &[]);
    TEXTS.with_borrow_mut(|texts| texts.insert(key.to_owned(), text.clone()));
    text
}

/// A text and what goes into its placeholders.
pub fn filled(key: &str, args: &[&str]) -> String {
    let args: Vec<String> = args.iter().map(ToString::to_string).collect();
    message(key, &args)
}

/// A text that counts: of the texts whose keys begin so that of the form which the
/// language has for this number, such as `one`, with the number as its placeholder.
pub fn counted(key: &str, number: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts that far")]
    let number = number as f64;
    // The texts may be in another language than the browser.
    let locales = Array::of1(&JsValue::from(t("popup_language")));
    let written = js_sys::Intl::NumberFormat::new(&locales, &Object::new()).format();
    let written =
        written.call1(&JsValue::UNDEFINED, &number.into()).ok().and_then(|it| it.as_string());
    let form = js_sys::Intl::PluralRules::new(&locales, &Object::new()).select(number);
    filled(&format!("{key}{}", String::from(form)), &[&written.unwrap_or_default()])
}

/// Words one after the other, as the language of the texts puts them.
pub fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let locales = Array::of1(&JsValue::from(t("popup_language")));
    let words: Array = words.into_iter().map(JsValue::from).collect();
    String::from(js_sys::Intl::ListFormat::new(&locales, &Object::new()).format(&words))
}

/// A text chosen by the engine.
pub fn words(text: &Text) -> String {
    match text {
        Text::Message { key, args } => {
            let args: Vec<String> = args.iter().map(|arg| dates::written(arg)).collect();
            message(key, &args)
        }
        Text::Words { words, .. } => words.clone(),
    }
}

/// A text chosen by the engine, in an element that knows its language.
pub fn worded(tag: &str, text: &Text) -> Element {
    let element = make(tag).text(&words(text));
    match text {
        Text::Message { .. } => element,
        Text::Words { lang, .. } if lang.is_empty() => element.attr("dir", "auto"),
        Text::Words { lang, .. } => element.attr("lang", lang).attr("dir", "auto"),
    }
}

fn message(key: &str, args: &[String]) -> String {
    let found = chrome::message(key, args);
    if found.is_empty() { key.to_owned() } else { found }
}

/// The language of the texts, as a tag such as `en-GB`: that of the browser if
/// there are texts in it, and else that of the texts.
pub fn language() -> String {
    let browser = t("@@ui_locale").replace('_', "-");
    let texts = t("popup_language");
    if primary(&browser) == primary(&texts) { browser } else { texts }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Fills in the texts that stand in the HTML as keys.
pub fn fill() {
    let language = language();
    if let Some(root) = dom::document().document_element() {
        let same = primary(&language) == primary(&t("@@ui_locale").replace('_', "-"));
        let dir = if same { t("@@bidi_dir") } else { "ltr".to_owned() };
        root.attr("lang", &language).attr("dir", &dir);
    }
    for element in dom::all("[data-msg]") {
        let key = element.get_attribute("data-msg").unwrap_or_default();
        element.text(&t(&key));
    }
    for (from, to) in [("data-msg-label", "aria-label"), ("data-msg-placeholder", "placeholder")] {
        for element in dom::all(&format!("[{from}]")) {
            let key = element.get_attribute(from).unwrap_or_default();
            element.attr(to, &t(&key));
        }
    }
}
