//! Changes the mentions in a passage to those that it should have.

use std::ops::Range;

use js_sys::WeakSet;
use web_sys::Element;

use super::collect::Piece;
use super::held::Held;
use super::mention::{Part, Target};

/// A mention that a passage should have.
#[derive(Debug)]
pub(super) struct Wished {
    /// The byte range in the passage's text.
    pub(super) range: Range<usize>,
    pub(super) target: Target,
}

impl Wished {
    /// The part of the mention in a piece of the passage's text.
    fn part(&self, text: &str, here: &Range<usize>) -> Option<Part> {
        let range = self.range.start.max(here.start)..self.range.end.min(here.end);
        let goes_on = range.start > self.range.start;
        let whole = || text.get(self.range.clone()).map(str::to_owned);
        let label = if !goes_on && range.end < self.range.end { whole() } else { None };
        (range.start < range.end).then(|| Part { range, target: self.target.clone(), goes_on, label })
    }
}

/// Wraps missing mentions, or unwraps wrong ones. Returns whether any was unwrapped: then the passage has to be read
/// again.
pub(super) fn reconcile(
    held: &Held,
    translated: &WeakSet,
    pieces: &[Piece],
    text: &str,
    wished: &[Wished],
) -> bool {
    let mut wrong = false;
    for (mention, range) in mentions(pieces) {
        let is_right = || {
            wished
                .iter()
                .filter_map(|wished| wished.part(text, &range))
                .any(|part| part.range == range && part.is(&mention))
        };
        if !translated.has(&mention) && !is_right() {
            held.unwrap(&mention);
            wrong = true;
        }
    }
    if wrong {
        return true;
    }
    for Piece { node, range: here, mention } in pieces {
        if mention.is_some() {
            continue;
        }
        let parts = wished.iter().filter_map(|wished| wished.part(text, here)).map(|part| {
            let range = part.range.start - here.start..part.range.end - here.start;
            Part { range, ..part }
        });
        let Some(text) = text.get(here.clone()) else { continue };
        let is_seen =
            |part: &Part| text.get(part.range.clone()).is_some_and(|words| !words.trim().is_empty());
        let parts: Vec<_> = parts.filter(is_seen).collect();
        if !parts.is_empty() {
            // If wrapping fails, because the page has removed the node meanwhile, the passage is read again with the
            // next record.
            let _ = held.wrap(node, text, &parts);
        }
    }
    false
}

/// The mentions in a passage, each with its byte range.
fn mentions(pieces: &[Piece]) -> Vec<(Element, Range<usize>)> {
    let mut mentions: Vec<(Element, Range<usize>)> = Vec::new();
    for Piece { range, mention, .. } in pieces {
        let Some(mention) = mention else { continue };
        match mentions.last_mut().filter(|(last, _)| last == mention) {
            Some((_, covered)) => covered.end = range.end,
            None => mentions.push((mention.clone(), range.clone())),
        }
    }
    mentions
}
