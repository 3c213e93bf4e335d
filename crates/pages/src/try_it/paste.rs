//! From pasted HTML to the facts of a page, by the same code that describes
//! every page (`extension/content/describe.js`). The page's own policy already
//! keeps the frame from loading anything; what could load is taken out too.

use js_sys::{Array, Iterator, Object, Reflect};
use protocol::PageFacts;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomParser, Element, HtmlElement, SupportedType, Url};

use super::frame;
use crate::dom::make;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ringfenceDescribe)]
    fn controls(roots: &Array) -> Result<Iterator, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ringfenceDescribe, js_name = facts)]
    fn describe(found: &JsValue, page: &Document, lent: &Object) -> Result<Iterator, JsValue>;
}

/// Elements that load, run, or stand only where nothing runs.
const GONE: &str =
    "base, meta, link, style, script, noscript, iframe, frame, object, embed, applet";

/// Attributes that name something to load or a place to go to.
const LOADING: [&str; 14] = [
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "background",
    "data",
    "href",
    "xlink:href",
    "ping",
    "action",
    "formaction",
    "manifest",
    "profile",
    "style",
];

/// Of a style, what decides whether a field can be seen.
const KEPT: [&str; 6] =
    ["display", "visibility", "content-visibility", "width", "height", "max-height"];

/// Shows the HTML and describes it as a page at an address.
pub async fn facts(html: &str, url: &Url) -> Result<PageFacts, JsValue> {
    let page = DomParser::new()?.parse_from_string(html, SupportedType::TextHtml)?;
    let lent = Object::new();
    Reflect::set(&lent, &"address".into(), url)?;
    Reflect::set(&lent, &"scripts".into(), &scripts(&page, url)?.into())?;
    for element in all(&page, GONE)? {
        element.remove();
    }
    let mut styles = Vec::new();
    for element in all(&page, "*")? {
        styles.extend(element.get_attribute("style").map(|style| (element.clone(), style)));
        tame(&element)?;
    }
    let shown = frame::show(&page).await?;
    for (element, style) in &styles {
        restyle(element, style)?;
    }
    let found = finished(&controls(&Array::of1(&shown))?)?;
    let facts = finished(&describe(&found, &shown, &lent)?)?;
    Ok(serde_wasm_bindgen::from_value(facts)?)
}

/// The addresses of its scripts, none of which is loaded, in the form of script
/// elements.
fn scripts(page: &Document, url: &Url) -> Result<Array, JsValue> {
    let scripts = Array::new();
    for script in all(page, "script[src]")? {
        let src = script.get_attribute("src").unwrap_or_default();
        let Ok(address) = Url::new_with_base(&src, &url.href()) else { continue };
        let named = Object::new();
        Reflect::set(&named, &"src".into(), &address.href().into())?;
        scripts.push(&named);
    }
    Ok(scripts)
}

fn all(page: &Document, selector: &str) -> Result<Vec<Element>, JsValue> {
    let found = page.query_selector_all(selector)?;
    Ok((0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect())
}

/// Takes off every attribute that loads or runs something.
fn tame(element: &Element) -> Result<(), JsValue> {
    for name in element.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        let plain = name.to_ascii_lowercase();
        if plain.starts_with("on") || LOADING.contains(&plain.as_str()) {
            element.remove_attribute(&name)?;
        }
    }
    Ok(())
}

/// Gives an element back those parts of its style that hide it or show it.
fn restyle(element: &Element, style: &str) -> Result<(), JsValue> {
    let probe: HtmlElement = make("span").unchecked_into();
    probe.style().set_css_text(style);
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return Ok(()) };
    for name in KEPT {
        let value = probe.style().get_property_value(name)?;
        if !value.is_empty() {
            element.style().set_property(name, &value)?;
        }
    }
    Ok(())
}

/// Runs a generator to its end.
fn finished(work: &Iterator) -> Result<JsValue, JsValue> {
    loop {
        let step = work.next()?;
        if step.done() {
            return Ok(step.value());
        }
    }
}
