//! The screens of Ringfence: the popup, the options page, the pages about
//! watched sites and about numbers already given, the page on which an address
//! can be tried, and the welcome.
//!
//! A screen asks the engine (through the background, by [`protocol::ScreenAsk`])
//! and draws the answer. It does not know services, levels or storage: which
//! texts are true, and what follows from a setting, is decided before the
//! answer comes here. Of `rules` it uses nothing but what tells a domain from
//! other text.
//!
//! The page of a screen is plain HTML whose module does this:
//!
//! ```js
//! import init, { popup } from "../wasm/pages.js";
//! await init();
//! popup();
//! ```

mod ask;
mod chrome;
mod clip;
mod dates;
mod dom;
mod given;
mod i18n;
mod icon;
mod link;
mod locked;
mod options;
mod popup;
mod sites;
mod try_it;
mod welcome;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the popup in `popup/popup.html`.
#[wasm_bindgen]
pub fn popup() {
    prepare();
    popup::start();
}

/// Starts the options page in `options/options.html`.
#[wasm_bindgen]
pub fn options() {
    prepare();
    options::start();
}

/// Starts the page "Already gave them a number?" in `options/given.html`.
#[wasm_bindgen]
pub fn given() {
    prepare();
    given::start();
}

/// Starts the page on which an address can be tried, in `options/try.html`.
#[wasm_bindgen]
pub fn try_it() {
    prepare();
    try_it::start();
}

/// Starts the page about watched sites in `options/sites.html`.
#[wasm_bindgen]
pub fn sites() {
    prepare();
    sites::start();
}

/// Starts the page that opens after installation, `welcome/welcome.html`.
#[wasm_bindgen]
pub fn welcome() {
    prepare();
    welcome::start();
}

fn prepare() {
    console_error_panic_hook::set_once();
    i18n::fill();
    icon::fill();
}
