//! A shared glossary and timeline for arbitrary pages: the mentions in a page, and the notes on them.
//!
//! A page is a list of texts: paragraphs, items, cells. They are annotated like a story, so the same rules apply; the
//! result is plain data.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use serde::Serialize;

use super::Report;
use super::source::Source;
use crate::annotate::Progress;
use crate::annotate::annotator::{self, Annotation, Annotator, Passage, Target};
use crate::files::Unreadable;
use crate::language;
use crate::story::date::{Date, Day};
use crate::story::lower::Lowered;
use crate::story::model::{Event, Look, Mark, RichText, Story};
use crate::story::runs::spans;

/// A glossary and a timeline shared by pages.
#[derive(Clone, Debug)]
pub struct Shared {
    story: Story,
    /// Prepared with the terms and the events; used for all pages, as adding a large glossary takes time.
    annotator: Annotator,
}

/// A text of a page.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text.
    pub text: String,
    /// A section begins, and nothing is linked in the text.
    pub heading: bool,
    /// Ranges in which nothing is linked, in UTF-8 bytes: links, code.
    pub skip: Vec<Range<usize>>,
}

/// The findings in a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explained {
    /// The mentions, in the order of the texts.
    pub mentions: Vec<Mention>,
    /// The notes, in the order of their first mention; then those mentioned only in other notes.
    pub notes: Vec<Note>,
}

/// A mention of a term or an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The index of the text.
    pub text: usize,
    /// The range, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The id of the note.
    pub note: String,
}

/// A note on a term or an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `term-<id>` or `event-<id>`.
    pub id: String,
    /// The term, or the title of the event.
    pub label: String,
    /// The date of the event as text.
    pub when: Option<String>,
    /// The same for HTML's `datetime`, if possible.
    pub datetime: Option<String>,
    /// The text of the note.
    pub paragraphs: Vec<Vec<Piece>>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text; a line feed alone is a line break.
    pub text: String,
    /// Strong emphasis.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Code.
    pub code: bool,
    /// Struck out.
    pub strike: bool,
    /// Superscript.
    pub superscript: bool,
    /// Subscript.
    pub subscript: bool,
    /// The target: an address, or another note as `#term-<id>`.
    pub href: Option<String>,
}

impl Shared {
    /// Parses a glossary and a timeline, each a YAML file as stories share it, for pages in a language (a BCP 47 tag).
    /// `mentions` says how often a term is linked, as in a story. The report has the findings.
    ///
    /// # Errors
    /// If nothing can be parsed, because the text contains a NUL character.
    pub fn read(
        glossary: &str,
        timeline: &str,
        language: &str,
        mentions: Option<&str>,
    ) -> Result<(Self, Report), Unreadable> {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let mut head = format!("title: x\nlanguage: {}\n", quoted(language));
        if let Some(mentions) = mentions {
            head.push_str(&format!("mentions: {}\n", quoted(mentions)));
        }
        let mut files = BTreeMap::new();
        for (part, text) in [("glossary", glossary), ("timeline", timeline)] {
            if !text.trim().is_empty() {
                head.push_str(&format!("{part}: {part}.yaml\n"));
                files.insert(format!("{part}.yaml"), text.as_bytes().to_vec());
            }
        }
        files.insert("story.md".to_owned(), format!("---\n{head}---\nx\n").into_bytes());
        let mut source = Source::read(&files, "story.md")?;
        let lowered = source.lower();
        let Source { map, findings, drafts, broken, .. } = source;
        let report = Report { path: "story.md".to_owned(), findings, map, drafts, broken };
        match lowered {
            Some(Lowered { mut story, .. }) => {
                // Annotate the notes, which mention terms and events themselves.
                let mut progress = Progress::new(&story);
                while progress.advance(&mut story) {}
                let (annotator, _) = progress.into_annotator();
                Ok((Self { story, annotator }, report))
            }
            None => Err(Unreadable::Because("nothing of it can be used".to_owned())),
        }
    }

    /// Finds the mentions in the texts of a page. Relative dates are resolved against the day of publication.
    pub fn explain(&mut self, texts: &[Text], published: Option<&Date>) -> Explained {
        let found = self.found(texts, published.and_then(Date::earliest));
        let story = &self.story;
        let mut open: VecDeque<Target> = found.iter().map(|(_, _, target)| *target).collect();
        let (mut notes, mut seen) = (Vec::new(), BTreeSet::new());
        while let Some(target) = open.pop_front() {
            if id(story, target).is_some_and(|id| seen.insert(id)) {
                notes.extend(note(story, target));
                each_text(story, target, &mut |text| {
                    open.extend(text.spans.iter().filter_map(|span| self::target(&span.mark)));
                });
            }
        }
        let mention = |(text, range, target)| Some(Mention { text, range, note: id(story, target)? });
        Explained { mentions: found.into_iter().filter_map(mention).collect(), notes }
    }

    /// The links in the texts of a page: the index of the text, the range, and the target.
    fn found(&mut self, texts: &[Text], published: Option<Day>) -> Vec<(usize, Range<usize>, Target)> {
        let (mut links, mut found) = (Vec::new(), Vec::new());
        self.annotator.begin_article(published);
        for (index, Text { text, heading, skip }) in texts.iter().enumerate() {
            if *heading {
                self.annotator.begin_section();
                // The dates of a heading are the context of the texts below it.
                self.annotator.periods_in(text);
                continue;
            }
            found.clear();
            let passage = Passage { text, skipped: &in_order(text, skip), written: &[] };
            self.annotator.passage(passage, &mut found);
            let linked = found.drain(..).filter(|annotation| annotation.linked);
            links.extend(linked.filter_map(|Annotation { range, mention, .. }| {
                let target = match mention {
                    annotator::Mention::Term(term) => Target::Term(term),
                    annotator::Mention::Date(date) => Target::Event(date.event?),
                    annotator::Mention::Unclear(_) => return None,
                };
                Some((index, range, target))
            }));
        }
        links
    }
}

/// The ranges that are inside a text, sorted and without overlap.
fn in_order(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut inside: Vec<_> = ranges.iter().filter(|range| text.get((*range).clone()).is_some()).collect();
    inside.sort_by_key(|range| range.start);
    let mut ordered: Vec<Range<usize>> = Vec::new();
    for range in inside {
        match ordered.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => ordered.push(range.clone()),
        }
    }
    ordered
}

fn target(mark: &Mark) -> Option<Target> {
    match mark {
        Mark::Term(mention) => Some(Target::Term(mention.term)),
        Mark::Event(mention) => Some(Target::Event(mention.event)),
        _ => None,
    }
}

fn id(story: &Story, target: Target) -> Option<String> {
    Some(match target {
        Target::Term(index) => format!("term-{}", story.terms.get(index.0)?.id),
        Target::Event(index) => format!("event-{}", story.events.get(index.0)?.id),
    })
}

/// Visits the texts of a note, in order.
fn each_text<'a>(story: &'a Story, target: Target, take: &mut dyn FnMut(&'a RichText)) {
    match target {
        Target::Term(index) => {
            let texts = story.terms.get(index.0).into_iter();
            texts.flat_map(|term| std::iter::once(&term.definition).chain(&term.details)).for_each(take);
        }
        Target::Event(index) => story.events.get(index.0).into_iter().map(|event| &event.text).for_each(take),
    }
}

fn note(story: &Story, target: Target) -> Option<Note> {
    let language = language::of(&story.article.language);
    let (label, when, datetime) = match target {
        Target::Term(index) => (story.terms.get(index.0)?.label.clone(), None, None),
        Target::Event(index) => {
            let Event { title, date, display_date, .. } = story.events.get(index.0)?;
            let words = display_date.clone().or_else(|| Some(date.as_ref()?.text(language)));
            (title.clone(), words, date.as_ref().and_then(Date::datetime))
        }
    };
    let mut paragraphs = Vec::new();
    each_text(story, target, &mut |text| paragraphs.push(pieces(story, text)));
    paragraphs.retain(|pieces| !pieces.is_empty());
    Some(Note { id: id(story, target)?, label, when, datetime, paragraphs })
}

/// A text split into pieces with uniform marks.
fn pieces(story: &Story, text: &RichText) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for span in spans(text) {
        let href = span.mark.and_then(|mark| match mark {
            Mark::Link(address) => Some(address.clone()),
            mark => id(story, target(mark)?).map(|id| format!("#{id}")),
        });
        let plain = |text: &str| Piece { text: text.to_owned(), ..Piece::default() };
        pieces.push(plain(span.touching.0));
        for run in span.runs {
            let is = |look| run.looks.contains(look);
            pieces.push(Piece {
                text: run.text.to_owned(),
                strong: is(Look::Strong),
                emphasis: is(Look::Emphasis),
                code: is(Look::Code),
                strike: is(Look::Strike),
                superscript: is(Look::Superscript),
                subscript: is(Look::Subscript),
                href: href.clone(),
            });
        }
        pieces.push(plain(span.touching.1));
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Shared, Text};
    use crate::story::date::Date;

    const GLOSSARY: &str = "- id: board\n  label: Harbour Board\n  aliases: [Board]\n  definition: It runs the *port* and its [[gate]].\n\
        - id: gate\n  label: storm gate\n  definition: It shuts the river.\n\
        - id: mayor\n  label: mayor\n  definition: Nobody asks.\n";
    const TIMELINE: &str =
        "events:\n- id: vote\n  date: 2019-05-04\n  title: The vote\n  text: The Board voted.\n";

    fn text(text: &str) -> Text {
        Text { text: text.to_owned(), ..Text::default() }
    }

    #[test]
    fn a_page_is_told_its_mentions_and_the_notes_that_they_lead_to() {
        let (mut shared, report) = Shared::read(GLOSSARY, TIMELINE, "en", Some("first")).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        let heading = Text { heading: true, ..text("The Harbour Board") };
        let texts = [heading, text("The Board met on 4 May 2019."), text("The Board again.")];
        let explained = shared.explain(&texts, None);
        let words: Vec<_> = explained
            .mentions
            .iter()
            .map(|mention| {
                (texts[mention.text].text.get(mention.range.clone()).unwrap(), mention.note.as_str())
            })
            .collect();
        assert_eq!(words, [("Board", "term-board"), ("4 May 2019", "event-vote")]);
        let notes: Vec<_> = explained.notes.iter().map(|note| note.id.as_str()).collect();
        assert_eq!(notes, ["term-board", "event-vote", "term-gate"]);
        let board = &explained.notes[0].paragraphs[0];
        assert!(board.iter().any(|piece| piece.text == "port" && piece.emphasis), "{board:?}");
        assert!(board.iter().any(|piece| piece.href.as_deref() == Some("#term-gate")), "{board:?}");
        assert_eq!(explained.notes[1].when.as_deref(), Some("4\u{a0}May 2019"));
    }

    #[test]
    fn nothing_is_linked_where_the_page_has_a_link_or_code_of_its_own() {
        let (mut shared, _) = Shared::read(GLOSSARY, "", "en", None).unwrap();
        let skipped = Text { skip: vec![6..9, 4..9], ..text("The Board and the mayor") };
        let notes = shared.explain(&[skipped], None).notes;
        assert_eq!(notes.iter().map(|note| note.id.as_str()).collect::<Vec<_>>(), ["term-mayor"]);
    }

    #[test]
    fn a_relative_date_counts_from_the_day_of_publication() {
        let (mut shared, _) = Shared::read("", TIMELINE, "en", None).unwrap();
        let texts = [text("The Board voted yesterday.")];
        assert!(shared.explain(&texts, None).mentions.is_empty());
        let published = Date::parse("2019-05-05").ok();
        assert_eq!(shared.explain(&texts, published.as_ref()).mentions.len(), 1);
    }

    #[test]
    fn a_slip_in_the_glossary_is_told_and_the_rest_is_used() {
        let (mut shared, report) =
            Shared::read("- id: gate\n  labl: x\n- id: m\n  label: mayor\n  definition: x\n", "", "en", None)
                .unwrap();
        assert!(!report.findings.is_empty());
        assert_eq!(shared.explain(&[text("The mayor")], None).mentions.len(), 1);
    }
}
