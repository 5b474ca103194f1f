//! Lowers the article and its blocks.

use serde_json::Value;

use super::super::model::{Article, Author, Block, Direction, Image, Mentions, RichText};
use super::super::schema;
use super::Lowerer;
use super::address::{Use, allowed};

/// Languages written from right to left, by primary subtag.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

impl Lowerer {
    pub(super) fn article(&mut self, value: Option<&Value>) -> Article {
        self.within("article", |this| {
            let Some(value) = value.filter(|value| !value.is_null()) else {
                return this.article_of(schema::Article::default(), Vec::new());
            };
            let mut facts = value.clone();
            let body = facts.as_object_mut().and_then(|facts| facts.remove("body"));
            let facts = this.part::<schema::Article>(&facts).unwrap_or_else(|| schema::Article {
                title: value.get("title").and_then(Value::as_str).unwrap_or_default().to_owned(),
                ..schema::Article::default()
            });
            let blocks = this.body(body.as_ref());
            this.article_of(facts, blocks)
        })
    }

    fn article_of(&mut self, facts: schema::Article, body: Vec<Block>) -> Article {
        let language = facts.language.unwrap_or_else(|| "en".to_owned());
        let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let written = if RIGHT_TO_LEFT.contains(&primary.as_str()) { Direction::Rtl } else { Direction::Ltr };
        Article {
            title: facts.title,
            summary: self.within("summary", |this| this.text(&facts.summary)),
            key_points: self.within("key_points", |this| this.texts(&facts.key_points)),
            direction: facts.direction.unwrap_or(written),
            language,
            authors: self.within("authors", |this| this.authors(facts.authors)),
            published: self.date("published", facts.published.as_ref()),
            updated: self.date("updated", facts.updated.as_ref()),
            url: self.address("url", facts.url.as_deref(), Use::Link),
            mentions: facts.mentions.unwrap_or(Mentions::Section),
            body,
        }
    }

    fn authors(&mut self, authors: Vec<schema::Author>) -> Vec<Author> {
        let author = |(index, author): (usize, schema::Author)| Author {
            url: self.within(index, |this| this.address("url", author.url.as_deref(), Use::Link)),
            name: author.name,
        };
        authors.into_iter().enumerate().map(author).collect()
    }

    pub(super) fn texts(&mut self, texts: &[schema::RichText]) -> Vec<RichText> {
        texts.iter().enumerate().map(|(index, text)| self.within(index, |this| this.text(text))).collect()
    }

    /// An address that the part can do without.
    pub(super) fn address(&mut self, key: &'static str, url: Option<&str>, purpose: Use) -> Option<String> {
        let url = url?;
        let address = allowed(url, purpose).map(str::to_owned);
        if address.is_none() {
            self.within(key, |this| {
                this.error(
                    format!("the address {url:?} is not allowed, and is left out"),
                    "use an address with http or https, or a relative one",
                );
            });
        }
        address
    }

    /// The passages. A block that cannot be read keeps its words as a paragraph.
    fn body(&mut self, value: Option<&Value>) -> Vec<Block> {
        self.within("body", |this| match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => {
                let block = |(index, item): (usize, &Value)| {
                    this.within(index, |this| match this.part::<schema::Block>(item) {
                        Some(block) => this.block(&block),
                        None => Some(salvage(item)).filter(|text| !text.is_empty()).map(Block::Paragraph),
                    })
                };
                items.iter().enumerate().filter_map(block).collect()
            }
            Some(value) => {
                this.error(
                    "this must be a list of blocks; its words are kept as one paragraph",
                    "write the blocks in square brackets",
                );
                vec![Block::Paragraph(salvage(value))]
            }
        })
    }

    fn blocks(&mut self, blocks: &[schema::Block]) -> Vec<Block> {
        let block = |(index, block)| self.within(index, |this| this.block(block));
        blocks.iter().enumerate().filter_map(block).collect()
    }

    fn block(&mut self, block: &schema::Block) -> Option<Block> {
        Some(match block {
            schema::Block::Heading { level, text } => self.within("heading", |this| {
                if !(2..=6).contains(level) {
                    this.warn(
                        format!("a heading of level {level} is set as level {}", (*level).clamp(2, 6)),
                        "use 2 to 6; the title is level 1",
                    );
                }
                let text = this.within("text", |this| this.text(text));
                Block::Heading { level: (*level).clamp(2, 6), text }
            }),
            schema::Block::Paragraph(text) => {
                Block::Paragraph(self.within("paragraph", |this| this.text(text)))
            }
            schema::Block::List { ordered, items } => {
                let item = |this: &mut Self, (index, item): (usize, &Vec<_>)| {
                    this.within(index, |this| this.blocks(item))
                };
                let items = self.along(&["list", "items"], |this| {
                    items.iter().enumerate().map(|entry| item(this, entry)).collect()
                });
                Block::List { ordered: *ordered, items }
            }
            schema::Block::Quotation { body, attribution } => self.within("quotation", |this| {
                let body = this.within("body", |this| this.blocks(body));
                let attribution = this.within("attribution", |this| this.text(attribution));
                Block::Quotation { body, attribution }
            }),
            schema::Block::Figure(image) => {
                return self.within("figure", |this| this.image(image)).map(Block::Figure);
            }
            schema::Block::Code { language, text } => {
                Block::Code { language: language.clone(), text: text.clone() }
            }
            schema::Block::Table { caption, head, rows } => {
                self.within("table", |this| this.table(caption, head, rows))
            }
            schema::Block::Footnote { label, body } => {
                let body = self.along(&["footnote", "body"], |this| this.blocks(body));
                Block::Footnote { label: label.clone(), body }
            }
        })
    }

    fn table(
        &mut self,
        caption: &schema::RichText,
        head: &[schema::RichText],
        rows: &[Vec<schema::RichText>],
    ) -> Block {
        let caption = self.within("caption", |this| this.text(caption));
        let head = self.within("head", |this| this.texts(head));
        let mut row = |(index, row): (usize, &Vec<schema::RichText>)| {
            self.along(&["rows"], |this| {
                this.within(index, |this| {
                    if row.len() > head.len() {
                        this.warn(
                            format!("a row of {} cells under a head of {}", row.len(), head.len()),
                            "add the missing heads; the cells too many are left out",
                        );
                    }
                    let mut cells = this.texts(row);
                    cells.resize(head.len(), RichText::default());
                    cells
                })
            })
        };
        let rows = rows.iter().enumerate().map(&mut row).collect();
        Block::Table { caption, head, rows }
    }

    /// A picture, where its address is allowed.
    pub(super) fn image(&mut self, image: &schema::Image) -> Option<Image> {
        Some(Image {
            src: self.address("src", Some(&image.src), Use::Image)?,
            alt: image.alt.clone(),
            caption: self.within("caption", |this| this.text(&image.caption)),
            credit: image.credit.clone(),
            size: image.width.zip(image.height),
        })
    }
}

/// The words of a value that has no known shape.
fn salvage(value: &Value) -> RichText {
    fn collect(value: &Value, words: &mut String) {
        const NOT_WORDS: [&str; 7] = ["href", "id", "src", "language", "label", "level", "ordered"];
        match value {
            Value::String(text) => words.push_str(text),
            Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
            Value::Object(fields) => fields
                .iter()
                .filter(|(key, _)| !NOT_WORDS.contains(&key.as_str()))
                .for_each(|(_, field)| collect(field, words)),
            _ => {}
        }
    }
    let mut text = RichText::default();
    collect(value, &mut text.text);
    text
}
