//! From the author's files to a story: the result, and the findings.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may end here")]

use std::collections::BTreeMap;

use article_explainer::site::check;
use article_explainer::story::lower::read;
use article_explainer::story::markdown::{Compiled, compile};
use article_explainer::story::shape::json_schema;
use serde_json::{Value, json};

type Folder = BTreeMap<String, Vec<u8>>;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> Folder {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A story with a glossary and a timeline, and this body.
fn story(body: &str) -> String {
    "---
title: A title
glossary:
  - {id: eu, label: European Union, aliases: [Union], definition: States.}
  - {id: union, label: Trade union, definition: Workers.}
timeline:
  events:
    - {id: vote, date: 2018-06-13, title: The vote}
---

"
    .to_owned()
        + body
}

fn compiled(text: &str) -> Compiled {
    compile(&folder(&[("story.md", text)]), "story.md").unwrap()
}

/// The blocks of a body, without findings.
fn blocks(body: &str) -> Value {
    let Compiled { value, findings, .. } = compiled(&story(body));
    assert!(findings.is_empty(), "{findings:?}");
    value["article"]["body"].clone()
}

/// All findings of `story.md`: `file:line:column: message (hint)`.
fn complaints(folder: &Folder) -> Vec<String> {
    let report = check(folder, "story.md").unwrap();
    let say = |finding: &article_explainer::story::source_map::Finding| {
        let diagnostic = &finding.diagnostic;
        let position = diagnostic.place.position.unwrap();
        let file = &report.map.files()[finding.spot.file].path;
        let hint = diagnostic.hint.as_ref().expect("every complaint names a way out");
        format!("{file}:{}:{}: {} ({hint})", position.line, position.column, diagnostic.message)
    };
    report.findings.iter().map(say).collect()
}

fn complaints_of(body: &str) -> Vec<String> {
    complaints(&folder(&[("story.md", &story(body))]))
}

/// The folder of the demo.
fn demo() -> Folder {
    let entries = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/stories")).unwrap();
    let file = |entry: std::fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
    };
    entries.map(|entry| file(entry.unwrap())).collect()
}

#[test]
fn the_demo_has_no_fault() {
    assert_eq!(complaints(&demo()), [""; 0]);
}

#[test]
fn the_demo_is_valid_by_the_published_schema() {
    let validator = jsonschema::validator_for(json_schema()).unwrap();
    let faults: Vec<_> = validator
        .iter_errors(&compile(&demo(), "story.md").unwrap().value)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(faults, [""; 0]);
    let broken = json!({ "version": 1, "glossary": [{ "label": "No id" }] });
    assert!(!validator.is_valid(&broken));
    let term =
        |id: &str| json!({ "version": 1, "glossary": [{ "id": id, "label": "A", "definition": "x" }] });
    assert!(validator.is_valid(&term("é-1")) && !validator.is_valid(&term("a b")));
    let event = |date: &str| json!({ "version": 1, "timeline": { "events": [{ "id": "e", "title": "E", "date": date }] } });
    for date in
        ["2018", "2018-06-13", "-0043", "2018-06~", "2017/2019", "../2019", "2019/..", "18XX", "Y-12000"]
    {
        assert!(validator.is_valid(&event(date)), "{date}");
    }
    for date in ["soon", "13.06.2018", "2018-06-13 10:00"] {
        assert!(!validator.is_valid(&event(date)), "{date}");
    }
    assert!(!validator.is_valid(&json!({ "version": 2 })), "another version");
    assert!(!validator.is_valid(&json!({ "version": 1, "titel": "x" })), "an unknown field");
}

#[test]
fn markdown_becomes_blocks() {
    let link = |address: &str| json!({ "link": { "href": address, "text": address } });
    for (markdown, expected) in [
        (
            "Some *words* and **more**\non two lines.",
            json!([{ "paragraph": [
            "Some ", { "emphasis": "words" }, " and ", { "strong": "more" }, " on two lines."
        ] }]),
        ),
        ("## A `b` c", json!([{ "heading": { "level": 2, "text": ["A ", { "code": "b" }, " c"] } }])),
        (
            "- a\n- b\n  1. c",
            json!([{ "list": { "items": [
            [{ "paragraph": "a" }],
            [{ "paragraph": "b" }, { "list": { "items": [[{ "paragraph": "c" }]], "ordered": true } }]
        ] } }]),
        ),
        (
            "> Words.\n>\n> — [Me](https://example.org), here",
            json!([{ "quotation": {
            "body": [{ "paragraph": "Words." }],
            "attribution": [{ "link": { "href": "https://example.org", "text": "Me" } }, ", here"]
        } }]),
        ),
        ("> — only a dash", json!([{ "quotation": { "body": [{ "paragraph": "— only a dash" }] } }])),
        ("```rust x\nfn a() {}\n```", json!([{ "code": { "language": "rust", "text": "fn a() {}" } }])),
        ("    indented\n\n    more", json!([{ "code": { "text": "indented\n\nmore" } }])),
        (
            "| a | b |\n|---|---|\n| *c* | |",
            json!([{ "table": {
            "head": ["a", "b"], "rows": [[[{ "emphasis": "c" }], []]]
        } }]),
        ),
        (
            "A[^n].\n\n[^n]: The *note*.",
            json!([
                { "paragraph": ["A", { "footnote": "n" }, "."] },
                { "footnote": { "label": "n", "body": [{ "paragraph": ["The ", { "emphasis": "note" }, "."] }] } }
            ]),
        ),
        (
            "<a@example.org>",
            json!([{ "paragraph": [
            { "link": { "href": "mailto:a@example.org", "text": "a@example.org" } }
        ] }]),
        ),
        ("<!-- a note to myself -->\n\nWords.", json!([{ "paragraph": "Words." }])),
        (
            "See https://example.org/a?b=1, there.",
            json!([{ "paragraph": ["See ", link("https://example.org/a?b=1"), ", there."] }]),
        ),
        (
            "- [x] a\n- [ ] b",
            json!([{ "list": { "items": [[{ "paragraph": "☑ a" }], [{ "paragraph": "☐ b" }]] } }]),
        ),
    ] {
        assert_eq!(blocks(markdown), expected, "{markdown}");
    }
}

#[test]
fn mentions_name_terms_by_id_label_or_alias() {
    let term = |id: &str, text: &str| json!([{ "paragraph": [{ "term": { "id": id, "text": text } }] }]);
    for (markdown, expected) in [
        ("[[eu]]", term("eu", "European Union")),
        ("[[European\nUnion]]", term("eu", "European Union")),
        ("[[european union]]", term("eu", "european union")),
        ("[[Union]]", term("eu", "Union")),
        ("[[union]]", term("union", "Trade union")),
        ("[[UNION]]", term("union", "UNION")),
        ("[[eu|the states]]", term("eu", "the states")),
        ("`[[eu]]`", json!([{ "paragraph": [{ "code": "[[eu]]" }] }])),
        (
            "[the vote](event:vote)",
            json!([{ "paragraph": [{ "event": { "id": "vote", "text": "the vote" } }] }]),
        ),
    ] {
        assert_eq!(blocks(markdown), expected, "{markdown}");
    }
    let table = blocks("| a |\n|---|\n| [[eu\\|it]] |");
    assert_eq!(table[0]["table"]["rows"][0][0][0]["term"], json!({ "id": "eu", "text": "it" }));
}

#[test]
fn front_matter_keeps_what_the_author_wrote() {
    let text = "---
title: 1984
published: 2019-04-12
updated: 2017
summary: 2018. It was *so*, said
  [[the one]].
key_points: ['# one', \"- [[the one]]\"]
authors: [{name: No}]
glossary:
  - id: one
    label: The one
    definition: |
      Said of
      one.
    at: [{during: 2017/.., definition: yes}]
    image: {src: https://example.org/a.png, alt: '', width: 20, height: 010}
---
";
    let Compiled { value, findings, .. } = compiled(text);
    assert!(findings.is_empty(), "{findings:?}");
    let mention = json!({ "term": { "id": "one", "text": "the one" } });
    assert_eq!(
        value["article"],
        json!({
            "title": "1984", "published": "2019-04-12", "updated": "2017",
            "summary": ["2018. It was ", { "emphasis": "so" }, ", said ", mention, "."],
            "key_points": ["# one", ["- ", mention]],
            "authors": [{ "name": "No" }],
            "body": []
        })
    );
    let term = &value["glossary"][0];
    assert_eq!(term["definition"], "Said of one.");
    assert_eq!(term["at"], json!([{ "during": "2017/..", "definition": "yes" }]));
    assert_eq!(term["image"]["width"], 20);
}

#[test]
fn each_fault_is_told_with_its_place_and_a_way_out() {
    for (body, complaint) in [
        (
            "A [[Unoin]].",
            "story.md:11:3: no term is called \"Unoin\"; the words stay (did you mean \"Union\"?)",
        ),
        (
            "é [[Atlantis]].",
            "story.md:11:3: no term is called \"Atlantis\"; the words stay (add it to the glossary)",
        ),
        (
            "[x](event:vot)",
            "story.md:11:1: no event is called \"vot\"; the words stay (did you mean \"vote\"?)",
        ),
        (
            "H<sub>2O",
            "story.md:11:2: HTML is not passed on; its text is kept \
             (end it inside the same paragraph, without attributes: <sup>2</sup>)",
        ),
        (
            "![x](my pic.png)",
            "story.md:11:4: a link or a picture is shown as it is written \
             (write an address with spaces as <a b.png> or a%20b.png, and close its bracket)",
        ),
        (
            "A[^n].",
            "story.md:11:2: there is no footnote \"n\"; the mark is shown as it is written \
             (add a line [^label]: with the note)",
        ),
        (
            "| a |\n|--:|\n| b |",
            "story.md:11:1: the alignment of columns is left out: each stands as its language is read \
             (leave the colons out)",
        ),
        (
            "<!-- a\n\nb",
            "story.md:11:1: the comment does not end; all that stands after it is left out (end it with -->)",
        ),
        (
            "<iframe src=\"https://example.org/v\" title=\"A film\"></iframe>",
            "story.md:11:1: <iframe> becomes a link to what it shows (write it as a link: [words](address))",
        ),
        ("a <b>c</b>", "story.md:11:3: HTML is not passed on; its text is kept (write it as Markdown)"),
        (
            "- a [b](javascript:c)",
            "story.md:11:5: the address \"javascript:c\" is not allowed; its words stay, without the link \
             (use an address with http, https or mailto, or a relative one)",
        ),
        (
            "![a](none.png)",
            "story.md:11:1: there is no picture none.png (correct the path; it starts at this file)",
        ),
        (
            "```figure\nalt: x\n\nsrc: none.png\nsize: 3\n```",
            "story.md:15:1: the field \"size\" is unknown, and is left out \
          (known here: alt, caption, credit, height, src, width)",
        ),
    ] {
        let told = complaints_of(body);
        assert!(told.iter().any(|told| told == complaint), "{body}: {told:#?}");
    }
}

#[test]
fn what_cannot_be_used_keeps_its_words() {
    let Compiled { value, .. } =
        compiled(&story("A [[Unoin]], [a vote](event:no), <b>bold</b>.\n\n<p>More <i>text</i>.</p>"));
    assert_eq!(
        value["article"]["body"],
        json!([{ "paragraph": "A Unoin, a vote, bold." }, { "paragraph": "More text." }])
    );
}

#[test]
fn what_is_nested_too_deep_keeps_its_words_and_can_be_read() {
    for body in [
        ">".repeat(10_000) + " deep",
        "*a **b ".repeat(5_000) + "deep" + &"** d*".repeat(5_000),
        (0..100).map(|level| "  ".repeat(level) + "- deep\n").collect(),
    ] {
        let Compiled { value, findings, .. } = compiled(&story(&body));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].diagnostic.message.contains("nested more than"));
        let json = value.to_string();
        assert!(read(&json).is_ok() && json.contains("deep"));
    }
}

#[test]
fn all_faults_of_all_files_are_told_at_once() {
    let folder = folder(&[
        (
            "story.md",
            "---\ntitel: A title\nglossary: [glossary.yaml, none.yaml]\ntimeline: timeline.yaml\n---\n\nWords.\n",
        ),
        (
            "glossary.yaml",
            "- id: a\n  label: A\n  definition: >-\n    See [[b]] and\n    also [[c]].\n- {id: a, label: Other, definition: x}\n",
        ),
        (
            "timeline.yaml",
            "events:\n  - {id: one, date: 2017-02-30, title: One}\n  - {id: two, date: 2017, titel: x}\n",
        ),
    ]);
    let told = complaints(&folder);
    let compiled = compile(&folder, "story.md").unwrap().value.to_string();
    assert!(!compiled.contains("titel"), "an unknown field goes no further");
    for (place, message) in [
        ("story.md:2:1", "the field \"titel\" is unknown, and is left out (did you mean \"title\"?)"),
        ("story.md:1:1", "the story has no title"),
        ("story.md:3:27", "none.yaml cannot be read"),
        ("glossary.yaml:4:9", "no term is called \"b\"; the words stay"),
        ("glossary.yaml:5:10", "no term is called \"c\"; the words stay"),
        ("glossary.yaml:6:8", "the term id \"a\" is taken already"),
        ("timeline.yaml:2:21", "there is no such day"),
        ("timeline.yaml:3:27", "the field \"titel\" is unknown"),
        ("timeline.yaml:3:5", "the field \"title\" is missing"),
    ] {
        assert!(
            told.iter().any(|told| told.starts_with(place) && told.contains(message)),
            "{place} {message}: {told:#?}"
        );
    }
}

#[test]
fn yaml_that_cannot_be_read_is_reported_and_the_body_stands() {
    let folder = folder(&[("story.md", "---\ntitle: a\nsummary: b: c\n---\nWords.\n")]);
    let told = complaints(&folder);
    assert!(told.iter().any(|told| told.starts_with("story.md:3:11: this is not YAML")), "{told:?}");
    assert_eq!(
        compile(&folder, "story.md").unwrap().value["article"]["body"],
        json!([{ "paragraph": "Words." }])
    );
}

#[test]
fn json_that_cannot_be_read_is_reported_with_its_line() {
    let fault = read("{\n  \"version\": 1,\n  \"glossary\": [,]\n}").unwrap_err();
    assert_eq!(fault.place.position.map(|position| position.line), Some(3));
}

#[test]
fn pictures_get_their_size_from_the_file() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'></svg>";
    let folder = folder(&[
        ("a/story.md", "---\ntitle: A\nglossary: ../shared/glossary.yaml\n---\n![x](one.svg)\n"),
        ("a/one.svg", svg),
        (
            "shared/glossary.yaml",
            "- {id: a, label: A, definition: x, image: {src: two.svg, alt: y, width: 3, height: 2}}\n",
        ),
        ("shared/two.svg", svg),
    ]);
    let Compiled { value, findings, .. } = compile(&folder, "a/story.md").unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(
        value["article"]["body"][0]["figure"],
        json!({ "src": "one.svg", "alt": "x", "width": 30, "height": 20 })
    );
    assert_eq!(
        value["glossary"][0]["image"],
        json!({ "src": "../shared/two.svg", "alt": "y", "width": 3, "height": 2 })
    );
}

#[test]
fn texts_of_other_encodings_are_read_or_refused_with_advice() {
    let story = "---\ntitle: É\n---\nWords.\n";
    let read = |bytes: Vec<u8>| compile(&Folder::from([("story.md".to_owned(), bytes)]), "story.md");
    let utf_16: Vec<u8> =
        [0xfeff_u16].into_iter().chain(story.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(utf_16).unwrap().value["article"]["title"], "É");
    let latin = story.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert!(read(latin).unwrap_err().to_string().contains("save it as UTF-8"));
    assert!(read(story.replace("Words", "a\0b").into_bytes()).unwrap_err().to_string().contains("NUL"));
}

#[test]
fn what_is_said_once_wrongly_is_told_once() {
    for (text, complaint) in [
        ("---\ntitle: A\nWords.\n", "story.md:1:1: the front matter does not end"),
        ("---\ntitle: A\nlanguage: English\n---\n", "story.md:3:11: \"English\" is no language tag"),
        (
            "---\ntitle: A\nglossary: a\\b.yaml\n---\n",
            "a\\b.yaml cannot be read: there is no such file (write /",
        ),
        ("---\ntitle: A\nsummary: x\ntitle: B\n---\n", "title"),
        ("---\ntitle: Plan #9\n---\n", "story.md:2:8: the rest of this line is a comment"),
        ("---\ntitle: A\n---\n[up](#top)\n", "story.md:4:1: nothing in the page is called \"#top\""),
        (
            "---\ntitle: A\nglossary: [{id: a, label: Ad, definition: x}, {id: b, label: B, aliases: [ad], definition: x}]\n---\n",
            "\"ad\" is a name of another term as well",
        ),
    ] {
        let told = complaints(&folder(&[("story.md", text)]));
        assert!(told.iter().any(|told| told.contains(complaint)), "{text}: {told:#?}");
    }
}

#[test]
fn a_front_matter_that_cannot_be_read_is_the_one_fault() {
    let told = complaints(&folder(&[("story.md", "---\n- a\n- b\n---\nWords.\n")]));
    assert!(told.len() == 1 && told[0].contains("the front matter must be a mapping"), "{told:?}");
}

#[test]
fn signs_written_as_in_html_are_told_in_json() {
    let story = r#"{"version": 1, "article": {"title": "A &amp; B", "body": [{"code": {"text": "&lt;"}}]}}"#;
    let report = check(&folder(&[("story.json", story)]), "story.json").unwrap();
    let told: Vec<_> = report.findings.iter().map(|finding| finding.diagnostic.message.as_str()).collect();
    assert_eq!(told, ["\"&amp;\" is shown as it is written"]);
}
