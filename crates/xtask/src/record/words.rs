//! The closed vocabulary in English, for the record.

use protocol::{AdFunding, ClaimKind, Class, Demand, LinkKind, Method, Region};
use rules::Service;

pub(super) fn methods(service: &Service) -> String {
    let Some(list) = &service.methods else { return "not known".into() };
    if list.offered.is_empty() {
        return "none listed".into();
    }
    let name = |method: &Method| match method {
        Method::Sms => "text message",
        Method::Call => "call",
        Method::Email => "e-mail",
        Method::Totp => "authenticator app",
        Method::U2f => "security key",
        Method::Passkey => "passkey",
        Method::CustomSoftware => "own app",
        Method::CustomHardware => "own device",
    };
    list.offered.iter().map(name).collect::<Vec<_>>().join(", ")
}

pub(super) fn class_name(class: Class) -> &'static str {
    match class {
        Class::Established => "established",
        Class::Permits => "permits",
        Class::Excludes => "excludes",
        Class::Silent => "no statement found",
        Class::NotAdFunded => "not ad-funded",
    }
}

pub(super) fn funding(funding: AdFunding) -> &'static str {
    match funding {
        AdFunding::Yes => "earns from ads",
        AdFunding::Partly => "earns from ads in part",
        AdFunding::No => "no ad business",
    }
}

pub(super) fn demand(demand: Demand) -> &'static str {
    match demand {
        Demand::No => "no",
        Demand::Sometimes => "of some people",
        Demand::ToStart => "to begin",
        Demand::SignUp => "to open an account",
        Demand::Always => "the number is the account",
        Demand::Unknown => "not known",
    }
}

pub(super) fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Measurement => "study",
        ClaimKind::CompanyStatement => "statement by the company",
        ClaimKind::CompanyHelp => "help page",
        ClaimKind::Policy => "policy",
        ClaimKind::RegulatorComplaint => "complaint by a regulator",
        ClaimKind::RegulatorOrder => "order",
        ClaimKind::RegulatorGuidance => "guidance by a regulator",
        ClaimKind::Press => "news report",
        ClaimKind::Ngo => "civil-society group",
    }
}

pub(super) fn place(region: Region) -> &'static str {
    match region {
        Region::Us => "the United States",
        Region::Europe => "Europe",
        Region::Elsewhere => "other places",
        Region::Unknown => "an unknown place",
    }
}

pub(super) fn link_name(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Authenticator => "Authenticator app",
        LinkKind::Passkey => "Passkey",
        LinkKind::SecurityKey => "Security key",
        LinkKind::RemoveNumber => "Remove or change the number",
        LinkKind::AdUse => "Decide whether the number serves ads",
        LinkKind::AdSettings => "Ad settings",
        LinkKind::UploadedContacts => "Uploaded contacts",
        LinkKind::DeleteAccount => "Delete the account",
    }
}
