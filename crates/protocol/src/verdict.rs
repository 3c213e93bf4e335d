//! What the engine decided, and on what evidence.

use serde::{Deserialize, Serialize};

use crate::Class;

/// How loudly to speak. Ordered: silent, inform, warn.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Draw nothing.
    #[default]
    Silent,
    /// A quiet notice: what is known, without a claim of misuse.
    Inform,
    /// A notice about what the service did or reserves the right to do.
    Warn,
}

/// What a person is doing at a field.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Setting up a second factor.
    TwoFactorSetup,
    /// Verifying, adding or changing a number for the account's security.
    PhoneVerification,
    /// Adding a number to get back into the account.
    Recovery,
    /// Creating an account.
    SignUp,
    /// Signing in, or finding a lost account.
    SignIn,
    /// Typing a code that was sent.
    CodeEntry,
    /// Buying, paying, delivery.
    Checkout,
    /// Writing to somebody, booking, asking for a call.
    Contact,
    /// Filling in a profile or an address book.
    Profile,
    /// Nothing recognised.
    #[default]
    Other,
}

impl Flow {
    /// Every flow, in the order of the enum.
    pub const ALL: [Self; 10] = [
        Self::TwoFactorSetup,
        Self::PhoneVerification,
        Self::Recovery,
        Self::SignUp,
        Self::SignIn,
        Self::CodeEntry,
        Self::Checkout,
        Self::Contact,
        Self::Profile,
        Self::Other,
    ];

    /// Whether a number asked for here is asked for security.
    #[must_use]
    pub fn is_security(self) -> bool {
        matches!(self, Self::TwoFactorSetup | Self::PhoneVerification | Self::Recovery)
    }
}

/// What a piece of evidence speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// That the field takes a phone number.
    Phone,
    /// That the field takes this part of one.
    Part(Part),
    /// That the field stands in this flow.
    Flow(Flow),
}

/// A signal that fired.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the signal, which is the name of its file in `detect/src/signals`.
    pub signal: String,
    /// For what.
    pub about: About,
    /// Log-odds it adds; negative speaks against.
    pub weight: f32,
    /// What on the page made it fire, at most 60 characters.
    pub seen: String,
}

/// A piece of a phone number that has a field of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The dialling code, or the country it stands for.
    CountryCode,
    /// The first digits of a national number.
    AreaCode,
    /// The middle digits, where a number is split into boxes.
    Prefix,
    /// The last digits, where a number is split into boxes.
    Suffix,
    /// What is dialled after the number.
    Extension,
}

impl Part {
    /// Every part, in the order of the enum.
    pub const ALL: [Self; 5] =
        [Self::CountryCode, Self::AreaCode, Self::Prefix, Self::Suffix, Self::Extension];
}

/// A field that takes a phone number, or a part of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhoneField {
    /// Index into `PageFacts::fields`.
    pub field: usize,
    /// Which part it takes; nothing for a whole number, or its main part.
    pub part: Option<Part>,
    /// Probability that this is so, 0 to 1.
    pub confidence: f32,
    /// What a person is doing there.
    pub flow: Flow,
    /// Probability that the number is asked for security, 0 to 1.
    pub security: f32,
    /// Whether a person could type into it here and now.
    #[serde(default)]
    pub open: bool,
}

/// The numbered step of the policy that decided (`engine/src/policy.rs`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// 1: the administrator's policy for this page.
    Policy {
        /// Place of the policy's rule.
        place: String,
    },
    /// 2: the user's own rule for this page.
    Rule {
        /// Place of the rule.
        place: String,
    },
    /// 3: the user's answer to an earlier notice.
    Answer {
        /// Site of the answer.
        site: String,
    },
    /// 4: no phone field in a flow that speaks.
    Flow,
    /// 5: the service's class and region.
    Service {
        /// Id of the service.
        id: String,
        /// Its class.
        class: Class,
    },
    /// 6: an ad tag on the page.
    Tag {
        /// Id of the tag.
        id: String,
    },
    /// 7: nothing can be said truthfully.
    Silence,
}

impl Step {
    /// The number under which the policy lists the step, 1 to 7.
    #[must_use]
    pub fn number(&self) -> u8 {
        match self {
            Self::Policy { .. } => 1,
            Self::Rule { .. } => 2,
            Self::Answer { .. } => 3,
            Self::Flow => 4,
            Self::Service { .. } => 5,
            Self::Tag { .. } => 6,
            Self::Silence => 7,
        }
    }
}

/// The decision for one frame of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// How loudly to speak.
    pub level: Level,
    /// Who decided.
    pub decided: Step,
    /// The flow at the field it is about; `Other` without such a field.
    pub flow: Flow,
    /// Indices into `PageFacts::fields`: where a notice belongs.
    pub fields: Vec<usize>,
    /// Every field that takes a phone number or a part of one, in document
    /// order, whether or not it speaks.
    #[serde(default)]
    pub phones: Vec<PhoneField>,
    /// Id of the loudest ad tag on the page.
    #[serde(default)]
    pub tag: Option<String>,
    /// Every signal that fired at those fields, or at the likeliest field if
    /// none qualified.
    pub evidence: Vec<Evidence>,
}
