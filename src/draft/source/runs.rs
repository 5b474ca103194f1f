//! Writes the runs of a word processor as Markdown.
//!
//! A word processor splits text into runs anywhere, even inside words. Neighbours with the same look are merged before
//! the marks are written: `*Tita**nic*` is no emphasis.

use super::markdown::escaped;

/// The look of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    /// The element for superscript or subscript.
    pub(super) raised: Option<&'static str>,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Text without markup.
    Text(Look, String),
    /// Markdown: a line break, a reference to a note, a picture, a link.
    Markdown(String),
}

/// Appends text; text with the same look is continued. White space has the look of the text before it.
pub(super) fn push_text(parts: &mut Vec<Part>, look: Look, words: &str) {
    match parts.last_mut() {
        Some(Part::Text(last, text)) if *last == look || words.trim().is_empty() => text.push_str(words),
        _ => parts.push(Part::Text(look, words.to_owned())),
    }
}

/// Removes the emphasis that all the text has.
pub(super) fn remove_common_emphasis(parts: &mut [Part]) {
    let all = |has: fn(&Look) -> bool| {
        parts.iter().all(|part| match part {
            Part::Text(look, words) => has(look) || words.trim().is_empty(),
            Part::Markdown(_) => true,
        })
    };
    let (bold, italic) = (all(|look| look.bold), all(|look| look.italic));
    for part in parts {
        if let Part::Text(look, _) = part {
            look.bold &= !bold;
            look.italic &= !italic;
        }
    }
}

/// The parts as Markdown.
pub(super) fn markdown(parts: &[Part]) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Markdown(part) => text.push_str(part),
            Part::Text(look, words) => {
                let is_before_word = matches!(
                    parts.get(index + 1),
                    Some(Part::Text(_, next)) if next.starts_with(char::is_alphanumeric)
                );
                push_marked(&mut text, *look, words, is_before_word);
            }
        }
    }
    text
}

/// Appends text between its marks. CommonMark recognises these only if no white space is inside of them, and no
/// punctuation is between them and a word: both are moved outside.
fn push_marked(text: &mut String, look: Look, words: &str, is_before_word: bool) {
    let mark = match (look.bold, look.italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    let is_marked = !mark.is_empty();
    let is_after_word = is_marked && text.ends_with(char::is_alphanumeric);
    let is_before_word = is_marked && is_before_word;
    let outside =
        |is_beside_word: bool| move |c: char| c.is_whitespace() || is_beside_word && !c.is_alphanumeric();
    let rest = words.trim_start_matches(outside(is_after_word));
    let inner = rest.trim_end_matches(outside(is_before_word));
    if inner.is_empty() {
        text.push_str(&escaped(words));
        return;
    }
    let (before, after) = (words.len() - rest.len(), rest.get(inner.len()..).unwrap_or_default());
    let mut inner = escaped(inner);
    for tag in look.raised.into_iter().chain(look.struck.then_some("s")) {
        inner = format!("<{tag}>{inner}</{tag}>");
    }
    text.push_str(&escaped(words.get(..before).unwrap_or_default()));
    text.push_str(&[mark, &inner, mark].concat());
    text.push_str(&escaped(after));
}
