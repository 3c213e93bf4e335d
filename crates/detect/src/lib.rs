//! Page facts to detection: which field takes a phone number, and which flow
//! it stands in.
//!
//! Each file in `signals/` is one hint with its weight; each file in
//! `lexicon/` is one language. The crate knows neither hosts nor services nor
//! levels. It never fails: odd input lowers confidence.
//!
//! ```
//! use protocol::{FieldFacts, Flow, PageFacts, ScopeFacts};
//!
//! let facts = PageFacts {
//!     scopes: vec![ScopeFacts {
//!         headings: vec!["Set up two-factor authentication".into()],
//!         ..ScopeFacts::default()
//!     }],
//!     fields: vec![FieldFacts {
//!         kind: "tel".into(),
//!         labels: vec!["Phone number".into()],
//!         visible: true,
//!         enabled: true,
//!         ..FieldFacts::default()
//!     }],
//!     ..PageFacts::default()
//! };
//! let detection = detect::detect(&facts);
//! let field = detection.phones().next().unwrap();
//! assert_eq!(field.flow(), Flow::TwoFactorSetup);
//! ```

mod detection;
mod lexicon;
mod script;
mod signal;
mod spot;
mod text;
mod words;

pub use detection::{Detection, Reading, detect};
pub use lexicon::Concept;

#[cfg(test)]
mod testing;
