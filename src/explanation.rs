//! All that is worked out about a story before anything is drawn.

use crate::annotate::Findings;
use crate::annotate::cross_references::CrossReferences;
use crate::language::lower_case;
use crate::order::order;
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
    let labels: Vec<String> = story.terms.iter().map(|term| lower_case(&term.label)).collect();
    let alphabetical = order(labels.len(), &mut |a, b| labels.get(a).cmp(&labels.get(b)));
    let alphabetical = alphabetical.into_iter().map(TermIndex).collect();
    Explanation { story, references, layout, alphabetical }
}
