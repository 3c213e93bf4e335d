//! The text of the request: a template of `_locales` and what was typed,
//! nothing else.

use protocol::Region;

/// The law that a request cites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Law {
    /// European Union and European Economic Area.
    Eu,
    /// United Kingdom.
    Uk,
    /// California.
    California,
    /// No law by name.
    #[default]
    Elsewhere,
}

impl Law {
    /// Every law, and the end of the ids and keys that it goes by.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Eu, "eu"),
        (Self::Uk, "uk"),
        (Self::California, "california"),
        (Self::Elsewhere, "elsewhere"),
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Eu => "given_letter_law_eu",
            Self::Uk => "given_letter_law_uk",
            Self::California => "given_letter_law_california",
            Self::Elsewhere => "given_letter_law_elsewhere",
        }
    }
}

impl From<Region> for Law {
    /// The likeliest law where somebody lives, to begin with.
    fn from(region: Region) -> Self {
        match region {
            Region::Europe => Self::Eu,
            // Most people in the United States live outside California.
            Region::Us | Region::Elsewhere | Region::Unknown => Self::Elsewhere,
        }
    }
}

/// What goes into a request.
#[derive(Default)]
pub struct Letter {
    /// Name of the service.
    pub service: String,
    /// The number is to go; else it is to serve nothing but the account.
    pub erase: bool,
    /// Cited.
    pub law: Law,
    /// The writer's name as typed; may be empty.
    pub name: String,
    /// The writer's account as typed; may be empty.
    pub account: String,
}

impl Letter {
    /// The request in words. `say` gives a message with its placeholders filled.
    pub fn text(&self, say: impl Fn(&str, &[&str]) -> String) -> String {
        let (name, account) = (self.name.trim(), self.account.trim());
        let [ask, careful] = match self.erase {
            true => ["given_letter_erase", "given_letter_careful"],
            false => ["given_letter_limit", "given_letter_keep"],
        };
        let mut close = say("given_letter_close", &[]);
        if !name.is_empty() {
            close = close + "\n" + name;
        }
        let paragraphs = [
            Some(say("given_letter_to", &[&self.service])),
            (!account.is_empty()).then(|| say("given_letter_account", &[account])),
            Some(say(ask, &[])),
            Some(say(careful, &[])),
            Some(say(self.law.key(), &[])),
            Some(close),
        ];
        paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A message, by its key and what goes into it.
    fn keyed(key: &str, args: &[&str]) -> String {
        format!("{} {}", key.trim_start_matches("given_letter_"), args.join(" ")).trim().into()
    }

    fn letter() -> Letter {
        Letter { service: "Made".into(), erase: true, law: Law::Eu, ..Letter::default() }
    }

    #[test]
    fn what_was_not_typed_leaves_no_line() {
        let bare = "to Made\n\nerase\n\ncareful\n\nlaw_eu\n\nclose";
        assert_eq!(letter().text(keyed), bare);
        let blank = Letter { name: "  ".into(), account: "\t".into(), ..letter() };
        assert_eq!(blank.text(keyed), bare);
    }

    #[test]
    fn what_was_typed_goes_in_as_it_is() {
        let full =
            Letter { name: " Anna $1 ".into(), account: "anna@a.example".into(), ..letter() };
        assert_eq!(
            full.text(keyed),
            "to Made\n\naccount anna@a.example\n\nerase\n\ncareful\n\nlaw_eu\n\nclose\nAnna $1"
        );
    }

    #[test]
    fn a_number_that_stays_is_not_to_be_erased() {
        let text = Letter { erase: false, ..letter() }.text(keyed);
        assert!(text.contains("\n\nlimit\n\nkeep\n\n") && !text.contains("erase"), "{text}");
    }

    #[test]
    fn each_region_begins_with_its_law() {
        let table = [
            (Region::Europe, Law::Eu),
            (Region::Us, Law::Elsewhere),
            (Region::Elsewhere, Law::Elsewhere),
            (Region::Unknown, Law::Elsewhere),
        ];
        for (region, law) in table {
            assert_eq!(Law::from(region), law);
        }
        for (law, name) in Law::ALL {
            let text = Letter { law, ..letter() }.text(keyed);
            assert!(text.contains(&format!("law_{name}\n")), "{text}");
        }
    }
}
