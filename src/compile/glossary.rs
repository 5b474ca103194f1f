//! Builds the view model of terms and sources.

use super::text::Cutter;
use super::{Builder, address};
use crate::language::lower_case;
use crate::story::model::{self, TermIndex};
use crate::view_model::{Disagreement, ScopedDefinition, Source, Sources, Str, Term};

impl Builder<'_> {
    /// The terms in the order in which the text first mentions them, then the rest.
    pub(super) fn notes(&self) -> Vec<TermIndex> {
        let references = self.references;
        let place = |term: &TermIndex| {
            let passage = references.term_mentions.get(term.0)?.first()?;
            Some((*passage, references.passage_terms.get(passage.0)?.iter().position(|own| own == term)))
        };
        let mut terms: Vec<TermIndex> = (0..self.story.terms.len()).map(TermIndex).collect();
        terms.sort_by_cached_key(|term| place(term).map_or((true, None), |place| (false, Some(place))));
        terms
    }

    /// The terms, numbered in the order of these notes.
    pub(super) fn terms(&self, notes: &[TermIndex]) -> Vec<Term> {
        let mut terms: Vec<Term> =
            self.story.terms.iter().enumerate().map(|(index, term)| self.term(index, term)).collect();
        for (number, TermIndex(term)) in (1..).zip(notes) {
            if let Some(term) = terms.get_mut(*term) {
                term.note = number;
            }
        }
        terms
    }

    fn term(&self, index: usize, term: &model::Term) -> Term {
        let scoped = |scoped: &model::ScopedDefinition| ScopedDefinition {
            during: self.time(&scoped.during),
            days: (scoped.during.earliest(), scoped.during.latest()),
            definition: self.aside(&scoped.definition),
        };
        Term {
            id: term.id.clone().into(),
            note: 0,
            label: term.label.clone().into(),
            spellings: spellings(term).into(),
            kind: term.kind,
            definition: self.aside(&term.definition),
            details: term.details.iter().map(|text| self.aside(text)).collect(),
            at: term.at.iter().map(scoped).collect(),
            events: self.references.term_events.get(index).cloned().unwrap_or_default(),
            mentions: self.references.term_mentions.get(index).cloned().unwrap_or_default(),
            see_also: term.see_also.clone(),
            image: term.image.as_ref().and_then(|image| self.image(&mut Cutter::aside(self), image)),
            sources: self.sources(&term.sources),
        }
    }

    pub(super) fn sources(&self, sources: &[model::Source]) -> Sources {
        let source = |source: &model::Source| Source {
            title: source.title.clone().into(),
            publisher: source.publisher.clone().map(Into::into),
            url: address(source.url.as_deref()),
            as_of: source.as_of.as_ref().map(|date| self.time(date)),
        };
        Sources { disagreements: disagreements(sources), list: sources.iter().map(source).collect() }
    }
}

fn spellings(term: &model::Term) -> String {
    let spellings: Vec<String> =
        std::iter::once(&term.label).chain(&term.aliases).map(|spelling| lower_case(spelling)).collect();
    spellings.join("\n")
}

/// The figures for which the sources give more than one value.
fn disagreements(sources: &[model::Source]) -> Vec<Disagreement> {
    let mut by_name: Vec<Disagreement> = Vec::new();
    for source in sources {
        let who = Str::from(source.publisher.clone().unwrap_or_else(|| source.title.clone()));
        for (name, figure) in &source.figures {
            let told = (Str::from(figure.clone()), who.clone());
            match by_name.iter_mut().find(|known| known.name == *name) {
                Some(known) => known.figures.push(told),
                None => by_name.push(Disagreement { name: name.clone().into(), figures: vec![told] }),
            }
        }
    }
    by_name.retain(|known| {
        known.figures.iter().any(|(value, _)| known.figures.first().is_some_and(|f| f.0 != *value))
    });
    by_name
}

#[cfg(test)]
mod tests {
    use super::disagreements;
    use crate::story::model::Source;
    use crate::view_model::Disagreement;

    fn source(publisher: &str, figure: &str) -> Source {
        Source {
            title: "Report".into(),
            publisher: Some(publisher.into()),
            url: None,
            as_of: None,
            figures: vec![("Against".into(), figure.into())],
        }
    }

    #[test]
    fn sources_that_give_different_figures_differ() {
        let sources = [source("CSO", "151"), source("The Washington Times", "141")];
        let figures = vec![("151".into(), "CSO".into()), ("141".into(), "The Washington Times".into())];
        assert_eq!(disagreements(&sources), [Disagreement { name: "Against".into(), figures }]);
    }

    #[test]
    fn sources_that_agree_do_not() {
        assert_eq!(disagreements(&[source("A", "1"), source("B", "1")]), []);
    }
}
