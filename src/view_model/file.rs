//! A view model at the end of the story file that it explains.
//!
//! `explainer build` writes it as the last field, `"view": ["<mark>", […]]`. The mark is a hash of the format
//! ([`wire`](mod@super::wire)) and of the story before it: if either differs, the view model is ignored and the story
//! is compiled again. So a story that was edited after it was built is never shown with an outdated view model, and a
//! widget reads no unknown format.

use super::ViewModel;
use super::wire::{Deserializer, Node, Wire, Writer};
use crate::fingerprint;

const FIELD: &str = ",\"view\":";

/// The story file (a JSON object, as text) with its view model.
#[must_use]
pub fn attach(story: &str, view: &ViewModel) -> String {
    let story = story.trim_end();
    let story = story.strip_suffix('}').unwrap_or(story);
    let mut out = Writer::default();
    out.list(|out| {
        fingerprint::form(story).write(out);
        view.write(out);
    });
    [story, FIELD, &out.finish(), "}"].concat()
}

/// The view model in a story file, not parsed yet.
#[derive(Debug)]
pub struct Found(Node);

/// The view model in a story file; `None` if it is missing, or of another story or format.
#[must_use]
pub fn find(file: &str) -> Option<Found> {
    let at = file.as_bytes().windows(FIELD.len()).rposition(|bytes| bytes == FIELD.as_bytes())?;
    let (story, field) = (file.get(..at)?, file.get(at + FIELD.len()..)?);
    let [mark, view]: [Node; 2] =
        Node::parse(field.trim_end().strip_suffix('}')?)?.list()?.try_into().ok()?;
    (mark.text()? == fingerprint::form(story)).then_some(Found(view))
}

impl Found {
    /// Parses it; `None` if it is invalid. `resolve` makes relative addresses absolute.
    #[must_use]
    pub fn read(&self, resolve: Option<&dyn Fn(&str) -> String>) -> Option<ViewModel> {
        let deserializer = Deserializer::new(resolve);
        let view = ViewModel::read(&self.0, &deserializer);
        (!deserializer.is_broken()).then_some(view)
    }
}

#[cfg(test)]
mod tests {
    use super::{attach, find};
    use crate::compile::compile;
    use crate::story::lower::read;

    const STORY: &str = r#"{"version": 1,
        "article": {"title": "A \"title\"", "published": "2019-05", "summary": "S.", "authors": [{"name": "Ada"}], "body": [
            {"heading": {"level": 2, "text": "On Europol"}},
            {"paragraph": ["In April 2019 the “European ", {"emphasis": ["Commission"]}, "”, wrote to Europol",
                {"footnote": "n"}, ". See ", {"link": {"href": "a.html", "text": "there"}}, "."]},
            {"list": {"ordered": true, "items": [[{"paragraph": "One"}], []]}},
            {"figure": {"src": "a.svg", "alt": "", "width": 10, "height": 20}},
            {"code": {"text": "x"}},
            {"table": {"head": ["a", "b"], "rows": [["1", ""]]}},
            {"footnote": {"label": "n", "body": [{"paragraph": "Note."}]}}]},
        "glossary": [{"id": "europol", "label": "Europol", "definition": "An agency.", "kind": "organisation"},
                     {"id": "commission", "label": "European Commission", "definition": "Writes to Europol.",
                      "at": [{"during": "2019/..", "definition": "Later."}],
                      "sources": [{"title": "T", "as_of": "2018~", "figures": {"a": "1"}}, {"title": "U", "figures": {"a": "2"}}]}],
        "timeline": {"groups": [{"id": "g", "label": "G"}], "eras": [{"label": "E", "date": "2018/2019"}], "events": [
            {"id": "letter", "date": "2019-04", "title": "The Commission writes", "groups": ["g"]},
            {"id": "before", "date": "1919", "title": "Long before"}, {"id": "never", "title": "No date"},
            {"id": "wrong", "date": "2019-13", "title": "No such month"}]}}"#;

    #[test]
    fn what_is_written_down_is_read_again() {
        let mut view = compile(read(STORY).unwrap()).1;
        assert_eq!(view.diagnostics.len(), 1);
        // Codes are not serialized: they are for authors.
        view.diagnostics[0].code = "";
        let file = attach(STORY, &view);
        serde_json::from_str::<serde_json::Value>(&file).unwrap();
        assert_eq!(find(&file).unwrap().read(None), Some(view));
    }

    #[test]
    fn addresses_are_resolved_but_for_fragments() {
        let file = attach(STORY, &compile(read(STORY).unwrap()).1);
        let view = find(&file).unwrap().read(Some(&|address| format!("/x/{address}"))).unwrap();
        let drawn = format!("{view:?}");
        assert!(drawn.contains("/x/a.html") && drawn.contains("/x/a.svg"), "{drawn}");
    }

    #[test]
    fn a_view_model_of_another_story_or_form_is_not_found() {
        let file = attach(STORY, &compile(read(STORY).unwrap()).1);
        assert!(find(&file.replace("wrote to", "had written to")).is_none());
        assert!(find(&file.replacen("\"view\":[\"", "\"view\":[\"0", 1)).is_none());
        assert!(find(STORY).is_none());
    }

    #[test]
    fn what_was_changed_in_it_is_not_read() {
        let file = attach(STORY, &compile(read(STORY).unwrap()).1);
        let (story, view) = file.split_once(",\"view\"").unwrap();
        assert_eq!(view.matches("\"a.svg\"").count(), 1, "{view}");
        let changed = view.replace("\"a.svg\"", "\"javascript:x\"");
        let found = find(&format!("{story},\"view\"{changed}")).unwrap();
        let read = found.read(None).map(|view| format!("{view:?}"));
        assert!(read.is_none_or(|read| !read.contains("javascript")));
        let (head, _) = file.rsplit_once("\",[").unwrap();
        assert_eq!(find(&format!("{head}\",[7]]}}")).and_then(|found| found.read(None)), None);
    }
}
