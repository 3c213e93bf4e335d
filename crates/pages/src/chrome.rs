//! The browser's extension interface, as far as the screens use it. Firefox
//! knows it by the same name and with promises, too.

use std::rc::Rc;

use js_sys::{Array, JSON, Promise, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::dom;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = openOptionsPage)]
    fn open_options_page() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> JsValue;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    fn query_tabs(filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = get)]
    fn get_tab(id: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = request)]
    fn request_permissions(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = remove)]
    fn remove_permissions(given: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = getAll)]
    fn get_permissions() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions", "onAdded"], js_name = addListener)]
    fn on_permissions_added(run: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions", "onRemoved"], js_name = addListener)]
    fn on_permissions_removed(run: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn on_storage_changed(run: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(key: &str, args: &Array) -> Result<Option<String>, JsValue>;
}

/// A tab of the browser.
#[derive(Deserialize)]
pub struct Tab {
    /// Its id.
    pub id: i64,
    /// Its address, where the browser tells it.
    pub url: Option<String>,
    /// Whether it is one of a private window.
    #[serde(default)]
    pub incognito: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TabFilter {
    active: bool,
    current_window: bool,
}

/// Host permissions, both as asked for and as held.
#[derive(Serialize, Deserialize)]
struct Origins {
    #[serde(default)]
    origins: Vec<String>,
}

/// Sends a message to the background.
pub async fn send(message: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(send_message(message)?).await
}

/// The tab in front.
pub async fn front_tab() -> Result<Option<Tab>, JsValue> {
    let filter = TabFilter { active: true, current_window: true };
    let found = JsFuture::from(query_tabs(&to_js(&filter)?)?).await?;
    let tabs: Vec<Tab> = serde_wasm_bindgen::from_value(found)?;
    Ok(tabs.into_iter().next())
}

/// A tab by its id.
pub async fn tab(id: i32) -> Result<Tab, JsValue> {
    let found = JsFuture::from(get_tab(id.into())?).await?;
    Ok(serde_wasm_bindgen::from_value(found)?)
}

/// Asks the user for leave to run on hosts. To be called straight from the
/// handler of a click: browsers refuse to ask later.
pub fn request(pattern: &str) -> Result<Promise, JsValue> {
    request_all(vec![pattern.to_owned()])
}

/// The same for several patterns.
pub fn request_all(origins: Vec<String>) -> Result<Promise, JsValue> {
    request_permissions(&to_js(&Origins { origins })?)
}

/// Gives leave back. The answer is read like that to [`request`].
pub fn remove(pattern: &str) -> Result<Promise, JsValue> {
    remove_permissions(&to_js(&Origins { origins: vec![pattern.to_owned()] })?)
}

/// Match pattern of every site, as the manifest has it.
pub const EVERY_SITE: &str = "*://*/*";

/// What the user answered to [`request`].
pub async fn granted(answer: Result<Promise, JsValue>) -> bool {
    let outcome = match answer {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    outcome.inspect_err(dom::log).is_ok_and(|answer| answer.is_truthy())
}

/// Match patterns of all hosts on which Ringfence may run.
pub async fn origins() -> Result<Vec<String>, JsValue> {
    let all = JsFuture::from(get_permissions()?).await?;
    let all: Origins = serde_wasm_bindgen::from_value(all)?;
    Ok(all.origins)
}

/// Version of this extension.
pub fn version() -> String {
    let version = Reflect::get(&get_manifest(), &"version".into());
    version.ok().and_then(|version| version.as_string()).unwrap_or_default()
}

/// Opens the options page.
pub fn open_options() {
    dom::logged(open_options_page().map(drop));
}

/// Runs after every change of settings or permissions, by whomever.
pub fn on_change(run: impl Fn() + 'static) {
    let run = Closure::<dyn Fn()>::new(run).into_js_value();
    dom::logged(on_storage_changed(&run));
    dom::logged(on_permissions_added(&run));
    dom::logged(on_permissions_removed(&run));
}

/// The same, but of what holds only until the browser closes none but how sync
/// stands: the rest changes with every page.
pub fn on_kept_change(run: impl Fn() + 'static) {
    let run = Rc::new(run);
    let stored = Rc::clone(&run);
    let stored =
        Closure::<dyn Fn(JsValue, JsValue)>::new(move |changes: JsValue, area: JsValue| {
            let [before, after] = ["oldValue", "newValue"].map(|which| sync_state(&changes, which));
            if area != "session" || before != after {
                stored();
            }
        });
    let permitted = Closure::<dyn Fn()>::new(move || run()).into_js_value();
    dom::logged(on_storage_changed(&stored.into_js_value()));
    dom::logged(on_permissions_added(&permitted));
    dom::logged(on_permissions_removed(&permitted));
}

/// How sync stood before or stands after a change of the session, as JSON.
fn sync_state(changes: &JsValue, which: &str) -> Option<String> {
    let path = ["session", which, "sync"];
    let found = path.iter().try_fold(changes.clone(), |of, key| Reflect::get(&of, &(*key).into()));
    JSON::stringify(&found.ok()?).ok()?.as_string()
}

/// A message of `_locales`, empty if there is none.
pub fn message(key: &str, args: &[String]) -> String {
    let args = args.iter().map(JsValue::from).collect();
    get_message(key, &args).inspect_err(dom::log).ok().flatten().unwrap_or_default()
}

/// A value as the browser's JSON would have it.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
}
