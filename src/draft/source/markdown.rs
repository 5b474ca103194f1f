//! Reads Markdown: the front matter of common programs, and the body.

use serde_json::Value;

use super::plain::headed;
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
    let tag = input.language.map_or_else(|| language_of(&source.body), str::to_owned);
    later_title(&mut source);
    // A byline or a date before the text, and a headline without a sign before it.
    let body = std::mem::take(&mut source.body);
    let first = body.lines().next().unwrap_or_default();
    let is_prose = !first.starts_with(['#', '>', '-', '+', '|', '!', '<', '`', '[', '=', ' '])
        && !first.starts_with("* ");
    let known = source.title.is_empty() && !is_prose;
    if known {
        source.title.push('#');
    }
    source.body = headed(&mut source, body.trim(), &tag, true).to_owned();
    if known {
        source.title.clear();
    }
    source.title = source.title.trim_matches(['*', '_']).to_owned();
    source
}

/// Takes the only heading of level 1 as the title where the text does not begin with it.
fn later_title(source: &mut Source) {
    if !source.title.is_empty() {
        return;
    }
    let mut code = false;
    let mut heads = source.body.lines().enumerate().filter_map(|(at, line)| {
        code ^= line.starts_with("```");
        line.strip_prefix("# ").filter(|_| !code).map(|title| (at, title))
    });
    if let (Some((at, title)), None) = (heads.next(), heads.next()) {
        let title = title.trim().trim_end_matches('#').trim().to_owned();
        let lines = source.body.lines().enumerate().filter(|(line, _)| *line != at);
        let body = lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        (source.title, source.body) = (title, body.trim_start().to_owned());
    }
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
    let mut fence = Fence::default();
    let lines: Vec<(&str, Option<usize>)> =
        body.lines().map(|line| (line, if fence.holds(line) { None } else { level(line) })).collect();
    let Some(highest) = lines.iter().filter_map(|(_, level)| *level).min() else {
        return body.to_owned();
    };
    let shifted = lines.into_iter().map(|(line, level)| match level {
        Some(level) => "#".repeat((level + 2 - highest).min(6)) + line.trim_start_matches('#'),
        None => line.to_owned(),
    });
    shifted.collect::<Vec<_>>().join("\n")
}

/// The level of a heading; `None` for another line.
fn level(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    Some(line.len() - rest.len()).filter(|level| (1..=6).contains(level) && rest.starts_with(' '))
}

/// A fence of code that is open at a line: at least three backticks or tildes.
#[derive(Default)]
struct Fence<'a>(Option<&'a str>);

impl<'a> Fence<'a> {
    /// Whether the next line is code, or a fence.
    fn holds(&mut self, line: &'a str) -> bool {
        let line = line.trim();
        let marks = |sign: char| line.len() - line.trim_start_matches(sign).len();
        let fence = line.get(..marks('`').max(marks('~'))).filter(|fence| fence.len() >= 3);
        match (self.0, fence) {
            (Some(open), Some(fence)) => {
                // It is closed by the same sign, at least as often, and nothing else.
                if fence == line && fence.starts_with(open) {
                    self.0 = None;
                }
                true
            }
            (Some(_), None) => true,
            (None, Some(fence)) => {
                // Text between backticks on one line is no block.
                let is_block = !fence.starts_with('`') || !line.trim_start_matches('`').contains('`');
                self.0 = Some(fence).filter(|_| is_block);
                is_block
            }
            (None, None) => false,
        }
    }
}

/// Escapes text for Markdown, at any position of a line.
pub(super) fn escaped(words: &str) -> String {
    crate::draft::story_file::escape(words)
}

#[cfg(test)]
mod tests {
    use super::levelled;

    #[test]
    fn headings_begin_with_level_two() {
        for (body, expected) in [
            ("# One\n## Two", "## One\n### Two"),
            ("### Three\n#### Four", "## Three\n### Four"),
            ("##### Five\n###### Six\n### Three", "#### Five\n##### Six\n## Three"),
            ("###### Six\n# One", "###### Six\n## One"),
            ("```\n# code\n```\n### Three", "```\n# code\n```\n## Three"),
            ("~~~ sh\n# code\n```\n# code\n~~~\n### Three", "~~~ sh\n# code\n```\n# code\n~~~\n## Three"),
            ("````\n# code\n```\n# code\n`````\n# One", "````\n# code\n```\n# code\n`````\n## One"),
            ("```code``` of one line\n# One", "```code``` of one line\n## One"),
            ("# One\n```\n# never closed", "## One\n```\n# never closed"),
            ("#hashtag\nWords", "#hashtag\nWords"),
        ] {
            assert_eq!(levelled(body), expected, "{body}");
        }
    }
}
