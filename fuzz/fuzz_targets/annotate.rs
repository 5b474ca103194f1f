//! Properties that hold for every text. See `fuzz/README.md`.
//!
//! The first line of the input is the language, the next ones up to an empty line are spellings (case-sensitive with a
//! leading `!`), and the rest is a text.

#![no_main]

use std::ops::Range;

use article_explainer::annotate;
use article_explainer::annotate::dates::DateReader;
use article_explainer::annotate::matcher::Matcher;
use article_explainer::language;
use article_explainer::story::date::Date;
use article_explainer::story::lower::read;
use article_explainer::story::model::{Block, Case, RichText, Story, TermIndex};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (language, rest) = input.split_once('\n').unwrap_or(("en", input));
    let (spellings, text) = rest.split_once("\n\n").unwrap_or((rest, rest));
    let spellings: Vec<&str> = spellings.lines().collect();
    terms(language, &spellings, text);
    dates(language, text);
    story(language, &spellings, text);
});

fn terms(language: &str, spellings: &[&str], text: &str) {
    let mut matcher = Matcher::new(language);
    for (index, spelling) in spellings.iter().enumerate() {
        match spelling.strip_prefix('!') {
            Some(spelling) => matcher.insert(TermIndex(index), spelling, Case::Sensitive),
            None => matcher.insert(TermIndex(index), spelling, Case::Auto),
        }
    }
    // Every other piece of the text is skipped.
    let mut skipped = Vec::new();
    let mut start = 0;
    for (index, piece) in text.split_inclusive(['*', '_']).enumerate() {
        if index % 2 == 1 {
            skipped.push(start..start + piece.len());
        }
        start += piece.len();
    }
    for skipped in [&[][..], &skipped] {
        let matches: Vec<_> = matcher.matches(text, skipped);
        lie_well(text, matches.iter().map(|found| &found.range));
        for found in &matches {
            assert!(found.value.0 < spellings.len());
            let overlaps = |range: &Range<usize>| found.range.start < range.end && range.start < found.range.end;
            assert!(!skipped.iter().any(overlaps), "{found:?} lies in {skipped:?}");
            // A match is also found in its own text alone.
            let alone = &text[found.range.clone()];
            let again: Vec<_> = matcher.matches(alone, &[]);
            assert!(again.iter().any(|again| again.range == (0..alone.len())), "{alone:?} is not found alone: {again:?}");
        }
        assert!(matcher.matches(text, skipped) == matches, "the second time is another");
    }
}

fn dates(language: &str, text: &str) {
    let published = Date::parse("2019-04-20").ok().and_then(|date| date.earliest());
    let reader = DateReader::new(language::of(language), published);
    let mentions = reader.clone().passage(text);
    lie_well(text, mentions.iter().map(|mention| &mention.range));
    for mention in &mentions {
        match &mention.date {
            Ok(date) => assert_eq!(Date::parse(date.edtf()).as_ref(), Ok(date)),
            Err(candidates) => assert!(candidates.len() == 2 && candidates[0] != candidates[1], "{candidates:?}"),
        }
    }
    assert_eq!(reader.clone().passage(text), mentions, "the second time is another");
}

fn story(language: &str, spellings: &[&str], text: &str) {
    let file = r#"{"version": 1, "article": {"title": "A", "published": "2019-04-20"}, "timeline": {"events": [
        {"id": "a", "date": "2018-06", "title": "A"}, {"id": "b", "date": "2017/2019", "title": "B"}]},
        "glossary": [{"id": "t", "label": "t", "definition": "t"}]}"#;
    let mut story: Story = read(file).expect("a story").story;
    story.article.language = language.to_owned();
    let term = story.terms.pop().expect("a term");
    for spelling in spellings {
        let mut term = term.clone();
        term.label = (*spelling).to_owned();
        term.definition.text = text.chars().take(100).collect();
        story.terms.push(term);
    }
    let paragraph = |text: &str| Block::Paragraph(RichText { text: text.to_owned(), spans: Vec::new() });
    story.article.body = text.split("\n\n").map(paragraph).collect();
    let before = story.clone();
    let mut again = story.clone();
    assert_eq!(annotate::annotate(&mut story), annotate::annotate(&mut again));
    assert_eq!(story, again, "the second time is another");
    let texts = |story: &mut Story, visit: &mut dyn FnMut(&mut RichText)| {
        for block in &mut story.article.body {
            if let Block::Paragraph(text) = block {
                visit(text);
            }
        }
        story.terms.iter_mut().for_each(|term| visit(&mut term.definition));
        story.events.iter_mut().for_each(|event| visit(&mut event.text));
    };
    texts(&mut story, &mut |text| {
        lie_well(&text.text, text.spans.iter().map(|span| &span.range));
        text.spans.clear();
    });
    assert_eq!(story, before, "what is found was put into the text");
}

/// Ranges are not empty, are on character boundaries, sorted and without overlap.
fn lie_well<'a>(text: &str, ranges: impl Iterator<Item = &'a Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.start && range.start < range.end, "{range:?} overlaps or is empty");
        assert!(text.get(range.clone()).is_some(), "{range:?} cuts a character");
        end = range.end;
    }
}
