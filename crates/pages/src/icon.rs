//! Small pictures, drawn by lines. A level has a shape of its own, so that
//! nobody needs to tell its colour.

use protocol::Level;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::Element;

use crate::dom::{self, Build};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A picture: paths on a field of 24 by 24.
#[derive(Clone, Copy)]
pub enum Icon {
    /// A triangle with an exclamation mark: warns.
    Warn,
    /// A disc with an i: informs.
    Inform,
    /// A ring with a bar: says nothing.
    Silent,
    /// A broken ring: is not watched.
    Unwatched,
}

impl Icon {
    /// The name it goes by in HTML and style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Inform => "inform",
            Self::Silent => "silent",
            Self::Unwatched => "unwatched",
        }
    }

    /// The outline, then what is drawn upon it.
    fn paths(self) -> [&'static str; 2] {
        const RING: &str = "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z";
        match self {
            Self::Warn => ["M12 3.5 22 20.5H2z", "M12 10v4.6M12 17.6v.1"],
            Self::Inform => [RING, "M12 11.2v5.3M12 7.6v.1"],
            Self::Silent => [RING, "M8 12h8"],
            Self::Unwatched => [RING, ""],
        }
    }

    /// The picture, for eyes only: its meaning stands beside it in words.
    pub fn draw(self) -> Element {
        let [outline, mark] = self.paths();
        let svg = shape("svg").attr("class", &format!("icon icon-{}", self.name()));
        svg.attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .add(&shape("path").attr("class", "outline").attr("d", outline))
            .add(&shape("path").attr("class", "mark").attr("d", mark))
    }
}

impl From<Level> for Icon {
    fn from(level: Level) -> Self {
        match level {
            Level::Warn => Self::Warn,
            Level::Inform => Self::Inform,
            Level::Silent => Self::Silent,
        }
    }
}

/// Draws the pictures that stand in the HTML as `data-icon`.
pub fn fill() {
    for place in dom::all("[data-icon]") {
        let name = place.get_attribute("data-icon").unwrap_or_default();
        let icons = [Icon::Warn, Icon::Inform, Icon::Silent, Icon::Unwatched];
        place.maybe(icons.into_iter().find(|icon| icon.name() == name).map(Icon::draw));
    }
}

fn shape(tag: &str) -> Element {
    let made = dom::document().create_element_ns(Some(SVG), tag);
    made.expect_throw("names of shapes stand in this file")
}
