//! Adds remarks to the findings of a story.

use serde_json::Value;

use super::source::Source;
use crate::annotate::Findings;
use crate::annotate::review::{self, Part};
use crate::diagnostics::Diagnostic;
use crate::story::model::Story;

/// Adds remarks on an annotated story to its findings.
pub(super) fn review(source: &mut Source, story: &Story, findings: &Findings) {
    let mut diagnostics = Vec::new();
    for date in &findings.unclear_dates {
        diagnostics.push((false, date.diagnostic(format!("$.article.body[{}]", date.passage.0))));
    }
    for remark in review::review(story, findings) {
        let Some(path) = path(&source.value, story, remark.part) else { continue };
        let unmentioned = remark.code.starts_with("unmentioned");
        diagnostics.push((
            unmentioned,
            Diagnostic::warning(path, remark.message).code(remark.code).hint(remark.hint),
        ));
    }
    for (unmentioned, diagnostic) in diagnostics {
        let finding = source.map.locate(diagnostic);
        // A shared glossary may hold terms that a story does not mention.
        if !unmentioned || finding.spot.file == 0 {
            source.findings.push(finding);
        }
    }
    source.findings.sort_by_key(|finding| (finding.spot.file, finding.spot.range.start));
}

/// The JSON path of a part of a story, in the file that it was lowered from.
fn path(file: &Value, story: &Story, part: Part) -> Option<String> {
    let place = |list: &str, id: &str| {
        let list = file.pointer(list)?.as_array()?;
        list.iter().position(|item| item.get("id").and_then(Value::as_str) == Some(id))
    };
    Some(match part {
        Part::Label(term) => {
            format!("$.glossary[{}].label", place("/glossary", &story.terms.get(term.0)?.id)?)
        }
        Part::Alias(term, alias) => {
            format!("$.glossary[{}].aliases[{alias}]", place("/glossary", &story.terms.get(term.0)?.id)?)
        }
        Part::Event(event) => {
            format!("$.timeline.events[{}].title", place("/timeline/events", &story.events.get(event.0)?.id)?)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::site::check;

    #[test]
    fn remarks_stand_at_their_places_and_not_on_what_stories_share() {
        let story = "---\ntitle: A vote\nglossary:\n  - {id: the, label: The, definition: No.}\n  - {id: board, label: Board, \
            definition: It runs the harbour.}\ntimeline: events.yaml\n---\nThey met on 04/05/2019.\n";
        let shared = "events:\n  - {id: vote, date: 2019, title: The vote}\n";
        let files = [("story.md", story), ("events.yaml", shared)];
        let files: BTreeMap<String, Vec<u8>> =
            files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        let found = check(&files, "story.md").unwrap().findings;
        let told: Vec<_> = (found.iter())
            .map(|finding| {
                let place = finding.diagnostic.place.position.unwrap();
                (finding.diagnostic.code, place.line, place.column)
            })
            .collect();
        let expected = [("common-word", 4, 22), ("unmentioned-term", 5, 24), ("unclear-date", 8, 1)];
        assert_eq!(told, expected);
    }
}
