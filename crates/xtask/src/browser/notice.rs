//! Reads the notice as it was drawn, in its closed shadow root.

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Browser, Frame};

/// A notice on the screen.
#[derive(Clone, Debug, Deserialize)]
pub struct Drawn {
    /// `warn` or `inform`.
    pub level: String,
    /// All its visible text.
    pub text: String,
    /// Links: text and address.
    pub links: Vec<(String, String)>,
    /// Left, top, right, bottom in CSS pixels of its frame.
    pub place: [f64; 4],
    /// The frame it was drawn in.
    #[serde(skip)]
    pub frame: String,
    #[serde(skip)]
    root: Value,
}

/// The announcement for screen readers comes and goes; it is no part of the text.
const READ: &str = "(root) => {
    const card = root.querySelector('[data-level]');
    const { left, top, right, bottom } = card.getBoundingClientRect();
    const parts = [...card.children].filter((part) => part.role !== 'status');
    return JSON.stringify({
        level: card.dataset.level,
        text: parts.map((part) => part.innerText).join('\\n'),
        links: [...root.querySelectorAll('a')].filter((a) => a.checkVisibility()).map((a) => [a.innerText.trim(), a.href]),
        place: [left, top, right, bottom],
    });
}";
/// Drawn, and not out of sight for the moment.
const VISIBLE: &str = "(root) => JSON.stringify(!!root.querySelector('[data-level]')?.checkVisibility({ visibilityProperty: true }))";

impl Browser {
    /// The notice in the current tab, if one is drawn in any frame.
    ///
    /// # Errors
    ///
    /// When the tab is gone.
    pub fn notice(&mut self) -> Result<Option<Drawn>> {
        for frame in self.frames()? {
            // A frame may go while it is looked at.
            if let Ok(Some(drawn)) = self.notice_in(&frame) {
                return Ok(Some(drawn));
            }
        }
        Ok(None)
    }

    /// Waits for a notice.
    ///
    /// # Errors
    ///
    /// When none is drawn within twenty seconds.
    pub fn expect_notice(&mut self) -> Result<Drawn> {
        self.wait("a notice", Self::notice)
    }

    /// Waits until no notice is drawn.
    ///
    /// # Errors
    ///
    /// When one is still there after twenty seconds.
    pub fn expect_no_notice(&mut self) -> Result<()> {
        self.wait("no notice", |browser| Ok(browser.notice()?.is_none().then_some(())))
    }

    fn notice_in(&mut self, frame: &Frame) -> Result<Option<Drawn>> {
        let params = json!({
            "context": frame.id,
            "locator": { "type": "css", "value": "[popover=manual]" },
            "serializationOptions": { "includeShadowTree": "all", "maxDomDepth": 1 },
        });
        let located = self.bidi.call("browsingContext.locateNodes", params)?;
        let nodes = located["nodes"].as_array().cloned().unwrap_or_default();
        let roots = nodes.iter().filter_map(|node| {
            let shadow = &node["value"]["shadowRoot"];
            (shadow["value"]["mode"] == "closed").then(|| json!({ "sharedId": shadow["sharedId"] }))
        });
        for root in roots {
            if self.call_in(&frame.id, VISIBLE, std::slice::from_ref(&root))? != true {
                continue;
            }
            let read = self.call_in(&frame.id, READ, std::slice::from_ref(&root))?;
            let drawn: Drawn = serde_json::from_value(read)?;
            return Ok(Some(Drawn { frame: frame.id.clone(), root, ..drawn }));
        }
        Ok(None)
    }

    /// Clicks, with a real pointer, on the button or link of a notice whose
    /// text begins so.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn click_in(&mut self, notice: &Drawn, text: &str) -> Result<()> {
        let find = format!(
            "(root) => [...root.querySelectorAll('button, a')].find((each) => (each.innerText.trim() || each.ariaLabel || '').startsWith({text:?}))"
        );
        let params = json!({
            "functionDeclaration": find,
            "awaitPromise": false,
            "target": { "context": notice.frame },
            "arguments": [notice.root],
        });
        let found = self.bidi.call("script.callFunction", params)?;
        let id = found["result"]["sharedId"].as_str();
        let id = id.ok_or_else(|| {
            anyhow::anyhow!("no button or link in the notice begins with {text:?}")
        })?;
        self.click_node(&notice.frame, &json!({ "sharedId": id }))
    }

    /// Evaluates a function of the notice's shadow root; its result as JSON.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub fn ask_notice(&mut self, notice: &Drawn, function: &str) -> Result<Value> {
        let wrapped = format!("async (root) => JSON.stringify(await ({function})(root)) ?? 'null'");
        self.call_in(&notice.frame, &wrapped, std::slice::from_ref(&notice.root))
    }
}
