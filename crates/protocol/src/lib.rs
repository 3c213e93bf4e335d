//! Every value that crosses a boundary: page to background, background to
//! screens, settings to storage. Plain data with public fields, nothing else.
//!
//! It does not know where a value came from, what is true about a service, or
//! what should be done: that is for `detect`, `rules` and `engine`.
//!
//! ```
//! use protocol::{FieldFacts, PageFacts};
//!
//! let facts: PageFacts = serde_json::from_str(
//!     r#"{"path":"/settings/phone","fields":[{"kind":"tel","labels":["Phone number"]}]}"#,
//! ).unwrap();
//! assert_eq!(facts.fields[0], FieldFacts {
//!     kind: "tel".into(),
//!     labels: vec!["Phone number".into()],
//!     ..FieldFacts::default()
//! });
//! ```

mod claim;
mod effect;
mod facts;
mod given;
mod message;
mod rulebook;
mod settings;
mod sites;
mod sync;
mod trial;
mod verdict;
mod view;

pub use claim::{AdFunding, ClaimKind, Class, Demand, LinkKind, Method, Region};
pub use effect::{Badge, Effect};
pub use facts::{FieldFacts, PageFacts, Room, ScopeFacts};
pub use given::{GivenService, GivenView, Task, TaskView};
pub use message::{
    Event, PageAsk, PageReply, Place, Request, Response, ScreenAsk, ScreenReply, Sender,
};
pub use rulebook::{
    RULES_TEXT_MAX, RuleChange, RuleCheck, RuleResult, RulesPreview, TextProblem, TextWrong,
};
pub use settings::{
    ADDRESS_MAX, Answer, AnswerKind, NOTE_MAX, PATH_MAX, Policy, Rule, RuleProblem, Session,
    Settings, Sighting, State,
};
pub use sites::{ListedSite, OtherSite, SitesView};
pub use sync::{Control, Refusal, SyncMode, SyncState, SyncTrouble, Synced};
pub use trial::{Basis, ChangePlace, ChangeView, Leave, StepView, TrialView};
pub use verdict::{About, Evidence, Flow, Level, Part, PhoneField, Step, Verdict};
pub use view::{
    AnswerRow, App, LinkView, MethodsView, Notice, OptionsView, RuleRow, SiteView, SourceView, Text,
};
