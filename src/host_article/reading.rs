//! What is found in the passages of an article, and which of it are links.
//!
//! A passage is looked through again only where its text has changed, or the dates before it from which its own are
//! understood. The rules are then applied to all mentions: how often a term is linked depends on all passages.

use web_sys::Element;

use super::collect::{Kind, Passage, Reading};
use super::mention::Target;
use super::reconcile::Wished;
use crate::annotate::annotator::{Annotator, Mention, Scene};
use crate::story::model::Event;

/// The work of a slice: about so many bytes of text, or what takes as long.
pub(super) const SLICE: usize = 1 << 14;

/// What mentions lead to, by id.
pub(super) struct Targets<'a> {
    pub(super) terms: &'a [String],
    pub(super) events: &'a [Event],
}

impl Targets<'_> {
    /// The links of a passage.
    pub(super) fn of(&self, passage: &Passage) -> Vec<Wished> {
        let found = passage.reading.iter().flat_map(|reading| &reading.found);
        let wished = found.filter(|annotation| annotation.linked).filter_map(|annotation| {
            let target = match &annotation.mention {
                Mention::Term(term) => Target::Term(self.terms.get(term.0)?.clone()),
                Mention::Date(found) => Target::Event(self.events.get(found.event?.0)?.id.clone()),
                Mention::Unclear(_) => return None,
            };
            Some(Wished { range: annotation.range.clone(), target })
        });
        wished.collect()
    }
}

/// Looks for mentions in what was read anew, and where dates may mean something else than before. Gives the passage to go
/// on with.
pub(super) fn find(
    annotator: &mut Annotator,
    passages: &mut [&mut Passage],
    next: usize,
    first: Scene,
) -> Option<usize> {
    let reading = |passage: &Passage| passage.reading.as_ref().map(|reading| reading.scenes.1);
    let before = next.checked_sub(1).and_then(|before| reading(passages.get(before)?));
    let mut scene = before.unwrap_or(first);
    let mut work = 0;
    for (index, passage) in passages.iter_mut().enumerate().skip(next) {
        if work >= SLICE {
            return Some(index);
        }
        work += 1;
        if passage.reading.as_ref().is_none_or(|reading| reading.scenes.0 != scene) {
            work += passage.text.len();
            let (mut found, mut dates) = (Vec::new(), Vec::new());
            annotator.resume(scene);
            match passage.kind {
                Kind::Heading(_) => {
                    annotator.begin_section();
                    dates = annotator.periods_in(&passage.text);
                }
                Kind::Prose => annotator.find(&passage.text, &passage.skipped, &mut found),
                Kind::Silent => {}
            }
            // What was linked before is compared with what is now.
            if let Some(before) = &passage.reading {
                for annotation in &mut found {
                    annotation.linked =
                        before.found.iter().any(|own| own.linked && own.range == annotation.range);
                }
            }
            passage.reading = Some(Reading { scenes: (scene, annotator.scene()), found, dates });
        }
        scene = reading(passage).unwrap_or(scene);
    }
    None
}

/// Applies the rules to all mentions. Gives the blocks in which other mentions are links now, and which have to be read
/// again for that.
pub(super) fn link(annotator: &mut Annotator, passages: &mut [&mut Passage]) -> Vec<Element> {
    annotator.begin_page();
    let mut stale = Vec::new();
    for passage in passages {
        if matches!(passage.kind, Kind::Heading(_)) {
            annotator.begin_section();
        }
        let Some(reading) = &mut passage.reading else { continue };
        let before: Vec<_> = reading.found.iter().map(|annotation| annotation.linked).collect();
        annotator.link(&mut reading.found);
        let is_other = !reading.found.iter().map(|annotation| annotation.linked).eq(before);
        if is_other && passage.pieces.is_none() {
            stale.push(passage.element.clone());
        }
    }
    stale
}
