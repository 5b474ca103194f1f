//! Every text of a story, in one order.

use super::model::{Block, Image, RichText, Story};

impl Story {
    /// Shows every text: those of the article, then of the terms, then of the events, each in the order in
    /// which it is drawn. The titles of events are plain and not among them.
    pub fn each_text(&mut self, visit: &mut dyn FnMut(&mut RichText)) {
        visit(&mut self.article.summary);
        self.article.key_points.iter_mut().for_each(&mut *visit);
        self.article.body.iter_mut().for_each(|passage| block(passage, visit));
        for term in &mut self.terms {
            visit(&mut term.definition);
            term.details.iter_mut().for_each(&mut *visit);
            term.at.iter_mut().for_each(|at| visit(&mut at.definition));
            caption(&mut term.image, visit);
        }
        for event in &mut self.events {
            visit(&mut event.text);
            caption(&mut event.image, visit);
        }
    }
}

fn caption(image: &mut Option<Image>, visit: &mut dyn FnMut(&mut RichText)) {
    image.iter_mut().for_each(|image| visit(&mut image.caption));
}

fn block(passage: &mut Block, visit: &mut dyn FnMut(&mut RichText)) {
    match passage {
        Block::Heading { text, .. } | Block::Paragraph(text) => visit(text),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|inner| block(inner, visit)),
        Block::Quotation { body, attribution } => {
            body.iter_mut().for_each(|inner| block(inner, visit));
            visit(attribution);
        }
        Block::Figure(image) => visit(&mut image.caption),
        Block::Code { .. } => {}
        Block::Table { caption, head, rows } => {
            visit(caption);
            head.iter_mut().chain(rows.iter_mut().flatten()).for_each(visit);
        }
        Block::Footnote { body, .. } => body.iter_mut().for_each(|inner| block(inner, visit)),
    }
}
