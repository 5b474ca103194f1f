//! HTML tags for inline text that Markdown has no syntax for.
//!
//! Only tags without attributes are read; others, which would lose them, are reported like other HTML.

use pulldown_cmark::Event;
use serde_json::Value;

use super::deserializer::Deserializer;

/// An element, and its inline node.
#[derive(Debug, PartialEq)]
pub(super) struct Tag {
    pub(super) name: &'static str,
    pub(super) node: &'static str,
}

pub(super) const TAGS: [Tag; 5] = [
    Tag { name: "sup", node: "superscript" },
    Tag { name: "sub", node: "subscript" },
    Tag { name: "s", node: "strike" },
    Tag { name: "del", node: "strike" },
    Tag { name: "strike", node: "strike" },
];

/// How many of these elements may be open at once; deeper ones are reported like other HTML.
const DEPTH: usize = 8;
/// How many events to look ahead for an end tag, so that many unclosed tags stay cheap.
const REACH: usize = 1_000;

/// Whether HTML is a start tag or a void element of this name: `<br>`, `<BR/>`, `<br />`.
pub(super) fn is_tag(html: &str, name: &str) -> bool {
    let inner = html.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inner.is_some_and(|inner| inner.trim_end_matches('/').trim_end().eq_ignore_ascii_case(name))
}

/// Whether HTML is the end tag of this name.
pub(super) fn is_end(html: &str, name: &str) -> bool {
    html.strip_prefix("</")
        .and_then(|rest| rest.strip_suffix('>'))
        .is_some_and(|inner| inner.trim_end().eq_ignore_ascii_case(name))
}

impl Deserializer<'_, '_, '_> {
    /// Whether HTML is the end tag of the innermost open element.
    pub(super) fn ends_tag(&self, html: &str) -> bool {
        self.open_tags.last().is_some_and(|tag| is_end(html, tag.name))
    }

    /// The element that HTML begins here, if its end tag is inside the same container.
    pub(super) fn begins_tag(&self, html: &str) -> Option<&'static Tag> {
        let tag = TAGS.iter().find(|tag| is_tag(html, tag.name))?;
        if self.open_tags.len() >= DEPTH {
            return None;
        }
        let mut depth = 0_usize;
        // Elements that begin in between.
        let mut inner: Vec<&str> = Vec::new();
        for ahead in 1..REACH {
            match &self.ahead(ahead)?.0 {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.checked_sub(1)?,
                Event::InlineHtml(html) if depth == 0 => {
                    if let Some(begun) = TAGS.iter().find(|tag| is_tag(html, tag.name)) {
                        inner.push(begun.name);
                    } else if let Some(at) = inner.iter().rposition(|name| is_end(html, name)) {
                        inner.truncate(at);
                    } else if is_end(html, tag.name) {
                        return Some(tag);
                    } else if self.ends_tag(html) {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The inline nodes of an element whose start tag is next. Both its tags are consumed.
    pub(super) fn inside_tag(&mut self, tag: &'static Tag, path: &str) -> Vec<Value> {
        self.open_tags.push(tag);
        self.skip();
        let nodes = self.inlines(path);
        self.skip();
        self.open_tags.pop();
        nodes
    }
}
