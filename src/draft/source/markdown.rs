//! Reads Markdown: the front matter of common programs, and the body.

use serde_json::Value;

use super::plain::credits;
use super::{Input, Source, language_of};
use crate::diagnostics::Diagnostic;

/// Reads Markdown.
pub(super) fn read(text: &str, input: &Input) -> Source {
    let mut source = Source::default();
    let body = match front_matter(text) {
        Some((front, body)) => {
            facts(&mut source, front);
            body
        }
        None => text,
    };
    body.clone_into(&mut source.body);
    // The first heading of level 1 is the headline.
    let title_line =
        source.body.lines().find(|line| !line.trim().is_empty()).and_then(|line| line.strip_prefix("# "));
    if let Some(title) = title_line.map(|title| title.trim().trim_end_matches('#').trim().to_owned()) {
        let at = source.body.find("# ").unwrap_or(0);
        let end =
            source.body.get(at..).and_then(|rest| rest.find('\n')).map_or(source.body.len(), |end| at + end);
        source.body = source.body.get(end..).unwrap_or_default().trim_start().to_owned();
        if source.title.is_empty() {
            source.title = title;
        }
    }
    // A byline or a date as a separate paragraph before the text.
    let tag = input.language.map_or_else(|| language_of(&source.body), str::to_owned);
    while let Some((first, rest)) = source.body.split_once("\n\n") {
        if !credits(&mut source.authors, &mut source.published, first.trim().trim_matches(['*', '_']), &tag) {
            break;
        }
        source.body = rest.trim_start().to_owned();
    }
    source
}

fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n")?;
    let end = rest
        .find("\n---\n")
        .map(|at| (at, at + 5))
        .or_else(|| rest.strip_suffix("\n---").map(|front| (front.len(), rest.len())))?;
    Some((rest.get(..end.0)?, rest.get(end.1..)?))
}

/// The fields of the front matter, by the names that common programs use.
fn facts(source: &mut Source, front: &str) {
    let Ok(Value::Object(fields)) = serde_saphyr::from_str::<Value>(front) else {
        source.diagnostics.push(
            Diagnostic::warning("$.article", "the front matter is not YAML, and is left out")
                .hint("put values that hold \": \" in quotation marks"),
        );
        return;
    };
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    for (name, value) in &fields {
        match (name.to_lowercase().as_str(), text(value)) {
            ("title" | "headline", Some(title)) => source.title = title,
            ("summary" | "description" | "excerpt" | "subtitle", Some(summary)) => {
                source.summary = Some(summary)
            }
            ("language" | "lang" | "locale", Some(language)) => source.language = language,
            ("published" | "date" | "published_at" | "publishdate" | "pubdate", Some(date)) => {
                source.published = Some(day(&date));
            }
            ("updated" | "lastmod" | "modified", Some(date)) => source.updated = Some(day(&date)),
            ("url" | "canonical" | "canonical_url", Some(url)) => source.url = Some(url),
            ("author" | "authors" | "byline", _) => source.authors = authors(value),
            _ => source.diagnostics.push(
                Diagnostic::warning(
                    format!("$.article.{name}"),
                    format!("the field \"{name}\" of the front matter is left out"),
                )
                .hint("a story has no such field"),
            ),
        }
    }
}

/// The day of a date, which may have a time.
pub(super) fn day(date: &str) -> String {
    let date = date.trim();
    let is_day = date.get(..10).is_some_and(|day| {
        day.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
    });
    if is_day { date.get(..10).unwrap_or(date).to_owned() } else { date.to_owned() }
}

fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(list) => list.iter().flat_map(authors).collect(),
        Value::Object(fields) => fields.get("name").map(authors).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Shifts headings to begin with level 2, as level 1 is the title.
pub(super) fn levelled(body: &str) -> String {
    let level = |line: &str| line.chars().take_while(|c| *c == '#').count();
    let is_heading =
        |line: &str| (1..=6).contains(&level(line)) && line.trim_start_matches('#').starts_with(' ');
    let Some(highest) = body.lines().filter(|line| is_heading(line)).map(level).min() else {
        return body.to_owned();
    };
    let mut code = false;
    let lines = body.lines().map(|line| {
        code ^= line.starts_with("```");
        if code || !is_heading(line) {
            return line.to_owned();
        }
        format!(
            "{}{}",
            "#".repeat((level(line) + 2 - highest.min(2)).clamp(2, 6)),
            line.trim_start_matches('#')
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Escapes text for Markdown, at any position of a line.
pub(super) fn escaped(words: &str) -> String {
    crate::draft::story_file::escape(words)
}
