//! Each string in each field of a story: the page has the same structure as with harmless text.

use std::collections::{BTreeMap, BTreeSet};

use article_explainer::story::lower::lower;
use article_explainer::story::model::Story;
use article_explainer::story::shape::json_schema;
use serde_json::Value;

use crate::corpus::corpus;
use crate::everything::{HARMLESS, Place, everything, places, put};
use crate::page::Outline;
use crate::{built, complaints};

/// Harmless texts, one for each way in which a field may be read: as text, as text with hidden characters, as a text
/// without words, as an allowed or a forbidden address, as a date, as a valid or an invalid id.
const PROBES: [&str; 10] = [
    HARMLESS,
    "words",
    "\u{202e}words",
    "%",
    "a b",
    "2019",
    "https://example.org/",
    "mailto:a@example.org",
    "data:,",
    "",
];

/// Places with the same text at the same time: those of fields of one name, and those of all fields that contain only
/// text.
struct Field {
    name: String,
    places: Vec<Place>,
    /// The possible structures of the page.
    outlines: BTreeSet<Vec<String>>,
    /// The stories of the probes: a string that is left out like one of them needs no check of the page.
    stories: Vec<Story>,
}

fn fields(story: &Value) -> Vec<Field> {
    let mut by_name = BTreeMap::<String, Vec<Place>>::new();
    for place in places(story) {
        by_name.entry(place.field().to_owned()).or_default().push(place);
    }
    let outlines = |places: &[Place]| {
        let outline = |probe| Outline::of(&built(attacked(story, places, probe), "").0).elements;
        PROBES.into_iter().map(outline).collect::<BTreeSet<_>>()
    };
    // Text fields are tested together, as long as the page's structure does not depend on their text.
    let (mut words, mut fields) = (Vec::new(), Vec::new());
    for (name, places) in by_name {
        let together = [words.as_slice(), places.as_slice()].concat();
        if outlines(&together).len() == 1 {
            words = together;
        } else {
            fields.push((name, places));
        }
    }
    fields.push(("words".to_owned(), words));
    let field = |(name, places): (String, Vec<Place>)| Field {
        name,
        outlines: outlines(&places),
        stories: PROBES.into_iter().map(|probe| lowered(&attacked(story, &places, probe))).collect(),
        places,
    };
    fields.into_iter().map(field).collect()
}

fn attacked(story: &Value, places: &[Place], text: &str) -> Value {
    let mut story = story.clone();
    places.iter().for_each(|place| put(&mut story, place, text));
    story
}

fn lowered(file: &Value) -> Story {
    lower(file).unwrap().story
}

/// Faults of a page.
pub(crate) fn faults(outline: &Outline) -> Vec<String> {
    let mut faults = outline.forbidden();
    match outline.scripts.as_slice() {
        [widget, data] if widget.is_empty() => {
            if let Err(error) = serde_json::from_str::<Value>(data) {
                faults.push(format!("the data for machines are broken: {error}"));
            }
        }
        scripts => faults.push(format!("scripts: {scripts:?}")),
    }
    faults
}

#[test]
fn no_string_in_any_field_makes_more_than_words() {
    let story = everything(json_schema());
    let fields = fields(&story);
    let complaints = complaints(&corpus(), |attack| {
        let mut complaints = Vec::new();
        for field in &fields {
            let file = attacked(&story, &field.places, &attack.text);
            if field.stories.contains(&lowered(&file)) {
                continue;
            }
            let outline = Outline::of(&built(file, "").0);
            let mut faults = faults(&outline);
            if !field.outlines.contains(&outline.elements) {
                faults.push("the page is made of something else".into());
            }
            let told = |fault| format!("{} in {}: {:?}: {fault}", attack.class, field.name, attack.text);
            complaints.extend(faults.into_iter().map(told));
        }
        complaints
    });
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}
