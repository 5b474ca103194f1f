//! The blocks of the article.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};
use serde_json::{Map, Value, json};

use super::deserializer::{Deserializer, inline};
use super::html::Html;
use super::inline::rich;
use super::yaml;
use crate::diagnostics::Diagnostic;
use crate::story::shape::Shape;

/// The start of a quotation's last paragraph if that is its attribution.
const ATTRIBUTION: &str = "— ";

impl Deserializer<'_, '_, '_> {
    /// The blocks up to the end of their container, which is consumed.
    pub(super) fn blocks(&mut self, path: &str) -> Vec<Value> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.peek() {
            let (event, range) = (event.clone(), range.clone());
            if let Event::End(_) = event {
                self.skip();
                break;
            }
            let at = format!("{path}[{}]", blocks.len());
            let spot = self.spot(range.clone());
            self.compiler.sources.put(at.clone(), spot);
            blocks.extend(match event {
                Event::Start(tag) if is_block(&tag) => {
                    self.skip();
                    self.block(tag, range, &at)
                }
                Event::Rule => {
                    self.skip();
                    let fault =
                        Diagnostic::warning(&at, "a rule between paragraphs is left out").code("rule");
                    self.report(range, fault.hint("use a heading to begin something new"));
                    None
                }
                // The text of a tight list's item.
                _ => {
                    let before = self.position();
                    let block = paragraph(self.inlines(&format!("{at}.paragraph")));
                    if self.position() == before {
                        self.skip();
                    }
                    block
                }
            });
        }
        blocks
    }

    /// A block whose start was consumed. `None` if it is empty.
    fn block(&mut self, tag: Tag, range: Range<usize>, at: &str) -> Option<Value> {
        match tag {
            Tag::Paragraph if self.is_picture_alone() => self.picture(at),
            Tag::Paragraph => {
                let nodes = self.inlines(&format!("{at}.paragraph"));
                self.skip();
                paragraph(nodes)
            }
            Tag::Heading { level, .. } => {
                let text = rich(self.inlines(&format!("{at}.heading.text")));
                self.skip();
                Some(json!({ "heading": { "level": level as usize, "text": text } }))
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some((Event::Start(Tag::Item), _)) = self.take() {
                    items.push(self.blocks(&format!("{at}.list.items[{}]", items.len())));
                }
                let mut list = Map::from_iter([("items".to_owned(), json!(items))]);
                if start.is_some() {
                    list.insert("ordered".to_owned(), Value::Bool(true));
                }
                Some(json!({ "list": list }))
            }
            Tag::BlockQuote(_) => Some(self.quotation(at)),
            Tag::CodeBlock(kind) => Some(self.code(&kind, range, at)),
            Tag::HtmlBlock => self.html(range, at),
            Tag::Table(alignments) => Some(self.table(&alignments, range, at)),
            Tag::FootnoteDefinition(label) => {
                let body = self.blocks(&format!("{at}.footnote.body"));
                Some(json!({ "footnote": { "label": &*label, "body": body } }))
            }
            // Other extensions are not enabled.
            _ => None,
        }
    }

    /// Whether a picture is the only content of the paragraph.
    fn is_picture_alone(&self) -> bool {
        let end = |ahead: &usize| {
            matches!(self.ahead(*ahead), None | Some((Event::End(TagEnd::Image | TagEnd::Paragraph), _)))
        };
        matches!(self.peek(), Some((Event::Start(Tag::Image { .. }), _)))
            && (1..)
                .find(end)
                .is_some_and(|end| matches!(self.ahead(end + 1), Some((Event::End(TagEnd::Paragraph), _))))
    }

    fn picture(&mut self, at: &str) -> Option<Value> {
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = self.take()? else { return None };
        let mut alt = String::new();
        while let Some((event, _)) = self.take() {
            match event {
                Event::End(TagEnd::Image) => break,
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        self.skip();
        let src = dest_url.replace(' ', "%20");
        if title.is_empty() {
            return Some(json!({ "figure": { "src": src, "alt": alt } }));
        }
        let spot = self.spot(range);
        let caption = inline(self.compiler, &title, &spot, &format!("{at}.figure.caption"));
        Some(json!({ "figure": { "src": src, "alt": alt, "caption": caption } }))
    }

    fn quotation(&mut self, at: &str) -> Value {
        let path = format!("{at}.quotation.body");
        let mut body = self.blocks(&path);
        let last = body.len().saturating_sub(1);
        let attribution = body.last().filter(|_| last > 0).and_then(attribution);
        let Some(attribution) = attribution else {
            return json!({ "quotation": { "body": body } });
        };
        body.pop();
        self.compiler.sources.alias(&format!("{path}[{last}]"), format!("{at}.quotation.attribution"));
        json!({ "quotation": { "body": body, "attribution": attribution } })
    }

    fn code(&mut self, kind: &CodeBlockKind, range: Range<usize>, at: &str) -> Value {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next(),
            CodeBlockKind::Indented => None,
        };
        let start = self.peek().map_or(range.end, |(_, range)| range.start);
        let mut text = String::new();
        while let Some((Event::Text(line), _)) = self.take() {
            text.push_str(&line);
        }
        match info {
            Some("figure") => self.figure(&text, start, at),
            Some(language) => {
                json!({ "code": { "language": language, "text": text.trim_end_matches('\n') } })
            }
            None => json!({ "code": { "text": text.trim_end_matches('\n') } }),
        }
    }

    /// A figure in YAML that begins at the byte `start` of the Markdown.
    fn figure(&mut self, text: &str, start: usize, at: &str) -> Value {
        let spot = self.spot(start..start);
        match yaml::parse(text, spot.range.start) {
            Ok(node) => {
                let path = format!("{at}.figure");
                let figure = self.compiler.value(&node, spot.file, Shape::of("Image"), &path);
                json!({ "figure": figure })
            }
            Err(fault) => {
                let spot = crate::story::source_map::Spot { range: fault.offset..fault.offset, ..spot };
                self.compiler.report(spot, yaml_fault(at, &fault.message));
                json!({ "code": { "language": "figure", "text": text } })
            }
        }
    }

    fn html(&mut self, range: Range<usize>, at: &str) -> Option<Value> {
        let mut html = String::new();
        while let Some((Event::Html(line) | Event::Text(line), _)) = self.take() {
            html.push_str(&line);
        }
        if html.trim_start().starts_with("<!--") && !html.contains("-->") {
            self.compiler.broken = true;
            let message = "the comment does not end; all that stands after it is left out";
            let fault = Diagnostic::error(at, message).code("open-comment").hint("end it with -->");
            self.report(range.clone(), fault);
        }
        let html = Html::read(&html);
        self.report_html(at, range.clone(), &html);
        self.report_open(at, range, &html);
        paragraph(html.nodes)
    }

    fn table(&mut self, alignments: &[Alignment], range: Range<usize>, at: &str) -> Value {
        if alignments.iter().any(|alignment| *alignment != Alignment::None) {
            let message = "the alignment of columns is left out: each stands as its language is read";
            self.lose(at, range, "alignment", message, "leave the colons out");
        }
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), range)) = self.take() {
            if let Tag::TableHead = tag {
                head = self.cells(&format!("{at}.table.head"));
            } else {
                let path = format!("{at}.table.rows[{}]", rows.len());
                let written = columns(self.written(&range));
                if written != head.len() {
                    let what =
                        if written > head.len() { "the last are left out" } else { "the last stay empty" };
                    let message =
                        format!("cells in this row: {written}, in the head: {}; {what}", head.len());
                    self.lose(
                        &path,
                        range,
                        "ragged-table",
                        &message,
                        "give each row as many cells as the head",
                    );
                }
                rows.push(Value::Array(self.cells(&path)));
            }
        }
        json!({ "table": { "head": head, "rows": rows } })
    }

    fn cells(&mut self, path: &str) -> Vec<Value> {
        let mut cells = Vec::new();
        while let Some((Event::Start(_), range)) = self.take() {
            let at = format!("{path}[{}]", cells.len());
            let spot = self.spot(range);
            self.compiler.sources.put(at.clone(), spot);
            cells.push(rich(self.inlines(&at)));
            self.skip();
        }
        cells
    }
}

/// The number of cells in a table row as written.
fn columns(row: &str) -> usize {
    let row = row.trim();
    let bars =
        row.char_indices().filter(|(at, c)| *c == '|' && !row.get(..*at).unwrap_or_default().ends_with('\\'));
    let bars = bars.count();
    let ends = row.ends_with('|') && !row.ends_with("\\|") && row.len() > 1;
    bars + 1 - usize::from(row.starts_with('|')) - usize::from(ends)
}

/// The diagnostic for invalid YAML.
pub(super) fn yaml_fault(path: &str, message: &str) -> Diagnostic {
    let hint = if message == yaml::TAB {
        "indent lines with spaces"
    } else if message == yaml::DOCUMENTS {
        "a file holds one document: take the line --- away, or put what follows into a file of its own"
    } else if message.contains("stands twice") {
        "keep one of the two"
    } else if yaml::is_of_aliases(message) {
        "write values out where they are used, without & and *"
    } else {
        "put words that hold \": \" or \"[\", or begin with a mark, in quotation marks"
    };
    Diagnostic::error(path, format!("this is not YAML: {message}")).code("yaml").hint(hint)
}

fn is_block(tag: &Tag) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn paragraph(nodes: Vec<Value>) -> Option<Value> {
    (!nodes.is_empty()).then(|| json!({ "paragraph": rich(nodes) }))
}

/// The text after the dash, if a block is a paragraph that begins with one.
fn attribution(block: &Value) -> Option<Value> {
    let mut nodes = match block.get("paragraph")? {
        Value::Array(nodes) => nodes.clone(),
        text => vec![text.clone()],
    };
    let first = nodes.first_mut()?;
    *first = Value::from(first.as_str()?.strip_prefix(ATTRIBUTION)?);
    // Remove the empty text between the dash and a link.
    nodes.retain(|node| node.as_str() != Some(""));
    Some(rich(nodes))
}
