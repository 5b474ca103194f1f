//! Makes a story's relative addresses absolute, for a page that lies elsewhere than the story.

use super::model::{Block, Image, Mark, Source, Story};

impl Story {
    /// Replaces every address by what `resolve` makes of it, but for fragments, which stay in the page.
    pub fn resolve_addresses(&mut self, resolve: impl Fn(&str) -> String) {
        let resolve = |address: &mut String| {
            if !address.starts_with('#') {
                *address = resolve(address);
            }
        };
        self.each_text(&mut |text| {
            for span in &mut text.spans {
                if let Mark::Link(address) = &mut span.mark {
                    resolve(address);
                }
            }
        });
        self.article.authors.iter_mut().filter_map(|author| author.url.as_mut()).for_each(resolve);
        self.article.body.iter_mut().for_each(|passage| pictures(passage, &resolve));
        for term in &mut self.terms {
            picture(&mut term.image, &resolve);
            sources(&mut term.sources, &resolve);
        }
        for event in &mut self.events {
            picture(&mut event.image, &resolve);
            sources(&mut event.sources, &resolve);
        }
    }
}

fn pictures(passage: &mut Block, resolve: &dyn Fn(&mut String)) {
    match passage {
        Block::Figure(image) => resolve(&mut image.src),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|inner| pictures(inner, resolve)),
        Block::Quotation { body, .. } | Block::Footnote { body, .. } => {
            body.iter_mut().for_each(|inner| pictures(inner, resolve));
        }
        Block::Heading { .. } | Block::Paragraph(_) | Block::Code { .. } | Block::Table { .. } => {}
    }
}

fn picture(image: &mut Option<Image>, resolve: &dyn Fn(&mut String)) {
    image.iter_mut().for_each(|image| resolve(&mut image.src));
}

fn sources(sources: &mut [Source], resolve: &dyn Fn(&mut String)) {
    sources.iter_mut().filter_map(|source| source.url.as_mut()).for_each(resolve);
}
