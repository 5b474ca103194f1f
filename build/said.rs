//! Checks the studio's translations of the core's English messages and generates Rust: `HEARD`, the patterns of the
//! core's messages, and `SAID`, those of each language in the same order.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::languages::{Check, placeholders, text};
use super::studio::{REFERENCE, read};

/// The table with the core's own wording, for messages that the studio words differently in English.
const OTHERWISE: &str = "heard";

/// Generates the Rust source, or lists all errors. `files` has the content of each file by its name without extension.
pub(crate) fn generate(files: &BTreeMap<String, String>) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let mut languages = read(files, &mut errors);
    let Some((_, reference)) = languages.first_mut().filter(|(tag, _)| *tag == REFERENCE) else {
        return Err(errors);
    };
    let otherwise = reference.as_table_mut().and_then(|table| table.remove(OTHERWISE)).unwrap_or_else(|| {
        errors.push(format!("{REFERENCE}.toml: {OTHERWISE}: missing"));
        toml::Table::new().into()
    });
    let reference = reference.clone();
    let entries: Vec<_> = reference.as_table().into_iter().flatten().collect();
    let heard: Vec<&str> =
        entries.iter().filter_map(|(key, said)| otherwise.get(key).unwrap_or(said).as_str()).collect();
    for key in otherwise.as_table().into_iter().flat_map(toml::Table::keys) {
        let holes = |table: &toml::Value| table.get(key).and_then(toml::Value::as_str).map(placeholders);
        match holes(&reference) {
            Some(said) if said.is_subset(&holes(&otherwise).unwrap_or_default()) => {}
            Some(_) => errors.push(format!("{REFERENCE}.toml: {OTHERWISE}.{key}: lacks what is put in")),
            None => errors.push(format!("{REFERENCE}.toml: {OTHERWISE}.{key}: unknown")),
        }
    }
    let number = entries.len();
    let mut source = format!("pub(crate) static HEARD: [&str; {number}] = {heard:?};\n");
    let _ = writeln!(source, "static SAID: [(&str, [&str; {number}]); {}] = [", languages.len());
    for (tag, language) in &languages {
        Check::new(tag, &mut errors).same("", &reference, language);
        let said: Vec<String> =
            language.as_table().into_iter().flatten().map(|(_, said)| text(said)).collect();
        let _ = writeln!(source, "({tag:?}, [{}]),", said.join(", "));
    }
    source += "];\n";
    if errors.is_empty() { Ok(source) } else { Err(errors) }
}
