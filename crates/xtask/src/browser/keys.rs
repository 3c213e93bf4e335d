//! The keyboard.

use anyhow::Result;
use serde_json::{Value, json};

use super::Browser;

/// A key of the keyboard, or text.
#[derive(Clone, Copy, Debug)]
pub enum Key<'a> {
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// The space bar.
    Space,
    /// Arrow down.
    Down,
    /// Control and a letter.
    Control(char),
    /// Text, typed character by character.
    Text(&'a str),
}

impl Browser {
    /// Presses keys, one after the other, in the current tab.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub fn press(&mut self, keys: &[Key]) -> Result<()> {
        let actions: Vec<Value> = keys.iter().flat_map(Key::actions).collect();
        let params = json!({ "context": self.tab, "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.bidi.call("input.performActions", params).map(drop)
    }
}

/// Strokes while another key is held down.
fn held(key: &str, strokes: Vec<Value>) -> Vec<Value> {
    let edge = |kind: &str| vec![json!({ "type": kind, "value": key })];
    [edge("keyDown"), strokes, edge("keyUp")].concat()
}

impl Key<'_> {
    /// Code points of the WebDriver standard for keys without a character.
    fn actions(&self) -> Vec<Value> {
        let stroke = |value: &str| {
            vec![
                json!({ "type": "keyDown", "value": value }),
                json!({ "type": "keyUp", "value": value }),
            ]
        };
        match self {
            Self::Tab => stroke("\u{E004}"),
            Self::Enter => stroke("\u{E007}"),
            Self::Escape => stroke("\u{E00C}"),
            Self::Space => stroke(" "),
            Self::Down => stroke("\u{E015}"),
            Self::BackTab => held("\u{E008}", stroke("\u{E004}")),
            Self::Control(letter) => held("\u{E009}", stroke(&letter.to_string())),
            Self::Text(text) => {
                text.chars().flat_map(|character| stroke(&character.to_string())).collect()
            }
        }
    }
}
