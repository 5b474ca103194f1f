//! Formats findings for people and for machines.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::Report;
use crate::diagnostics::{Diagnostic, Severity};
use crate::story::source_map::{Finding, SourceMap};

/// The findings of a story in the style of a compiler: message, place, source line, hint.
#[must_use]
pub fn for_people(Report { findings, map, .. }: &Report, colours: bool) -> String {
    let renderer =
        if colours { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for finding in findings {
        text.push_str(&one(finding, map, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn one(Finding { diagnostic, spot }: &Finding, map: &SourceMap, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut title = level.primary_title(diagnostic.message.as_str());
    if !diagnostic.code.is_empty() {
        title = title.id(diagnostic.code);
    }
    let mut group = match map.files().get(spot.file) {
        Some(file) => {
            let text = &*file.text;
            let start = text.floor_char_boundary(spot.range.start);
            let rest = text.get(start..).unwrap_or_default();
            let line_end = start + rest.find('\n').unwrap_or(rest.len());
            let end = text.ceil_char_boundary(spot.range.end.clamp(start, line_end));
            let snippet = Snippet::source(text).path(&file.path);
            title.element(snippet.annotation(AnnotationKind::Primary.span(start..end)))
        }
        None => Group::with_title(title),
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    renderer.render(&[group])
}

/// The findings of a story as plain data.
#[must_use]
pub fn for_machines(Report { findings, map, .. }: &Report) -> Vec<Value> {
    let file = |spot: usize| map.files().get(spot).map(|file| file.path.as_str());
    findings.iter().map(|Finding { diagnostic, spot }| plain(file(spot.file), diagnostic)).collect()
}

/// A diagnostic as plain data, with its file if known.
#[must_use]
pub fn plain(file: Option<&str>, diagnostic: &Diagnostic) -> Value {
    let place = &diagnostic.place;
    json!({
        "file": file,
        "line": place.position.map(|position| position.line),
        "column": place.position.map(|position| position.column),
        "severity": match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "code": diagnostic.code,
        "path": place.path,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    })
}

/// "1 finding", "2 findings".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
