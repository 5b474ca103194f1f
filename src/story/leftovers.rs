//! Lints for valid stories: in-page links without a target, and HTML entities that are shown literally.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostics::Diagnostic;

/// In-page links without a target.
pub(crate) fn lost_fragments(story: &Value) -> Vec<Diagnostic> {
    let list = |path: &str| story.pointer(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let ids = |path: &str, kind: &str| -> Vec<String> {
        let id = |item: &Value| Some(format!("#{kind}-{}", item.get("id")?.as_str()?));
        list(path).iter().filter_map(id).collect()
    };
    let mut known: HashSet<String> =
        (1..=list("/article/body").len()).map(|number| format!("#p{number}")).collect();
    known.extend(ids("/glossary", "term"));
    known.extend(ids("/timeline/events", "event"));
    known.extend(["#timeline", "#glossary"].map(str::to_owned));
    let mut lost = Vec::new();
    strings(story, "$", &mut |text, path| {
        if path.ends_with(".href") && text.starts_with('#') && !known.contains(text) {
            lost.push(
                Diagnostic::warning(path, format!("nothing in the page is called \"{text}\""))
                    .code("in-page-link")
                    .hint("a block is #p1, #p2 and so on, a term #term-<id>, an event #event-<id>"),
            );
        }
    });
    lost
}

/// HTML entities in a story file, which are shown literally.
pub(crate) fn entities(story: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    strings(story, "$", &mut |text, path| {
        let is_code = path.contains(".code")
            || path.ends_with(".href")
            || path.ends_with(".url")
            || path.ends_with(".src");
        if let Some(entity) = entity(text).filter(|_| !is_code) {
            found.push(
                Diagnostic::warning(path, format!("\"{entity}\" is shown as it is written"))
                    .code("entity")
                    .hint("write the sign itself"),
            );
        }
    });
    found
}

/// The first HTML character reference in a text.
fn entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let end = rest.find(';').filter(|end| (3..=10).contains(end))?;
        let name = rest.get(1..end)?;
        let name = name.strip_prefix('#').unwrap_or(name);
        name.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| rest.get(..=end)).flatten()
    })
}

fn strings(value: &Value, path: &str, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => visit(text, path),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| strings(item, &format!("{path}[{index}]"), visit));
        }
        // Skip what an earlier build has added.
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| name.as_str() != "view")
            .for_each(|(name, field)| strings(field, &format!("{path}.{name}"), visit)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn a_character_reference_is_no_other_ampersand() {
        for (text, found) in [
            ("A &amp; B", Some("&amp;")),
            ("&#160;", Some("&#160;")),
            ("&#x2014;", Some("&#x2014;")),
            ("Marks & Spencer; others", None),
            ("a&b;", None),
            ("?a=1&copy=2", None),
        ] {
            assert_eq!(entity(text), found, "{text}");
        }
    }
}
