//! What each of the seven steps found on a page, in a sentence.

use protocol::{AnswerKind, Flow, Level, Rule, State, Step, StepView, Text};

use super::{Case, guards};
use crate::notice::message;
use crate::{answers, policy};

/// The steps in their order.
pub(super) fn views(state: &State, case: Case, decided: &Step) -> Vec<StepView> {
    let found = [
        organisation(state, case),
        own(state, case),
        answer(state, case),
        flow(state, case),
        service(state, case),
        tag(case),
        message("try_silence", &[]),
    ];
    let number = usize::from(decided.number());
    let view = |(at, found)| StepView { found, decided: at + 1 == number };
    found.into_iter().enumerate().map(view).collect()
}

fn organisation(state: &State, case: Case) -> Text {
    match policy::rule_for(&state.policy.rules, case.at) {
        Some(rule) => asked(rule, ["try_policy_warn", "try_policy_inform", "try_policy_silent"]),
        None => message("try_policy_none", &[]),
    }
}

fn own(state: &State, case: Case) -> Text {
    let off = |rule: &&Rule| !rule.enabled && policy::is_for(rule, case.at);
    let Some(rule) = policy::rule_for(&state.settings.rules, case.at) else {
        let off = state.settings.rules.iter().find(off);
        return match off {
            Some(rule) => message("try_rule_off", &[&rule.place()]),
            None => message("try_rule_none", &[]),
        };
    };
    match answers::holding(state, case.at.host) {
        Some(answer) if answer.at > rule.changed => message("try_rule_answered", &[&rule.place()]),
        _ => asked(rule, ["try_rule_warn", "try_rule_inform", "try_rule_silent"]),
    }
}

fn asked(rule: &Rule, keys: [&str; 3]) -> Text {
    message(by_level(rule.level, keys), &[&rule.place()])
}

fn by_level(level: Level, [warn, inform, silent]: [&str; 3]) -> &str {
    match level {
        Level::Warn => warn,
        Level::Inform => inform,
        Level::Silent => silent,
    }
}

fn answer(state: &State, case: Case) -> Text {
    let Some(answer) = answers::holding(state, case.at.host) else {
        return message("try_answer_none", &[]);
    };
    let key = match answer.kind {
        AnswerKind::NotNow => "try_answer_not_now",
        AnswerKind::Never => "try_answer_never",
        AnswerKind::Accept => "try_answer_accept",
    };
    message(key, &[&answer.site])
}

fn flow(state: &State, case: Case) -> Text {
    let speaking = policy::speaking(state, case.at, case.phones);
    let closed = case.phones.iter().all(|phone| !phone.open);
    let key = match speaking.first() {
        Some(phone) if phone.flow.is_security() => "try_flow_security",
        Some(phone) if phone.flow == Flow::SignUp => "try_flow_sign_up",
        Some(_) => "try_flow_rule",
        None if case.phones.is_empty() => "try_flow_none",
        None if closed => "try_flow_closed",
        None if guards(case.phones) => "try_flow_unspoken",
        None => "try_flow_other",
    };
    message(key, &[])
}

fn service(state: &State, case: Case) -> Text {
    let Some(service) = rules::service(case.at.host) else {
        return message("try_service_none", &[]);
    };
    let today = rules::day::day(state.now);
    let level = policy::class_level(service, state.settings.region, &today);
    let keys = ["try_service_warn", "try_service_inform", "try_service_silent"];
    message(by_level(level, keys), &[service.name])
}

fn tag(case: Case) -> Text {
    match case.tag {
        Some(tag) if tag.reads_phone => message("try_tag_reads", &[tag.name]),
        Some(tag) => message("try_tag_other", &[tag.name]),
        None => message("try_tag_none", &[]),
    }
}
