//! The frame in which a pasted page stands: one for each, sandboxed, without
//! scripts, and under the policy of this page, which loads nothing. It begins
//! as a blank page, for Firefox lets that policy forbid a `srcdoc`.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlIFrameElement};

use super::show::unhide;
use crate::dom::{self, Build, make};
use crate::i18n::t;

/// Shows a page, whose nodes move into the frame; gives the frame's document.
pub async fn show(page: &Document) -> Result<Document, JsValue> {
    let place = dom::find("try-frame").ok_or("no place for the frame")?;
    unhide("try-preview", true);
    let frame = make("iframe")
        .attr("sandbox", "allow-same-origin")
        .attr("title", &t("try_preview"))
        .attr("inert", "");
    let loaded = JsFuture::from(Promise::new(&mut |done, _| {
        dom::logged(frame.add_event_listener_with_callback("load", &done));
    }));
    dom::refill(&place, [frame.clone()]);
    loaded.await?;
    let frame: HtmlIFrameElement = frame.unchecked_into();
    let shown = frame.content_document().ok_or("the frame has no document")?;
    let root = page.document_element().ok_or("the page is empty")?;
    let before = shown.document_element().ok_or("the frame is empty")?;
    shown.replace_child(&root, &before)?;
    Ok(shown)
}

/// Takes the frame away.
pub fn close() {
    unhide("try-preview", false);
    if let Some(place) = dom::find("try-frame") {
        dom::refill(&place, []);
    }
}
