//! Checks which drafted events the article links to.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::annotate;
use crate::annotate::review::{Part, review};
use crate::story::lower::lower;
use crate::story::markdown;

/// The ids of the published events of a drafted story without a link from a passage.
pub(super) fn unreached(story: &str) -> BTreeSet<String> {
    const PATH: &str = "story.md";
    let files = BTreeMap::from([(PATH.to_owned(), story.as_bytes().to_vec())]);
    let Ok(compiled) = markdown::compile(&files, PATH) else { return BTreeSet::new() };
    let Ok(lowered) = lower(&compiled.value) else { return BTreeSet::new() };
    let mut story = lowered.story;
    let findings = annotate(&mut story);
    let remarks = review(&story, &findings).into_iter().filter(|remark| remark.code == "unmentioned-event");
    let ids = remarks.filter_map(|remark| match remark.part {
        Part::Event(event) => Some(story.events.get(event.0)?.id.clone()),
        _ => None,
    });
    ids.collect()
}
