//! Which of the mentions that stand in a text become links.
//!
//! | Rule | Where |
//! | --- | --- |
//! | Leftmost-longest, no overlap; word boundary per edge; case | [`matcher`](super::matcher), [`words`](super::words) |
//! | First mention per page or per section, all, or none; a term may say otherwise | [`Annotator::passage`] |
//! | Aliases share the quota | it is counted per term |
//! | Nothing in headings, captions, quotations, code, links, notes' references | `skipped`, and the walk over the story |
//! | What the author has marked wins, and counts | `written` |
//! | A mention beyond its quota still takes its words | [`Annotator::passage`] |
//! | No term is linked in its own card | [`Annotator::begin_card`] |

use std::ops::Range;

use super::matcher::{Match, Matcher, Token};
use crate::story::model::{Mentions, Term, TermIndex};

/// Finds the terms to link, passage by passage.
///
/// It knows nothing of stories or pages: a caller tells where sections begin and hands it text. Each passage is
/// done when the call returns, so a long text may be done in as many slices as one likes.
#[derive(Clone, Debug)]
pub struct Annotator {
    matcher: Matcher,
    /// The rule of each term.
    rules: Vec<Mentions>,
    /// For each term the number of the section in which it was mentioned last.
    mentioned: Vec<u32>,
    /// The number of this section, over all pages.
    section: u32,
    /// The number of this page's first section.
    page: u32,
    /// This page is a card.
    card: bool,
    tokens: Vec<Token>,
}

impl Annotator {
    /// An annotator of a page, which begins. A term without a rule of its own follows that of the article.
    #[must_use]
    pub fn new(matcher: Matcher, terms: &[Term], mentions: Mentions) -> Self {
        Self {
            matcher,
            rules: terms.iter().map(|term| term.mentions.unwrap_or(mentions)).collect(),
            mentioned: vec![0; terms.len()],
            section: 1,
            page: 1,
            card: false,
            tokens: Vec::new(),
        }
    }

    /// A page begins, and with it a section.
    pub fn begin_page(&mut self) {
        self.begin_section();
        self.page = self.section;
        self.card = false;
    }

    /// A section begins.
    pub fn begin_section(&mut self) {
        self.section += 1;
    }

    /// A card begins: a short page on which each term is linked once at most, and its own not at all.
    pub fn begin_card(&mut self, own: Option<TermIndex>) {
        self.begin_page();
        self.card = true;
        own.into_iter().for_each(|own| self.count(own));
    }

    /// Counts a mention that the author has marked where nothing else is looked for.
    pub fn count(&mut self, term: TermIndex) {
        if let Some(mentioned) = self.mentioned.get_mut(term.0) {
            *mentioned = self.section;
        }
    }

    /// The mentions to link in the next passage of the text, in order.
    ///
    /// `skipped` are the ranges in which nothing is linked, in the order of their starts. `written` are the terms
    /// that the author has marked here, whose ranges are among the skipped; they count from the passage's
    /// beginning, so that nothing is linked just before the author's own mention.
    ///
    /// A mention that is not linked, as its quota is used up or its term is never linked, still takes its words:
    /// in `European Parliament` nobody meant `Parliament`.
    pub fn passage(&mut self, text: &str, skipped: &[Range<usize>], written: &[TermIndex]) -> Vec<Match> {
        written.iter().for_each(|&term| self.count(term));
        let mut tokens = std::mem::take(&mut self.tokens);
        let (page, section, card) = (self.page, self.section, self.card);
        let (rules, mentioned) = (&self.rules, &mut self.mentioned);
        let links = self.matcher.matches(text, skipped, &mut tokens).filter(|found| {
            let Some(last) = mentioned.get_mut(found.term.0) else { return false };
            let link = match rules.get(found.term.0) {
                None | Some(Mentions::Never) => return false,
                Some(Mentions::All) if !card => true,
                Some(Mentions::Section) if !card => *last != section,
                Some(_) => *last < page,
            };
            *last = section;
            link
        });
        let links = links.collect();
        self.tokens = tokens;
        links
    }

    /// All terms named in a text, whatever their rules, each as often as it stands there.
    pub fn named(&mut self, text: &str) -> Vec<Match> {
        self.matcher.matches(text, &[], &mut self.tokens).collect()
    }
}
