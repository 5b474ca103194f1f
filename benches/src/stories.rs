//! Stories made of the synthetic corpus, and a text with many dates.

use article_explainer::story::lower::lower;
use article_explainer::story::model::Story;
use serde_json::{Value, json};

use crate::corpus::{Corpus, corpus};

/// The file of a glossary: terms, each with a definition of some twenty words.
#[must_use]
pub fn glossary(terms: &[String]) -> Value {
    let text = corpus(200_000, 0).text;
    let mut sentences = text.split_inclusive('.').filter(|sentence| sentence.len() > 80).cycle();
    let terms = terms.iter().enumerate().map(|(index, label)| {
        json!({ "id": format!("t{index}"), "label": label, "definition": sentences.next().unwrap_or_default().trim() })
    });
    terms.collect()
}

/// The file of an English story of 2019 with this many terms and bytes of text, with a date in every third paragraph
/// and an event for each month of ten years; optionally with all text in one paragraph.
#[must_use]
pub fn story_file(terms: usize, bytes: usize, one_paragraph: bool) -> Value {
    let Corpus { text, terms } = corpus(bytes, terms);
    let mut body: Vec<Value> = Vec::new();
    if one_paragraph {
        body.push(json!({ "paragraph": [text] }));
    } else {
        body.extend(text.lines().zip([true, false, false].into_iter().cycle()).map(|(line, dated)| {
            json!({ "paragraph": [if dated { format!("In June 2018, {line}") } else { line.to_owned() }] })
        }));
    }
    let months = (2010..2020).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}")));
    let events: Vec<_> = months
        .map(|date| json!({ "id": format!("e{date}"), "date": date, "title": "What happened" }))
        .collect();
    json!({
        "version": 1,
        "article": { "title": "A story", "language": "en", "published": "2019-04-20", "body": body },
        "glossary": glossary(&terms),
        "timeline": { "events": events },
    })
}

/// The story. `None` if it is invalid.
#[must_use]
pub fn story(terms: usize, bytes: usize, one_paragraph: bool) -> Option<Story> {
    Some(lower(&story_file(terms, bytes, one_paragraph)).ok()?.story)
}

/// News sentences with dates: the English ones for recall and precision, without labels.
pub fn dated_sentences() -> impl Iterator<Item = String> {
    let labelled = include_str!("../../tests/annotate/dates.txt");
    let english = labelled.split_once("@ en").map_or("", |(_, after)| after);
    let english = english.split("\n@ ").next().unwrap_or_default();
    english.lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
        let mut sentence = String::new();
        for (index, part) in line.trim_start_matches("+ ").split(['[', ']']).enumerate() {
            sentence += if index % 2 == 0 { part } else { part.split('|').next().unwrap_or_default() };
        }
        sentence
    })
}
