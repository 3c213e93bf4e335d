//! Settings that are one choice each, and the counts.

use protocol::{OptionsView, Region};
use web_sys::HtmlInputElement;

use crate::dom::{self, Build};
use crate::i18n::counted;

const REGIONS: [(&str, Region); 4] = [
    ("unknown", Region::Unknown),
    ("us", Region::Us),
    ("europe", Region::Europe),
    ("elsewhere", Region::Elsewhere),
];

/// Draws the settings as they stand.
pub fn draw(view: &OptionsView) {
    check("sign-up", view.sign_up);
    for (name, region) in REGIONS {
        check(&format!("region-{name}"), region == view.region);
    }
    let counts = [
        ("count-services", counted("options_known_", view.services)),
        ("count-watched", counted("options_covered_", view.watched)),
    ];
    for (id, text) in counts {
        if let Some(place) = dom::find(id) {
            place.text(&text);
        }
    }
}

/// The region that a radio button stands for.
pub fn region(value: &str) -> Region {
    let found = REGIONS.into_iter().find(|(name, _)| *name == value);
    found.map_or(Region::Unknown, |(_, region)| region)
}

fn check(id: &str, on: bool) {
    if let Some(input) = dom::find_as::<HtmlInputElement>(id) {
        input.set_checked(on);
    }
}
