//! Makes a story's relative addresses absolute, for a page that lies elsewhere than the story.

use super::model::{Block, Image, Mark, RichText, Source, Story};

impl Story {
    /// Replaces every address by what `resolve` makes of it, but for fragments, which stay in the page.
    pub fn resolve_addresses(&mut self, resolve: impl Fn(&str) -> String) {
        let resolve = |address: &mut String| {
            if !address.starts_with('#') {
                *address = resolve(address);
            }
        };
        let article = &mut self.article;
        article.authors.iter_mut().filter_map(|author| author.url.as_mut()).for_each(resolve);
        text(&mut article.summary, &resolve);
        article.key_points.iter_mut().for_each(|point| text(point, &resolve));
        article.body.iter_mut().for_each(|passage| block(passage, &resolve));
        for term in &mut self.terms {
            text(&mut term.definition, &resolve);
            term.details.iter_mut().for_each(|detail| text(detail, &resolve));
            term.at.iter_mut().for_each(|at| text(&mut at.definition, &resolve));
            term.image.iter_mut().for_each(|picture| image(picture, &resolve));
            sources(&mut term.sources, &resolve);
        }
        for event in &mut self.events {
            text(&mut event.text, &resolve);
            event.image.iter_mut().for_each(|picture| image(picture, &resolve));
            sources(&mut event.sources, &resolve);
        }
    }
}

type Resolve<'a> = &'a dyn Fn(&mut String);

fn block(passage: &mut Block, resolve: Resolve) {
    match passage {
        Block::Heading { text: words, .. } | Block::Paragraph(words) => text(words, resolve),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|inner| block(inner, resolve)),
        Block::Quotation { body, attribution } => {
            body.iter_mut().for_each(|inner| block(inner, resolve));
            text(attribution, resolve);
        }
        Block::Figure(picture) => image(picture, resolve),
        Block::Code { .. } => {}
        Block::Table { caption, head, rows } => {
            text(caption, resolve);
            head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| text(cell, resolve));
        }
        Block::Footnote { body, .. } => body.iter_mut().for_each(|inner| block(inner, resolve)),
    }
}

fn text(text: &mut RichText, resolve: Resolve) {
    for span in &mut text.spans {
        if let Mark::Link(address) = &mut span.mark {
            resolve(address);
        }
    }
}

fn image(picture: &mut Image, resolve: Resolve) {
    resolve(&mut picture.src);
    text(&mut picture.caption, resolve);
}

fn sources(sources: &mut [Source], resolve: Resolve) {
    sources.iter_mut().filter_map(|source| source.url.as_mut()).for_each(resolve);
}
