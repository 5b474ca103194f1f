//! The benchmarks by name.

use std::ops::Range;

use article_explainer::annotate::annotator::{Annotator, Passage};
use article_explainer::annotate::dates::DateReader;
use article_explainer::annotate::matcher::Matcher;
use article_explainer::language;
use article_explainer::story::date::Date;
use article_explainer::story::model::{Case, Story, TermIndex};

use crate::corpus::corpus;
use crate::limit::limit;
use crate::stories::{dated_sentences, story};

/// The size of the text for finding terms.
pub const BYTES: usize = 10_000_000;

/// A text, a glossary, and the benchmarks.
pub struct Works {
    text: String,
    /// The ranges of its paragraphs.
    passages: Vec<Range<usize>>,
    matcher: Matcher,
    annotator: Option<Annotator>,
    sentences: Vec<String>,
    dates: DateReader,
}

impl Default for Works {
    fn default() -> Self {
        let published = Date::parse("2019-04-20").ok().and_then(|date| date.earliest());
        let text = corpus(BYTES, 0).text;
        let mut start = 0;
        let passages = text.split_inclusive('\n').map(|line| {
            start += line.len();
            start - line.len()..start
        });
        Self {
            passages: passages.collect(),
            text,
            matcher: Matcher::new("en"),
            annotator: None,
            sentences: dated_sentences().collect(),
            dates: DateReader::new(language::of("en"), published),
        }
    }
}

impl Works {
    /// Sets a glossary with this many terms.
    pub fn take(&mut self, terms: usize) {
        self.matcher = matcher(&corpus(0, terms).terms);
        self.annotator = story(terms, 0, false).map(|story| annotator(&story));
    }

    /// Runs a benchmark on the whole text, and returns the number of results.
    pub fn run(&mut self, work: &str) -> usize {
        match work {
            "limit" => usize::from(limit(&self.text) > 0),
            "find" => self.find(),
            "annotate" => self.annotate(),
            "dates" => self.dates(),
            _ => 0,
        }
    }

    /// The text for finding terms.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentences with dates.
    #[must_use]
    pub fn sentences(&self) -> &[String] {
        &self.sentences
    }

    /// Finds terms only.
    fn find(&self) -> usize {
        let mut words = self.matcher.word_reader();
        self.passages().map(|text| self.matcher.matches_in(words.read(text), &[]).count()).sum()
    }

    /// Finds terms and dates, with all rules.
    fn annotate(&mut self) -> usize {
        let Some(mut annotator) = self.annotator.take() else { return 0 };
        annotator.begin_page();
        let mut found = Vec::new();
        let passage = |text| {
            found.clear();
            annotator.passage(Passage { text, ..Passage::default() }, &mut found);
            found.len()
        };
        let count = self.passages().map(passage).sum();
        self.annotator = Some(annotator);
        count
    }

    fn passages(&self) -> impl Iterator<Item = &str> {
        self.passages.iter().filter_map(|range| self.text.get(range.clone()))
    }

    /// Finds dates, a hundred times.
    fn dates(&mut self) -> usize {
        let mut found = 0;
        for sentence in std::iter::repeat_n(&self.sentences, 100).flatten() {
            self.dates.begin_section(None);
            found += self.dates.passage(sentence).len();
        }
        found
    }
}

/// A matcher for some spellings.
#[must_use]
pub fn matcher(terms: &[String]) -> Matcher {
    let mut matcher = Matcher::new("en");
    for (index, term) in terms.iter().enumerate() {
        matcher.insert(TermIndex(index), term, Case::Auto);
    }
    matcher
}

fn annotator(story: &Story) -> Annotator {
    let mut annotator = Annotator::new(&story.article);
    let terms = || story.terms.iter().enumerate().map(|(index, term)| (TermIndex(index), term));
    terms().for_each(|(index, term)| annotator.add_term(index, term));
    terms().for_each(|(index, term)| annotator.add_inflections(index, term));
    annotator
}
