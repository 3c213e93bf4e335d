//! Keys of the texts for the closed vocabulary of `protocol`.

use protocol::{
    AdFunding, AnswerKind, Demand, Flow, Level, Method, Refusal, Region, RuleProblem, Step, Task,
};

/// What Ringfence does at a level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Warn => "popup_level_warn",
        Level::Inform => "popup_level_inform",
        Level::Silent => "popup_level_silent",
    }
}

/// What Ringfence should do, by a rule.
pub fn wish(level: Level) -> &'static str {
    match level {
        Level::Warn => "options_level_warn",
        Level::Inform => "options_level_inform",
        Level::Silent => "options_level_silent",
    }
}

/// Whether a service earns from ads.
pub fn funding(funding: AdFunding) -> &'static str {
    match funding {
        AdFunding::Yes => "popup_funding_yes",
        AdFunding::Partly => "popup_funding_partly",
        AdFunding::No => "popup_funding_no",
    }
}

/// A way to confirm a sign-in.
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Sms => "popup_method_sms",
        Method::Call => "popup_method_call",
        Method::Email => "popup_method_email",
        Method::Totp => "popup_method_totp",
        Method::U2f => "popup_method_u2f",
        Method::Passkey => "popup_method_passkey",
        Method::CustomSoftware => "popup_method_custom_software",
        Method::CustomHardware => "popup_method_custom_hardware",
    }
}

/// What a person is doing at a field; nothing if that is not known.
pub fn flow(flow: Flow) -> Option<&'static str> {
    Some(match flow {
        Flow::TwoFactorSetup => "popup_flow_two_factor",
        Flow::PhoneVerification => "popup_flow_verification",
        Flow::Recovery => "popup_flow_recovery",
        Flow::SignUp => "popup_flow_sign_up",
        Flow::SignIn => "popup_flow_sign_in",
        Flow::CodeEntry => "popup_flow_code",
        Flow::Checkout => "popup_flow_checkout",
        Flow::Contact => "popup_flow_contact",
        Flow::Profile => "popup_flow_profile",
        Flow::Other => return None,
    })
}

/// A flow that a rule speaks at.
pub fn rule_flow(of: Flow) -> &'static str {
    flow(of).unwrap_or("popup_flow_other")
}

/// What the numbered steps of the policy look at, in their order.
pub const STEPS: [&str; 7] = [
    "popup_step_policy",
    "popup_step_rule",
    "popup_step_answer",
    "popup_step_flow",
    "popup_step_service",
    "popup_step_tag",
    "popup_step_silence",
];

/// What a step looks at.
pub fn step(step: &Step) -> &'static str {
    STEPS[usize::from(step.number()) - 1]
}

/// Where a claim holds; nothing for a place without a name of its own.
pub fn region(region: Region) -> Option<&'static str> {
    match region {
        Region::Us => Some("popup_status_us"),
        Region::Europe => Some("popup_status_europe"),
        Region::Elsewhere | Region::Unknown => None,
    }
}

/// How a service stands to a number; nothing where it can be left out, or where
/// that is not known.
pub fn demand(demand: Demand) -> Option<&'static str> {
    match demand {
        Demand::Sometimes => Some("popup_demand_sometimes"),
        Demand::ToStart => Some("popup_demand_to_start"),
        Demand::SignUp => Some("popup_demand_sign_up"),
        Demand::Always => Some("popup_demand_always"),
        Demand::No | Demand::Unknown => None,
    }
}

/// What was answered to a notice.
pub fn answer(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::NotNow => "popup_answer_not_now",
        AnswerKind::Never => "popup_answer_never",
        AnswerKind::Accept => "popup_answer_accept",
    }
}

/// A step about a number already given, and why. What is asked of a service in
/// writing depends on whether the number can go.
pub fn task(task: Task, can_remove: bool) -> [&'static str; 2] {
    match task {
        Task::SecondStep => ["given_task_second_step", "given_hint_second_step"],
        Task::BackupCodes => ["given_task_backup_codes", "given_hint_backup_codes"],
        Task::RemoveNumber => ["given_task_remove_number", "given_hint_remove_number"],
        Task::AdSettings => ["given_task_ad_settings", "given_hint_ad_settings"],
        Task::Contacts => ["given_task_contacts", "given_hint_contacts"],
        Task::Erase if can_remove => ["given_task_erase", "given_hint_erase"],
        Task::Erase => ["given_task_limit", "given_hint_limit"],
    }
}

/// Why a change is not made, and what to do.
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Locked => "sync_locked",
        Refusal::Private => "sync_private",
    }
}

/// Why a rule cannot be saved, and what to do.
pub fn problem(problem: RuleProblem) -> &'static str {
    match problem {
        RuleProblem::DomainEmpty => "options_problem_empty",
        RuleProblem::DomainMalformed => "options_problem_malformed",
        RuleProblem::DomainHasAddress => "options_problem_address",
        RuleProblem::DomainTooShort => "options_problem_short",
        RuleProblem::DomainIsIp => "options_problem_ip",
        RuleProblem::DomainIsSuffix => "options_problem_suffix",
        RuleProblem::PlaceTaken => "options_problem_taken",
        RuleProblem::PathMalformed => "options_problem_path",
        RuleProblem::PathTooLong => "options_problem_path_long",
        RuleProblem::LinkMalformed => "options_problem_link",
        RuleProblem::ExampleElsewhere => "options_problem_example",
        RuleProblem::NoteTooLong => "options_problem_note",
    }
}
