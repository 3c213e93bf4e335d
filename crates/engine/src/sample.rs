//! A notice to show what one looks like: of a service whose use of security
//! numbers is on record, at a made-up set-up page.

use protocol::{FieldFacts, Notice, PageFacts, ScopeFacts, State};

use crate::{notice, policy};

const HOST: &str = "www.facebook.com";

/// The notice, the same for everybody: neither rules nor answers change it, and
/// it offers no answer.
pub(crate) fn sample(now: u64) -> Option<Notice> {
    let state = State { now, ..State::default() };
    let verdict = policy::judge(&state, policy::At { host: HOST, path: "/" }, &page());
    let notice = notice::notice(&state, HOST, &verdict)?;
    Some(Notice { answers: Vec::new(), ..notice })
}

fn page() -> PageFacts {
    let field = FieldFacts {
        kind: "tel".into(),
        labels: vec!["Phone number".into()],
        visible: true,
        enabled: true,
        ..FieldFacts::default()
    };
    let headings = vec!["Two-factor authentication".into()];
    let scope = ScopeFacts { headings, ..ScopeFacts::default() };
    PageFacts { fields: vec![field], scopes: vec![scope], ..PageFacts::default() }
}

#[cfg(test)]
mod tests {
    use protocol::Level;

    use super::*;

    #[test]
    fn there_is_a_sample_and_it_can_only_be_closed() {
        let notice = sample(1_795_000_000_000).unwrap();
        assert_eq!(notice.level, Level::Warn);
        assert!(notice.answers.is_empty() && !notice.sources.is_empty());
    }
}
