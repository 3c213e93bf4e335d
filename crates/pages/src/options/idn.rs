//! Domains in their own letters, from punycode (RFC 3492).

/// A domain in its own letters; nothing if it has no others, or if `to_ascii`,
/// the browser's own reader of addresses, does not lead back.
pub fn unicode(domain: &str, to_ascii: impl Fn(&str) -> Option<String>) -> Option<String> {
    if !domain.contains("xn--") {
        return None;
    }
    let label = |label: &str| match label.strip_prefix("xn--") {
        Some(code) => decode(code),
        None => Some(label.to_owned()),
    };
    let labels: Option<Vec<String>> = domain.split('.').map(label).collect();
    let written = labels?.join(".");
    (to_ascii(&format!("http://{written}")).as_deref() == Some(domain)).then_some(written)
}

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;

fn decode(code: &str) -> Option<String> {
    let (plain, deltas) = code.rsplit_once('-').unwrap_or(("", code));
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut letter, mut at, mut bias) = (0x80_u32, 0_u32, 72_u32);
    let mut digits = deltas.chars();
    while !digits.as_str().is_empty() {
        let before = at;
        let mut weight = 1_u32;
        for step in (BASE..).step_by(BASE as usize) {
            let digit = digit(digits.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(LEAST, MOST);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapt(at - before, count, before == 0);
        letter = letter.checked_add(at / count)?;
        at %= count;
        letters.insert(at as usize, char::from_u32(letter)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

fn digit(sign: char) -> Option<u32> {
    match sign {
        'a'..='z' => Some(u32::from(sign) - u32::from('a')),
        '0'..='9' => Some(u32::from(sign) - u32::from('0') + 26),
        _ => None,
    }
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_the_known_ones() {
        for (code, letters) in [
            ("mnchen-3ya", "münchen"),
            ("bcher-kva", "bücher"),
            ("p1ai", "рф"),
            ("wgbh1c", "مصر"),
            ("fiqs8s", "中国"),
            ("80akhbyknj4f", "испытание"),
            ("11b5bs3a9aj6g", "परीक्षा"),
            ("9t4b11yi5a", "테스트"),
            ("ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
            ("ls8h", "💩"),
        ] {
            assert_eq!(decode(code).as_deref(), Some(letters), "{code}");
        }
        for code in ["!", "99999999", "a-Z", "mnchen-3y\u{fc}"] {
            assert_eq!(decode(code), None, "{code}");
        }
    }

    #[test]
    fn shows_only_what_leads_back() {
        let browser = |_: &str| Some("xn--mnchen-3ya.de".to_owned());
        assert_eq!(unicode("xn--mnchen-3ya.de", browser).as_deref(), Some("münchen.de"));
        assert_eq!(unicode("xn--mnchen-3ya.de", |_| None), None);
        assert_eq!(unicode("xn--bcher-kva.de", browser), None);
        assert_eq!(unicode("example.org", |_| Some("example.org".into())), None);
    }
}
