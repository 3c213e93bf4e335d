//! The form: an address, and the HTML of a page if somebody has it.

use web_sys::{HtmlInputElement, HtmlTextAreaElement, Url};

use crate::dom::{self, Build};
use crate::i18n::t;

/// Most bytes of HTML: a page of this size is long past reading.
const HTML_MAX: usize = 1_000_000;

/// Why nothing can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No address was typed.
    Empty,
    /// Not an address of a page.
    Address,
    /// The browser does not tell the address of the tab.
    Untold,
    /// The HTML is too long.
    Long,
    /// The HTML could not be shown.
    Unread,
}

impl Wrong {
    /// The field that it is about, and what to say.
    fn place(self) -> [&'static str; 2] {
        match self {
            Self::Empty => ["try-address", "try_problem_empty"],
            Self::Address => ["try-address", "try_problem_address"],
            Self::Untold => ["try-address", "try_problem_untold"],
            Self::Long => ["try-html", "try_problem_long"],
            Self::Unread => ["try-html", "try_problem_unread"],
        }
    }
}

/// The address and the HTML as typed, if both can be used.
pub fn read() -> Result<(Url, Option<String>), Wrong> {
    let typed = dom::find_as::<HtmlInputElement>("try-address").map(|input| input.value());
    let typed = typed.unwrap_or_default();
    if typed.trim().is_empty() {
        return Err(Wrong::Empty);
    }
    let url = address(&typed).ok_or(Wrong::Address)?;
    let html = dom::find_as::<HtmlTextAreaElement>("try-html").map(|area| area.value());
    let html = html.filter(|html| !html.trim().is_empty());
    match &html {
        Some(html) if html.len() > HTML_MAX => Err(Wrong::Long),
        _ => Ok((url, html)),
    }
}

/// What was typed as an address of a page, without a name and password in it.
pub fn address(typed: &str) -> Option<Url> {
    let typed = typed.trim();
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let url = Url::new(&whole).ok()?;
    let host = rules::domain::host(&url.href())?;
    url.set_username("");
    url.set_password("");
    (host.contains('.') || host == "localhost").then_some(url)
}

/// Puts an address into the field.
pub fn fill(address: &str) {
    if let Some(input) = dom::find_as::<HtmlInputElement>("try-address") {
        input.set_value(address);
    }
}

/// Whether a box is ticked.
pub fn is_checked(id: &str) -> bool {
    dom::find_as::<HtmlInputElement>(id).is_some_and(|input| input.checked())
}

/// Says at its field what is wrong, and goes there.
pub fn show(wrong: Wrong) {
    forget_problems();
    let [field, key] = wrong.place();
    if let Some(place) = dom::find(&format!("{field}-problem")) {
        place.text(&t(key));
    }
    if wrong == Wrong::Long
        && let Some(fold) = dom::find("try-paste")
    {
        fold.attr("open", "");
    }
    if let Some(input) = dom::find(field) {
        input.attr("aria-invalid", "true");
    }
    dom::lead_to(field, &t(key));
}

/// Takes every problem off the form.
pub fn forget_problems() {
    for field in ["try-address", "try-html"] {
        if let (Some(input), Some(place)) =
            (dom::find(field), dom::find(&format!("{field}-problem")))
        {
            dom::logged(input.remove_attribute("aria-invalid"));
            place.text("");
        }
    }
}
