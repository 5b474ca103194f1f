//! Converts HTML in the fields of a slide to inline Markdown, and reports what is lost.

use htmd::HtmlToMarkdown;
use htmd::options::{BrStyle, Options};

use crate::diagnostics::Diagnostic;
use crate::draft::escape;

/// Elements with an equivalent in the Markdown of a story.
const KEPT: [&str; 12] =
    ["p", "br", "b", "strong", "i", "em", "a", "code", "span", "div", "cite", "blockquote"];

/// A text as inline Markdown. A text of a story is one paragraph: further ones are joined, which is reported.
pub(super) fn markdown(text: &str, place: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
    if !is_html(text) {
        let lines: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(escape).collect();
        return joined(&lines, place, diagnostics);
    }
    let mut lost: Vec<String> = tags(text).filter(|tag| !KEPT.contains(&tag.as_str())).collect();
    lost.sort();
    lost.dedup();
    for tag in lost {
        diagnostics.push(
            Diagnostic::warning(place, format!("<{tag}> is not kept; its words stay, and what it links to"))
                .hint("a story has emphasis, links and code; put a picture in a field of its own"),
        );
    }
    let options = Options { br_style: BrStyle::Backslash, ..Options::default() };
    let converter = HtmlToMarkdown::builder()
        .options(options)
        .skip_tags(vec!["script", "style"])
        .add_handler(
            vec!["img", "iframe", "video", "audio", "embed"],
            |_: &dyn htmd::element_handler::Handlers, element: htmd::Element| {
                let attribute = |name: &str| {
                    element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string())
                };
                let src = attribute("src")?;
                let words = attribute("alt")
                    .or_else(|| attribute("title"))
                    .filter(|words| !words.is_empty())
                    .unwrap_or_else(|| src.clone());
                Some(format!(" [{}](<{src}>) ", escape(&words)).into())
            },
        )
        .add_handler(
            vec!["h1", "h2", "h3", "h4", "h5", "h6", "blockquote"],
            |handlers: &dyn htmd::element_handler::Handlers, element: htmd::Element| {
                Some(format!("\n\n{}\n\n", handlers.walk_children(element.node).content.trim()).into())
            },
        )
        .build();
    let converted = converter.convert(text).unwrap_or_default();
    let lines: Vec<&str> = converted
        .lines()
        .map(|line| line.trim().trim_end_matches('\\').trim())
        .filter(|line| !line.is_empty())
        .collect();
    joined(&lines, place, diagnostics)
}

fn joined(lines: &[impl AsRef<str>], place: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
    if lines.len() > 1 {
        diagnostics.push(
            Diagnostic::warning(place, "line breaks and paragraphs become spaces")
                .hint("the text of an event and a definition are one paragraph"),
        );
    }
    lines.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" ")
}

/// A text without markup, for titles and names.
pub(super) fn words(text: &str) -> String {
    let plain = if is_html(text) {
        let converter = HtmlToMarkdown::builder().skip_tags(vec!["script", "style"]).build();
        converter.html_to_tree(text).map(|tree| content(&tree)).unwrap_or_default()
    } else {
        text.to_owned()
    };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text contains tags or character references.
fn is_html(text: &str) -> bool {
    tags(text).next().is_some()
        || text.split('&').skip(1).any(|rest| {
            rest.split_once(';').is_some_and(|(name, _)| {
                name.len() <= 10 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
            })
        })
}

/// The names of the start tags in a text.
fn tags(text: &str) -> impl Iterator<Item = String> {
    text.split('<').skip(1).filter_map(|rest| {
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let after = rest.get(name.len()..).and_then(|rest| rest.chars().next());
        (name.starts_with(|c: char| c.is_ascii_alphabetic())
            && matches!(after, Some(' ' | '>' | '/' | '\n' | '\t')))
        .then(|| name.to_ascii_lowercase())
    })
}

fn content(node: &htmd::Node) -> String {
    if let markup5ever_rcdom::NodeData::Text { contents } = &node.data {
        return contents.borrow().to_string();
    }
    let parts: Vec<String> = node.children.borrow().iter().map(|child| content(child)).collect();
    let parts = parts.concat();
    match &node.data {
        markup5ever_rcdom::NodeData::Element { name, .. } if matches!(&*name.local, "br" | "p" | "div") => {
            parts + " "
        }
        _ => parts,
    }
}
