//! The blocks of the article.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};
use serde_json::{Map, Value, json};

use super::deserializer::{Deserializer, inline};
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
            let message = "the comment does not end; all that stands after it is left out";
            self.lose(at, range.clone(), "open-comment", message, "end it with -->");
        }
        if let Some((name, link)) = embedded(&html) {
            let message = format!("<{name}> becomes a link to what it shows");
            self.lose(at, range, "embed", &message, "give it a title, which is what the link says");
            return Some(link);
        }
        let (text, has_tags) = without_tags(&html);
        if has_tags {
            self.warn_of_html(at, range, html.trim_start());
        }
        paragraph(Some(text).filter(|text| !text.is_empty()).map(Value::from).into_iter().collect())
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
                        format!("this row has {written} cells, and the head has {}: {what}", head.len());
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
    } else if message.contains("duplicate") || message.contains("stands twice") {
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

/// A link to the embedded content of an HTML element, and the name of the element.
fn embedded(html: &str) -> Option<(&'static str, Value)> {
    let lower = html.to_ascii_lowercase();
    let name = ["iframe", "video", "audio", "embed", "object"]
        .into_iter()
        .find(|name| lower.contains(&["<", name].concat()))?;
    let value = |attribute: &str| {
        let (_, rest) = lower.split_once(&format!(" {attribute}="))?;
        let rest = html.get(html.len() - rest.len()..)?;
        let quote = rest.chars().next().filter(|c| "\"'".contains(*c));
        let end = |c: char| quote.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
        rest.trim_start_matches(['"', '\'']).split(end).next().filter(|value| !value.is_empty())
    };
    let address = value("src").or_else(|| value("data"))?;
    let title = value("title").unwrap_or(address);
    Some((name, json!({ "paragraph": [{ "link": { "href": address, "text": title } }] })))
}

/// HTML without scripts and styles.
fn without_programs(html: &str) -> String {
    let mut html = html.to_owned();
    for name in ["script", "style"] {
        loop {
            let lower = html.to_ascii_lowercase();
            let Some(start) = lower.find(&["<", name].concat()) else { break };
            let close = ["</", name].concat();
            let end =
                lower.get(start..).and_then(|rest| rest.find(&close)).map(|at| start + at + close.len());
            let end = end.and_then(|end| Some(end + lower.get(end..)?.find('>')? + 1)).unwrap_or(html.len());
            html.replace_range(start..end, " <i> ");
        }
    }
    html
}

/// The text of HTML, and whether there was a tag. Comments are dropped.
fn without_tags(html: &str) -> (String, bool) {
    let html = without_programs(html);
    let mut text = String::new();
    let mut has_tags = false;
    let mut rest = html.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (is_comment, end) = if tag.starts_with("!--") { (true, "-->") } else { (false, ">") };
        has_tags |= !is_comment;
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    (text.split_whitespace().collect::<Vec<_>>().join(" "), has_tags)
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn html_keeps_its_words_and_loses_its_tags() {
        for (html, text, has_tags) in [
            ("<div>a <b>b</b>\n</div>", "a b", true),
            ("<!-- a > b --> c", "c", false),
            ("<br/", "", true),
            ("<script>if (a < b) c</script>d", "d", true),
        ] {
            assert_eq!(without_tags(html), (text.to_owned(), has_tags));
        }
    }
}
