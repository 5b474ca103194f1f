//! Converts inline Markdown to the nodes of rich text.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};
use serde_json::{Value, json};

use super::deserializer::Deserializer;
use super::html::taken_whole;
use super::names::Names;
use super::tags::is_tag;
use crate::diagnostics::Diagnostic;

impl Deserializer<'_, '_, '_> {
    /// The inline nodes up to the first event that is not inline.
    pub(super) fn inlines(&mut self, path: &str) -> Vec<Value> {
        let mut nodes = Vec::new();
        // The text as written, to search it for Markdown that was not recognised.
        let mut written = Written::default();
        while let Some((event, range)) = self.peek() {
            let (event, range) = (event.clone(), range.clone());
            let at = format!("{path}[{}]", nodes.len());
            let spot = self.spot(range.clone());
            match event {
                Event::Text(text) => {
                    self.skip();
                    written.push(&self.unescaped(&range), range.start);
                    // No links within links.
                    if path.contains(".link.") {
                        push_text(&mut nodes, &text)
                    } else {
                        push_linked(&mut nodes, &text)
                    }
                }
                Event::SoftBreak => {
                    push_text(&mut nodes, self.line_end());
                    self.skip();
                }
                Event::HardBreak => {
                    self.skip();
                    nodes.push(line_break());
                }
                Event::TaskListMarker(done) => {
                    self.skip();
                    push_text(&mut nodes, if done { "☑ " } else { "☐ " });
                }
                Event::Start(Tag::Strikethrough) => {
                    self.compiler.sources.put(at.clone(), spot);
                    let text = self.inside(&format!("{at}.strike"));
                    nodes.push(json!({ "strike": rich(text) }));
                }
                Event::Code(code) => {
                    self.skip();
                    self.compiler.sources.put(at, spot);
                    nodes.push(json!({ "code": &*code }));
                }
                Event::FootnoteReference(label) => {
                    self.skip();
                    self.compiler.sources.put(at, spot);
                    nodes.push(json!({ "footnote": &*label }));
                }
                Event::InlineHtml(tag) if self.ends_tag(&tag) => break,
                Event::InlineHtml(tag) if let Some(name) = taken_whole(&tag) => {
                    let whole = self.whole_element(name, path);
                    append(&mut nodes, whole);
                }
                Event::InlineHtml(tag) => {
                    let says_nothing = tag.starts_with("</") || tag.starts_with("<!--");
                    if let Some(name) = self.begins_tag(&tag) {
                        self.compiler.sources.put(at.clone(), spot);
                        let text = self.inside_tag(name, &format!("{at}.{}", name.node));
                        nodes.push(json!({ name.node: rich(text) }));
                        continue;
                    }
                    self.skip();
                    if is_tag(&tag, "br") {
                        nodes.push(line_break());
                    } else if !says_nothing {
                        self.warn_of_html(path, range, &tag);
                    }
                }
                Event::Start(Tag::Emphasis) => {
                    self.compiler.sources.put(at.clone(), spot);
                    let text = self.inside(&format!("{at}.emphasis"));
                    nodes.push(json!({ "emphasis": rich(text) }));
                }
                Event::Start(Tag::Strong) => {
                    self.compiler.sources.put(at.clone(), spot);
                    let text = self.inside(&format!("{at}.strong"));
                    nodes.push(json!({ "strong": rich(text) }));
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    self.compiler.sources.put(at.clone(), spot);
                    let linked = self.link(&at, link_type, &dest_url);
                    append(&mut nodes, linked);
                }
                Event::Start(Tag::Image { .. }) => {
                    self.report(
                        range,
                        Diagnostic::warning(path, "a picture cannot stand among words; its text is kept")
                            .code("picture-among-words")
                            .hint("give the picture a paragraph of its own"),
                    );
                    let text = self.inside(&at);
                    append(&mut nodes, text);
                }
                _ => break,
            }
        }
        self.find_leftovers(path, &written);
        nodes
    }

    /// Reports text that looks like Markdown but was not read as such.
    fn find_leftovers(&mut self, path: &str, written: &Written) {
        let text = written.text.as_str();
        if let Some((before, rest)) = text.split_once("[^") {
            let label = rest.split(']').next().unwrap_or_default();
            let message = format!("there is no footnote \"{label}\"; the mark is shown as it is written");
            let hint = "add a line [^label]: with the note";
            self.lose(path, written.place(before.len()), "unknown-footnote", &message, hint);
        }
        if let Some(at) = text.find("<!--") {
            let message = "a comment that does not end is shown as it is written";
            let hint = "end it with --> in the same paragraph";
            self.lose(path, written.place(at), "open-comment", message, hint);
        }
        if text.starts_with('|') && text.trim_end().len() > 1 && text.trim_end().ends_with('|') {
            let message = "a table is shown as it is written";
            let hint = "write a line such as | --- | --- | under its head, with as many cells";
            self.lose(path, written.place(0), "literal-markdown", message, hint);
        }
        let after_marks = text.trim_start_matches('#');
        let marks = text.len() - after_marks.len();
        if (2..=6).contains(&marks) && after_marks.starts_with(char::is_alphanumeric) {
            let message = "a heading is shown as it is written";
            self.lose(path, written.place(0), "literal-markdown", message, "write a space after ##");
        }
        let leftover =
            LEFTOVERS.iter().find_map(|(mark, message, hint)| Some((text.find(mark)?, message, hint)));
        if let Some((at, message, hint)) = leftover {
            self.lose(path, written.place(at), "literal-markdown", message, hint);
        }
    }

    /// Warns that something is dropped or changed.
    pub(super) fn lose(
        &mut self,
        path: &str,
        range: Range<usize>,
        code: &'static str,
        message: &str,
        hint: &str,
    ) {
        self.report(range, Diagnostic::warning(path, message).code(code).hint(hint));
    }

    /// The inline nodes between a start and its end, both consumed.
    fn inside(&mut self, path: &str) -> Vec<Value> {
        self.skip();
        let nodes = self.inlines(path);
        self.skip();
        nodes
    }

    fn link(&mut self, at: &str, kind: LinkType, target: &str) -> Vec<Value> {
        let range = self.peek().map(|(_, range)| range.clone()).unwrap_or_default();
        if let LinkType::WikiLink { has_pothole } = kind {
            // In a table the bar is written as `\|`.
            let name = words(if has_pothole { target.trim_end_matches('\\') } else { target });
            let text = self.inside(&format!("{at}.term.text"));
            let text = if has_pothole && !text.is_empty() {
                text
            } else {
                vec![Value::from(self.compiler.terms.shown(&name))]
            };
            return match self.compiler.terms.find(&name) {
                Some(id) if self.compiler.terms.is_draft(id) => text,
                Some(id) => vec![json!({ "term": { "id": id, "text": rich(text) } })],
                None => {
                    let fault = unknown(at, "term", &name, "the glossary", &self.compiler.terms);
                    self.report(range, fault);
                    text
                }
            };
        }
        if let Some(name) = target.strip_prefix("event:") {
            let text = self.inside(&format!("{at}.event.text"));
            return match self.compiler.events.find(name) {
                Some(id) if self.compiler.events.is_draft(id) => text,
                Some(id) => vec![json!({ "event": { "id": id, "text": rich(text) } })],
                None => {
                    let fault = unknown(at, "event", name, "the timeline", &self.compiler.events);
                    self.report(range, fault);
                    text
                }
            };
        }
        let text = self.inside(&format!("{at}.link.text"));
        let href =
            if kind == LinkType::Email { format!("mailto:{target}") } else { target.replace(' ', "%20") };
        vec![json!({ "link": { "href": href, "text": rich(text) } })]
    }
}

/// Patterns of unrecognised Markdown, with message and hint.
const LEFTOVERS: [(&str, &str, &str); 7] = [
    (
        "](",
        "a link or a picture is shown as it is written",
        "write an address with spaces as <a b.png> or a%20b.png, and close its bracket",
    ),
    ("] (http", "a link is shown as it is written", "leave no space between ] and ("),
    ("][", "a link is shown as it is written", "write the address where the link stands: [words](address)"),
    ("[[", "a mention is shown as it is written", "close it with ]] in the same paragraph"),
    (
        "**",
        "two asterisks are shown as they are written",
        "put them right before the first and right after the last of the words, or a backslash before each",
    ),
    (
        "~~",
        "two tildes are shown as they are written",
        "put them right before the first and right after the last of the words, or a backslash before each",
    ),
    ("```", "three backticks are shown as they are written", "give them a line of their own"),
];

/// The text as written, and where each piece of it begins in the Markdown.
#[derive(Default)]
struct Written {
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl Written {
    fn push(&mut self, words: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(words);
    }

    /// The place in the Markdown of a byte of the text.
    fn place(&self, byte: usize) -> Range<usize> {
        let piece = self.pieces.iter().rfind(|(start, _)| *start <= byte);
        let at = piece.map_or(0, |(start, at)| at + byte - start);
        at..at + 1
    }
}

fn unknown(at: &str, kind: &str, name: &str, home: &str, names: &Names) -> Diagnostic {
    let fault = Diagnostic::error(at, format!("no {kind} is called \"{name}\"; the words stay"))
        .code(if kind == "term" { "unknown-term" } else { "unknown-event" });
    match names.nearest(name) {
        Some(meant) => fault.hint(format!("did you mean \"{meant}\"?")),
        None => fault.hint(format!("add it to {home}")),
    }
}

fn line_break() -> Value {
    json!({ "line_break": {} })
}

/// Rich text for the story file: a single text node is a plain string.
pub(super) fn rich(mut nodes: Vec<Value>) -> Value {
    match nodes.as_slice() {
        [Value::String(_)] => nodes.remove(0),
        _ => Value::Array(nodes),
    }
}

/// A text with white space collapsed.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_text(nodes: &mut Vec<Value>, text: &str) {
    match nodes.last_mut() {
        Some(Value::String(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => nodes.push(Value::from(text)),
    }
}

/// Appends a text, with bare addresses as links.
fn push_linked(nodes: &mut Vec<Value>, text: &str) {
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| c.is_whitespace() || "<>\"'|“”«»".contains(c)).unwrap_or(from.len());
        let address =
            from.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '…']);
        push_text(nodes, before);
        if address.ends_with("//") {
            push_text(nodes, address);
        } else {
            nodes.push(json!({ "link": { "href": address, "text": address } }));
        }
        rest = from.get(address.len()..).unwrap_or_default();
    }
    push_text(nodes, rest);
}

fn append(nodes: &mut Vec<Value>, more: Vec<Value>) {
    for node in more {
        match node {
            Value::String(text) => push_text(nodes, &text),
            node => nodes.push(node),
        }
    }
}
