//! The page names the field something else for autofill, or types it as an
//! e-mail address or a search.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};

pub(super) const SIGNAL: Signal = Signal::phone("not_other", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let kind = Some(spot.field.kind.as_str()).filter(|kind| matches!(*kind, "email" | "search"));
    let mut tokens = spot.field.autocomplete.split_ascii_whitespace();
    Hit::full(kind.or_else(|| tokens.find(|token| is_other(token))))
}

fn is_other(token: &str) -> bool {
    let token = token.to_ascii_lowercase();
    token.starts_with("cc-")
        || token.starts_with("address-")
        || token.ends_with("-name")
        || matches!(
            token.as_str(),
            "name"
                | "email"
                | "street-address"
                | "postal-code"
                | "country"
                | "country-name"
                | "tel-country-code"
                | "tel-area-code"
                | "tel-extension"
                | "bday"
                | "organization"
                | "transaction-amount"
                | "url"
        )
}

#[cfg(test)]
mod tests {
    use crate::testing::at_field;

    #[test]
    fn fires_on_other_autofill() {
        for token in
            ["cc-number", "shipping postal-code", "email", "tel-country-code", "given-name"]
        {
            assert!(at_field("not_other", |field| field.autocomplete = token.into()), "{token}");
        }
        assert!(at_field("not_other", |field| field.kind = "email".into()));
        assert!(!at_field("not_other", |field| field.autocomplete = "tel".into()));
    }
}
