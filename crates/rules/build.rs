//! `data/*.json` and `tags/*.json` to one static table. A file that breaks the
//! law in `src/law.rs` stops the build with its name, the key and the remedy.

#![expect(dead_code, reason = "the modules are shared with the library, which uses the rest")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

#[path = "src/domain.rs"]
mod domain;
#[path = "src/file.rs"]
mod file;
#[path = "src/law.rs"]
mod law;
#[path = "src/read.rs"]
mod read;
#[path = "src/wording.rs"]
mod wording;

use file::{ClaimFile, ServiceFile, TagFile};
use law::Lawful;

fn main() {
    let mut errors = Vec::new();
    let services: Vec<ServiceFile> = files("data", &mut errors);
    let tags: Vec<TagFile> = files("tags", &mut errors);
    let mut hosts = phf_codegen::Map::new();
    let mut taken = std::collections::BTreeMap::new();
    let mut labels = 0;
    for (index, service) in services.iter().enumerate() {
        let own = service.domains.iter().chain(&service.also);
        let own = own.map(|domain| (domain, format!("Some({index})")));
        for (domain, entry) in
            own.chain(service.except.iter().map(|domain| (domain, "None".into())))
        {
            if let Some(other) = taken.insert(domain.clone(), &service.id) {
                errors.push(format!(
                    "data/{}.json: domains: {domain} is also in data/{other}.json; leave it in one",
                    service.id
                ));
                continue;
            }
            labels = labels.max(domain.split('.').count());
            hosts.entry(domain.clone(), entry);
        }
    }
    if !errors.is_empty() {
        for error in &errors {
            println!("cargo::error={error}");
        }
        return;
    }
    let mut code = String::new();
    writeln!(code, "pub(crate) static SERVICES: &[Service] = &[").expect("a string takes all");
    services.iter().for_each(|service| service_code(&mut code, service));
    writeln!(code, "];\npub(crate) static TAGS: &[Tag] = &[").expect("a string takes all");
    tags.iter().for_each(|tag| tag_code(&mut code, tag));
    writeln!(
        code,
        "];\n/// Domain to index in `SERVICES`; `None` is an exception.\n\
         pub(crate) static HOSTS: phf::Map<&'static str, Option<u16>> = {};\n\
         /// Labels of its longest domain.\n\
         pub(crate) const LABELS: usize = {labels};",
        hosts.build()
    )
    .expect("a string takes all");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("table.rs");
    fs::write(&out, code).expect("OUT_DIR can be written");
}

/// Reads every JSON file of a folder in the order of their names.
fn files<T: serde::de::DeserializeOwned + Lawful>(
    folder: &str,
    errors: &mut Vec<String>,
) -> Vec<T> {
    println!("cargo::rerun-if-changed={folder}");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}; the folder belongs to the repository"))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)
            .map_err(|error| vec![format!("{}: {error}; make it readable", path.display())]);
        match text.and_then(|text| read::read(&path, &text)) {
            Ok(file) => files.push(file),
            Err(problems) => errors.extend(problems),
        }
    }
    files
}

fn service_code(code: &mut String, service: &ServiceFile) {
    let ServiceFile {
        id,
        name,
        class,
        ad_funded,
        status,
        regions,
        domains,
        also,
        number_demanded,
        ..
    } = service;
    let setup: Vec<&String> = service.setup.iter().map(|setup| &setup.address).collect();
    let mut claims: Vec<&ClaimFile> = service.claims.iter().collect();
    claims.sort_by(|one, other| other.date.cmp(&one.date));
    let claims: String = claims.into_iter().map(|claim| claim_code(claim) + ",").collect();
    let links: String = service
        .links
        .iter()
        .map(|(kind, link)| {
            format!(
                "(LinkKind::{kind:?}, Link {{ url: {:?}, checked: {} }}),",
                link.url, link.checked
            )
        })
        .collect();
    let methods = service.methods.as_ref().map_or("None".into(), |methods| {
        format!(
            "Some(Methods {{ offered: &[{}], source: {:?}, read_on: {:?} }})",
            variants("Method", &methods.offered),
            methods.source,
            methods.read_on
        )
    });
    writeln!(
        code,
        "Service {{ id: {id:?}, name: {name:?}, class: Class::{class:?}, weak: {weak}, \
         ad_funded: AdFunding::{ad_funded:?}, ended: {ended:?}, order_in_force: {order:?}, \
         regions: &[{regions}], domains: &{domains:?}, also: &{also:?}, \
         setup: &{setup:?}, methods: {methods}, number_demanded: Demand::{number_demanded:?}, \
         title: {title:?}, text: {text:?}, account: &{account:?}, claims: &[{claims}], \
         links: &[{links}] }},",
        weak = !service.weak.is_empty(),
        regions = variants("Region", regions),
        ended = status.ended,
        order = status.order_in_force,
        title = service.notice.title,
        text = service.notice.text,
        account = service.account,
    )
    .expect("a string takes all");
}

fn variants<T: std::fmt::Debug>(of: &str, values: &[T]) -> String {
    values.iter().map(|value| format!("{of}::{value:?},")).collect()
}

fn claim_code(claim: &ClaimFile) -> String {
    let ClaimFile {
        kind, title, publisher, date, url, address_checked, fact, ended, region, ..
    } = claim;
    let region = region.map_or("None".into(), |region| format!("Some(Region::{region:?})"));
    let read = claim.read.as_ref().expect("the law refuses a claim that was not read");
    format!(
        "Claim {{ kind: ClaimKind::{kind:?}, title: {title:?}, publisher: {publisher:?}, \
         date: {date:?}, url: {url:?}, address_checked: {address_checked}, fact: {fact:?}, \
         ended: {ended:?}, region: {region}, read_on: {:?}, copy: {:?}, copy_of: {:?}, \
         copy_url: {:?} }}",
        read.on, read.copy, read.copy_of, read.copy_url
    )
}

fn tag_code(code: &mut String, tag: &TagFile) {
    let TagFile { id, name, scripts, reads_phone, claim, .. } = tag;
    let claim = claim_code(claim);
    let scripts: Vec<(&String, &String)> =
        scripts.iter().map(|script| (&script.host, &script.path_ends)).collect();
    writeln!(
        code,
        "Tag {{ id: {id:?}, name: {name:?}, scripts: &{scripts:?}, reads_phone: {reads_phone}, \
         claim: {claim} }},"
    )
    .expect("a string takes all");
}
