//! Writes `story.md`: front matter with the suggestions, then the article.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::source::Source;
use super::{Certainty, Suggested, Suggestion};

/// The story of a source with its suggestions.
pub(super) fn write(source: &Source, suggestions: &[Suggestion]) -> String {
    let mut story = String::from("---\n");
    field(&mut story, "", "title", &source.title);
    for (name, value) in [
        ("summary", source.summary.as_deref().map(escape)),
        ("language", Some(source.language.clone())),
        ("published", source.published.clone()),
        ("updated", source.updated.clone()),
        ("url", source.url.clone()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            field(&mut story, "", name, &value);
        }
    }
    if !source.authors.is_empty() {
        story.push_str("authors:\n");
        source.authors.iter().for_each(|author| field(&mut story, "  - ", "name", author));
    }
    let terms = || suggestions.iter().filter(|suggestion| matches!(suggestion.what, Suggested::Term { .. }));
    if terms().next().is_some() {
        story.push_str("glossary:\n");
        terms().for_each(|term| entry(&mut story, "  ", term));
    }
    let events =
        || suggestions.iter().filter(|suggestion| matches!(suggestion.what, Suggested::Event { .. }));
    if events().next().is_some() {
        story.push_str("timeline:\n  events:\n");
        events().for_each(|event| entry(&mut story, "    ", event));
    }
    story.push_str("---\n\n");
    story.push_str(source.body.trim());
    story.push('\n');
    story
}

/// A term or an event, with the reason as a comment. Uncertain ones are drafts.
fn entry(story: &mut String, indent: &str, suggestion: &Suggestion) {
    let inner = format!("{indent}  ");
    let _ = writeln!(story, "{indent}# {}", suggestion.reason().replace(['\n', '\r'], " "));
    field(story, &format!("{indent}- "), "id", &suggestion.id);
    match &suggestion.what {
        Suggested::Term { label, aliases, kind, definition, defined_at, .. } => {
            field(story, &inner, "label", label);
            if !aliases.is_empty() {
                let aliases: Vec<_> = aliases.iter().map(|alias| quoted(alias)).collect();
                let _ = writeln!(story, "{inner}aliases: [{}]", aliases.join(", "));
            }
            if let Some(kind) = kind {
                let _ = writeln!(story, "{inner}kind: {}", kind.name());
            }
            match definition {
                // The definition of a known term is Markdown already.
                Some(definition) if defined_at.is_none() => field(story, &inner, "definition", definition),
                Some(definition) => field(story, &inner, "definition", &sentence(definition)),
                None => {
                    let _ = writeln!(story, "{inner}definition:");
                }
            }
        }
        Suggested::Event { title, date, text } => {
            field(story, &inner, "date", date.edtf());
            field(story, &inner, "title", title);
            field(story, &inner, "text", &escape(text));
        }
    }
    if suggestion.certainty != Certainty::Certain {
        let _ = writeln!(story, "{inner}draft: true");
    }
}

/// Quoted text as a sentence: with a capital and a full stop.
fn sentence(words: &str) -> String {
    let escaped = escape(words);
    let mut chars = escaped.chars();
    let mut text: String = chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    text.push_str(chars.as_str());
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}

fn field(story: &mut String, indent: &str, name: &str, value: &str) {
    let _ = writeln!(story, "{indent}{name}: {}", quoted(value));
}

/// A YAML scalar in double quotation marks, with the escapes of JSON, which are valid YAML.
pub(crate) fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

/// Escapes plain text for Markdown.
pub(crate) fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let chars: Vec<char> = words.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let next = at.checked_add(1).and_then(|at| chars.get(at));
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '^' => true,
            // An underscore inside a word is literal; `&` may begin a character reference.
            '_' => {
                !(at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric())
                    && next.is_some_and(|c| c.is_alphanumeric()))
            }
            '&' => next.is_some_and(|next| next.is_alphabetic() || *next == '#'),
            '#' | '>' | '+' | '-' => at == 0,
            _ => false,
        };
        if special {
            text.push('\\');
        }
        text.push(c);
    }
    // A number and a full stop at the start would begin a list.
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        text.insert(digits, '\\');
    }
    text
}

/// An id from a text, made unique among those given before.
pub(crate) fn slug(words: &str, ids: &mut BTreeMap<String, usize>) -> String {
    let mut id = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            id.push(c);
        } else if !id.ends_with('-') && !id.is_empty() && !matches!(c, '’' | '\'' | '\u{ad}') {
            id.push('-');
        }
        if id.chars().count() >= 48 {
            break;
        }
    }
    let id = if id.trim_matches('-').is_empty() { "item" } else { id.trim_matches('-') }.to_owned();
    let mut unique = id.clone();
    while ids.contains_key(&unique) {
        let count = ids.entry(id.clone()).or_insert(1);
        *count += 1;
        unique = format!("{id}-{count}");
    }
    ids.insert(unique.clone(), 1);
    unique
}
