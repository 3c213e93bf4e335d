//! The page names the field a phone number for autofill: `tel`, `tel-national`,
//! `tel-local`, ... Parts (`tel-country-code`, `tel-area-code`, `tel-extension`)
//! are no number by themselves.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("autocomplete_tel", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let tokens = spot.field.autocomplete.split_ascii_whitespace();
    Hit::full(tokens.map(str::to_ascii_lowercase).find(|token| is_number(token)))
}

fn is_number(token: &str) -> bool {
    matches!(token, "tel" | "tel-national" | "tel-local" | "mobile" | "phone")
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_numbers_not_on_parts() {
        for token in ["tel", "section-a shipping tel", "TEL-national"] {
            assert!(
                at_field("autocomplete_tel", |field| field.autocomplete = token.into()),
                "{token}"
            );
        }
        for token in ["tel-country-code", "tel-extension", "off", ""] {
            assert!(
                !at_field("autocomplete_tel", |field| field.autocomplete = token.into()),
                "{token}"
            );
        }
    }
}
