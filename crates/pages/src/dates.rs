//! Dates in the user's language.

use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::dom::{self, Build, make};
use crate::i18n;

/// A day of a source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Debug, PartialEq)]
struct Day {
    year: u32,
    month: Option<i32>,
    day: Option<i32>,
}

/// Reads the date of a source; nothing for other text.
fn read(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let month = parts.next().map(str::parse).transpose().ok()?;
    let day = parts.next().map(str::parse).transpose().ok()?;
    let in_range = month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=31).contains(&day));
    in_range.then_some(Day { year, month, day })
}

/// The date of a source, as exactly as it is known; empty text for none.
pub fn source(text: &str) -> Element {
    let element = make("time").text(&written(text));
    if read(text).is_some() { element.attr("datetime", text) } else { element }
}

/// The same as plain words, for the middle of a sentence.
pub fn written(text: &str) -> String {
    let Some(date) = read(text) else { return text.into() };
    let Some(month) = date.month else { return text.into() };
    let at = Date::utc(f64::from(date.year), f64::from(month - 1));
    let at = at + f64::from(date.day.unwrap_or(1) - 1) * 86_400_000.0;
    let day = date.day.map(|_| ("day", "numeric"));
    let parts = [("year", "numeric"), ("month", "long"), ("timeZone", "UTC")];
    format(at, parts.into_iter().chain(day))
}

/// A moment in milliseconds since 1970, as a day where the user is.
pub fn day(at: u64) -> Element {
    #[expect(clippy::cast_precision_loss, reason = "exact for some 285,000 years")]
    let at = at as f64;
    let stamp = Date::new(&JsValue::from(at)).to_iso_string();
    let shown = format(at, [("dateStyle", "medium")]);
    make("time").attr("datetime", &String::from(stamp)).text(&shown)
}

fn format<'a>(at: f64, options: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let bag = Object::new();
    for (name, value) in options {
        dom::logged(Reflect::set(&bag, &name.into(), &value.into()).map(drop));
    }
    let locales = Array::of1(&JsValue::from(i18n::language()));
    let format = js_sys::Intl::DateTimeFormat::new(&locales, &bag).format();
    let text = format.call1(&JsValue::UNDEFINED, &JsValue::from(at));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_date_as_exactly_as_it_is_given() {
        let date = |year, month, day| Some(Day { year, month, day });
        let table = [
            ("2019", date(2019, None, None)),
            ("2019-07", date(2019, Some(7), None)),
            ("2019-07-24", date(2019, Some(7), Some(24))),
            ("", None),
            ("2019-13", None),
            ("July 2019", None),
            ("2019-07-24 (read)", None),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
