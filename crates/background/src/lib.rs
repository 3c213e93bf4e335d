//! The engine as a WebAssembly module: bindings only, no logic. It does not
//! know storage, tabs or the clock; `extension/background/main.js` hands them in
//! and performs the effects.

use engine::Engine;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Runs once when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// [`Engine::handle`] on plain JavaScript values: a `State` and a `Request` in,
/// `[Response, Effect[]]` out.
///
/// # Errors
///
/// When a value does not have the form of its type, with serde's message.
#[wasm_bindgen]
pub fn handle(state: JsValue, request: JsValue) -> Result<JsValue, JsError> {
    let state = serde_wasm_bindgen::from_value(state)?;
    let request = serde_wasm_bindgen::from_value(request)?;
    let answer = Engine::handle(&state, request);
    Ok(answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
