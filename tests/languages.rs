//! A fault in a language's file fails the build, with file and entry.
#![allow(clippy::unwrap_used, reason = "a test may end here")]

#[path = "../build/languages.rs"]
mod languages;

use std::collections::BTreeMap;
use std::fs;

fn files() -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/language/data");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = |path: std::path::PathBuf| {
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
    };
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).map(text).collect()
}

/// The errors of a file after a replacement.
fn errors(tag: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files();
    let text = files.get_mut(tag).unwrap();
    assert!(text.contains(from), "{tag} has no {from}");
    *text = text.replacen(from, to, 1);
    languages::generate(&files).err().unwrap_or_default()
}

#[test]
fn the_files_are_whole() {
    assert_eq!(languages::generate(&files()).err(), None);
}

#[test]
fn what_is_wrong_is_told_with_file_and_entry() {
    for (tag, from, to, error) in [
        ("de", "more = \"Mehr\"\n", "", "de.toml: messages.more: missing"),
        (
            "de",
            "more = \"Mehr\"",
            "more = \"Mehr\"\nless = \"Weniger\"",
            "de.toml: messages.less: unknown: en.toml has no such entry",
        ),
        (
            "en-US",
            "day_month = ",
            "day_moth = ",
            "en-US.toml: dates.day_moth: unknown: en.toml has no such entry",
        ),
        ("fr", "{d}\\u00a0{m} {y}", "{d}\\u00a0{m}", "fr.toml: dates.day_month_year: `{y}` is missing"),
        ("fr", "Retour à {}", "Retour à {x}", "fr.toml: messages.back: `{x}` is unknown"),
        ("fr", "\"Retour à {}\"", "1", "fr.toml: messages.back: a string is expected"),
        ("es", "{ one = \"día\", other", "{ other", "es.toml: messages.days.one: missing"),
        (
            "es",
            "{ one = \"día\", other",
            "{ one = \"día\", few = \"días\", other",
            "es.toml: messages.days.few: no form that the language has",
        ),
        (
            "es",
            "{ one = \"día\", other = \"días\" }",
            "\"días\"",
            "es.toml: messages.days: texts are expected for one, other",
        ),
        (
            "it",
            "one = \"n = 1\"",
            "one = \"n is 1\"",
            "it.toml: plurals.one: no rule such as `n % 10 = 2..4 and n % 100 != 12..14`",
        ),
        (
            "it",
            "one = \"n = 1\"",
            "single = \"n = 1\"",
            "it.toml: plurals.single: no plural category with a rule",
        ),
        (
            "it",
            "decade = \"dagli {}\"",
            "decada = \"dagli {}\"",
            "it.toml: dates.since.decada: no form that the language has",
        ),
        ("nl", "\"december\",", "", "nl.toml: dates.months: 12 texts are expected"),
        ("nl", "[words.weekday]\n1 = ", "[words.weekday]\n11 = ", "nl.toml: words.weekday.1: missing"),
        ("nl", "month_first = false", "month_first = 0", "nl.toml: words.month_first: a boolean is expected"),
        ("sv", "\"bok\" = [", "\"fot bok\" = [", "sv.toml: prose.inflections: \"fot\" stands twice"),
        (
            "fi",
            "\"e|A\" = [\"A1\"",
            "\"e|A\" = [\"A3\"",
            "fi.toml: prose.inflections.e|A: `3` is in none of `endings`, `letters` and `changes`",
        ),
        ("en-US", "inherits = \"en\"", "inherits = \"english\"", "en-US.toml: inherits: no such language"),
    ] {
        let errors = errors(tag, from, to);
        assert!(errors.iter().any(|found| found == error), "{error}: {errors:?}");
    }
    assert!(
        errors("de", "[dates]", "[dates")
            .iter()
            .any(|error| error.starts_with("de.toml: TOML parse error at line"))
    );
}

#[test]
fn another_language_is_another_file() {
    let mut files = files();
    let polish = files.get("en").unwrap().replace(
        "one = \"n = 1\"",
        "one = \"i = 1 and v = 0\"\nfew = \"v = 0 and i % 10 = 2..4 and i % 100 != 12..14\"\n\
         many = \"v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14\"",
    );
    // Further forms are like the last.
    let forms = |line: &str| match line.split_once("other = ") {
        Some((_, other)) if line.contains("{ one = ") => {
            let other = other.trim_end_matches(" }");
            line.replace("{ one = ", &format!("{{ few = {other}, many = {other}, one = "))
        }
        _ => line.to_owned(),
    };
    let polish: String = polish.lines().map(|line| forms(line) + "\n").collect();
    files.insert("pl".to_owned(), polish);
    let source = languages::generate(&files).unwrap();
    assert!(source.contains("tag: \"pl\""));
    // one, few and many come first, and no integer has another category.
    let plurals = source.split("tag: \"pl\"").nth(1).unwrap().split("plurals: \"").nth(1).unwrap();
    let plurals = plurals.split('"').next().unwrap();
    assert_eq!(plurals.len(), 200);
    for (number, category) in [
        (0, '2'),
        (1, '0'),
        (2, '1'),
        (4, '1'),
        (5, '2'),
        (12, '2'),
        (22, '1'),
        (101, '2'),
        (112, '2'),
        (122, '1'),
    ] {
        assert_eq!(plurals.chars().nth(number), Some(category), "{number}");
    }
}
