//! Reduces a glossary to the terms that its story uses.
//!
//! # Which terms does a story use?
//! Those mentioned, marked or found, in the article and in its events; those mentioned in the cards of used terms,
//! transitively, since the reader can open one card from another; the "see also" terms of these; and again what their
//! cards mention. "See also" is followed only once: followed further it would reach most of any glossary.
//!
//! A story without a body keeps its glossary: its article belongs to the host, and its mentions are not known yet.

use std::collections::VecDeque;

use crate::annotate::Findings;
use crate::annotate::cross_references::terms_in;
use crate::story::model::{Mark, Story, TermIndex};

/// Removes the unused terms from an annotated story, and from the findings from which the view model is built.
pub(crate) fn cut(story: &mut Story, findings: &mut Findings) {
    if story.article.body.is_empty() {
        return;
    }
    let used = used(story, findings);
    let mut kept = 0;
    let mut next = |used: &bool| {
        kept += usize::from(*used);
        used.then(|| TermIndex(kept - 1))
    };
    let places: Vec<Option<TermIndex>> = used.iter().map(&mut next).collect();
    if kept == places.len() {
        return;
    }
    let place = |term: TermIndex| places.get(term.0).copied().flatten();
    let mut old = used.iter();
    story.terms.retain(|_| old.next() == Some(&true));
    for term in &mut story.terms {
        term.see_also = term.see_also.iter().copied().filter_map(place).collect();
    }
    story.each_text_mut(&mut |text| {
        for span in &mut text.spans {
            if let Mark::Term(mention) = &mut span.mark {
                // A mention that is left always refers to a used term.
                mention.term = place(mention.term).unwrap_or(mention.term);
            }
        }
    });
    let found = findings.passages.iter_mut().map(|passage| &mut passage.terms);
    for terms in found.chain(&mut findings.title_terms) {
        *terms = terms.iter().copied().filter_map(place).collect();
    }
}

/// Which terms a story uses.
fn used(story: &Story, findings: &Findings) -> Vec<bool> {
    let mut used = vec![false; story.terms.len()];
    // Terms that were found but not linked, by a rule of the author's, are in the index.
    let found = findings.passages.iter().map(|passage| &passage.terms);
    let mut start: Vec<TermIndex> = found.chain(&findings.title_terms).flatten().copied().collect();
    start.extend(terms_in(&story.article.summary));
    story.article.key_points.iter().for_each(|point| start.extend(terms_in(point)));
    story.article.body.iter().for_each(|block| block.each_text(&mut |text| start.extend(terms_in(text))));
    story.events.iter().for_each(|event| event.each_text(&mut |text| start.extend(terms_in(text))));
    reach(story, start, &mut used);
    let with_related = story.terms.iter().zip(&used).filter(|(_, used)| **used);
    let related = with_related.flat_map(|(term, _)| term.see_also.iter().copied()).collect();
    reach(story, related, &mut used);
    used
}

/// Marks terms as used, and transitively all that their cards mention.
fn reach(story: &Story, start: Vec<TermIndex>, used: &mut [bool]) {
    let mut open = VecDeque::from(start);
    while let Some(index) = open.pop_front() {
        let (Some(term), Some(used)) = (story.terms.get(index.0), used.get_mut(index.0)) else { continue };
        if !std::mem::replace(used, true) {
            term.each_text(&mut |text| open.extend(terms_in(text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::compile;
    use crate::story::lower::read;

    /// The ids of the terms that are left of a glossary, given these texts.
    fn left(article: &str, event: &str, card: &str) -> Vec<String> {
        let story = format!(
            r#"{{"version": 1, "article": {article},
                "glossary": [{{"id": "unused", "label": "Unused", "definition": "x"}},
                             {{"id": "used", "label": "Used", "definition": "x"{card}}},
                             {{"id": "shown", "label": "Shown", "definition": "x", "mentions": "never"}}],
                "timeline": {{"events": [{{"id": "e", "title": "An event"{event}}}]}}}}"#
        );
        let (story, view) = compile(read(&story).unwrap());
        let ids: Vec<_> = story.terms.into_iter().map(|term| term.id).collect();
        assert!(view.terms.iter().map(|term| term.id.as_str()).eq(ids.iter().map(String::as_str)));
        ids
    }

    const ARTICLE: &str = r#"{"title": "A", "body": [{"paragraph": "Used once."}]}"#;
    const PICTURE: &str =
        r#", "image": {"src": "a.svg", "alt": "x", "caption": [{"term": {"id": "shown", "text": "it"}}]}"#;

    #[test]
    fn a_term_that_only_a_caption_mentions_is_used() {
        assert_eq!(left(ARTICLE, "", ""), ["used"]);
        assert_eq!(left(ARTICLE, PICTURE, ""), ["used", "shown"], "the caption of an event's picture");
        assert_eq!(left(ARTICLE, "", PICTURE), ["used", "shown"], "the caption of a card's picture");
    }

    #[test]
    fn a_term_that_is_named_and_never_linked_stays_in_the_index() {
        let article = r#"{"title": "A", "body": [{"paragraph": "Shown here."}]}"#;
        assert_eq!(left(article, "", ""), ["shown"]);
    }

    #[test]
    fn the_glossary_of_a_hosts_article_stays_whole() {
        assert_eq!(left(r#"{"title": "A"}"#, "", "").len(), 3);
    }
}
