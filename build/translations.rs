//! Checks the studio's translations of the core's English messages and generates Rust: `PATTERNS`, the patterns of the
//! core's messages, and `TRANSLATIONS`, those of each language in the same order.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::languages::{Check, placeholders, text};
use super::studio::{REFERENCE, read};

/// The table with the core's own wording, for messages that the studio words differently in English.
const CORE_WORDING: &str = "core_wording";

/// Generates the Rust source, or lists all errors. `files` has the content of each file by its name without extension.
pub(crate) fn generate(files: &BTreeMap<String, String>) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let mut languages = read(files, &mut errors);
    let Some((_, reference)) = languages.first_mut().filter(|(tag, _)| *tag == REFERENCE) else {
        return Err(errors);
    };
    let core_wording =
        reference.as_table_mut().and_then(|table| table.remove(CORE_WORDING)).unwrap_or_else(|| {
            errors.push(format!("{REFERENCE}.toml: {CORE_WORDING}: missing"));
            toml::Table::new().into()
        });
    let reference = reference.clone();
    let entries: Vec<_> = reference.as_table().into_iter().flatten().collect();
    let patterns: Vec<&str> =
        entries.iter().filter_map(|(key, text)| core_wording.get(key).unwrap_or(text).as_str()).collect();
    for key in core_wording.as_table().into_iter().flat_map(toml::Table::keys) {
        let values = |table: &toml::Value| table.get(key).and_then(toml::Value::as_str).map(placeholders);
        match values(&reference) {
            Some(named) if named.is_subset(&values(&core_wording).unwrap_or_default()) => {}
            Some(_) => errors.push(format!("{REFERENCE}.toml: {CORE_WORDING}.{key}: lacks what is put in")),
            None => errors.push(format!("{REFERENCE}.toml: {CORE_WORDING}.{key}: unknown")),
        }
    }
    let number = entries.len();
    let mut source = format!("pub(crate) static PATTERNS: [&str; {number}] = {patterns:?};\n");
    let _ = writeln!(source, "static TRANSLATIONS: [(&str, [&str; {number}]); {}] = [", languages.len());
    for (tag, language) in &languages {
        Check::new(tag, &mut errors).same("", &reference, language);
        let translations: Vec<String> =
            language.as_table().into_iter().flatten().map(|(_, pattern)| text(pattern)).collect();
        let _ = writeln!(source, "({tag:?}, [{}]),", translations.join(", "));
    }
    source += "];\n";
    if errors.is_empty() { Ok(source) } else { Err(errors) }
}
