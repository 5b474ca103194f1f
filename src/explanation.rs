//! All that is worked out about a story before anything is drawn.

use crate::annotate::Findings;
use crate::annotate::cross_references::CrossReferences;
use crate::story::model::{Story, TermIndex};
use crate::timeline::{Layout, layout};

/// A story, explained: plain data, the same for the same story.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The story, with the mentions that were found.
    pub story: Story,
    /// What mentions what.
    pub references: CrossReferences,
    /// The timeline.
    pub layout: Layout,
    /// The terms from A to Z.
    pub alphabetical: Vec<TermIndex>,
}

/// Explains a story that was annotated, with what was found in it besides.
#[must_use]
pub fn explain(story: Story, findings: &Findings) -> Explanation {
    let references = CrossReferences::new(&story, findings);
    let layout = layout(&story.events, &story.eras);
    let mut alphabetical: Vec<TermIndex> = (0..story.terms.len()).map(TermIndex).collect();
    alphabetical.sort_by_cached_key(|index| story.terms.get(index.0).map(|term| term.label.to_lowercase()));
    Explanation { story, references, layout, alphabetical }
}
