//! The page in the current tab: its frames, its script, its nodes.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::Browser;

/// A frame: its id in the driver and its address.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Id in the driver.
    pub id: String,
    /// Address of its document.
    pub url: String,
}

impl Browser {
    /// The frames of the current tab, the top one first.
    ///
    /// # Errors
    ///
    /// When the tab is gone.
    pub fn frames(&mut self) -> Result<Vec<Frame>> {
        fn flatten(node: &Value, frames: &mut Vec<Frame>) {
            let text = |key: &str| node[key].as_str().unwrap_or_default().to_string();
            frames.push(Frame { id: text("context"), url: text("url") });
            node["children"]
                .as_array()
                .into_iter()
                .flatten()
                .for_each(|child| flatten(child, frames));
        }
        let tree = self.bidi.call("browsingContext.getTree", json!({ "root": self.tab }))?;
        let mut frames = Vec::new();
        tree["contexts"].as_array().into_iter().flatten().for_each(|top| flatten(top, &mut frames));
        Ok(frames)
    }

    /// Evaluates an expression, awaited, in the top frame; its value as JSON.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub fn evaluate(&mut self, expression: &str) -> Result<Value> {
        let tab = self.tab.clone();
        self.eval_in(&tab, expression)
    }

    /// Evaluates an expression in a frame.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub fn eval_in(&mut self, frame: &str, expression: &str) -> Result<Value> {
        let function = format!("async () => JSON.stringify(await ({expression})) ?? 'null'");
        self.call_in(frame, &function, &[])
    }

    /// Evaluates an expression in the top frame, in a world of its own: it sees
    /// the page's elements, and the page does not see it.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub fn eval_apart(&mut self, expression: &str) -> Result<Value> {
        let function = format!("async () => JSON.stringify(await ({expression})) ?? 'null'");
        let target = json!({ "context": self.tab, "sandbox": "apart" });
        self.call(&target, &function, &[])
    }

    /// Calls a function that gives a JSON text, with arguments that are nodes.
    pub(super) fn call_in(
        &mut self,
        frame: &str,
        function: &str,
        nodes: &[Value],
    ) -> Result<Value> {
        self.call(&json!({ "context": frame }), function, nodes)
    }

    fn call(&mut self, target: &Value, function: &str, nodes: &[Value]) -> Result<Value> {
        let params = json!({
            "functionDeclaration": function,
            "awaitPromise": true,
            "userActivation": true,
            "target": target,
            "arguments": nodes,
        });
        let answer = self.bidi.call("script.callFunction", params)?;
        if answer["type"] == "exception" {
            bail!("the page threw: {}", answer["exceptionDetails"]["text"]);
        }
        let text = answer["result"]["value"].as_str().context("a function that gives no text")?;
        Ok(serde_json::from_str(text)?)
    }

    /// Runs an expression where the browser's own code runs.
    pub(super) fn eval_chrome(&mut self, expression: &str) -> Result<Value> {
        let tree = self.bidi.call("browsingContext.getTree", json!({ "moz:scope": "chrome" }))?;
        let window = tree["contexts"][0]["context"]
            .as_str()
            .context("Firefox without a window")?
            .to_string();
        self.eval_in(&window, expression)
    }

    /// A command of Chromium's own protocol.
    pub(super) fn cdp(&mut self, method: &str, params: &Value) -> Result<Value> {
        let answer = self
            .bidi
            .call("goog:cdp.sendCommand", json!({ "method": method, "params": params }))?;
        Ok(answer["result"].clone())
    }

    /// Waits until an expression in the top frame is truthy; its value.
    ///
    /// # Errors
    ///
    /// When it is not within twenty seconds.
    pub fn wait_for(&mut self, expression: &str) -> Result<Value> {
        self.wait(expression, |browser| {
            let value = browser.evaluate(expression).unwrap_or(Value::Null);
            let truthy = !matches!(&value, Value::Null | Value::Bool(false))
                && value != json!(0)
                && value != json!("");
            Ok(truthy.then_some(value))
        })
    }

    /// Asks again and again until there is an answer.
    ///
    /// # Errors
    ///
    /// When there is none within twenty seconds; `what` says for what it waited.
    pub fn wait<T>(
        &mut self,
        what: &str,
        mut ask: impl FnMut(&mut Self) -> Result<Option<T>>,
    ) -> Result<T> {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(found) = ask(self)? {
                return Ok(found);
            }
            if Instant::now() > end {
                let state = self
                    .evaluate("[location.href, document.activeElement?.outerHTML.slice(0, 200)]");
                bail!("waited twenty seconds for: {what}; now {}", state.unwrap_or_default());
            }
            sleep(Duration::from_millis(25));
        }
    }

    /// Clicks, with a real pointer, on what a selector finds: in the top frame,
    /// through open shadow roots (`host >>> inner`), or in a frame
    /// (`frame:iframe.step :: inner`). Waits until it is there.
    ///
    /// # Errors
    ///
    /// When it does not appear.
    pub fn click(&mut self, selector: &str) -> Result<()> {
        let (frame, inner) = self.frame_of(selector)?;
        let node = self.wait(selector, |browser| browser.node(&frame, &inner))?;
        self.click_node(&frame, &node)
    }

    /// Opens the menu of what a selector finds, as [`Browser::click`] finds it.
    ///
    /// # Errors
    ///
    /// When it does not appear.
    pub fn click_for_menu(&mut self, selector: &str) -> Result<()> {
        let (frame, inner) = self.frame_of(selector)?;
        let node = self.wait(selector, |browser| browser.node(&frame, &inner))?;
        self.press_button(&frame, &node, 2)
    }

    pub(super) fn click_node(&mut self, frame: &str, node: &Value) -> Result<()> {
        self.press_button(frame, node, 0)
    }

    fn press_button(&mut self, frame: &str, node: &Value, button: u8) -> Result<()> {
        self.call_in(frame, "(node) => { node.scrollIntoView({ block: 'center', behavior: 'instant' }); return 'null'; }", std::slice::from_ref(node))?;
        let params = json!({ "context": frame, "actions": [{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "x": 0, "y": 0, "origin": { "type": "element", "element": node } },
                { "type": "pointerDown", "button": button },
                { "type": "pointerUp", "button": button },
            ],
        }] });
        self.bidi.call("input.performActions", params).map(drop)
    }

    /// The frame and the rest of a selector.
    fn frame_of(&mut self, selector: &str) -> Result<(String, String)> {
        let Some((frame, inner)) =
            selector.strip_prefix("frame:").and_then(|rest| rest.split_once("::"))
        else {
            return Ok((self.tab.clone(), selector.trim().into()));
        };
        let source = format!("document.querySelector({:?})?.src", frame.trim());
        let id = self.wait(selector, |browser| {
            let source = browser.evaluate(&source)?;
            Ok(browser
                .frames()?
                .into_iter()
                .skip(1)
                .find(|frame| source == frame.url.as_str())
                .map(|frame| frame.id))
        })?;
        Ok((id, inner.trim().into()))
    }

    /// A visible node by selector, through open shadow roots.
    fn node(&mut self, frame: &str, selector: &str) -> Result<Option<Value>> {
        let function = format!(
            "() => {{
                let root = document, node = null;
                for (const part of {selector:?}.split('>>>')) {{ node = root?.querySelector(part.trim()); root = node?.shadowRoot; }}
                return node?.checkVisibility({{ visibilityProperty: true }}) ? node : null;
            }}"
        );
        let params = json!({ "functionDeclaration": function, "awaitPromise": false, "target": { "context": frame } });
        let answer = self.bidi.call("script.callFunction", params)?;
        Ok(answer["result"]["sharedId"].as_str().map(|id| json!({ "sharedId": id })))
    }
}
