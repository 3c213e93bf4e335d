//! JSON with the place of every value, so that whatever is wrong with a text
//! can be told by line. Stricter than most readers: no name twice, no NUL, no
//! half characters, no nesting that a list of rules does not have.

use super::Fault;

/// Deepest nesting that is read.
const DEPTH: usize = 16;

/// A value and where it begins, in bytes.
#[derive(Debug, PartialEq)]
pub(super) struct Node {
    pub(super) at: usize,
    pub(super) value: Value,
}

#[derive(Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// Whole and not negative, or some other number.
    Number(Option<u64>),
    Text(String),
    List(Vec<Node>),
    /// Names and values in order.
    Object(Vec<(Name, Node)>),
}

/// A name in an object and where it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Name {
    pub(super) at: usize,
    pub(super) text: String,
}

/// Reads a whole text.
pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { text, at: start, depth: 0 };
    let node = reader.value()?;
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.unexpected()),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// The next sign that is not space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.rest().chars().next()
    }

    fn unexpected(&self) -> Fault {
        match self.rest().chars().next() {
            None => Fault::new(self.at, "rules_bad_end", &[]),
            Some(sign) => Fault::new(self.at, "rules_bad_sign", &[&sign.to_string()]),
        }
    }

    fn expect(&mut self, sign: char) -> Result<(), Fault> {
        if self.peek() != Some(sign) {
            return Err(self.unexpected());
        }
        self.at += sign.len_utf8();
        Ok(())
    }

    /// Takes the sign if it is next.
    fn took(&mut self, sign: char) -> bool {
        let next = self.peek() == Some(sign);
        self.at += if next { sign.len_utf8() } else { 0 };
        next
    }

    fn value(&mut self) -> Result<Node, Fault> {
        let first = self.peek();
        let at = self.at;
        let value = match first {
            Some('[') => self.deeper(Self::list)?,
            Some('{') => self.deeper(Self::object)?,
            Some('"') => Value::Text(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { at, value })
    }

    fn deeper(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        if self.depth == DEPTH {
            return Err(Fault::new(self.at, "rules_bad_depth", &[]));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value, Fault> {
        let mut items = Vec::new();
        if self.took(']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.took(']') {
                return Ok(Value::List(items));
            }
            self.expect(',')?;
        }
    }

    fn object(&mut self) -> Result<Value, Fault> {
        let mut items: Vec<(Name, Node)> = Vec::new();
        let mut known = std::collections::BTreeSet::new();
        if self.took('}') {
            return Ok(Value::Object(items));
        }
        loop {
            if self.peek() != Some('"') {
                return Err(self.unexpected());
            }
            let at = self.at;
            let text = self.string()?;
            if !known.insert(text.clone()) {
                return Err(Fault::new(at, "rules_bad_double", &[&text]));
            }
            self.expect(':')?;
            items.push((Name { at, text }, self.value()?));
            if self.took('}') {
                return Ok(Value::Object(items));
            }
            self.expect(',')?;
        }
    }

    /// From the quotation mark.
    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.rest().find(|sign: char| matches!(sign, '"' | '\\' | '\0'..='\x1f'));
            let Some(plain) = plain else {
                self.at = self.text.len();
                return Err(self.unexpected());
            };
            text += &self.rest()[..plain];
            self.at += plain;
            match self.text.as_bytes()[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(text);
                }
                b'\\' => text.push(self.escape()?),
                _ => return Err(Fault::new(self.at, "rules_bad_control", &[])),
            }
        }
    }

    /// From the backslash.
    fn escape(&mut self) -> Result<char, Fault> {
        let fault = Fault::new(self.at, "rules_bad_escape", &[]);
        let sign = self.rest()[1..].chars().next().ok_or_else(|| fault.clone())?;
        self.at += 1 + sign.len_utf8();
        Ok(match sign {
            '"' | '\\' | '/' => sign,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code().filter(|code| *code != '\0').ok_or(fault),
            _ => return Err(fault),
        })
    }

    /// After `\u`: one unit of UTF-16, or the two of a pair.
    fn code(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(u32::from(first));
        }
        self.at += self.rest().starts_with("\\u").then_some(2)?;
        let second = self.unit()?;
        char::decode_utf16([first, second]).next()?.ok()
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.rest().get(..4)?;
        let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let unit = all.then(|| u16::from_str_radix(digits, 16).ok())??;
        self.at += 4;
        Some(unit)
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        self.at += usize::from(self.rest().starts_with('-'));
        let whole = self.digits()?;
        if whole > 1 && self.text.as_bytes()[self.at - whole] == b'0' {
            self.at -= whole - 1;
            return Err(self.unexpected());
        }
        if self.rest().starts_with('.') {
            self.at += 1;
            self.digits()?;
        }
        if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            self.at += usize::from(self.rest().starts_with(['+', '-']));
            self.digits()?;
        }
        Ok(Value::Number(self.text[start..self.at].parse().ok()))
    }

    /// One digit or more; how many.
    fn digits(&mut self) -> Result<usize, Fault> {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        self.at += count;
        if count == 0 { Err(self.unexpected()) } else { Ok(count) }
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let words =
            [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)];
        let found = words.into_iter().find(|(word, _)| self.rest().starts_with(word));
        let (word, value) = found.ok_or_else(|| self.unexpected())?;
        self.at += word.len();
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tells_what_is_wrong_and_where() {
        for (text, at, key) in [
            ("", 0, "rules_bad_end"),
            ("[1, 2", 5, "rules_bad_end"),
            ("[1 2]", 3, "rules_bad_sign"),
            ("[1,]", 3, "rules_bad_sign"),
            ("[] x", 3, "rules_bad_sign"),
            ("[01]", 2, "rules_bad_sign"),
            ("{\"a\":1,\"a\":2}", 7, "rules_bad_double"),
            ("{\"a\":1,\"\\u0061\":2}", 7, "rules_bad_double"),
            ("[\"\0\"]", 2, "rules_bad_control"),
            ("[\"a\nb\"]", 3, "rules_bad_control"),
            ("\0", 0, "rules_bad_sign"),
            ("[\"\\u0000\"]", 2, "rules_bad_escape"),
            ("[\"\\ud800\"]", 2, "rules_bad_escape"),
            ("[\"\\ud800\\ud800\"]", 2, "rules_bad_escape"),
            ("[\"\\udc00\"]", 2, "rules_bad_escape"),
            ("[\"\\x\"]", 2, "rules_bad_escape"),
            ("[\"\\u+123\"]", 2, "rules_bad_escape"),
        ] {
            let fault = parse(text).unwrap_err();
            assert_eq!((fault.at, fault.key()), (at, key), "{text:?}");
        }
    }

    #[test]
    fn does_not_follow_nesting_without_end() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(parse(&deep).unwrap_err().key(), "rules_bad_depth");
        assert!(parse(&format!("{}{}", "[".repeat(16), "]".repeat(16))).is_ok());
    }

    #[test]
    fn reads_what_pairs_and_signs_stand_for() {
        let read = parse("\u{feff} [\"\\ud83d\\ude00 \\n\\/é\", 12, -1, null]").unwrap();
        let Value::List(items) = read.value else { panic!("{read:?}") };
        let values: Vec<Value> = items.into_iter().map(|item| item.value).collect();
        let text = Value::Text("😀 \n/é".into());
        assert_eq!(values, [text, Value::Number(Some(12)), Value::Number(None), Value::Null]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// What it reads is JSON by another reader too, whatever the text.
        #[test]
        fn takes_nothing_that_is_not_json(text in "[\\[\\]{},:\"\\\\ua0d8-9eE+. truefalsn\u{0}é]{0,24}") {
            if parse(&text).is_ok() {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
            }
        }

        /// And it reads all that the other one writes, but for NUL.
        #[test]
        fn takes_every_text(text in "[^\u{0}]{0,40}", number: u64) {
            let written = serde_json::json!({ "a": [text, number, true, null] }).to_string();
            prop_assert!(parse(&written).is_ok(), "{written}");
        }
    }
}
