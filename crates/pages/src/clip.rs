//! The clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;

use crate::dom;
use crate::i18n::t;

/// Puts the text of a field on the clipboard, and says so; where that fails,
/// selects it. To be called straight from the handler of a click.
pub fn copy(id: &'static str) {
    let Some(text) = dom::find_as::<HtmlTextAreaElement>(id) else { return };
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // Begun within the click: browsers refuse later.
    let writing = clipboard.map(|clipboard| clipboard.write_text(&text.value()));
    spawn_local(async move {
        let Some(writing) = writing else { return };
        if let Err(error) = JsFuture::from(writing).await {
            dom::log(&error);
            dom::focus(id);
            text.select();
            return dom::say(&t("given_copy_failed"));
        }
        dom::say(&t("given_copied"));
    });
}
