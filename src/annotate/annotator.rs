//! Finds mentions in texts of any origin, passage by passage.

use std::ops::Range;

use super::closed;
use super::cover::Cover;
pub use super::dates::Scene;
use super::dates::{DateMention, DateReader};
use super::folding::Folding;
use super::inflections::Inflector;
use super::links::{Candidate, Timeline, choose};
use super::matcher::{Match, Matcher};
use super::periods;
use super::rules::{Place, Quota};
use super::words::WordReader;
use crate::language::{self, Language};
use crate::story::date::{Date, Day};
use crate::story::model::{Article, Event, EventIndex, Mentions, Term, TermIndex};

/// The target of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A term.
    Term(TermIndex),
    /// An event.
    Event(EventIndex),
}

/// A piece of running text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Passage<'a> {
    /// The text.
    pub text: &'a str,
    /// Ranges in which nothing is linked, sorted by start: code, links, the author's own mentions.
    pub skipped: &'a [Range<usize>],
    /// The mentions that the author has marked here. They count from the beginning of the passage, so that no link is
    /// added just before one of them.
    pub written: &'a [Target],
}

/// A mention found in a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// The range, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The mention.
    pub mention: Mention,
    /// Whether the rules make it a link.
    pub linked: bool,
}

/// The target of a found mention.
#[derive(Clone, Debug, PartialEq)]
pub enum Mention {
    /// A term.
    Term(TermIndex),
    /// A date.
    Date(Box<FoundDate>),
    /// An ambiguous date.
    Unclear(Vec<Date>),
}

/// A date, and the event that it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDate {
    /// The date as written.
    pub date: Date,
    /// The period that it means in its sentence: an open one after "since".
    pub period: Date,
    /// The event.
    pub event: Option<EventIndex>,
    /// All events that it may mean, with the evidence for each.
    pub candidates: Vec<Candidate>,
    /// Its sentence, in UTF-8 bytes.
    pub sentence: Range<usize>,
}

/// Finds terms and dates, passage by passage.
///
/// It does not depend on stories or pages: the caller announces pages and sections, and passes text. Each call is
/// complete, so a large glossary and a long text can be processed in slices of any size.
#[derive(Clone, Debug)]
pub struct Annotator {
    language: &'static Language,
    matcher: Matcher,
    inflector: Inflector,
    dates: DateReader,
    timeline: Timeline,
    terms: Quota,
    events: Quota,
    mentions: Mentions,
    place: Place,
    card_of: Option<Target>,
    words: WordReader,
    /// The terms of the current passage. Kept as a buffer: allocating for each passage costs a tenth of the time.
    terms_here: Vec<Match>,
}

impl Annotator {
    /// An annotator for the language and the publication day of an article, without terms or events, at the start of a
    /// page.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let published = article.published.as_ref().and_then(Date::earliest);
        let folding = Folding::of_language(&article.language);
        let language = language::of(&article.language);
        Self {
            language,
            matcher: Matcher::folding(folding),
            inflector: Inflector::new(&article.language),
            dates: DateReader::folding(folding, language, published),
            timeline: Timeline::new(language::prose(&article.language), language, folding),
            terms: Quota::default(),
            events: Quota::default(),
            mentions: article.mentions,
            place: Place::default(),
            card_of: None,
            words: WordReader::new(folding),
            terms_here: Vec::new(),
        }
    }

    /// Adds the next term of the glossary.
    pub fn add_term(&mut self, index: TermIndex, term: &Term) {
        self.matcher.insert_term(index, term);
        self.terms.push(term.mentions.unwrap_or(self.mentions));
    }

    /// Adds the inflected forms of a term. Call it after all terms, so that labels and aliases take precedence.
    pub fn add_inflections(&mut self, index: TermIndex, term: &Term) {
        for form in self.inflector.forms(term) {
            self.matcher.insert(index, &form, term.case);
        }
    }

    /// Adds the next event of the timeline, after all terms. Returns the terms in its title, each once.
    pub fn add_event(&mut self, event: &Event) -> Vec<TermIndex> {
        self.events.push(self.mentions);
        self.timeline.push(event.date.as_ref());
        let mut named = Vec::new();
        for (in_title, text) in [(true, &event.title), (false, &event.text.text)] {
            let words = self.words.read(text);
            let terms: Vec<_> = self.matcher.matches_in(words, &[]).collect();
            self.timeline.telling.name(in_title, words, &terms);
            if in_title {
                named.extend(terms.iter().map(|found| found.value));
            }
        }
        super::dedup(&mut named, |term| term.0);
        named
    }

    /// Starts a page, and with it a section.
    pub fn begin_page(&mut self) {
        self.place.begin_page(false);
        self.card_of = None;
        self.dates.begin_section(None);
    }

    /// Starts a page of another article, published on this day: earlier dates are no context for its own.
    pub fn begin_article(&mut self, published: Option<Day>) {
        self.begin_page();
        self.dates.begin_text(published);
    }

    /// Starts a section.
    pub fn begin_section(&mut self) {
        self.place.begin_section();
        self.dates.begin_section(None);
    }

    /// Starts a card: a short page on which each target is linked at most once, and its own never. `date` is the
    /// context of its dates.
    pub fn begin_card(&mut self, own: Option<Target>, date: Option<&Date>) {
        self.place.begin_page(true);
        self.card_of = own;
        self.dates.begin_section(date);
        own.into_iter().for_each(|own| self.count(own));
    }

    /// Counts a mention marked by the author in a text that is not searched.
    pub fn count(&mut self, target: Target) {
        match target {
            Target::Term(term) => self.terms.take(term.0, self.place),
            Target::Event(event) => self.events.take(event.0, self.place),
        };
    }

    /// Appends the mentions in the next passage to a list, in order and without overlap.
    ///
    /// A mention that is not linked, because its quota is used up or the term is never linked, still occupies its
    /// range: `Parliament` is not a mention within `European Parliament`.
    pub fn passage(&mut self, passage: Passage, found: &mut Vec<Annotation>) {
        let Passage { text, skipped, written } = passage;
        written.iter().for_each(|&target| self.count(target));
        let first = found.len();
        self.find(text, skipped, found);
        self.link(found.get_mut(first..).unwrap_or_default());
    }

    /// Appends the mentions in a text to a list, in order, without overlap, and not linked yet.
    pub fn find(&mut self, text: &str, skipped: &[Range<usize>], found: &mut Vec<Annotation>) {
        let mut skipped = skipped.to_vec();
        closed::add(text, &mut skipped);
        let skipped = &skipped;
        // Terms and dates use the same words: reading them is most of the work.
        let words = self.words.read(text);
        self.terms_here.clear();
        self.terms_here.extend(self.matcher.matches_in(words, skipped));
        let dates = self.dates.passage_of(words);
        let terms = &self.terms_here;
        let first = found.len();
        found.extend(terms.iter().map(|found| Annotation {
            range: found.range.clone(),
            mention: Mention::Term(found.value),
            linked: false,
        }));
        let mut taken = Cover::new(terms.iter().map(|found| &found.range));
        let mut skipped = Cover::new(skipped);
        for DateMention { range, date } in dates {
            if taken.touches(&range) {
                continue;
            }
            let closed = skipped.touches(&range);
            let mention = match date {
                Ok(date) => {
                    let (mut candidates, sentence) = self.timeline.candidates(&date, &range, words, terms);
                    candidates.retain(|one| !closed && Some(Target::Event(one.event)) != self.card_of);
                    let event = choose(&candidates);
                    let before = text.get(..range.start).unwrap_or_default();
                    let period = periods::since(&date, before, self.language);
                    Mention::Date(Box::new(FoundDate { date, period, event, candidates, sentence }))
                }
                Err(candidates) => Mention::Unclear(candidates),
            };
            found.push(Annotation { range, mention, linked: false });
        }
        found.get_mut(first..).unwrap_or_default().sort_by_key(|annotation| annotation.range.start);
    }

    /// Applies the linking rules to the mentions of the next passage.
    pub fn link(&mut self, found: &mut [Annotation]) {
        for Annotation { mention, linked, .. } in found {
            *linked = match mention {
                Mention::Term(term) => self.terms.take(term.0, self.place),
                Mention::Date(found) => {
                    found.event.is_some_and(|event| self.events.take(event.0, self.place))
                }
                Mention::Unclear(_) => false,
            };
        }
    }

    /// The context in which dates of the next passage are resolved.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.dates.scene()
    }

    /// Continues as after another passage, in its context.
    pub fn resume(&mut self, scene: Scene) {
        self.dates.resume(scene);
    }

    /// The periods of the dates in a text without links, such as a heading. They are the context of the next passages.
    pub fn periods_in(&mut self, text: &str) -> Vec<Date> {
        let period = |DateMention { range, date }| {
            Some(periods::since(&date.ok()?, text.get(..range.start)?, self.language))
        };
        self.dates.passage(text).into_iter().filter_map(period).collect()
    }

    /// The date of an event.
    pub(super) fn date_of(&self, event: EventIndex) -> Option<&Date> {
        self.timeline.date(event)
    }
}
