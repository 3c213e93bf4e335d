//! One question to the engine and its answer.
//!
//! The message is `{"kind":"screen","ask":<ScreenAsk>}`, the answer a
//! [`protocol::Response`], both in serde's JSON form.

use js_sys::Reflect;
use protocol::{Refusal, ScreenAsk, ScreenReply, SiteView};
use serde::Serialize;
use serde_wasm_bindgen::from_value;
use wasm_bindgen::JsValue;

use crate::i18n::t;
use crate::{chrome, dom, words};

#[derive(Serialize)]
struct Message<'a> {
    kind: &'static str,
    ask: &'a ScreenAsk,
    /// A popup has no tab by which the browser tells it.
    private: bool,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Trouble {
    /// The message did not get through, or the answer could not be read.
    Browser(JsValue),
    /// The background answers something else than was asked.
    Unasked,
    /// The change is not to be made.
    Refused(Refusal),
}

impl<E: Into<JsValue>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Browser(error.into())
    }
}

impl Trouble {
    /// Tells the developers' console and, on the page, the user.
    pub fn tell(&self) {
        self.log();
        dom::say(&t(match self {
            Self::Refused(refusal) => words::refusal(*refusal),
            Self::Browser(_) | Self::Unasked => "options_trouble",
        }));
    }

    /// Tells the developers' console.
    pub fn log(&self) {
        match self {
            Self::Refused(_) => {}
            Self::Browser(error) => dom::log(error),
            Self::Unasked => dom::log(&"the background gave another answer, see its log".into()),
        }
    }
}

/// Asks the engine.
pub async fn ask(ask: &ScreenAsk) -> Result<ScreenReply, Trouble> {
    ask_beside(ask, false).await
}

/// Asks the engine, beside a tab that may be one of a private window.
pub async fn ask_beside(ask: &ScreenAsk, private: bool) -> Result<ScreenReply, Trouble> {
    let message = chrome::to_js(&Message { kind: "screen", ask, private })?;
    read(&chrome::send(&message).await?)
}

/// Reads a [`protocol::Response`]. Its two tags are taken off by hand, for serde would
/// bring along every type three times to take them off itself.
fn read(answer: &JsValue) -> Result<ScreenReply, Trouble> {
    if text(answer, RESPONSE[0])? != "screen" {
        return Err(Trouble::Unasked);
    }
    let reply = Reflect::get(answer, &RESPONSE[1].into())?;
    let view = Reflect::get(&reply, &REPLY[1].into())?;
    Ok(match text(&reply, REPLY[0])?.as_str() {
        "site" => ScreenReply::Site(from_value(view)?),
        "options" => ScreenReply::Options(from_value(view)?),
        "trial" => ScreenReply::Trial(from_value(view)?),
        "given" => ScreenReply::Given(from_value(view)?),
        "sites" => ScreenReply::Sites(from_value(view)?),
        "sample" => ScreenReply::Sample(from_value(view)?),
        "refused" => return Err(Trouble::Refused(from_value(view)?)),
        "problem" => ScreenReply::Problem(from_value(view)?),
        "checked" => ScreenReply::Checked(from_value(view)?),
        "rules-text" => ScreenReply::RulesText(from_value(view)?),
        "rules" => ScreenReply::Rules(from_value(view)?),
        _ => return Err(Trouble::Unasked),
    })
}

fn text(of: &JsValue, name: &str) -> Result<String, Trouble> {
    Ok(Reflect::get(of, &name.into())?.as_string().unwrap_or_default())
}

/// Names of the tag and the content in a [`protocol::Response`].
const RESPONSE: [&str; 2] = ["for", "reply"];
/// Names of the tag and the content in a [`ScreenReply`].
const REPLY: [&str; 2] = ["screen", "view"];

/// Asks what is known of the site in a tab.
pub async fn site(tab: &chrome::Tab) -> Result<SiteView, Trouble> {
    let url = tab.url.clone().unwrap_or_default();
    match ask(&ScreenAsk::Site { tab: tab.id, url }).await? {
        ScreenReply::Site(view) => Ok(view),
        _ => Err(Trouble::Unasked),
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Response, RuleProblem};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_response_has_the_tags_that_are_taken_off_by_hand() {
        let response = Response::Screen(ScreenReply::Problem(RuleProblem::PlaceTaken));
        let shape = json!({
            RESPONSE[0]: "screen",
            RESPONSE[1]: { REPLY[0]: "problem", REPLY[1]: "place-taken" },
        });
        assert_eq!(serde_json::to_value(response).unwrap(), shape);
    }
}
