//! Host to service, against a reference that is slow and plain.

use proptest::prelude::*;
use rules::{Service, service, services};

/// The service whose longest domain covers the host label by label; none if an
/// exception is longer.
fn reference(host: &str) -> Option<&'static Service> {
    let labels: Vec<&str> = host.split('.').collect();
    let covers = |domain: &&str| labels.ends_with(&domain.split('.').collect::<Vec<_>>());
    let mut found: Option<(usize, &Service)> = None;
    for service in services() {
        for domain in service.domains.iter().chain(service.also).filter(|domain| covers(domain)) {
            if found.is_none_or(|(length, _)| domain.len() > length) {
                found = Some((domain.len(), service));
            }
        }
    }
    let (length, service) = found?;
    let excepted =
        exceptions(service).iter().any(|domain| covers(&domain.as_str()) && domain.len() > length);
    (!excepted).then_some(service)
}

/// The exceptions as they stand in the service's file.
fn exceptions(service: &Service) -> Vec<String> {
    let path = format!("{}/data/{}.json", env!("CARGO_MANIFEST_DIR"), service.id);
    let text = std::fs::read_to_string(path).expect("the file was built in");
    let file: rules::file::ServiceFile = serde_json::from_str(&text).expect("the build read it");
    file.except
}

fn id(found: Option<&Service>) -> Option<&'static str> {
    found.map(|service| service.id)
}

/// Every domain of the table.
fn domains() -> Vec<&'static str> {
    services()
        .iter()
        .flat_map(|service| service.domains.iter().chain(service.also))
        .copied()
        .collect()
}

/// Latin letters and what looks like them.
const ALIKE: [(char, char); 12] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('k', 'κ'),
    ('l', 'ӏ'),
    ('m', 'м'),
    ('n', 'ո'),
    ('o', 'ο'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('t', 'т'),
];

/// Hosts made to be taken for the domain, none of which is under it.
fn hostile(domain: &str) -> Vec<String> {
    let mut hosts: Vec<String> = [
        "not@",
        "evil-@",
        "@.evil.example",
        "www.@.evil.example",
        "@-login.example",
        "@evil",
        "@.",
        "@..",
        "@%00.evil.example",
        "@%2eevil.example",
        "@\0",
        " @",
        "@ ",
        "@:443",
        "evil.example@@",
        "@/x",
        "https://@",
        "@\\.evil.example",
        "@\u{3002}evil.example",
        "xn--@",
        "@-",
        "\u{200b}@",
        "\u{ad}@",
        "@\u{200d}",
    ]
    .iter()
    .map(|form| match form.rsplit_once('@') {
        Some((before, after)) => format!("{before}{domain}{after}"),
        None => unreachable!("each form has a place for the domain"),
    })
    .collect();
    hosts.push(domain.replace('.', "-") + ".example");
    hosts.push(domain.replace('.', "\u{3002}"));
    hosts.push(domain.replace('.', "%2e"));
    hosts.push(domain.replace('.', ""));
    hosts.push(domain.to_uppercase());
    hosts.push(domain.chars().rev().collect());
    hosts.push(domain.replacen('.', "..", 1));
    let (_, parent) = domain.split_once('.').expect("a domain has two labels");
    let (name, _) = domain.rsplit_once('.').expect("a domain has two labels");
    hosts.extend([parent.to_string(), format!("{name}.zz")]);
    for (at, letter) in domain.char_indices() {
        let around = |middle: &str| format!("{}{middle}{}", &domain[..at], &domain[at + 1..]);
        let Some((_, alike)) = ALIKE.iter().find(|(latin, _)| *latin == letter) else { continue };
        hosts.push(around(&alike.to_string()));
        // As the browser writes it.
        let ascii = idna::domain_to_ascii(&around(&alike.to_string()));
        hosts.extend(ascii.ok().filter(|ascii| ascii.contains("xn--")));
        hosts.push(around(&format!("{letter}\u{301}")));
    }
    hosts
}

#[test]
fn hosts_made_to_be_taken_for_a_service_are_not() {
    let mut tried = 0;
    for domain in domains() {
        for host in hostile(domain) {
            assert_eq!(id(service(&host)), None, "{host:?} is not under {domain}");
            assert_eq!(rules::covering_domain(&host), None, "{host:?}");
            tried += 1;
        }
    }
    assert!(tried >= 10_000, "{tried} hosts are too few");
    println!("{tried} hosts made to deceive, none taken for a service");
}

#[test]
fn every_domain_and_its_subdomains_are_found() {
    for owner in services() {
        for domain in owner.domains.iter().chain(owner.also) {
            let deep = format!("{}{domain}", "a.".repeat(60));
            for host in [(*domain).to_string(), format!("m.{domain}"), deep] {
                assert_eq!(id(service(&host)), Some(owner.id), "{host}");
            }
        }
        for domain in exceptions(owner) {
            assert_eq!(id(service(&domain)), None, "{domain}");
            assert_eq!(id(service(&format!("a.{domain}"))), None, "{domain}");
        }
    }
}

#[test]
fn country_domains_go_to_their_owner() {
    let table = [
        ("www.amazon.de", Some("amazon")),
        ("www.amazon.co.jp", Some("amazon")),
        ("amazon.example", None),
        ("www.google.co.uk", Some("google")),
        ("google.com.evil.example", None),
        ("www.ebay.co.uk", Some("ebay")),
        ("www.vinted.fr", Some("vinted")),
        ("ca.yahoo.com", Some("yahoo")),
        // Another company has Yahoo's name in Japan.
        ("www.yahoo.co.jp", None),
        ("login.yahoo.co.jp", None),
    ];
    for (host, expected) in table {
        assert_eq!(id(service(host)), expected, "{host}");
    }
}

/// Hosts of labels that occur in the table, of parts of them and of others.
fn hosts() -> impl Strategy<Value = String> {
    let known: Vec<String> =
        domains().iter().flat_map(|domain| domain.split('.')).map(String::from).collect();
    let odd = ["", "www", "m", "xn--fcebook-8va", "com", "co", "evil"].map(String::from).to_vec();
    let label = prop_oneof![
        6 => prop::sample::select(known),
        1 => prop::sample::select(odd),
        1 => "[a-z0-9-]{1,8}",
    ];
    let made = prop::collection::vec(label, 1..7).prop_map(|labels| labels.join("."));
    let under = (prop::sample::select(domains()), "[a-z0-9.-]{0,12}")
        .prop_map(|(domain, before)| format!("{before}{domain}"));
    prop_oneof![2 => made, 2 => under, 1 => "\\PC{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_table_agrees_with_the_reference(host in hosts()) {
        prop_assert_eq!(id(service(&host)), id(reference(&host)), "{}", host);
        let covering = rules::covering_domain(&host);
        prop_assert_eq!(covering.is_some(), service(&host).is_some());
        if let Some(domain) = covering {
            prop_assert!(rules::domain::covers(domain, &host), "{} {}", domain, host);
        }
    }

    #[test]
    fn a_host_is_what_the_browser_would_connect_to(host in "[a-z]{1,8}(\\.[a-z]{1,8}){1,3}", known in prop::sample::select(domains())) {
        for url in [
            format!("https://{known}@{host}/"),
            format!("https://{known}:443@{host}/"),
            format!("https://{host}/{known}"),
            format!("https://{host}?{known}"),
            format!("https://{host}#@{known}"),
            format!("https://{host}\\@{known}"),
        ] {
            let found = rules::domain::host(&url);
            prop_assert_eq!(found.as_deref(), Some(host.as_str()), "{}", url);
        }
    }
}
