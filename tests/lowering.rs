//! From JSON to the model: everything in the format is read, and a fault affects as little as possible.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may end here")]

use std::collections::BTreeMap;

use article_explainer::story::lower::{Lowered, lower};
use article_explainer::story::{model, schema::*};
use serde_json::{Value, json};

fn text(words: &str) -> RichText {
    RichText::from(words)
}

fn image(name: &str) -> Image {
    Image {
        src: format!("{name}.svg"),
        alt: format!("alt of {name}"),
        caption: text(&format!("caption of {name}")),
        credit: Some(format!("credit of {name}")),
        width: Some(641),
        height: Some(479),
    }
}

fn source(name: &str) -> Source {
    Source {
        title: format!("source of {name}"),
        publisher: Some(format!("publisher of {name}")),
        url: Some(format!("https://example.org/{name}")),
        as_of: Some("2001-03".into()),
        figures: BTreeMap::from([(format!("figure of {name}"), "1,234".into())]),
    }
}

/// A text with every inline node, each with its own text.
fn inlines() -> RichText {
    let node = |node| Inline::Node(node);
    RichText(vec![
        Inline::Text("plain ".into()),
        node(Node::Emphasis(RichText(vec![node(Node::Strong(text("nested strong")))]))),
        node(Node::Strike(text("struck out"))),
        node(Node::Superscript(text("set high"))),
        node(Node::Subscript(text("set low"))),
        node(Node::LineBreak {}),
        node(Node::Code("some code".into())),
        node(Node::Link { href: "https://example.org/link".into(), text: text("words of a link") }),
        node(Node::Term { id: "term-1".into(), text: text("words of a term") }),
        node(Node::Event { id: "event-1".into(), text: text("words of an event") }),
        node(Node::Footnote("label of a note".into())),
    ])
}

fn blocks() -> Vec<Block> {
    vec![
        Block::Heading { level: 5, text: text("a heading") },
        Block::Paragraph(inlines()),
        Block::List { ordered: true, items: vec![vec![Block::Paragraph(text("an item"))]] },
        Block::Quotation {
            body: vec![Block::Paragraph(text("a quotation"))],
            attribution: text("an attribution"),
        },
        Block::Figure(image("figure")),
        Block::Code { language: Some("language of code".into()), text: "let x;".into() },
        Block::Table {
            caption: text("caption of a table"),
            head: vec![text("a head")],
            rows: vec![vec![text("a cell")]],
        },
        Block::Footnote { label: "label of a note".into(), body: vec![Block::Paragraph(text("a note"))] },
    ]
}

/// A story with everything in the format. Fields are written out, so that a new one has to be added here.
fn everything(kind: TermKind, case: Case, mentions: Mentions, direction: Direction) -> Story {
    Story {
        version: VERSION,
        article: Some(Article {
            title: "the title".into(),
            summary: text("the summary"),
            key_points: vec![text("a key point")],
            language: Some("pt-BR".into()),
            direction: Some(direction),
            authors: vec![Author {
                name: "an author".into(),
                url: Some("https://example.org/author".into()),
            }],
            published: Some("2019-04-12".into()),
            updated: Some("2019-04-20".into()),
            url: Some("https://example.org/article".into()),
            mentions: Some(mentions),
            body: blocks(),
        }),
        glossary: vec![Term {
            id: "term-1".into(),
            label: "label of a term".into(),
            aliases: vec!["an alias".into()],
            kind,
            definition: text("a definition"),
            details: vec![text("a detail")],
            at: vec![ScopedDefinition { during: "2017/2018".into(), definition: text("then") }],
            see_also: vec!["term-1".into()],
            image: Some(image("term")),
            sources: vec![source("term")],
            case,
            exact: true,
            mentions: Some(mentions),
        }],
        timeline: Timeline {
            groups: vec![Group { id: "group-1".into(), label: "label of a group".into() }],
            events: vec![Event {
                id: "event-1".into(),
                date: Some("2018-06-13".into()),
                display_date: Some("that day".into()),
                title: "title of an event".into(),
                text: text("text of an event"),
                groups: vec!["group-1".into()],
                image: Some(image("event")),
                sources: vec![source("event")],
            }],
            eras: vec![Era { label: "label of an era".into(), date: "2017/2019".into() }],
        },
        view: Vec::new(),
    }
}

/// All strings of a value except ids, which become indices.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if !["term-1", "event-1", "group-1"].contains(&text.as_str()) => {
            found.push(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, found)),
        _ => {}
    }
}

#[test]
fn all_that_the_format_can_say_is_read() {
    use model::{Case::*, Direction::*, Mentions::*, TermKind::*};
    let kinds = [Person, Organisation, Place, Concept, Law, Project, Event, Claim];
    for (index, kind) in kinds.into_iter().enumerate() {
        let case = [Auto, Sensitive, Insensitive][index % 3];
        let mentions = [First, Section, All, Never][index % 4];
        let direction = [Ltr, Rtl][index % 2];
        let value = serde_json::to_value(everything(kind, case, mentions, direction)).unwrap();
        let Lowered { story, diagnostics, .. } = lower(&value).unwrap();
        assert_eq!(diagnostics, []);

        let told = format!("{story:?}").to_lowercase();
        let mut said = Vec::new();
        strings(&value, &mut said);
        for text in said {
            assert!(told.contains(&text.to_lowercase()), "\"{text}\" is lost");
        }
        let term = &story.terms[0];
        assert_eq!((term.kind, term.case, term.exact, term.mentions), (kind, case, true, Some(mentions)));
        assert_eq!((story.article.mentions, story.article.direction), (mentions, direction));
        assert_eq!(term.image.as_ref().and_then(|image| image.size), Some((641, 479)));
        assert_eq!((term.see_also.len(), story.events[0].groups.len()), (1, 1));
        let model::Block::Paragraph(paragraph) = &story.article.body[1] else { panic!("{story:?}") };
        assert_eq!(paragraph.spans.len(), 10, "{paragraph:?}");
        assert!(matches!(story.article.body[0], model::Block::Heading { level: 5, .. }));
        assert!(matches!(story.article.body[2], model::Block::List { ordered: true, .. }));
    }
}

/// A story with one fault, by its JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let story = everything(TermKind::Law, Case::Auto, Mentions::All, Direction::Ltr);
    let mut story = serde_json::to_value(story).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match story.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    story
}

#[test]
fn each_fault_is_told_with_its_path() {
    for (pointer, value, path, message) in [
        ("/article", json!(3), "$.article", "this must be an object"),
        ("/article/title", Value::Null, "$.article", "the story has no title"),
        ("/article/title", json!(" "), "$.article.title", "the story has no title"),
        ("/article/published", json!("soon"), "$.article.published", "the date is left out"),
        ("/article/direction", json!("up"), "$.article.direction", "no such choice"),
        ("/article/authors/0/name", json!(1), "$.article.authors[0].name", "this must be a string"),
        ("/article/body", json!("words"), "$.article.body", "this must be a list"),
        ("/article/body/0/heading/level", json!(7), "$.article.body[0].heading.level", "is set as level 6"),
        ("/article/body/0/heading/level", json!("2"), "$.article.body[0].heading.level", "a whole number"),
        ("/article/body/1/paragraph/2", json!({ "cod": "x" }), "$.article.body[1].paragraph[2]", "one key"),
        (
            "/article/body/1/paragraph/7/link/href",
            json!("javascript:x"),
            "$.article.body[1].paragraph[7].link.href",
            "is not allowed",
        ),
        (
            "/article/body/1/paragraph/8/term/id",
            json!("none"),
            "$.article.body[1].paragraph[8].term.id",
            "no term has the id \"none\"",
        ),
        ("/article/body/2/list/ordered", json!("yes"), "$.article.body[2].list.ordered", "true or false"),
        ("/article/body/2/list/items/0/0", json!({}), "$.article.body[2].list.items[0][0]", "not a block"),
        ("/article/body/4/figure/src", json!("data:x"), "$.article.body[4].figure.src", "is not allowed"),
        ("/article/body/6/table/rows/0", json!(["a", "b"]), "$.article.body[6].table.rows[0]", "a row of 2"),
        ("/glossary/0/id", json!("a b"), "$.glossary[0].id", "is not an id"),
        ("/glossary/0/label", Value::Null, "$.glossary[0]", "the field \"label\" is missing"),
        ("/glossary/0/definition", json!(""), "$.glossary[0]", "has no definition"),
        ("/glossary/0/see_also/0", json!("none"), "$.glossary[0].see_also[0]", "no term has the id \"none\""),
        ("/glossary/0/at/0/during", Value::Null, "$.glossary[0].at[0]", "the field \"during\" is missing"),
        (
            "/glossary/0/sources/0/figures",
            json!({ "A": 1 }),
            "$.glossary[0].sources[0].figures.A",
            "a string",
        ),
        ("/timeline", json!([]), "$.timeline", "this must be an object"),
        ("/timeline/groups", json!({}), "$.timeline.groups", "this must be a list"),
        ("/timeline/events/0/date", json!("2017-02-30"), "$.timeline.events[0].date", "without a date"),
        ("/timeline/events/0/groups/0", json!("none"), "$.timeline.events[0].groups[0]", "no group has"),
        ("/timeline/eras/0/date", json!("never"), "$.timeline.eras[0].date", "the date is left out"),
    ] {
        let told = lower(&with(pointer, value)).unwrap().diagnostics;
        let fault = told.iter().find(|fault| fault.place.path == path && fault.message.contains(message));
        assert!(fault.is_some_and(|fault| fault.hint.is_some()), "{pointer}: {told:#?}");
    }
}

#[test]
fn a_fact_that_cannot_be_read_is_left_out_alone() {
    let lowered = |pointer, value| lower(&with(pointer, value)).unwrap().story;
    let term = &lowered("/glossary/0/sources", json!(1)).terms[0];
    assert_eq!((term.label.as_str(), term.sources.len(), term.details.len()), ("label of a term", 0, 1));
    let article = lowered("/article/title", json!({})).article;
    assert_eq!((article.title.as_str(), article.language.as_str()), ("", "pt-BR"));
    let event = &lowered("/timeline/events/0/image/src", json!(1)).events[0];
    assert!(event.image.is_none() && event.date.is_some());
    let events = lowered("/timeline/events/0/date", json!("2017-02-30")).events;
    assert!(events.len() == 1 && events[0].date.is_none(), "an event without a usable date stays");
}

#[test]
fn what_has_lost_what_it_needs_is_left_out_and_what_refers_to_it_loses_its_link_in_silence() {
    for (pointer, value) in [
        ("/glossary/0/label", Value::Null),
        ("/timeline/events/0/title", json!(1)),
        ("/timeline/groups/0/label", json!("")),
    ] {
        let Lowered { story, diagnostics, .. } = lower(&with(pointer, value)).unwrap();
        assert_eq!((diagnostics.len(), story.terms.len() + story.events.len() + story.groups.len()), (1, 2));
        let words = "plain nested strongstruck outset highset low\\nsome codewords of a linkwords of a termwords of an event";
        assert!(format!("{:?}", story.article.body).contains(words), "{pointer}");
    }
}

#[test]
fn what_is_no_text_and_no_block_keeps_its_words() {
    for (pointer, value) in [
        ("/article/body", json!({ "odd": ["some ", { "href": "no", "text": "words" }] })),
        ("/article/body/3", json!({ "qotation": { "body": ["some ", { "paragraph": "words" }] } })),
        ("/article/body/3", json!("some words")),
        ("/article/body/1/paragraph", json!({ "emphasis": ["some ", { "storng": "words" }] })),
        ("/article/summary", json!(["some ", [["words"]]])),
    ] {
        let Lowered { story, mut diagnostics, .. } = lower(&with(pointer, value)).unwrap();
        diagnostics.retain(|fault| fault.code != "unused-footnote");
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(format!("{story:?}").contains("text: \"some words\""), "{story:#?}");
    }
}

#[test]
fn only_an_object_of_this_version_is_a_story() {
    for (value, path) in [(json!([]), "$"), (json!({}), "$.version"), (json!({ "version": 2 }), "$.version")]
    {
        assert_eq!(lower(&value).unwrap_err().place.path, path);
    }
    assert!(lower(&json!({ "version": 1 })).unwrap().diagnostics.is_empty());
}

#[test]
fn more_groups_than_signs_are_told() {
    let with = |count: usize| {
        let groups: Vec<_> =
            (0..count).map(|n| json!({ "id": format!("g{n}"), "label": format!("Group {n}") })).collect();
        let story = json!({ "version": 1, "article": { "title": "T", "body": [] }, "timeline": { "groups": groups } });
        lower(&story).unwrap().diagnostics
    };
    assert!(with(8).is_empty());
    let told = with(9);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].code, "many-groups");
}
