//! Markdown as a sequence of events, each with its place in a source file.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::Compiler;
use super::inline::rich;
use super::line_end::line_end;
use super::offsets::Offsets;
use super::tags;
use crate::diagnostics::Diagnostic;
use crate::story::source_map::Spot;

/// An event and its byte range in the text.
type Placed<'m> = (Event<'m>, Range<usize>);

/// Reads one Markdown text.
pub(super) struct Deserializer<'c, 'f, 'm> {
    pub(super) compiler: &'c mut Compiler<'f>,
    events: Vec<Placed<'m>>,
    next: usize,
    text: &'m str,
    file: usize,
    offsets: Offsets,
    /// The HTML elements around the next event, the innermost last.
    pub(super) open_tags: Vec<&'static tags::Tag>,
}

impl<'c, 'f, 'm> Deserializer<'c, 'f, 'm> {
    pub(super) fn new(compiler: &'c mut Compiler<'f>, text: &'m str, file: usize, offsets: Offsets) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_WIKILINKS;
        let (events, cut) = shallow(Parser::new_ext(text, options).into_offset_iter());
        let mut deserializer = Self { compiler, events, next: 0, text, file, offsets, open_tags: Vec::new() };
        if let Some(range) = cut {
            let fault = Diagnostic::warning(
                "$",
                format!("this is nested more than {DEPTH} times; its words are kept"),
            );
            deserializer.report(
                range,
                fault.code("nesting").hint("say it with fewer lists and quotations inside each other"),
            );
        }
        deserializer
    }

    pub(super) fn peek(&self) -> Option<&Placed<'m>> {
        self.ahead(0)
    }

    /// The event after `count` others.
    pub(super) fn ahead(&self, count: usize) -> Option<&Placed<'m>> {
        self.events.get(self.next + count)
    }

    /// The Markdown of a range.
    pub(super) fn written(&self, range: &Range<usize>) -> &'m str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The same, with escaped characters removed, so that none of them counts as a mark.
    pub(super) fn unescaped(&self, range: &Range<usize>) -> String {
        let written = self.written(range);
        let is_escaped = self.text.get(..range.start).is_some_and(|before| before.ends_with('\\'));
        match (is_escaped, written.chars().next()) {
            _ if written.starts_with('&') => "\u{fffd}".to_owned(),
            (true, Some(first)) => ["\u{fffd}", written.get(first.len_utf8()..).unwrap_or_default()].concat(),
            _ => written.to_owned(),
        }
    }

    /// The number of consumed events.
    pub(super) fn position(&self) -> usize {
        self.next
    }

    /// The text of the line end that is next.
    pub(super) fn line_end(&self) -> &'static str {
        let (before, after) = self.events.split_at_checked(self.next).unwrap_or_default();
        let events = |placed| {
            let (event, _): &Placed = placed;
            event
        };
        line_end(before.iter().rev().map(events), after.iter().map(events))
    }

    pub(super) fn skip(&mut self) {
        self.next += 1;
    }

    pub(super) fn take(&mut self) -> Option<Placed<'m>> {
        let event = self.peek().cloned();
        self.skip();
        event
    }

    /// The place of a range of the text in its file.
    pub(super) fn spot(&self, range: Range<usize>) -> Spot {
        Spot { file: self.file, range: self.offsets.source(range) }
    }

    /// Reports a diagnostic about a range of the text.
    pub(super) fn report(&mut self, range: Range<usize>, diagnostic: Diagnostic) {
        let spot = self.spot(range);
        self.compiler.report(spot, diagnostic);
    }
}

/// The maximum nesting depth of lists, quotations, emphasis, links and pictures. It keeps the story file below the
/// depth limit of the browser's JSON parser.
const DEPTH: usize = 16;

/// The events without those nested too deep, and the place of the first of these.
fn shallow<'m>(events: impl Iterator<Item = Placed<'m>>) -> (Vec<Placed<'m>>, Option<Range<usize>>) {
    let (mut depth, mut cut) = (0, None);
    let keep = |(event, range): &(Event, Range<usize>)| match event {
        Event::Start(
            Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. },
        ) => {
            depth += 1;
            if depth > DEPTH {
                cut.get_or_insert_with(|| range.clone());
            }
            depth <= DEPTH
        }
        Event::End(
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image,
        ) => {
            depth -= 1;
            depth < DEPTH
        }
        // Items count with their list.
        Event::Start(Tag::Item) | Event::End(TagEnd::Item) => depth <= DEPTH,
        _ => true,
    };
    let events = events.filter(keep).collect();
    (events, cut)
}

/// Prepended to inline text, so that its start is not read as a list, heading or table. After a full stop marks keep
/// their meaning.
const START: &str = ".";

/// Reads a text of the front matter as inline Markdown, whatever it begins with.
pub(super) fn inline(compiler: &mut Compiler<'_>, text: &str, spot: &Spot, path: &str) -> Value {
    let source = compiler.sources.files().get(spot.file).map_or("", |file| &file.text);
    let lead = text.len() - text.trim_start().len();
    let line = text.trim().replace(['\n', '\r'], " ");
    let mut table = vec![spot.range.start; START.len()];
    table.extend(Offsets::of_scalar(text, source, &spot.range).into_table().into_iter().skip(lead));
    let line = format!("{START}{line}");
    let mut deserializer = Deserializer::new(compiler, &line, spot.file, Offsets::Table(table));
    deserializer.skip();
    deserializer.drop_start();
    rich(deserializer.inlines(path))
}

impl Deserializer<'_, '_, '_> {
    /// Removes [`START`] from the first text.
    fn drop_start(&mut self) {
        if let Some((Event::Text(text), _)) = self.events.get_mut(self.next) {
            *text = text.strip_prefix(START).unwrap_or(text).to_owned().into();
        }
    }
}
