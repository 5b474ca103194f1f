//! Visits every text of a story, a block, a term or an event, in the order of rendering.
//!
//! Includes captions of pictures, but not titles of events and names of terms, which are plain strings.

use super::model::{Block, Event, RichText, Story, Term};

/// Defined twice: for shared and for mutable references.
macro_rules! walk {
    ($each_text:ident $(, $mut:ident)?) => {
        impl Story {
            /// Visits every text: those of the article, then of the terms, then of the events.
            pub fn $each_text<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? RichText)) {
                let Self { article, terms, events, .. } = self;
                visit(&$($mut)? article.summary);
                for point in &$($mut)? article.key_points {
                    visit(point);
                }
                for block in &$($mut)? article.body {
                    block.$each_text(visit);
                }
                for term in terms {
                    term.$each_text(visit);
                }
                for event in events {
                    event.$each_text(visit);
                }
            }
        }

        impl Block {
            /// Visits every text of the block and of the blocks in it.
            pub fn $each_text<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? RichText)) {
                match self {
                    Self::Heading { text, .. } | Self::Paragraph(text) => visit(text),
                    Self::List { items, .. } => {
                        for block in items.into_iter().flatten() {
                            block.$each_text(visit);
                        }
                    }
                    Self::Quotation { body, attribution } => {
                        for block in body {
                            block.$each_text(visit);
                        }
                        visit(attribution);
                    }
                    Self::Figure(image) => visit(&$($mut)? image.caption),
                    Self::Code { .. } => {}
                    Self::Table { caption, head, rows } => {
                        visit(caption);
                        for cell in head.into_iter().chain(rows.into_iter().flatten()) {
                            visit(cell);
                        }
                    }
                    Self::Footnote { body, .. } => {
                        for block in body {
                            block.$each_text(visit);
                        }
                    }
                }
            }
        }

        impl Term {
            /// Visits every text of the card.
            pub fn $each_text<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? RichText)) {
                visit(&$($mut)? self.definition);
                for text in &$($mut)? self.details {
                    visit(text);
                }
                for at in &$($mut)? self.at {
                    visit(&$($mut)? at.definition);
                }
                if let Some(image) = &$($mut)? self.image {
                    visit(&$($mut)? image.caption);
                }
            }
        }

        impl Event {
            /// Visits every text of the event.
            pub fn $each_text<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(&'a $($mut)? RichText)) {
                visit(&$($mut)? self.text);
                if let Some(image) = &$($mut)? self.image {
                    visit(&$($mut)? image.caption);
                }
            }
        }
    };
}

walk!(each_text);
walk!(each_text_mut, mut);
