//! Checks the word lists for drafts and converts them to Rust: the array `VOCABULARIES`, for each language its tag, its
//! code in ISO 639-3, and its file. All keys are known, none is missing, each word is unique and in lower case.

use std::collections::{BTreeMap, BTreeSet};

#[path = "../src/draft/vocabulary/keys.rs"]
mod keys;

use keys::{FLAGS, OPTIONAL, REQUIRED};

/// The Rust source for the word lists, by file stem; or the faults in them.
pub(crate) fn generate(files: &BTreeMap<String, String>) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let mut source = "static VOCABULARIES: &[(&str, &str, &str)] = &[".to_owned();
    for (tag, text) in files {
        errors.extend(check(text).iter().map(|error| format!("{tag}.txt: {error}")));
        let code = text.lines().find_map(|line| line.strip_prefix("iso_639_3:")).unwrap_or_default().trim();
        if code.len() != 3 {
            errors.push(format!("{tag}.txt: iso_639_3: a code of three letters is expected"));
        }
        source += &format!("({tag:?}, {code:?}, {text:?}),");
    }
    source += "];";
    if errors.is_empty() { Ok(source) } else { Err(errors) }
}

/// The faults in a file.
fn check(text: &str) -> Vec<String> {
    let mut errors = Vec::new();
    let mut seen = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let Some((key, words)) = line.split_once(':') else {
            errors.push(format!("line {number}: `key: word | word` is expected"));
            continue;
        };
        let words: Vec<&str> = words.split('|').map(str::trim).collect();
        let is_flag = FLAGS.contains(&key);
        if !is_flag && !REQUIRED.contains(&key) && !OPTIONAL.contains(&key) {
            errors.push(format!("{key}: no such key"));
        }
        if !seen.insert(key) {
            errors.push(format!("{key}: stands twice"));
        }
        if is_flag && words != ["yes"] {
            errors.push(format!("{key}: `yes` is expected, or no such line"));
        }
        let mut known = BTreeSet::new();
        for word in &words {
            if word.is_empty() && words.len() > 1 {
                errors.push(format!("{key}: a word is empty"));
            }
            if *word != word.to_lowercase() {
                errors.push(format!("{key}: {word}: small letters are expected"));
            }
            if !known.insert(word) {
                errors.push(format!("{key}: {word}: stands twice"));
            }
        }
    }
    let missing = REQUIRED.iter().filter(|key| !seen.contains(*key));
    errors.extend(missing.map(|key| format!("{key}: is missing")));
    errors
}
