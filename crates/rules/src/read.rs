//! A file of `data/` or `tags/`, read: its form, then the law. Whatever is wrong
//! is said as `file:line: key: what is wrong; what to do`.

use std::path::Path;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use serde::de::DeserializeOwned;

use crate::law::Lawful;

/// Reads the text of a file.
///
/// # Errors
///
/// Every problem, one a line. A file whose form is wrong has one problem: what
/// follows it cannot be judged.
pub fn read<T: DeserializeOwned + Lawful>(path: &Path, text: &str) -> Result<T, Vec<String>> {
    let name = path.display();
    let mut from = serde_json::Deserializer::from_str(text);
    let file: T = serde_path_to_error::deserialize(&mut from).map_err(|error| {
        let key = error.path().to_string();
        let error = error.into_inner();
        let line = error.line().max(1);
        let says = error.to_string();
        let says = says.split(" at line ").next().unwrap_or_default();
        vec![format!("{name}:{line}: {key}: {says}; {} has the form", T::SCHEMA)]
    })?;
    from.end().map_err(|error| {
        vec![format!("{name}:{}: more text after the file's end; remove it", error.line())]
    })?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let breaches = file.breaches(stem);
    if breaches.is_empty() {
        return Ok(file);
    }
    Err(breaches.iter().map(|breach| format!("{name}:{}: {breach}", line(text, breach))).collect())
}

/// Line of the key that a breach begins with, or of the nearest key above it.
fn line(text: &str, breach: &str) -> usize {
    let key = breach.split(": ").next().unwrap_or_default();
    let parsed = jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default());
    let Some(root) = parsed.ok().and_then(|parsed| parsed.value) else { return 1 };
    let start = position(&root, key);
    text[..start].matches('\n').count() + 1
}

/// Where `claims[1].read` stands; where its nearest parent stands, if it is
/// missing.
fn position(root: &Value, key: &str) -> usize {
    let mut value = root;
    let mut start = root.range().start;
    for part in key.split('.') {
        let (name, index) = match part.split_once('[') {
            Some((name, index)) => (name, index.trim_end_matches(']').parse::<usize>().ok()),
            None => (part, None),
        };
        let Some(property) = value.as_object().and_then(|object| object.get(name)) else { break };
        (value, start) = (&property.value, property.range.start);
        let Some(index) = index else { continue };
        let Some(element) = value.as_array().and_then(|array| array.elements.get(index)) else {
            break;
        };
        (value, start) = (element, element.range().start);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::ServiceFile;

    fn facebook() -> String {
        let path = format!("{}/data/facebook.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    }

    fn problems(text: &str) -> Vec<String> {
        read::<ServiceFile>(Path::new("data/facebook.json"), text).err().unwrap_or_default()
    }

    /// Line of the first occurrence of a text.
    fn line_of(text: &str, part: &str) -> usize {
        text[..text.find(part).unwrap()].matches('\n').count() + 1
    }

    #[test]
    fn a_breach_names_file_line_key_and_remedy() {
        let text = facebook().replacen("\"id\": \"facebook\"", "\"id\": \"fb\"", 1);
        let line = line_of(&text, "\"id\"");
        assert_eq!(
            problems(&text),
            [format!(
                "data/facebook.json:{line}: id: differs from the file's name; make them the same"
            )]
        );
    }

    #[test]
    fn a_breach_in_a_list_names_its_line() {
        let text = facebook().replacen("\"kind\": \"company-statement\"", "\"kind\": \"press\"", 1);
        let text = text.replacen("\"date\": \"2018-09-27\"", "\"date\": \"September\"", 1);
        let line = line_of(&text, "\"September\"");
        let found = problems(&text);
        assert!(
            found[0].starts_with(&format!("data/facebook.json:{line}: claims[2].date: ")),
            "{found:?}"
        );
    }

    #[test]
    fn an_unknown_or_wrong_key_is_refused_with_its_line() {
        let text = facebook().replacen("\"notice\": {", "\"notice\": {\n \"titel\": \"\",", 1);
        let line = line_of(&text, "titel");
        let found = problems(&text);
        assert!(
            found[0].contains(&format!(":{line}: notice.titel: unknown field `titel`")),
            "{found:?}"
        );
        let text = facebook().replacen("\"address_checked\": true", "\"address_checked\": 1", 1);
        let found = problems(&text);
        assert!(found[0].contains("claims[0].address_checked: invalid type"), "{found:?}");
        assert!(found[0].ends_with("; schema.json has the form"), "{found:?}");
    }

    #[test]
    fn half_a_file_is_refused() {
        assert_eq!(problems("{").len(), 1);
        assert_eq!(problems("").len(), 1);
        assert!(problems(&(facebook() + "{}"))[0].contains("more text"));
    }
}
