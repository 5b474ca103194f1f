//! Lowers the article and its blocks.

use super::super::model::{Article, Author, Block, Direction, Image, Mentions, RichText};
use super::fields::one_of;
use super::parts::MENTIONS;
use super::{At, Lowerer};
use crate::diagnostics::Diagnostic;
use crate::story::address::Use;

/// Right-to-left languages, by primary subtag.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"];
const DIRECTIONS: [(&str, Direction); 2] = [("ltr", Direction::Ltr), ("rtl", Direction::Rtl)];
/// The keys of blocks.
const BLOCKS: [&str; 8] =
    ["heading", "paragraph", "list", "quotation", "figure", "code", "table", "footnote"];

impl Lowerer {
    /// The article; with an empty title if there is none.
    pub(super) fn article(&mut self, at: &At) -> Article {
        let title = self.title(at);
        let language = self.optional_string(&at.field("language")).unwrap_or_else(|| "en".to_owned());
        if !is_tag(&language) {
            let message = format!("\"{language}\" is no language tag");
            self.warn(
                &at.field("language"),
                "language",
                &message,
                "write a short tag: en, de, fr, es, it or nl",
            );
        }
        let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let written = if RIGHT_TO_LEFT.contains(&primary.as_str()) { Direction::Rtl } else { Direction::Ltr };
        Article {
            title,
            summary: self.text(&at.field("summary")),
            key_points: self.list(&at.field("key_points"), Self::text),
            direction: self.choice(&at.field("direction"), &DIRECTIONS).unwrap_or(written),
            language,
            authors: self.list(&at.field("authors"), Self::author),
            published: self.date(&at.field("published")),
            updated: self.date(&at.field("updated")),
            url: self.address(&at.field("url"), Use::Page),
            mentions: self.choice(&at.field("mentions"), &MENTIONS).unwrap_or(Mentions::Section),
            body: self.body(&at.field("body")),
        }
    }

    /// The title; empty if there is none, which is reported.
    fn title(&mut self, article: &At) -> String {
        let at = article.field("title");
        let title = self.optional_string(&at).unwrap_or_default();
        let is_lacking = at.value.is_null() || at.value.is_string() && title.trim().is_empty();
        if self.object(article) && is_lacking {
            let place = if at.value.is_null() { article } else { &at };
            self.error(place, "no-title", "the story has no title", "write it under \"title\"");
        }
        title
    }

    fn author(&mut self, at: &At) -> Author {
        Author { name: self.string(&at.field("name")), url: self.address(&at.field("url"), Use::Link) }
    }

    /// The passages.
    fn body(&mut self, at: &At) -> Vec<Block> {
        if at.value.is_null() || at.value.is_array() {
            return self.blocks(at);
        }
        self.error(
            at,
            "not-blocks",
            "this must be a list of blocks; its words are kept as one paragraph",
            "write the blocks in square brackets",
        );
        salvage(at).into_iter().collect()
    }

    fn blocks(&mut self, at: &At) -> Vec<Block> {
        self.usable(at, Self::block)
    }

    fn block(&mut self, at: &At) -> Option<Block> {
        let key = at.only_key().filter(|key| BLOCKS.contains(key));
        let Some((key, at)) = key.map(|key| (key, at.field(key))).filter(|(key, at)| fits(key, at)) else {
            self.error(
                at,
                "not-a-block",
                "this is not a block; its words are kept as a paragraph",
                &one_of(&BLOCKS),
            );
            return salvage(at);
        };
        Some(match key {
            "heading" => self.heading(&at),
            "list" => Block::List {
                ordered: self.flag(&at.field("ordered")),
                items: self.list(&at.field("items"), Self::blocks),
            },
            "quotation" => Block::Quotation {
                body: self.blocks(&at.field("body")),
                attribution: self.text(&at.field("attribution")),
            },
            "figure" => Block::Figure(self.image(&at)?),
            "code" => Block::Code {
                language: self.optional_string(&at.field("language")),
                text: self.string(&at.field("text")),
            },
            "table" => self.table(&at),
            "footnote" => {
                let label = self.note(&at.field("label"));
                Block::Footnote { label, body: self.blocks(&at.field("body")) }
            }
            _ => Block::Paragraph(self.text(&at)),
        })
    }

    /// The label of a footnote, checked to be unique.
    fn note(&mut self, at: &At) -> String {
        let label = self.string(at);
        if !self.notes.iter().any(|(other, _)| *other == label) {
            self.notes.push((label.clone(), at.path()));
            return label;
        }
        let message = format!("the footnote \"{label}\" is there twice; references lead to the first");
        self.warn(at, "footnote-twice", &message, "give one of them a label of its own");
        let free = |label: &String| !self.notes.iter().any(|(other, _)| other == label);
        let label = (2..).map(|number| format!("{label} ({number})")).find(free).unwrap_or(label);
        self.notes.push((label.clone(), String::new()));
        label
    }

    /// Reports references without a footnote, and footnotes without a reference.
    pub(super) fn match_notes(&mut self) {
        let (notes, references) = (std::mem::take(&mut self.notes), std::mem::take(&mut self.references));
        for (label, path) in &references {
            if !notes.iter().any(|(note, _)| note == label) {
                let fault = format!("there is no footnote \"{label}\"; its label is shown as it is written");
                let fault = Diagnostic::warning(path.as_str(), fault).code("unknown-footnote");
                self.diagnostics.push(fault.hint("add a footnote of this label"));
            }
        }
        for (label, path) in notes.iter().filter(|(_, path)| !path.is_empty()) {
            if !references.iter().any(|(reference, _)| reference == label) {
                let fault = format!("nothing in the text refers to the footnote \"{label}\"");
                let fault = Diagnostic::warning(path.as_str(), fault).code("unused-footnote");
                self.diagnostics.push(fault.hint("refer to it where it belongs, or leave it out"));
            }
        }
    }

    fn heading(&mut self, at: &At) -> Block {
        let written = at.field("level");
        self.require(&written);
        let level = self.number(&written).unwrap_or(2);
        if !(2..=6).contains(&level) {
            let message = format!("a heading of level {level} is set as level {}", level.clamp(2, 6));
            self.warn(&written, "heading-level", &message, "use 2 to 6; the title is level 1");
        }
        let level = u8::try_from(level).unwrap_or(u8::MAX).clamp(2, 6);
        Block::Heading { level, text: self.required_text(&at.field("text")) }
    }

    fn table(&mut self, at: &At) -> Block {
        let head = self.list(&at.field("head"), Self::text);
        let mut rows = Vec::new();
        for row in self.items(&at.field("rows")) {
            let mut cells = self.list(&row, Self::text);
            if cells.len() > head.len() {
                self.warn(
                    &row,
                    "ragged-table",
                    &format!("a row of {} cells under a head of {}", cells.len(), head.len()),
                    "add the missing heads; the cells too many are left out",
                );
            }
            cells.resize(head.len(), RichText::default());
            rows.push(cells);
        }
        Block::Table { caption: self.text(&at.field("caption")), head, rows }
    }

    /// A picture, if its address is allowed.
    pub(super) fn image(&mut self, at: &At) -> Option<Image> {
        if !self.object(at) {
            return None;
        }
        self.require(&at.field("src"));
        let size = self.number(&at.field("width")).zip(self.number(&at.field("height")));
        Some(Image {
            src: self.address(&at.field("src"), Use::Image)?,
            alt: self.string(&at.field("alt")),
            caption: self.text(&at.field("caption")),
            credit: self.optional_string(&at.field("credit")),
            size,
        })
    }
}

/// Whether the content of a block has the right type: text for a paragraph, otherwise an object.
fn fits(key: &str, content: &At) -> bool {
    key == "paragraph" || content.value.is_object()
}

/// The text of an invalid block as a paragraph, if it contains any.
fn salvage(at: &At) -> Option<Block> {
    let text = RichText { text: at.words(), spans: Vec::new() };
    (!text.is_empty()).then_some(Block::Paragraph(text))
}

/// Whether a text has the form of a BCP 47 tag: two or three letters, then subtags of up to eight characters.
fn is_tag(language: &str) -> bool {
    let mut parts = language.split('-');
    parts
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
