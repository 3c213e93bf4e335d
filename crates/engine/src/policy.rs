//! The policy: seven numbered steps, the first that has something to say
//! decides. To give another level for the same evidence, change it here.

use detect::Reading;
use protocol::{
    About, Class, Evidence, Flow, Level, PageFacts, Part, PhoneField, Region, Rule, State, Step,
    Verdict,
};
use rules::{Service, Tag};

use crate::answers;

/// Log-odds that an address listed for set-up adds to a security flow. Below
/// what one phrase on the page adds: a wrong hint never speaks alone.
const SETUP_ADDRESS: f32 = 0.9;

/// Decides for one frame.
pub(crate) fn judge(state: &State, at: At, facts: &PageFacts) -> Verdict {
    let host = at.host;
    let service = rules::service(host);
    let mut detection = detect::detect(facts);
    if service.is_some_and(|service| rules::is_setup(service, host, &facts.path)) {
        detection
            .readings
            .iter_mut()
            .for_each(|reading| reading.evidence.push(setup_address(&facts.path)));
    }
    let phones: Vec<PhoneField> = detection.phones().map(phone_field).collect();
    let tag = loudest_tag(facts);
    let (level, decided) = decide(state, at, &phones, tag);
    let speaking: Vec<&Reading> = speaking(state, at, &phones)
        .into_iter()
        .filter_map(|phone| detection.readings.iter().find(|one| one.field == phone.field))
        .collect();
    let shown = match &speaking[..] {
        [] => detection.likeliest().into_iter().collect(),
        some => some.to_vec(),
    };
    let phone = shown.first().filter(|it| it.is_phone() || it.part().is_some());
    Verdict {
        level,
        decided,
        flow: phone.map_or(Flow::Other, |reading| reading.flow()),
        fields: match level {
            Level::Silent => Vec::new(),
            _ => speaking.iter().map(|reading| reading.field).collect(),
        },
        tag: tag.map(|tag| tag.id.into()),
        evidence: shown.iter().flat_map(|reading| reading.evidence.clone()).collect(),
        phones,
    }
}

/// Where a page is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At<'a> {
    /// Its host.
    pub(crate) host: &'a str,
    /// Its path with query and fragment.
    pub(crate) path: &'a str,
}

/// The rule that decides for a page.
enum Ruling<'a> {
    Policy(&'a Rule),
    Rule(&'a Rule),
}

impl Ruling<'_> {
    fn rule(&self) -> &Rule {
        match self {
            Self::Policy(rule) | Self::Rule(rule) => rule,
        }
    }
}

/// The administrator's policy, or the user's own rule, unless its own notice was
/// answered since.
fn ruling<'a>(state: &'a State, at: At) -> Option<Ruling<'a>> {
    ruling_by(state, at, rule_for(&state.settings.rules, at))
}

/// The same, where the user's most precise rule is known.
fn ruling_by<'a>(state: &'a State, at: At, own: Option<&'a Rule>) -> Option<Ruling<'a>> {
    if let Some(rule) = rule_for(&state.policy.rules, at) {
        return Some(Ruling::Policy(rule));
    }
    let answer = answers::holding(state, at.host);
    let unanswered = |rule: &&Rule| answer.is_none_or(|answer| answer.at <= rule.changed);
    own.filter(unanswered).map(Ruling::Rule)
}

/// What is decided at a phone field in a flow that speaks, on a page without ad
/// tags. `own` is the user's most precise rule there.
pub(crate) fn spoken(state: &State, at: At, own: Option<&Rule>) -> (Level, Step) {
    let ruling = ruling_by(state, at, own);
    by_steps(state, at.host, ruling.as_ref(), false, None)
}

/// The level for a page with these fields and this ad tag, and the step that
/// decides.
pub(crate) fn decide(
    state: &State,
    at: At,
    phones: &[PhoneField],
    tag: Option<&Tag>,
) -> (Level, Step) {
    let quiet = speaking(state, at, phones).is_empty();
    by_steps(state, at.host, ruling(state, at).as_ref(), quiet, tag)
}

/// The steps, in their order. `quiet` is a page where nothing is to be spoken of.
fn by_steps(
    state: &State,
    host: &str,
    ruling: Option<&Ruling>,
    quiet: bool,
    tag: Option<&Tag>,
) -> (Level, Step) {
    // A rule says how loudly; whether there is anything to speak at, the flow.
    let gated = |level: Level, step: Step| match level {
        Level::Silent => (Level::Silent, step),
        _ if quiet => (Level::Silent, Step::Flow),
        level => (level, step),
    };
    // 1. and 2. A rule.
    match ruling {
        Some(Ruling::Policy(rule)) => {
            return gated(rule.level, Step::Policy { place: rule.place() });
        }
        Some(Ruling::Rule(rule)) => return gated(rule.level, Step::Rule { place: rule.place() }),
        None => {}
    }
    // 3. The user's answer for this site.
    if let Some(answer) = answers::holding(state, host) {
        return (Level::Silent, Step::Answer { site: answer.site.clone() });
    }
    // 4. The flow: only security flows speak, and sign-up if the user asked.
    if quiet {
        return (Level::Silent, Step::Flow);
    }
    // 5. The service's class and region.
    if let Some(service) = rules::service(host) {
        let step = Step::Service { id: service.id.into(), class: service.class };
        let today = rules::day::day(state.now);
        return (class_level(service, state.settings.region, &today), step);
    }
    // 6. Ad tags on the page.
    if let Some(tag) = tag {
        return (tag_level(tag), Step::Tag { id: tag.id.into() });
    }
    // 7. Silence.
    (Level::Silent, Step::Silence)
}

/// The open fields at whose flow there is something to speak of: numbers, and
/// after them their parts; a number split into boxes speaks at its first.
pub(crate) fn speaking<'a>(state: &State, at: At, phones: &'a [PhoneField]) -> Vec<&'a PhoneField> {
    let ruling = ruling(state, at);
    let flows = ruling.as_ref().map_or(&[][..], |ruling| &ruling.rule().flows);
    let speaks = |flow: Flow| match flows {
        [] => flow.is_security() || state.settings.sign_up && flow == Flow::SignUp,
        some => some.contains(&flow),
    };
    let open = phones.iter().filter(|phone| phone.open && speaks(phone.flow));
    let (mut numbers, parts): (Vec<_>, Vec<_>) = open.partition(|phone| phone.part.is_none());
    numbers.extend(parts.into_iter().filter(|phone| phone.part != Some(Part::CountryCode)));
    numbers
}

/// The enabled rule of the longest domain that covers the host, and of its rules
/// that of the longest pattern.
pub(crate) fn rule_for<'a>(rules: &'a [Rule], at: At) -> Option<&'a Rule> {
    most_precise(rules.iter(), at)
}

/// The same among some rules, in the order of the list.
pub(crate) fn most_precise<'a>(rules: impl Iterator<Item = &'a Rule>, at: At) -> Option<&'a Rule> {
    let holds = |rule: &&Rule| rule.enabled && is_for(rule, at);
    rules.filter(holds).max_by_key(|rule| (rule.domain.len(), rule.path.len()))
}

/// Whether a rule is for a page.
pub(crate) fn is_for(rule: &Rule, at: At) -> bool {
    rules::domain::covers(&rule.domain, at.host)
        && (rule.path.is_empty() || rules::domain::matches(&rule.path, at.path))
}

/// How loudly a service's class speaks to somebody in a region on a day. A claim
/// that holds in some regions warns, or hushes, only somebody who said to live
/// there; a policy that nobody has read for years warns nobody.
pub(crate) fn class_level(service: &Service, region: Region, today: &str) -> Level {
    let here = service.regions.is_empty() || service.regions.contains(&region);
    match service.class {
        Class::Established => Level::Warn,
        Class::Permits if here && !service.weak && service.is_fresh(today) => Level::Warn,
        Class::Permits | Class::Silent => Level::Inform,
        Class::Excludes if here => Level::Silent,
        Class::Excludes => Level::Inform,
        Class::NotAdFunded => Level::Silent,
    }
}

pub(crate) fn tag_level(tag: &Tag) -> Level {
    if tag.reads_phone { Level::Warn } else { Level::Inform }
}

fn loudest_tag(facts: &PageFacts) -> Option<&'static Tag> {
    facts.scripts.iter().filter_map(|script| rules::tag(script)).max_by_key(|tag| tag.reads_phone)
}

fn setup_address(path: &str) -> Evidence {
    Evidence {
        signal: "setup_address".into(),
        about: About::Flow(Flow::PhoneVerification),
        weight: SETUP_ADDRESS,
        seen: path.chars().take(60).collect(),
    }
}

/// To a thousandth: what lies below differs between wasm and native.
fn rounded(probability: f32) -> f32 {
    (probability * 1000.0).round() / 1000.0
}

fn phone_field(reading: &Reading) -> PhoneField {
    PhoneField {
        field: reading.field,
        part: reading.part(),
        confidence: rounded(match reading.part() {
            Some(part) => reading.part_confidence(part),
            None => reading.phone_confidence(),
        }),
        flow: reading.flow(),
        security: rounded(reading.security_confidence()),
        open: reading.open && reading.typed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The seven steps stand in `tests/facts.json`, which native code and the
    // wasm in both browsers answer alike. Here is what that table cannot vary.

    const REGIONS: [Region; 4] = [Region::Unknown, Region::Us, Region::Europe, Region::Elsewhere];
    const TODAY: &str = "2026-11-23";

    #[test]
    fn a_regional_claim_decides_only_where_it_holds() {
        let bound = rules::services().iter().filter(|service| !service.regions.is_empty());
        let mut tried = 0;
        for service in bound {
            for region in REGIONS.into_iter().filter(|region| !service.regions.contains(region)) {
                let level = class_level(service, region, TODAY);
                assert_eq!(level, Level::Inform, "{} {region:?}", service.id);
                tried += 1;
            }
        }
        assert!(tried > 0, "some service's claims hold in a region only");
    }

    #[test]
    fn only_strong_and_fresh_ground_warns() {
        for service in rules::services() {
            let levels = REGIONS.map(|region| class_level(service, region, TODAY));
            let loudest = levels.into_iter().max().unwrap();
            let expected = match service.class {
                Class::Established => Level::Warn,
                Class::Permits if !service.weak && service.is_fresh(TODAY) => Level::Warn,
                Class::Permits | Class::Silent => Level::Inform,
                Class::Excludes if !service.regions.is_empty() => Level::Inform,
                Class::Excludes | Class::NotAdFunded => Level::Silent,
            };
            assert_eq!(loudest, expected, "{}", service.id);
            assert_eq!(
                loudest == Level::Silent,
                !service.can_speak(),
                "{}: hosts and levels agree",
                service.id
            );
        }
    }

    #[test]
    fn a_policy_nobody_read_for_years_informs() {
        let later = "9999-01-01";
        for service in rules::services().iter().filter(|service| service.class == Class::Permits) {
            let statement = service
                .claims
                .iter()
                .any(|claim| claim.kind == protocol::ClaimKind::CompanyStatement);
            let levels = REGIONS.map(|region| class_level(service, region, later));
            assert!(statement || levels == [Level::Inform; 4], "{}: {levels:?}", service.id);
        }
        let facebook = rules::service("facebook.com").unwrap();
        assert_eq!(class_level(facebook, Region::Unknown, later), Level::Warn, "history stays");
    }
}
