//! Finds the mentions in the passages of an article, and decides which of them are links.
//!
//! A passage is searched again only if its text has changed, or the earlier dates that its own refer to. The linking
//! rules are then applied to all mentions: how often a term is linked depends on all passages.

use web_sys::Element;

use super::collect::{Kind, Passage, Reading};
use super::mention::Target;
use super::reconcile::Wished;
use crate::annotate::annotator::{Annotator, Mention, Scene};
use crate::story::model::Event;

/// The work of a slice, in bytes of text or an equivalent.
pub(super) const SLICE: usize = 1 << 14;

/// The targets of mentions, by index.
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

/// Finds mentions in passages whose text has changed or whose dates may be resolved differently. Returns the passage to
/// continue with.
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
            // Keep the previous links for comparison in `link`.
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

/// Applies the linking rules to all mentions. Returns the blocks whose links have changed, and which have to be read
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
