//! HTML in Markdown: its words are kept, embedded content becomes a link, and programs are left out.

use serde_json::{Value, json};

use super::deserializer::Deserializer;
use super::tags::{TAGS, is_end, is_tag};
use crate::diagnostics::Diagnostic;

/// Elements whose content is no text for readers.
const PROGRAMS: [&str; 2] = ["script", "style"];
/// Elements that show content of another address.
const EMBEDS: [&str; 5] = ["iframe", "video", "audio", "embed", "object"];
/// Elements that begin a line of their own.
const LINES: [&str; 16] =
    ["tr", "table", "caption", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"];
/// Elements that stand beside others in a line.
const CELLS: [&str; 2] = ["td", "th"];

/// The result of reading HTML.
#[derive(Debug, Default)]
pub(super) struct Html {
    /// Texts, line breaks and links.
    pub(super) nodes: Vec<Value>,
    /// The elements that are left out with their content.
    left_out: Vec<&'static str>,
    /// The elements that became links, and whether these have titles.
    links: Vec<(&'static str, bool)>,
    /// A program without an end.
    open: Option<&'static str>,
    /// Whether there are other tags.
    has_tags: bool,
}

impl Html {
    pub(super) fn read(html: &str) -> Self {
        let lower = html.to_ascii_lowercase();
        let mut read = Self::default();
        let mut at = 0;
        while let Some(start) = lower.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
            read.push(html.get(at..start).unwrap_or_default());
            let tag = lower.get(start..).unwrap_or_default();
            if tag.starts_with("<!--") {
                at = tag.find("-->").map_or(html.len(), |end| start + end + "-->".len());
                continue;
            }
            let end = tag.find('>').map_or(html.len(), |end| start + end + 1);
            let name = name(tag);
            let known = |names: &[&'static str]| names.iter().copied().find(|known| *known == name);
            let whole = known(&PROGRAMS).or(known(&EMBEDS)).filter(|_| !tag.starts_with("</"));
            let Some(name) = whole else {
                read.has_tags = true;
                if known(&LINES).is_some() || name == "br" {
                    read.end_line();
                } else if known(&CELLS).is_some() {
                    read.push(" ");
                }
                at = end;
                continue;
            };
            let close = tag.find(&["</", name].concat());
            let close = close.and_then(|close| Some(start + close + tag.get(close..)?.find('>')? + 1));
            let is_program = PROGRAMS.contains(&name);
            if close.is_none() && is_program {
                read.open = Some(name);
            }
            at = close.unwrap_or(if is_program { html.len() } else { end });
            let element = html.get(start..at).unwrap_or_default();
            match address(element).filter(|_| !is_program) {
                None => read.left_out.push(name),
                Some(address) => {
                    let title = attribute(element, "title");
                    read.links.push((name, title.is_some()));
                    let text = title.unwrap_or(address);
                    read.nodes.push(json!({ "link": { "href": address, "text": text } }));
                }
            }
        }
        read.push(html.get(at..).unwrap_or_default());
        read.trim();
        read
    }

    /// Appends a text with white space collapsed.
    fn push(&mut self, text: &str) {
        if !matches!(self.nodes.last(), Some(Value::String(_))) {
            self.nodes.push(Value::from(""));
        }
        if let Some(Value::String(last)) = self.nodes.last_mut() {
            for c in text.chars() {
                if !c.is_whitespace() {
                    last.push(c);
                } else if !last.ends_with(' ') {
                    last.push(' ');
                }
            }
        }
    }

    fn end_line(&mut self) {
        self.trim();
        if self.nodes.last().is_some_and(|last| last.get("line_break").is_none()) {
            self.nodes.push(json!({ "line_break": {} }));
        }
    }

    /// Removes white space from the ends of lines, and line breaks from the end.
    fn trim(&mut self) {
        let mut begins = true;
        self.nodes.retain_mut(|node| {
            if let (true, Value::String(text)) = (begins, &mut *node) {
                *text = text.trim_start().to_owned();
            }
            begins = node.get("line_break").is_some();
            node.as_str() != Some("")
        });
        while let Some(last) = self.nodes.last_mut() {
            match last {
                Value::String(text) => {
                    *text = text.trim_end().to_owned();
                    if !text.is_empty() {
                        break;
                    }
                }
                node if node.get("line_break").is_none() => break,
                _ => {}
            }
            self.nodes.pop();
        }
    }
}

/// The name of a tag in lower case.
fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// The element that is taken as a whole, if HTML is its start tag.
pub(super) fn taken_whole(html: &str) -> Option<&'static str> {
    let lower = html.to_ascii_lowercase();
    let known = PROGRAMS.iter().chain(&EMBEDS).copied().find(|known| *known == name(&lower));
    known.filter(|_| !html.starts_with("</"))
}

/// The address of what an element shows: its own, or that of a source inside it.
fn address(element: &str) -> Option<&str> {
    attribute(element, "src").or_else(|| attribute(element, "data"))
}

/// The value of an attribute.
fn attribute<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let lower = html.to_ascii_lowercase();
    let sign = [name, "="].concat();
    let find =
        |(at, _): (usize, &str)| lower.get(..at)?.ends_with(char::is_whitespace).then_some(at + sign.len());
    let rest = html.get(lower.match_indices(&sign).find_map(find)?..)?;
    let quote = rest.chars().next().filter(|c| "\"'".contains(*c));
    let end = |c: char| quote.map_or(c.is_whitespace() || c == '>', |quote| c == quote);
    let value = rest.strip_prefix(['"', '\'']).unwrap_or(rest).split(end).next().unwrap_or_default().trim();
    (!value.is_empty()).then_some(value)
}

impl Deserializer<'_, '_, '_> {
    /// The nodes of an element that is taken as a whole; its start tag is next.
    pub(super) fn whole_element(&mut self, name: &str, path: &str) -> Vec<Value> {
        let mut range = self.peek().map(|(_, range)| range.clone()).unwrap_or_default();
        self.skip();
        // An element without an end tag is its start tag alone, but a program goes on to the end of its paragraph.
        let (mut depth, mut events, mut is_closed) = (0_usize, 0, false);
        while let Some((event, inner)) = self.ahead(events) {
            use pulldown_cmark::Event;
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::InlineHtml(html) if depth == 0 && is_end(html, name) => {
                    range.end = inner.end;
                    events += 1;
                    is_closed = true;
                    break;
                }
                _ => {}
            }
            events += 1;
        }
        if is_closed || PROGRAMS.contains(&name) {
            (0..events).for_each(|_| self.skip());
        }
        let html = Html::read(self.written(&range));
        self.report_html(path, range, &html);
        html.nodes
    }

    /// Reports what is lost or changed of HTML.
    pub(super) fn report_html(&mut self, path: &str, range: std::ops::Range<usize>, html: &Html) {
        let Html { left_out, links, has_tags, .. } = html;
        for name in left_out {
            let message = format!("<{name}> is left out, and all that is in it");
            self.lose(path, range.clone(), "html", &message, "say in words what it shows, or link to it");
        }
        for (name, has_title) in links {
            let message = format!("<{name}> becomes a link to what it shows");
            let hint = if *has_title {
                "write it as a link: [words](address)"
            } else {
                "give it a title, which is what the link says"
            };
            self.lose(path, range.clone(), "embed", &message, hint);
        }
        if *has_tags {
            let written = self.written(&range).trim_start().to_owned();
            self.warn_of_html(path, range, &written);
        }
    }

    /// Reports a program whose end is missing: it takes the rest of the text with it.
    pub(super) fn report_open(&mut self, path: &str, range: std::ops::Range<usize>, html: &Html) {
        let Some(name) = html.open else { return };
        self.compiler.broken = true;
        let message = format!("<{name}> does not end; all that stands after it is left out");
        let fault = Diagnostic::error(path, message).code("html").hint("end it, or take it out");
        self.report(range, fault);
    }

    /// Warns that HTML is dropped.
    pub(super) fn warn_of_html(&mut self, path: &str, range: std::ops::Range<usize>, html: &str) {
        let is_known = TAGS.iter().any(|tag| is_tag(html, tag.name));
        let hint = if is_known {
            "end it inside the same paragraph, without attributes: <sup>2</sup>"
        } else {
            "write it as Markdown"
        };
        self.lose(path, range, "html", "HTML is not passed on; its text is kept", hint);
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    fn read(html: &str) -> (String, bool) {
        let read = Html::read(html);
        let text = read.nodes.iter().map(|node| match node {
            serde_json::Value::String(text) => text.clone(),
            node => match node["link"]["text"].as_str() {
                Some(text) => format!("[{text}]({})", node["link"]["href"].as_str().unwrap()),
                None => "/".to_owned(),
            },
        });
        (text.collect(), read.has_tags)
    }

    #[test]
    fn html_keeps_its_words_and_loses_its_tags() {
        for (html, text, has_tags) in [
            ("<div>a <b>b</b>\n</div>", "a b", true),
            ("<!-- a > b --> c", "c", false),
            ("<br/", "", true),
            ("<script>if (a < b) c</script>d", "d", false),
            ("<STYLE>p {}</STYLE>", "", false),
            ("<table><tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr></table>", "A B/1 2", true),
            ("<p>a</p><p>b</p>", "a/b", true),
            ("<video src=a.mp4>No video.</video>", "[a.mp4](a.mp4)", false),
            ("<video controls><source src=\"a.mp4\"></video> b", "[a.mp4](a.mp4) b", false),
            ("<object title='T' data=\"a.svg\"></object>", "[T](a.svg)", false),
            ("a <iframe data-src=x src=y title=\"It's\"></iframe>", "a [It's](y)", false),
            ("<embed src=a> b <embed src=c>", "[a](a) b [c](c)", false),
        ] {
            assert_eq!(read(html), (text.to_owned(), has_tags), "{html}");
        }
    }
}
