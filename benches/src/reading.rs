//! An article for reading: its story, built as by `explainer build`, and a page of it without the widget.

use article_explainer::compile::compile;
use article_explainer::story::lower::lower;
use article_explainer::view_model::file;
use serde_json::{Value, json};

use crate::corpus::{Corpus, corpus};
use crate::stories::glossary;

/// The number of words in a paragraph, including terms.
const WORDS: usize = 50;
/// The number of mentions in a paragraph.
const MENTIONS: usize = 5;
/// Every paragraph with this distance begins with the date of an event.
const DATED: usize = 10;

/// An article with this many paragraphs, each of fifty words with five mentions of a glossary with this many terms, in
/// turn. Every tenth paragraph begins with an event. Only what is marked is linked.
#[must_use]
pub fn reading(paragraphs: usize, terms: usize) -> Value {
    let Corpus { text, terms } = corpus(paragraphs * WORDS * 12, terms);
    let mut words = text.split_whitespace().cycle();
    let mut next = terms.iter().enumerate().cycle();
    let mut paragraph = |index: usize| {
        let mut inlines = Vec::new();
        if index.is_multiple_of(DATED) {
            inlines.push(json!({ "event": { "id": event_id(index), "text": "That month" } }));
        }
        for (term, label) in next.by_ref().take(MENTIONS) {
            let own = label.split(' ').count();
            let before: Vec<_> = words.by_ref().take((WORDS / MENTIONS).saturating_sub(own)).collect();
            inlines.push(json!(format!(" {} ", before.join(" "))));
            inlines.push(json!({ "term": { "id": format!("t{term}"), "text": label } }));
        }
        json!({ "paragraph": inlines })
    };
    let body: Vec<Value> = (0..paragraphs).map(&mut paragraph).collect();
    let mut glossary = glossary(&terms);
    for term in glossary.as_array_mut().into_iter().flatten() {
        term["mentions"] = "never".into();
    }
    let month = |index: usize| format!("{}-{:02}", 2000 + index / DATED / 12, index / DATED % 12 + 1);
    let event = |index| json!({ "id": event_id(index), "date": month(index), "title": "What happened" });
    let events: Vec<Value> = (0..paragraphs).step_by(DATED).map(event).collect();
    json!({
        "version": 1,
        "article": { "title": "An article", "language": "en", "published": "2019-04-20", "body": body },
        "glossary": glossary,
        "timeline": { "events": events },
    })
}

fn event_id(paragraph: usize) -> String {
    format!("e{paragraph}")
}

/// The file of a story with its view model. `None` if it is invalid.
#[must_use]
pub fn built(story: &Value) -> Option<String> {
    Some(file::attach(&story.to_string(), &compile(lower(story).ok()?).1))
}

/// A page of an ordinary article with sixty paragraphs, and the content after it.
#[must_use]
pub fn ordinary_page(after: &str) -> String {
    let text = corpus(60 * WORDS * 7, 0).text;
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>A page</title>\n",
    );
    page += "<link rel=\"icon\" href=\"data:,\">\n<h1>A page</h1>\n";
    text.lines().for_each(|paragraph| page += &format!("<p>{paragraph}</p>\n"));
    page + after + "</html>\n"
}
