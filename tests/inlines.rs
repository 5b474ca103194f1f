//! Struck-out, superscript and subscript text, and line breaks: from Markdown to the page, and back to Markdown.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may end here")]

use std::collections::BTreeMap;

use article_explainer::compile::compile as explain;
use article_explainer::prerender::{Page, Template};
use article_explainer::story::lower::{lower, read};
use article_explainer::story::markdown::{Compiled, compile, write};
use article_explainer::story::model::{Block, RichText};
use proptest::prelude::*;
use serde_json::{Value, json};

fn compiled(body: &str) -> Compiled {
    let front = "---\ntitle: A title\nglossary:\n\
        - {id: water, label: H2O, definition: Water.}\n- {id: board, label: Harbour Board, definition: It runs the port.}\n\
        - {id: ion, label: ion, definition: \"Na<sup>+</sup>, ~~an atom~~<br>a particle\"}\n---\n\n";
    let files = BTreeMap::from([("story.md".to_owned(), [front, body, "\n"].concat().into_bytes())]);
    compile(&files, "story.md").unwrap()
}

/// The nodes of the only paragraph, without findings.
fn nodes(body: &str) -> Value {
    let Compiled { value, findings, .. } = compiled(body);
    assert!(findings.is_empty(), "{body}: {findings:?}");
    value["article"]["body"][0]["paragraph"].clone()
}

#[test]
fn markdown_and_bare_tags_become_nodes() {
    let line = || json!({ "line_break": {} });
    for (markdown, expected) in [
        ("a ~~b *c*~~", json!(["a ", { "strike": ["b ", { "emphasis": "c" }] }])),
        ("a *b*\nc", json!(["a ", { "emphasis": "b" }, " c"])),
        ("市は*水門*を\n閉じた。\n次に", json!(["市は", { "emphasis": "水門" }, "を閉じた。次に"])),
        ("m<sup>2</sup>", json!(["m", { "superscript": "2" }])),
        ("H<SUB>2</SUB >O", json!(["H", { "subscript": "2" }, "O"])),
        ("<s>a</s> <del>b</del>", json!([{ "strike": "a" }, " ", { "strike": "b" }])),
        (
            "x<sup>a<sup>b</sup>c</sup>d",
            json!(["x", { "superscript": ["a", { "superscript": "b" }, "c"] }, "d"]),
        ),
        ("a<br>b<br/>c<BR />d", json!(["a", line(), "b", line(), "c", line(), "d"])),
        ("a  \nb\\\nc", json!(["a", line(), "b", line(), "c"])),
        ("*a  \nb*", json!([{ "emphasis": ["a", line(), "b"] }])),
        (
            "[a<sup>2</sup>](b.html)",
            json!([{ "link": { "href": "b.html", "text": ["a", { "superscript": "2" }] } }]),
        ),
    ] {
        assert_eq!(nodes(markdown), expected, "{markdown}");
    }
    let table = compiled("| a<br>b |\n|---|\n| ~~c~~ |").value;
    let table = &table["article"]["body"][0]["table"];
    assert_eq!(table["head"][0], json!(["a", line(), "b"]));
    assert_eq!(table["rows"][0][0], json!([{ "strike": "c" }]));
}

#[test]
fn a_tag_that_does_not_end_where_it_may_is_told_and_its_words_stay() {
    for (markdown, words) in [
        ("a<sup>b", "ab"),
        ("*a<sup>b*</sup>", "ab"),
        ("a<sup>b<sub>c</sup>d</sub>", "abcd"),
        ("a<sup class=\"x\">b</sup>", "ab"),
        ("a<br class=\"x\">b", "ab"),
    ] {
        let Compiled { value, findings, .. } = compiled(markdown);
        assert_eq!(findings.len(), 1, "{markdown}: {findings:?}");
        assert_eq!(findings[0].diagnostic.code, "html");
        let Block::Paragraph(text) = &lower(&value).unwrap().story.article.body[0] else { panic!() };
        assert_eq!(text.text, words, "{markdown}");
    }
    let deep = "<sup>".repeat(2_000) + "deep" + &"</sup>".repeat(2_000);
    assert!(read(&compiled(&deep).value.to_string()).is_ok());
}

/// The page of a story with this body.
fn page(body: &str) -> String {
    let json = compiled(body).value.to_string();
    let (story, view) = explain(read(&json).unwrap());
    Page { story: &story, view, json: &json, widget: "" }.html(&Template::default())
}

#[test]
fn the_page_has_the_elements_of_html() {
    let page = page("~~Old~~ **m<sup>2</sup>**<br>and *CO<sub>2</sub>*, an ion.");
    assert!(
        page.contains("<s>Old</s> <strong>m</strong><strong><sup>2</sup></strong><br>and <em>CO</em><em><sub>2</sub></em>,"),
        "{page}"
    );
    assert!(page.contains("Na<sup>+</sup>, <s>an atom</s><br>a particle"), "{page}");
}

#[test]
fn terms_and_dates_are_found_over_what_is_set_high_or_low_and_words_part_at_a_line_break() {
    let found = page("They pump H<sub>2</sub>O.");
    assert!(found.contains("data-term=\"water\"") && found.contains("H<sub>2</sub>O</a>"), "{found}");
    let found = page("The Harbour<br>Board met.");
    assert!(found.contains("Harbour<br>Board</a>"), "{found}");
    for text in ["The Harbour Board[^a] met.\n\n[^a]: One.", "The Harbour Board¹ met."] {
        let found = page(text);
        assert!(found.contains("data-term=\"board\""), "{found}");
    }
    let not_found = page("The Har<br>bour Board met.");
    assert!(!not_found.contains("data-term=\"board\" data"), "{not_found}");
}

/// The model of a paragraph of these nodes.
fn paragraph(body: &Value) -> RichText {
    let story = json!({ "version": 1, "article": { "title": "T", "body": body },
        "glossary": [{ "id": "water", "label": "x", "definition": "x" }] });
    let lowered = lower(&story).unwrap();
    match lowered.story.article.body.into_iter().next() {
        Some(Block::Paragraph(text)) => text,
        _ => RichText::default(),
    }
}

/// Text with ambiguous marks: tildes, angle brackets and ampersands as text, nested looks.
fn inline() -> impl Strategy<Value = Value> {
    let words = prop_oneof![
        "[a-z~<>&/ .2]{1,6}",
        prop::sample::select(vec!["~~a~~", "<sup>2</sup>", "<br>", "~", "a\\", "a &amp; b", "^2^"])
            .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![4 => words.prop_map(Value::from), 1 => Just(json!({ "line_break": {} }))];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let node = prop::sample::select(vec!["strike", "superscript", "subscript"]);
        (node, prop::collection::vec(inner, 1..4)).prop_map(|(name, nodes)| json!({ name: nodes }))
    })
}

proptest! {
    #[test]
    fn what_is_written_as_markdown_is_read_as_it_was(nodes in prop::collection::vec(inline(), 1..5)) {
        // Markdown drops white space and breaks at the ends of a paragraph, so there is text.
        let nodes: Vec<_> = [json!("a")].into_iter().chain(nodes).chain([json!("z")]).collect();
        let body = json!([{ "paragraph": nodes }]);
        let markdown = write::body(body.as_array().unwrap());
        let Compiled { value, findings, .. } = compiled(&markdown);
        prop_assert!(findings.is_empty(), "{markdown}: {findings:?}");
        let (before, after) = (paragraph(&body), paragraph(&value["article"]["body"]));
        let plain = |text: &RichText| text.text.clone();
        prop_assert_eq!(plain(&before), plain(&after), "{}", markdown);
        // A run of text may be several strings with the same look.
        let told = |text: &RichText| article_explainer::story::runs::spans(text).iter()
            .flat_map(|span| span.runs.iter().map(|run| (run.text.to_owned(), run.looks)))
            .filter(|(text, _)| !text.is_empty()).collect::<Vec<_>>();
        prop_assert_eq!(told(&before), told(&after), "{}", markdown);
    }
}
