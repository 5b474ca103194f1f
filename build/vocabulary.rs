//! Checks the word lists for drafts: all keys are known, none is missing, each word is unique and in lower case.

use std::collections::BTreeSet;

#[path = "../src/draft/vocabulary/keys.rs"]
mod keys;

use keys::{FLAGS, OPTIONAL, REQUIRED};

/// The faults in a file.
pub(crate) fn check(text: &str) -> Vec<String> {
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
