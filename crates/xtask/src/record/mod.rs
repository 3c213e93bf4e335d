//! The database as pages to read: `crates/rules/SERVICES.md` and one page for
//! every service in `crates/rules/services`.

mod words;

use std::fmt::Write as _;

use protocol::{Class, LinkKind};
use rules::{Claim, Link, Service, Tag};

use words::{class_name, demand, funding, kind, link_name, methods, place};

/// Where the index lies.
pub const INDEX: &str = "crates/rules/SERVICES.md";
/// Where the pages lie.
pub const FOLDER: &str = "crates/rules/services";

const MADE: &str = "<!-- Written by `cargo xtask docs write`. Change `data/*.json` instead. -->\n";
const CLASSES: [Class; 5] =
    [Class::Established, Class::Permits, Class::Excludes, Class::Silent, Class::NotAdFunded];

/// Every page: where it lies, and what it holds.
#[must_use]
pub fn pages() -> Vec<(String, String)> {
    let page = |service: &Service| (format!("{FOLDER}/{}.md", service.id), page(service));
    let index = (INDEX.to_string(), index());
    std::iter::once(index).chain(rules::services().iter().map(page)).collect()
}

/// How many services each class has, one line each.
#[must_use]
pub fn counts() -> String {
    let line = |class: &Class| format!("{:>4} {}", of(*class).count(), class_name(*class));
    let lines: Vec<String> = CLASSES.iter().map(line).collect();
    format!("{:>4} services\n{}", rules::services().len(), lines.join("\n"))
}

fn of(class: Class) -> impl Iterator<Item = &'static Service> {
    rules::services().iter().filter(move |service| service.class == class)
}

fn index() -> String {
    let mut text = format!("{MADE}\n# What services do with phone numbers\n\n");
    text.push_str(
        "Each service has one file in [`data`](data) and one page here. \
         [What may be claimed](EDITORIAL.md) binds every sentence.\n\n",
    );
    text.push_str("| class | services | on a security page |\n| --- | ---: | --- |\n");
    for class in CLASSES {
        let does = match class {
            Class::Established => "warns",
            Class::Permits => "warns; informs where the ground is weak, old or of another region",
            Class::Excludes => "silent; informs where it holds in another region only",
            Class::Silent => "informs",
            Class::NotAdFunded => "silent",
        };
        add(&mut text, &format!("| {} | {} | {does} |", class_name(class), of(class).count()));
    }
    for class in CLASSES {
        add(&mut text, &format!("\n## {}\n", capital(class_name(class))));
        text.push_str("| service | newest source | second steps | number demanded |\n| --- | --- | --- | --- |\n");
        let mut services: Vec<&Service> = of(class).collect();
        services.sort_by_key(|service| service.name.to_lowercase());
        services.iter().for_each(|service| add(&mut text, &row(service)));
    }
    add(&mut text, "\n## Ad tags\n");
    text.push_str(
        "| tag | reads phone fields by itself | script | source |\n| --- | --- | --- | --- |\n",
    );
    rules::tags().iter().for_each(|tag| add(&mut text, &tag_row(tag)));
    text
}

fn row(service: &Service) -> String {
    let newest = service.claims.first().map_or("nothing read", |claim| match claim.date {
        "" => "undated",
        date => date,
    });
    let weak = if service.weak { " (weak)" } else { "" };
    let regions: String =
        service.regions.iter().map(|region| format!(" ({})", place(*region))).collect();
    format!(
        "| [{}](services/{}.md){weak}{regions} | {newest} | {} | {} |",
        cell(service.name),
        service.id,
        methods(service),
        demand(service.number_demanded)
    )
}

fn tag_row(tag: &Tag) -> String {
    let script = |(host, end): &(&str, &str)| {
        format!("`{host}{}`", if end.is_empty() { "/…".into() } else { format!("/…{end}") })
    };
    let scripts: Vec<String> = tag.scripts.iter().map(script).collect();
    let reads = if tag.reads_phone { "yes" } else { "not found" };
    format!(
        "| {} | {reads} | {} | {}: {} |",
        cell(tag.name),
        scripts.join(", "),
        dated(&tag.claim),
        cell(tag.claim.fact)
    )
}

fn page(service: &Service) -> String {
    let mut text = format!("{MADE}\n# {}\n\n", service.name);
    let mut marks = vec![class_name(service.class).to_string(), funding(service.ad_funded).into()];
    marks.extend(service.weak.then(|| "weak ground".into()));
    marks.extend(service.regions.iter().map(|region| format!("holds in {}", place(*region))));
    marks.extend(service.ended.map(|date| format!("practice ended {date}")));
    marks.extend(service.order_in_force.map(|date| format!("order in force since {date}")));
    add(&mut text, &format!("*{}*\n", capital(&marks.join(" · "))));
    add(&mut text, &format!("> **{}**\n>\n> {}\n", service.title, service.text));
    service.account.iter().for_each(|paragraph| add(&mut text, &format!("{paragraph}\n")));
    add(&mut text, "## Second steps\n");
    let listed = service
        .methods
        .as_ref()
        .map_or(String::new(), |list| format!(" ({}, {})", list.source, list.read_on));
    add(
        &mut text,
        &format!(
            "{}{listed}. Number demanded: {}.\n",
            capital(&methods(service)),
            demand(service.number_demanded)
        ),
    );
    if !service.links.is_empty() {
        add(&mut text, "## Its own pages\n");
        service.links.iter().for_each(|(kind, link)| add(&mut text, &link_line(*kind, link)));
        text.push('\n');
    }
    add(&mut text, "## Sources\n");
    if service.claims.is_empty() {
        add(&mut text, "None was read.\n");
    }
    service.claims.iter().for_each(|claim| add(&mut text, &source(claim)));
    add(&mut text, "\n## Addresses\n");
    add(&mut text, &format!("Hosts: {}", codes(service.domains)));
    if !service.also.is_empty() {
        add(&mut text, &format!("\nKnown, without being watched: {}", codes(service.also)));
    }
    if !service.setup.is_empty() {
        add(&mut text, &format!("\nSet-up pages (hints): {}", codes(service.setup)));
    }
    add(&mut text, &format!("\nThe file: [`data/{0}.json`](../data/{0}.json)", service.id));
    text
}

fn source(claim: &Claim) -> String {
    let region =
        claim.region.map_or(String::new(), |region| format!(" Holds in {}.", place(region)));
    let ended = claim.ended.map_or(String::new(), |date| format!(" Practice ended {date}."));
    let unchecked = if claim.address_checked { "" } else { " (address not checked)" };
    let of = claim.copy_of.map_or(String::new(), |day| format!(" of {day}"));
    let copy = match (claim.copy, claim.copy_url) {
        ("", _) => String::new(),
        (copy, Some(url)) => format!(" in a copy{of}: [{copy}]({})", url.replace(' ', "%20")),
        (copy, None) => format!(" in a copy{of}: {copy}"),
    };
    format!(
        "- **{}**, {}. [{}]({}){unchecked}, {}. {}{region}{ended} Read on {}{copy}.",
        dated(claim),
        kind(claim.kind),
        claim.title,
        claim.url.replace(' ', "%20"),
        claim.publisher,
        claim.fact,
        claim.read_on
    )
}

fn link_line(kind: LinkKind, link: &Link) -> String {
    let unchecked = if link.checked { "" } else { " (address not checked)" };
    format!("- {}: <{}>{unchecked}", link_name(kind), link.url)
}

fn dated(claim: &Claim) -> &'static str {
    if claim.date.is_empty() { "undated" } else { claim.date }
}

fn codes(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Text that stands in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn add(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a string takes all");
}
