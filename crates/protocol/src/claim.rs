//! The closed vocabulary in which a service is described.

use serde::{Deserialize, Serialize};

/// What the sources allow to be said about a service, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A regulator's case, the company's own admission or a peer-reviewed
    /// measurement shows that numbers given for security served ads.
    Established,
    /// A published text allows phone numbers to serve ads, and no exception for
    /// security numbers was found in it.
    Permits,
    /// A published text says that the number is not used or shared for ads.
    Excludes,
    /// It earns from ads, and no usable statement either way was found.
    Silent,
    /// Not paid by advertisers, or hardly; the funding says which.
    NotAdFunded,
}

/// Whether the service earns from advertising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AdFunding {
    /// Advertising is its main or a large business.
    Yes,
    /// Advertising stands beside sales or subscriptions.
    Partly,
    /// No advertising business.
    No,
}

/// A way to confirm a sign-in, in 2FA Directory's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// A code by text message: needs a phone number.
    Sms,
    /// A code by phone call: needs a phone number.
    Call,
    /// A code by e-mail.
    Email,
    /// A code from an authenticator app.
    Totp,
    /// A hardware security key.
    U2f,
    /// A passkey kept by the device or a password manager.
    Passkey,
    /// The service's own app.
    CustomSoftware,
    /// The service's own device.
    CustomHardware,
}

impl Method {
    /// Whether the method works without giving a phone number.
    #[must_use]
    pub fn needs_number(self) -> bool {
        matches!(self, Self::Sms | Self::Call)
    }
}

/// What sort of source a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// A peer-reviewed study.
    Measurement,
    /// The company's own words: statement, disclosure or admission.
    CompanyStatement,
    /// A help page of the company.
    CompanyHelp,
    /// A privacy policy or similar published text in force on its date.
    Policy,
    /// A regulator's or prosecutor's allegation.
    RegulatorComplaint,
    /// An order, a judgment or a settlement with a regulator.
    RegulatorOrder,
    /// Guidance by a regulator.
    RegulatorGuidance,
    /// A news report.
    Press,
    /// A statement by a civil-society group.
    Ngo,
}

/// For whom a claim holds. `Unknown` is also the answer of someone who did not
/// say where they live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// Not said.
    #[default]
    Unknown,
    /// The United States.
    Us,
    /// The European Economic Area, Switzerland and the United Kingdom.
    Europe,
    /// Anywhere else.
    Elsewhere,
}

/// Whether the service wants a phone number before a second factor can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// A second factor can be set up without a number.
    No,
    /// Some people are asked for one, for instance against abuse.
    Sometimes,
    /// A number is needed to begin, even if it can be removed later.
    ToStart,
    /// A number is needed to open an account.
    SignUp,
    /// The number is the account, or the line that the service runs.
    Always,
    /// Not known.
    Unknown,
}

/// Where a link of a service leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Set up an authenticator app.
    Authenticator,
    /// Set up a passkey.
    Passkey,
    /// Set up a security key.
    SecurityKey,
    /// Remove or change the phone number.
    RemoveNumber,
    /// The setting that decides whether the number serves ads.
    AdUse,
    /// Ad settings.
    AdSettings,
    /// Manage and delete uploaded contacts.
    UploadedContacts,
    /// Delete the account.
    DeleteAccount,
}
