//! Numbers already given: which services to look at, what to do there, and in
//! which order, so that nobody is locked out.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use protocol::{
    Class, Demand, Effect, GivenService, GivenView, LinkKind, LinkView, Response, ScreenReply,
    Settings, State, Task, TaskView, Text,
};
use rules::Service;

use crate::notice::{link, message, ways};
use crate::site::mark;

/// Puts a service on the user's list, or takes it off with all its ticks.
/// Nothing if the page does not list the service.
pub(crate) fn set(mut settings: Settings, id: &str, on: bool) -> Option<Settings> {
    find(id)?;
    if on {
        settings.given.entry(id.into()).or_default();
    } else {
        settings.given.remove(id);
    }
    Some(settings)
}

/// Ticks a step or takes the tick away; either way the service is on the list
/// then. Nothing if the service does not have the step.
pub(crate) fn tick(mut settings: Settings, id: &str, task: Task, done: bool) -> Option<Settings> {
    if !tasks(find(id)?).contains(&task) {
        return None;
    }
    let ticked = settings.given.entry(id.into()).or_default();
    if done {
        ticked.insert(task);
    } else {
        ticked.remove(&task);
    }
    Some(settings)
}

/// The page as it stands with these settings, and what is to be kept of them.
/// Refuses what [`set`] and [`tick`] give nothing for. Notices do not depend on
/// the list, so no page is asked to look again.
pub(crate) fn answer(state: &State, settings: Option<Settings>) -> (Response, Vec<Effect>) {
    let Some(settings) = settings else { return (Response::Refused, Vec::new()) };
    let reply = Response::Screen(ScreenReply::Given(view(&settings)));
    let changed = settings != state.settings;
    (reply, changed.then_some(Effect::Store { settings }).into_iter().collect())
}

fn view(settings: &Settings) -> GivenView {
    let asking = rules::services().iter().filter(|service| asks_number(service));
    let mut services: Vec<GivenService> =
        asking.map(|service| entry(service, settings.given.get(service.id))).collect();
    services.sort_by_cached_key(place);
    GivenView { services, region: settings.region }
}

/// What sorts the list: the user's own first, then the strongest class.
fn place(service: &GivenService) -> (Reverse<bool>, Class, String) {
    (Reverse(service.mine), service.class, service.name.to_lowercase())
}

fn find(id: &str) -> Option<&'static Service> {
    rules::services().iter().find(|service| service.id == id && asks_number(service))
}

fn entry(service: &Service, ticked: Option<&BTreeSet<Task>>) -> GivenService {
    let done = |task| ticked.is_some_and(|ticked| ticked.contains(&task));
    let safe = done(Task::SecondStep) && done(Task::BackupCodes);
    let step = |task| TaskView {
        task,
        links: links(service, task),
        done: done(task),
        waits: task == Task::RemoveNumber && !safe,
    };
    GivenService {
        id: service.id.into(),
        name: service.name.into(),
        class: service.class,
        mark: mark(service),
        order: order(service),
        tasks: tasks(service).into_iter().map(step).collect(),
        mine: ticked.is_some(),
    }
}

/// Whether anybody can have given it a number for security, as far as is known.
pub(crate) fn asks_number(service: &Service) -> bool {
    link(service, LinkKind::RemoveNumber).is_some()
        || service.offered().iter().any(|method| method.needs_number())
        || !matches!(service.number_demanded, Demand::No | Demand::Unknown)
}

/// Whether the account is not to be had without the number.
fn keeps_number(service: &Service) -> bool {
    matches!(service.number_demanded, Demand::SignUp | Demand::Always)
}

fn without_number(service: &Service) -> bool {
    service.offered().iter().any(|method| !method.needs_number())
}

/// Whether a second step without a number can be found there: one is offered,
/// or nobody has read what is.
fn may_do_without(service: &Service) -> bool {
    without_number(service) || service.methods.is_none()
}

/// The steps at a service, in order. The number goes last of the first three,
/// and only where something else can take its place.
fn tasks(service: &Service) -> Vec<Task> {
    let has = |task| !links(service, task).is_empty();
    let applies = |task: &Task| match task {
        Task::SecondStep | Task::BackupCodes => may_do_without(service),
        Task::RemoveNumber => may_do_without(service) && !keeps_number(service),
        Task::AdSettings | Task::Contacts => has(*task),
        Task::Erase => true,
    };
    Task::ALL.into_iter().filter(applies).collect()
}

fn links(service: &Service, task: Task) -> Vec<LinkView> {
    let kinds: &[LinkKind] = match task {
        Task::SecondStep => return ways(service),
        Task::RemoveNumber => &[LinkKind::RemoveNumber],
        Task::AdSettings => &[LinkKind::AdUse, LinkKind::AdSettings],
        Task::Contacts => &[LinkKind::UploadedContacts],
        Task::BackupCodes | Task::Erase => &[],
    };
    kinds.iter().filter_map(|kind| link(service, *kind)).collect()
}

/// Why these steps, and why in this order.
fn order(service: &Service) -> Text {
    let key = match &service.methods {
        _ if service.number_demanded == Demand::SignUp => "given_order_sign_up",
        _ if keeps_number(service) => "given_order_account",
        None => "given_order_unknown",
        Some(_) if without_number(service) => "given_order_remove",
        Some(methods) if methods.offered.is_empty() => "given_order_no_step",
        Some(_) => "given_order_number_only",
    };
    message(key, &[])
}

#[cfg(test)]
mod tests {
    use protocol::{AdFunding, Method, Sender};
    use rules::{Link, Methods};

    use super::*;
    use Task::*;

    const ADS: &[(LinkKind, Link)] = &[
        (LinkKind::AdUse, Link { url: "https://made.example/use", checked: true }),
        (LinkKind::AdSettings, Link { url: "https://made.example/ads", checked: false }),
        (LinkKind::UploadedContacts, Link { url: "https://made.example/book", checked: true }),
    ];

    /// A service that is not in the database.
    fn made(
        offered: Option<&'static [Method]>,
        number_demanded: Demand,
        links: &'static [(LinkKind, Link)],
    ) -> Service {
        let methods =
            offered.map(|offered| Methods { offered, source: "a list", read_on: "2026-08-04" });
        Service {
            id: "made",
            name: "Made",
            class: Class::Silent,
            weak: false,
            ad_funded: AdFunding::Yes,
            ended: None,
            order_in_force: None,
            regions: &[],
            domains: &["made.example"],
            also: &[],
            setup: &[],
            methods,
            number_demanded,
            title: "",
            text: "",
            account: &[],
            claims: &[],
            links,
        }
    }

    fn given(services: &[(&str, &[Task])]) -> Settings {
        let entry = |(id, done): &(&str, &[Task])| ((*id).into(), done.iter().copied().collect());
        Settings { given: services.iter().map(entry).collect(), ..Settings::default() }
    }

    fn found<'a>(view: &'a GivenView, id: &str) -> &'a GivenService {
        view.services.iter().find(|service| service.id == id).expect("it is listed")
    }

    #[test]
    fn nobody_is_locked_out_of_any_service() {
        for service in rules::services() {
            let tasks = tasks(service);
            let at = |task| tasks.iter().position(|found| *found == task);
            assert!(tasks.is_sorted(), "{}: {tasks:?}", service.id);
            assert_eq!(tasks.last(), Some(&Erase), "{}", service.id);
            if let Some(remove) = at(RemoveNumber) {
                let before = |task| at(task).is_some_and(|at| at < remove);
                assert!(before(SecondStep) && before(BackupCodes), "{}: {tasks:?}", service.id);
                assert!(may_do_without(service) && !keeps_number(service), "{}", service.id);
            }
        }
    }

    #[test]
    fn steps_follow_from_what_is_known() {
        let (sms, both): (&[Method], &[Method]) =
            (&[Method::Sms, Method::Call], &[Method::Sms, Method::Totp]);
        let table: [(Service, &[Task], &str); 7] = [
            (
                made(Some(both), Demand::No, ADS),
                &[SecondStep, BackupCodes, RemoveNumber, AdSettings, Contacts, Erase],
                "given_order_remove",
            ),
            (
                made(None, Demand::Sometimes, &[]),
                &[SecondStep, BackupCodes, RemoveNumber, Erase],
                "given_order_unknown",
            ),
            (
                made(Some(both), Demand::Always, &[]),
                &[SecondStep, BackupCodes, Erase],
                "given_order_account",
            ),
            (
                made(Some(sms), Demand::No, ADS),
                &[AdSettings, Contacts, Erase],
                "given_order_number_only",
            ),
            (made(Some(sms), Demand::Always, &[]), &[Erase], "given_order_account"),
            (made(Some(sms), Demand::SignUp, &[]), &[Erase], "given_order_sign_up"),
            (made(Some(&[]), Demand::Sometimes, &[]), &[Erase], "given_order_no_step"),
        ];
        for (service, expected, why) in table {
            assert!(asks_number(&service), "{service:?}");
            assert_eq!(tasks(&service), expected, "{service:?}");
            assert_eq!(order(&service), message(why, &[]));
        }
    }

    #[test]
    fn a_service_that_never_asks_for_a_number_is_not_listed() {
        for demand in [Demand::No, Demand::Unknown] {
            assert!(!asks_number(&made(None, demand, &[])));
            assert!(!asks_number(&made(Some(&[Method::Totp]), demand, &[])));
        }
        assert!(asks_number(&made(Some(&[Method::Totp]), Demand::ToStart, &[])));
        let view = view(&Settings::default());
        assert!(view.services.iter().all(|service| service.id != "reddit"));
    }

    #[test]
    fn links_lead_where_the_database_says() {
        let service = made(None, Demand::Always, ADS);
        let urls = |task| links(&service, task).into_iter().map(|link| (link.url, link.checked));
        assert_eq!(
            urls(AdSettings).collect::<Vec<_>>(),
            [
                ("https://made.example/use".to_string(), true),
                ("https://made.example/ads".to_string(), false)
            ]
        );
        assert_eq!(urls(SecondStep).count() + urls(Erase).count(), 0);
    }

    #[test]
    fn the_own_list_comes_first_then_class_then_name() {
        let view = view(&given(&[("whatsapp", &[]), ("github", &[])]));
        let keys: Vec<_> = view.services.iter().map(place).collect();
        assert!(keys.is_sorted());
        let mine = view.services.iter().filter(|service| service.mine);
        let mine: Vec<&str> = mine.map(|service| service.id.as_str()).collect();
        assert_eq!(mine, ["whatsapp", "github"]);
        assert!(view.services[0].mine && view.services[1].mine);
    }

    #[test]
    fn removal_waits_for_both_steps_before_it() {
        for (done, waits) in [
            (&[][..], true),
            (&[SecondStep], true),
            (&[BackupCodes, RemoveNumber], true),
            (&[SecondStep, BackupCodes], false),
        ] {
            let view = view(&given(&[("facebook", done)]));
            for step in &found(&view, "facebook").tasks {
                assert_eq!(step.waits, waits && step.task == RemoveNumber, "{done:?}");
                assert_eq!(step.done, done.contains(&step.task), "{done:?}");
            }
        }
    }

    #[test]
    fn a_tick_puts_a_service_on_the_list_and_its_loss_leaves_it_there() {
        let ticked = tick(Settings::default(), "facebook", Erase, true).unwrap();
        assert_eq!(ticked, given(&[("facebook", &[Erase])]));
        let bare = tick(ticked.clone(), "facebook", Erase, false).unwrap();
        assert_eq!(bare, given(&[("facebook", &[])]));
        assert_eq!(set(ticked.clone(), "facebook", true), Some(ticked.clone()));
        assert_eq!(set(ticked, "facebook", false), Some(Settings::default()));
    }

    #[test]
    fn what_is_not_listed_is_refused_and_left_alone() {
        let settings = given(&[("gone", &[Erase]), ("facebook", &[])]);
        for id in ["gone", "nonsense", "reddit", ""] {
            assert_eq!(set(settings.clone(), id, false), None, "{id}");
            assert_eq!(tick(settings.clone(), id, Erase, true), None, "{id}");
        }
        assert_eq!(tick(settings.clone(), "whatsapp", RemoveNumber, true), None);
        let kept = tick(settings, "facebook", SecondStep, true).unwrap();
        assert!(kept.given.contains_key("gone"));
    }

    #[test]
    fn only_a_change_is_stored_and_only_for_own_screens() {
        let state = State { settings: given(&[("facebook", &[])]), ..State::default() };
        let ask = |own, on| {
            let sender = Sender { own, ..Sender::default() };
            let service = "facebook".into();
            let ask = protocol::ScreenAsk::SetGiven { service, on };
            crate::Engine::handle(&state, protocol::Request::Screen(sender, ask))
        };
        assert!(ask(true, true).1.is_empty());
        assert_eq!(ask(true, false).1, [Effect::Store { settings: Settings::default() }]);
        assert_eq!(ask(false, false), (Response::Refused, Vec::new()));
        assert_eq!(answer(&state, None), (Response::Refused, Vec::new()));
    }
}
