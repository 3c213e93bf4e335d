//! `data/*.json` and `tags/*.json` to one static table. A file that breaks the
//! law in `src/law.rs` stops the build with its name, the key and the remedy.

#![expect(dead_code, reason = "the modules are shared with the library, which uses the rest")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/domain.rs"]
mod domain;
#[path = "src/file.rs"]
mod file;
#[path = "src/law.rs"]
mod law;

use file::{ClaimFile, ServiceFile, TagFile};

fn main() {
    let mut errors = Vec::new();
    let services: Vec<ServiceFile> = read("data", law::breaches, &mut errors);
    let tags: Vec<TagFile> = read("tags", law::tag_breaches, &mut errors);
    let mut hosts = phf_codegen::Map::new();
    let mut taken = std::collections::BTreeMap::new();
    for (index, service) in services.iter().enumerate() {
        let own = service.domains.iter().map(|domain| (domain, format!("Some({index})")));
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
         pub(crate) static HOSTS: phf::Map<&'static str, Option<u16>> = {};",
        hosts.build()
    )
    .expect("a string takes all");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("table.rs");
    fs::write(&out, code).expect("OUT_DIR can be written");
}

/// Reads every JSON file of a folder in the order of their names.
fn read<T: serde::de::DeserializeOwned>(
    folder: &str,
    breaches: fn(&str, &T) -> Vec<String>,
    errors: &mut Vec<String>,
) -> Vec<T> {
    println!("cargo::rerun-if-changed={folder}");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}; the folder belongs to the repository"))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| read_one(path, breaches, errors)).collect()
}

fn read_one<T: serde::de::DeserializeOwned>(
    path: &Path,
    breaches: fn(&str, &T) -> Vec<String>,
    errors: &mut Vec<String>,
) -> Option<T> {
    println!("cargo::rerun-if-changed={}", path.display());
    let name = path.display();
    let text =
        fs::read_to_string(path).map_err(|error| errors.push(format!("{name}: {error}"))).ok()?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    match serde_json::from_str::<T>(&text) {
        Ok(file) => {
            errors.extend(breaches(stem, &file).iter().map(|breach| format!("{name}: {breach}")));
            Some(file)
        }
        Err(error) => {
            errors.push(format!("{name}:{}: {error}; see schema.json for the form", error.line()));
            None
        }
    }
}

fn service_code(code: &mut String, service: &ServiceFile) {
    let ServiceFile {
        id, name, class, ad_funded, regions, domains, methods, number_demanded, ..
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
    writeln!(
        code,
        "Service {{ id: {id:?}, name: {name:?}, class: Class::{class:?}, weak: {weak}, \
         ad_funded: AdFunding::{ad_funded:?}, regions: &[{regions}], domains: &{domains:?}, \
         setup: &{setup:?}, methods: &[{methods}], number_demanded: Demand::{number_demanded:?}, \
         title: {title:?}, text: {text:?}, account: &{account:?}, claims: &[{claims}], \
         links: &[{links}] }},",
        weak = !service.weak.is_empty(),
        regions = variants("Region", regions),
        methods = variants("Method", methods),
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
    format!(
        "Claim {{ kind: ClaimKind::{kind:?}, title: {title:?}, publisher: {publisher:?}, \
         date: {date:?}, url: {url:?}, address_checked: {address_checked}, fact: {fact:?}, \
         ended: {ended:?}, region: {region} }}"
    )
}

fn tag_code(code: &mut String, tag: &TagFile) {
    let TagFile { id, name, scripts, reads_phone, claim, .. } = tag;
    let claim = claim_code(claim);
    writeln!(
        code,
        "Tag {{ id: {id:?}, name: {name:?}, scripts: &{scripts:?}, reads_phone: {reads_phone}, \
         claim: {claim} }},"
    )
    .expect("a string takes all");
}
