//! The output files of a story: `story.json` with its view model, and the page.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::index::Entry;
use super::library::Library;
use super::plan::{Place, Plan};
use super::source::Source;
use super::{Options, Report, addresses};
use crate::compile::compile;
use crate::diagnostics::Diagnostic;
use crate::files::{Files, Unreadable};
use crate::prerender::{Page, Template};
use crate::story::lower::Lowered;
use crate::story::model::{Story, Term};
use crate::view_model::{ViewModel, file};

/// The result of building a story.
#[derive(Debug)]
pub struct Built {
    /// The files of the site; empty if a whole part of the story is lost: then an existing page is not replaced.
    pub files: Vec<(String, Vec<u8>)>,
    /// The findings.
    pub report: Report,
    /// The files that it refers to: the path of each, and its place in the site.
    pub refers: BTreeMap<String, String>,
    /// Its index entry.
    pub entry: Option<Entry>,
    /// Whether its article has a text.
    pub has_text: bool,
}

/// Builds a story of a plan; shared files come from the library.
///
/// # Errors
/// If its file cannot be read.
pub fn build(
    files: &dyn Files,
    library: &Library,
    plan: &Plan,
    place: &Place,
    options: &Options,
) -> Result<Built, Unreadable> {
    let mut source = library.read(files, &place.source)?;
    source.findings.extend(addresses::missing(files, &source.value, &source.map));
    let refers = addresses::move_to_site(&mut source.value, plan, place, options);
    let lowered = source.lower();
    let Source { value, map, findings, drafts, broken } = source;
    let report = Report { path: place.source.clone(), findings, map, drafts, broken };
    let mut built = Built { files: Vec::new(), report, refers, entry: None, has_text: false };
    let Some(lowered) = lowered.filter(|_| !broken) else { return Ok(built) };
    built.entry = Some(Entry::of(&lowered.story.article, place));
    built.has_text = !lowered.story.article.body.is_empty();
    let widget = match &options.widget {
        Some(url) => format!("{}/", url.trim_end_matches('/')),
        None => "../".repeat(place.folder.matches('/').count()),
    };
    let Published { json, page } = publish(value, lowered, &widget, &options.template);
    for (name, text) in [("story.json", json), ("index.html", page)] {
        built.files.push(([&place.folder, name].concat(), text.into_bytes()));
    }
    Ok(built)
}

/// A story for readers.
#[derive(Debug)]
pub struct Published {
    /// The story file with the terms that it uses, and its view model.
    pub json: String,
    /// The page.
    pub page: String,
}

/// Compiles and prerenders a lowered story. `widget` is the address of the folder of the widget's files; it ends in a
/// slash, or is empty.
#[must_use]
pub fn publish(value: Value, lowered: Lowered, widget: &str, template: &Template) -> Published {
    let (story, view, json) = explained(value, lowered);
    let page = Page { story: &story, view, json: &json, widget }.html(template);
    Published { json, page }
}

/// Compiles a lowered story. Returns it with its view model and its story file.
#[must_use]
pub fn explained(mut value: Value, lowered: Lowered) -> (Story, ViewModel, String) {
    let (story, mut view) = compile(lowered);
    cut(&mut value, &story.terms, &mut view.diagnostics);
    // An outdated view model of an earlier build.
    value.as_object_mut().and_then(|story| story.remove("view"));
    // The view model belongs to exactly these bytes, and pages inline them: so they are safe in HTML from the start.
    let json = file::attach(&in_html(&value.to_string()), &view);
    (story, view, json)
}

/// JSON without `<`, which could end the element that holds it.
#[must_use]
pub fn in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Removes unused terms from a story file, and diagnostics about them.
fn cut(value: &mut Value, terms: &[Term], diagnostics: &mut Vec<Diagnostic>) {
    let Some(glossary) = value.get_mut("glossary").and_then(Value::as_array_mut) else { return };
    let mut left: HashSet<&str> = terms.iter().map(|term| term.id.as_str()).collect();
    let ids = left.clone();
    let mut places = Vec::with_capacity(glossary.len());
    let mut kept = 0;
    glossary.retain_mut(|term| {
        // Of two terms with one id the first is used.
        let keeps = term.get("id").and_then(Value::as_str).is_some_and(|id| left.remove(id));
        places.push(keeps.then_some(kept));
        kept += usize::from(keeps);
        if let Some(related) = term.get_mut("see_also").and_then(Value::as_array_mut) {
            related.retain(|id| id.as_str().is_some_and(|id| ids.contains(id)));
        }
        keeps
    });
    diagnostics.retain_mut(|diagnostic| {
        let Some((index, rest)) =
            diagnostic.place.path.strip_prefix("$.glossary[").and_then(|rest| rest.split_once(']'))
        else {
            return true;
        };
        let place = index.parse::<usize>().ok().and_then(|index| places.get(index).copied().flatten());
        if let Some(place) = place {
            diagnostic.place.path = format!("$.glossary[{place}]{rest}");
        }
        place.is_some()
    });
}
