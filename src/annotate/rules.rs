//! How often a mention becomes a link.
//!
//! The rules for linking, and where each is implemented:
//!
//! | Rule | Implemented in |
//! | --- | --- |
//! | First mention per page or per section, all, or none; terms can override it | `Quota` |
//! | Aliases share the quota | counted per term, not per spelling |
//! | Nothing in headings, captions, code, links, references to notes | [`Progress`](super::Progress), `skipped` of
//! `Passage` |
//! | Nothing in quotations | [`Progress`](super::Progress) |
//! | Opt-out region; opt-out term | `skipped`; [`Mentions::Never`] |
//! | No term in its own card | [`Annotator::begin_card`](super::annotator::Annotator::begin_card) |
//! | The author's own mentions are never changed, and count | `written` of [`Passage`](super::annotator::Passage) |
//! | Leftmost-longest, no overlap | [`Matcher::matches`](super::matcher::Matcher::matches) |
//! | Word boundary per edge | [`words`](super::words) |
//! | Case per term, or by the capitals of each spelling | [`is_sensitive`](super::matcher::is_sensitive) |
//! | Folding moves no offset | [`words`](super::words) |
//! | Typography, composed letters | [`folding`](super::folding) |
//! | Inflections | [`inflections`](super::inflections), aliases of the term |
//! | The text keeps its casing | a mention is a range, never a text |
//! | Terms in definitions, without cycles | a card is read once, and mentions refer to cards by index |

use crate::story::model::Mentions;

/// The current position: page, section, and whether the page is a card.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The number of this section, over all pages.
    section: u32,
    /// The number of this page's first section.
    page: u32,
    /// Whether this page is a card: short, so each target is linked at most once.
    card: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { section: 1, page: 1, card: false }
    }
}

impl Place {
    pub(super) fn begin_section(&mut self) {
        self.section += 1;
    }

    pub(super) fn begin_page(&mut self, card: bool) {
        self.begin_section();
        *self = Self { page: self.section, card, ..*self };
    }
}

/// How often each target may be linked, and how often it has been.
#[derive(Clone, Debug, Default)]
pub(super) struct Quota {
    /// For each target its rule, and the section of its last mention.
    things: Vec<(Mentions, u32)>,
}

impl Quota {
    /// Adds a target without mentions.
    pub(super) fn push(&mut self, rule: Mentions) {
        self.things.push((rule, 0));
    }

    /// Counts a mention, and returns whether it may be a link.
    pub(super) fn take(&mut self, index: usize, place: Place) -> bool {
        let Some((rule, last)) = self.things.get_mut(index) else { return false };
        let free = match rule {
            Mentions::Never => return false,
            Mentions::All if !place.card => true,
            Mentions::Section if !place.card => *last < place.section,
            _ => *last < place.page,
        };
        *last = place.section;
        free
    }
}
