//! What the shim saw on a page: structure and the page's own words, never a
//! value. Every list and text is capped where it is collected
//! (`extension/content/observe.js`), and runs of four or more digits are
//! replaced by `#` there, so that no number reaches the engine.

use serde::{Deserialize, Serialize};

/// One frame of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageFacts {
    /// Path, query and fragment of the address, without the host: the host
    /// comes from the browser, so that a page cannot lie about it.
    pub path: String,
    /// `document.title`.
    pub title: String,
    /// The `lang` attribute of the root, as written.
    pub lang: String,
    /// Forms, dialogs and other rooms in which fields stand.
    pub scopes: Vec<ScopeFacts>,
    /// Fields in document order.
    pub fields: Vec<FieldFacts>,
    /// `host/path` of each script the page loads from an address.
    pub scripts: Vec<String>,
    /// The room in this frame, and where it stands among the tab's frames.
    pub room: Room,
}

/// The size of a frame and its place in the tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    /// CSS pixels; 0 for the top frame.
    pub width: u32,
    /// CSS pixels; 0 for the top frame.
    pub height: u32,
    /// From the top frame down, the index of each frame among those of its
    /// parent; empty for the top frame. -1 where the browser does not tell.
    pub seat: Vec<i32>,
}

/// The nearest dialog, form or section around a field. Of too many only the
/// likeliest have words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScopeFacts {
    /// `dialog`, `form` or `page`.
    pub kind: String,
    /// Name of the dialog or form: `aria-label`, `aria-labelledby`.
    pub title: String,
    /// Headings and legends inside, in order.
    pub headings: Vec<String>,
    /// Up to three headings before it, the nearest first.
    pub above: Vec<String>,
    /// Text before it, the nearest first; of a dialog none.
    pub before: Vec<String>,
    /// Other visible text inside, in order.
    pub texts: Vec<String>,
    /// Texts of its buttons.
    pub buttons: Vec<String>,
}

/// One control: `input`, `select`, `textarea` or an editable element.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FieldFacts {
    /// The type as the browser sees it: `tel`, `text`, `select`, `textarea`, `editable`, ...
    pub kind: String,
    /// `name` attribute.
    pub name: String,
    /// `id` attribute.
    pub id: String,
    /// `autocomplete` attribute.
    pub autocomplete: String,
    /// `inputmode` attribute.
    pub inputmode: String,
    /// `placeholder` attribute.
    pub placeholder: String,
    /// `pattern` attribute.
    pub pattern: String,
    /// `maxlength`, if set.
    pub maxlength: Option<u32>,
    /// Its names in the order of their worth: labels, `aria-label`, `aria-labelledby`.
    pub labels: Vec<String>,
    /// The head of its column or the text just before it, if it has no label.
    pub before: String,
    /// The text just after it.
    pub after: String,
    /// The name of its group: the legend of its fieldset.
    pub group: String,
    /// Its description: `aria-describedby`, `title`.
    pub described: String,
    /// The first few choices of a `select`.
    pub options: Vec<String>,
    /// Index into [`PageFacts::scopes`].
    pub scope: usize,
    /// Drawn, not hidden, of a size to be used.
    pub visible: bool,
    /// Neither disabled nor read-only.
    pub enabled: bool,
}
