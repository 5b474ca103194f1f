//! Checks the data files of the studio's messages and converts them to Rust: a struct for each section, one for all,
//! and the array `WORDS`, English first. Only compiled into the studio's page.

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::{Table, Value};

use super::languages::{Check, text};

pub(crate) const REFERENCE: &str = "en";

/// The Rust source for the messages, by file stem; or the faults in them.
pub(crate) fn generate(files: &BTreeMap<String, String>) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let languages = read(files, &mut errors);
    let Some((_, reference)) = languages.first().filter(|(tag, _)| *tag == REFERENCE) else {
        return Err(errors);
    };
    let mut source = records(reference);
    let _ = writeln!(source, "pub(crate) static WORDS: [Words; {}] = [", languages.len());
    for (tag, language) in &languages {
        let mut check = Check::new(tag, &mut errors);
        if let Some(plurals) = check.plurals(language) {
            check.same("", reference, language);
            source += &values(tag, language, &plurals);
        }
    }
    source += "];\n";
    if errors.is_empty() { Ok(source) } else { Err(errors) }
}

/// The languages by their tags, the reference first.
pub(crate) fn read<'f>(
    files: &'f BTreeMap<String, String>,
    errors: &mut Vec<String>,
) -> Vec<(&'f str, Value)> {
    let mut languages = Vec::new();
    for (tag, text) in files {
        match text.parse::<Table>() {
            Ok(table) => languages.push((tag.as_str(), Value::Table(table))),
            Err(error) => errors.push(format!("{tag}.toml: {error}")),
        }
    }
    languages.sort_by_key(|(tag, _)| (*tag != REFERENCE, *tag));
    if languages.first().is_none_or(|(tag, _)| *tag != REFERENCE) {
        errors.push(format!("{REFERENCE}.toml: no such file, or it cannot be read"));
    }
    languages
}

fn sections(language: &Value) -> impl Iterator<Item = (&String, &Table)> {
    let all = language.as_table().into_iter().flatten().filter(|(name, _)| *name != "plurals");
    all.filter_map(|(name, section)| Some((name, section.as_table()?)))
}

fn type_name(section: &str) -> String {
    let mut letters = section.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The structs, with the fields of the reference.
fn records(reference: &Value) -> String {
    let mut source = String::new();
    let mut all = "tag: &'static str,".to_owned();
    for (name, section) in sections(reference) {
        let type_name = type_name(name);
        let _ = write!(all, " pub(crate) {name}: {type_name},");
        let _ = write!(source, "#[derive(Debug)]\npub(crate) struct {type_name} {{");
        for (name, value) in section {
            let kind = match value {
                Value::Table(_) => "Counted".to_owned(),
                Value::Array(list) => format!("[&'static str; {}]", list.len()),
                _ => "&'static str".to_owned(),
            };
            let _ = write!(source, " pub(crate) {name}: {kind},");
        }
        source += " }\n";
    }
    source
        + &format!(
            "/// All words of a language.\n#[derive(Debug)]\npub(crate) struct Words {{ pub(crate) {all} }}\n"
        )
}

fn values(tag: &str, language: &Value, plurals: &str) -> String {
    let mut source = format!("Words {{ tag: {tag:?},");
    for (name, section) in sections(language) {
        let _ = write!(source, " {name}: {} {{", type_name(name));
        for (name, value) in section {
            let text = text(value);
            let _ = match value {
                Value::Table(_) => {
                    write!(source, " {name}: Counted {{ forms: {text}, plurals: {plurals:?} }},")
                }
                Value::Array(_) => write!(source, " {name}: {},", text.trim_start_matches('&')),
                _ => write!(source, " {name}: {text},"),
            };
        }
        source += " },";
    }
    source + " },\n"
}
