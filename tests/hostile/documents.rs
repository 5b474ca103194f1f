//! Files that are invalid as a whole: they are rejected or read, without a crash.

use article_explainer::story::lower::{parse, read};
use article_explainer::story::markdown::compile;
use serde_json::json;

use crate::fields::faults;
use crate::page::Outline;
use crate::{built, folder};

/// Reads a story file, and renders it if it can be read. Returns whether it can.
fn is_read(text: &str) -> bool {
    if read(text).is_err() {
        return false;
    }
    let outline = Outline::of(&built(parse(text).unwrap(), "").0);
    assert_eq!(faults(&outline), [""; 0], "{}", text.chars().take(200).collect::<String>());
    true
}

fn article(fields: &str) -> String {
    format!("{{\"version\": 1, \"article\": {{\"title\": \"one\", {fields}}}}}")
}

#[test]
fn json_that_means_two_things_is_read_as_one_or_refused() {
    for (text, expected) in [
        (r#"{"version": 2, "version": 1}"#, true),
        (r#"{"version": 1, "version": 2}"#, false),
        (r#"{"version": 1, "__proto__": {"article": {"title": "x"}}}"#, true),
        (r#"{"version": 1} {"version": 1}"#, false),
        ("\u{feff}{\"version\": 1}", false),
        ("// one\n{\"version\": 1}", false),
        (r#"{"version": 1,}"#, false),
        (r#"{'version': 1}"#, false),
        (r#"{"version": 1e0}"#, false),
        (r#"{"version": "1"}"#, false),
        (r#"{"version": 18446744073709551617}"#, false),
        (r#"[{"version": 1}]"#, false),
        ("", false),
        ("\u{0}", false),
        ("null", false),
        // A lone surrogate does not affect the rest.
        (&article(r#""summary": "\ud800""#), true),
        (&article(r#""summary": "\udc00\ud800""#), true),
        (&article(r#""summary": "\ud83d\ude00""#), true),
        (&article("\"summary\": \"one\ntwo\""), false),
        (&article(r#""summary": "\u0000\u0001""#), true),
        (&article(r#""title": "two", "title": 3"#), true),
    ] {
        assert_eq!(is_read(text), expected, "{text}");
    }
}

#[test]
fn numbers_of_any_size_are_borne() {
    for number in ["0", "-0", "-1", "1e300", "4294967296", "18446744073709551616", "0.1", "1E-300"] {
        let figure = format!("{{\"src\": \"x\", \"alt\": \"\", \"width\": {number}, \"height\": {number}}}");
        let heading = format!("{{\"level\": {number}, \"text\": \"one\"}}");
        let annotations = format!(
            "\"annotations\": {{\"of\": \"\", \"mentions\": [[{number}, {number}, {number}, {number}, {number}]], \
             \"passages\": [{{\"terms\": [{number}], \"periods\": [[{number}, {number}]]}}], \"titles\": [[{number}]]}}"
        );
        let body = format!("\"body\": [{{\"figure\": {figure}}}, {{\"heading\": {heading}}}]");
        let story = article(&body);
        let story = format!("{}, {annotations}}}", story.trim_end_matches('}').to_owned() + "}");
        assert!(is_read(&story), "{story}");
    }
    assert!(!is_read(&article("\"body\": [{\"heading\": {\"level\": 1e999, \"text\": \"one\"}}]")));
}

#[test]
fn nesting_of_any_depth_is_borne() {
    let nested = |begin: &str, end: &str, depth: usize| begin.repeat(depth) + "\"one\"" + &end.repeat(depth);
    for (depth, expected) in [(20, true), (100_000, false)] {
        let emphasis = nested("{\"emphasis\": [", "]}", depth);
        assert_eq!(is_read(&article(&format!("\"summary\": [{emphasis}]"))), expected);
        let list = nested("[{\"list\": {\"items\": [", "]}}]", depth);
        assert_eq!(is_read(&article(&format!("\"body\": {list}"))), expected && depth < 30);
        assert_eq!(is_read(&article(&format!("\"body\": {}", nested("[", "]", depth)))), expected);
    }
}

/// Compiles a Markdown story and renders it if it can be read.
fn drawn(text: &str) {
    if let Ok(compiled) = compile(&folder(&[("story.md", text)]), "story.md") {
        let outline = Outline::of(&built(compiled.value, "").0);
        assert_eq!(faults(&outline), [""; 0], "{}", text.chars().take(200).collect::<String>());
    }
}

#[test]
fn markdown_of_any_depth_is_borne() {
    for (begin, end) in [
        ("> ", ""),
        ("- ", ""),
        ("1. ", ""),
        ("*_", "_*"),
        ("[", "](x)"),
        ("![", "](x)"),
        ("[![", "](x)](x)"),
        ("[[", "]]"),
        ("`", ""),
        ("[^1]: ", ""),
        ("<b>", "</b>"),
    ] {
        for depth in [10, 300, 3_000] {
            drawn(&format!("---\ntitle: one\n---\n{}one{}\n", begin.repeat(depth), end.repeat(depth)));
        }
    }
}

#[test]
fn yaml_that_grows_or_names_types_is_borne() {
    let levels: String = (1..9)
        .map(|level| {
            format!(
                "l{level}: &l{level} [{}]\n",
                ["*l0"; 9].join(", ").replace("l0", &format!("l{}", level - 1))
            )
        })
        .collect();
    for front in [
        &format!("l0: &l0 [one]\n{levels}title: *l8"),
        &format!("title: {}", "[".repeat(20_000)),
        &format!("title: {}one{}", "[".repeat(20_000), "]".repeat(20_000)),
        "title: &a [*a]",
        "title: !!python/object/apply:os.system [\"true\"]",
        "title: !!binary aGVsbG8=",
        "title: one\ntitle: two",
        "title: one\n<<: {summary: two}",
        "title: {? [one, two] : three}",
        "title: .inf",
        "title: 2019-02-30",
        "glossary: /etc/passwd",
        "glossary: ../../../../../etc/passwd",
        "glossary: .",
        "timeline: story.md",
        "%YAML 9.9",
        "- one",
        "\t",
    ] {
        drawn(&format!("---\n{front}\n---\none\n"));
    }
}

#[test]
fn ids_that_objects_have_of_themselves_are_ids() {
    let ids = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    let terms: Vec<_> = ids.iter().map(|id| json!({ "id": id, "label": id, "definition": "one" })).collect();
    let paragraph: Vec<_> = ids.iter().map(|id| json!({ "term": { "id": id, "text": id } })).collect();
    let story = json!({
        "version": 1,
        "article": { "title": "one", "body": [{ "paragraph": paragraph }] },
        "glossary": terms,
    });
    let page = built(story, "").0;
    for id in ids {
        assert!(
            page.contains(&format!("id=\"term-{id}\"")) && page.contains(&format!("data-term=\"{id}\"")),
            "{id}"
        );
    }
}
