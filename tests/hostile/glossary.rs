//! Each string in each field of a shared glossary, and in the front matter and the text of a story.
//!
//! Here strings are Markdown, so they may become more than text: but nothing that an author could not write.

use std::collections::BTreeSet;

use article_explainer::story::markdown::compile;
use article_explainer::story::shape::json_schema;

use serde_json::json;

use crate::corpus::corpus;
use crate::everything::everything;
use crate::fields::faults;
use crate::page::Outline;
use crate::{built, complaints, folder};

/// `WORDS`, `ADDRESS` and `NAME` are placeholders for the string: in all fields for text at once, and so on.
const GLOSSARY: &str = "\
- id: NAME
  label: WORDS
  aliases: [WORDS]
  kind: NAME
  definition: WORDS
  details: [WORDS]
  at: [{during: DATE, definition: WORDS}]
  see_also: [NAME]
  image: {src: ADDRESS, alt: WORDS, caption: WORDS, credit: WORDS}
  sources: [{title: WORDS, publisher: WORDS, url: ADDRESS, as_of: DATE, figures: {WORDS: WORDS}}]
  case: NAME
  mentions: NAME
";
const STORY: &str = "\
---
title: WORDS
summary: WORDS
key_points: [WORDS]
language: NAME
authors: [{name: WORDS, url: ADDRESS}]
published: DATE
url: ADDRESS
glossary: glossary.yaml
timeline:
  groups: [{id: NAME, label: WORDS}]
  events:
  - {id: NAME, date: DATE, display_date: WORDS, title: WORDS, text: WORDS, groups: [NAME]}
  eras: [{label: WORDS, date: DATE}]
---
";

/// A text in YAML's quotation marks, with all but the plainest characters escaped by number.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => c.to_string(),
        _ => format!("\\U{:08x}", u32::from(c)),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// Faults of the page of a story with a text in these fields.
fn complaints_of(known: &BTreeSet<String>, fields: &str, text: &str) -> Vec<String> {
    let harmless = [("WORDS", "one"), ("ADDRESS", "one"), ("NAME", "one"), ("DATE", "2019")];
    let filled = |template: &str| {
        harmless.iter().fold(template.to_owned(), |filled, (name, value)| {
            filled.replace(name, &quoted(if *name == fields { text } else { value }))
        })
    };
    // In the text itself it is unescaped.
    let body = if fields == "WORDS" { text } else { "one" };
    let story = filled(STORY) + body + "\n";
    let folder = folder(&[("glossary.yaml", &filled(GLOSSARY)), ("story.md", &story)]);
    let outline = match compile(&folder, "story.md") {
        Ok(compiled) => Outline::of(&built(compiled.value, "").0),
        // A text with NUL is rejected as a whole.
        Err(_) if text.contains('\0') => return Vec::new(),
        Err(error) => return vec![format!("the story is not read at all: {error:?}")],
    };
    let unknown = outline.elements.iter().filter(|element| !known.contains(*element));
    faults(&outline).into_iter().chain(unknown.map(|element| format!("<{element}>"))).collect()
}

#[test]
fn no_string_in_a_shared_glossary_makes_what_an_author_cannot_write() {
    let story = everything(json_schema());
    let mut known: BTreeSet<String> = Outline::of(&built(story, "").0).elements.into_iter().collect();
    // An event whose date is invalid is one without a date.
    let undated = json!({ "version": 1, "article": { "title": "one", "language": "one" }, "timeline": { "events": [
        { "id": "one", "title": "one" }, { "id": "two", "title": "one", "date": "2019" },
    ] } });
    known.extend(Outline::of(&built(undated, "").0).elements);
    for body in [
        "# one",
        "one\n\n- one\n- two\n\n1. one\n\n> one\n\n    one\n\n| one |\n| - |\n| one |",
        "![one](one.png)",
    ] {
        known.extend(plain(body));
    }
    let complaints = complaints(&corpus(), |attack| {
        let fields = ["WORDS", "ADDRESS", "NAME", "DATE"].iter();
        fields
            .flat_map(|fields| {
                let complaints = complaints_of(&known, fields, &attack.text).into_iter();
                complaints
                    .map(move |fault| format!("{} in {fields}: {:?}: {fault}", attack.class, attack.text))
            })
            .collect()
    });
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// The structure of the page of a story without a glossary.
fn plain(body: &str) -> Vec<String> {
    let folder = folder(&[("story.md", &format!("---\ntitle: one\n---\n{body}\n"))]);
    Outline::of(&built(compile(&folder, "story.md").unwrap().value, "").0).elements
}
