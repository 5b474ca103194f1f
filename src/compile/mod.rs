//! The sequence from a lowered story to its view model: annotate, reduce the glossary, lay out the timeline, build the
//! view model. Call [`compile`], or drive a [`Compiler`] in slices.

mod collation;
mod cut;
mod glossary;
mod text;
mod timeline;

use std::cell::RefCell;
use std::collections::BTreeSet;

pub(crate) use self::cut::cut;
use self::text::Cutter;
use crate::annotate::cross_references::CrossReferences;
use crate::annotate::{Findings, Progress, periods};
use crate::diagnostics::Diagnostic;
use crate::language::{self, Language};
use crate::story::date::Date;
use crate::story::lower::Lowered;
use crate::story::model::{self, PassageIndex, Story, TermIndex};
use crate::timeline::{Layout, layout};
use crate::view_model::{
    Address, Article, Author, Block, Image, Letter, Passage, StoryTime, Time, ViewModel,
};

/// Compiles a story: finds its terms and dates, reduces its glossary to what it uses, lays out its timeline, and
/// resolves it to text and indices. Returns the annotated and reduced story, and its view model.
///
/// ```
/// let story = r#"{
///     "version": 1,
///     "article": {"title": "A vote", "body": [{"paragraph": "The Board voted on 4 May 2019."}]},
///     "glossary": [{"id": "board", "label": "Board", "definition": "It runs the harbour."},
///                  {"id": "mayor", "label": "Mayor", "definition": "Not in this story."}],
///     "timeline": {"events": [{"id": "vote", "date": "2019-05-04", "title": "The vote"}]}
/// }"#;
/// let lowered = article_explainer::story::lower::read(story).map_err(|fault| fault.to_string())?;
/// let (_, view) = article_explainer::compile::compile(lowered);
/// assert_eq!(view.terms.len(), 1);
/// assert_eq!(view.terms[0].mentions.len(), 1);
/// assert_eq!(view.article.body[0].events.len(), 1);
/// # Ok::<(), String>(())
/// ```
#[must_use]
pub fn compile(lowered: Lowered) -> (Story, ViewModel) {
    let mut compiler = Compiler::new(lowered);
    while compiler.advance() {}
    compiler.finish()
}

/// The same in slices, so that a page stays responsive.
#[derive(Clone, Debug)]
pub struct Compiler {
    lowered: Lowered,
    progress: Progress,
}

impl Compiler {
    /// A compiler that has not started.
    #[must_use]
    pub fn new(lowered: Lowered) -> Self {
        let progress = Progress::new(&lowered.story);
        Self { lowered, progress }
    }

    /// Does a slice of the work, some milliseconds. Returns whether more is to be done.
    pub fn advance(&mut self) -> bool {
        self.progress.advance(&mut self.lowered.story)
    }

    /// The result of [`compile`]. Call it when [`advance`](Self::advance) has returned false.
    #[must_use]
    pub fn finish(self) -> (Story, ViewModel) {
        let Self { lowered: Lowered { mut story, diagnostics }, progress } = self;
        let mut findings = progress.finish();
        cut(&mut story, &mut findings);
        let view = view_model(&story, &findings, diagnostics);
        (story, view)
    }
}

/// The view model of an annotated story; `diagnostics` are those of lowering it.
pub(crate) fn view_model(story: &Story, findings: &Findings, diagnostics: Vec<Diagnostic>) -> ViewModel {
    let references = CrossReferences::new(story, findings);
    let layout = layout(&story.events, &story.eras);
    let language = language::of(&story.article.language);
    let builder =
        Builder { story, references: &references, layout: &layout, language, referenced: RefCell::default() };
    let notes = builder.notes();
    ViewModel {
        language: story.article.language.clone().into(),
        direction: story.article.direction,
        messages: language.messages.map(|message| (*message).into()),
        words_language: (!language.is_of(&story.article.language)).then(|| language.tag.into()),
        article: builder.article(),
        terms: builder.terms(&notes),
        alphabetical: alphabetical(story),
        notes,
        groups: builder.groups(),
        events: builder.events(),
        line: builder.line(),
        diagnostics,
    }
}

/// The terms in alphabetical order.
fn alphabetical(story: &Story) -> Vec<Letter> {
    let label = |(index, term): (usize, &model::Term)| (term.label.clone(), TermIndex(index));
    let terms = story.terms.iter().enumerate().map(label).collect();
    let letters = collation::dictionary(&story.article.language, terms).into_iter();
    letters.map(|(letter, terms)| Letter { letter: letter.into(), terms }).collect()
}

/// The input of the view model.
struct Builder<'a> {
    story: &'a Story,
    references: &'a CrossReferences,
    layout: &'a Layout,
    language: &'static Language,
    /// The footnotes referred to so far.
    referenced: RefCell<BTreeSet<usize>>,
}

impl Builder<'_> {
    fn article(&self) -> Article {
        let article = &self.story.article;
        let author = |author: &model::Author| Author {
            name: author.name.clone().into(),
            url: address(author.url.as_deref()),
        };
        Article {
            title: article.title.clone().into(),
            summary: self.aside(&article.summary),
            key_points: article.key_points.iter().map(|point| self.aside(point)).collect(),
            authors: article.authors.iter().map(author).collect(),
            published: article.published.as_ref().map(|date| self.time(date)),
            updated: article.updated.as_ref().map(|date| self.time(date)),
            body: (0..)
                .map(PassageIndex)
                .zip(&article.body)
                .map(|(i, block)| self.passage(i, block))
                .collect(),
        }
    }

    fn passage(&self, index: PassageIndex, block: &model::Block) -> Passage {
        let period = self.references.passage_periods.get(index.0).and_then(Option::as_ref);
        let time = period.and_then(|period| {
            Some(StoryTime {
                words: period.reading_about(self.language).into(),
                days: periods::days(period)?,
            })
        });
        Passage {
            block: self.block(&mut Cutter::passage(self, index), block),
            events: self.references.passage_events.get(index.0).cloned().unwrap_or_default(),
            time,
        }
    }

    fn block(&self, cutter: &mut Cutter, block: &model::Block) -> Block {
        match block {
            model::Block::Heading { level, text } => Block::Heading { level: *level, text: cutter.cut(text) },
            model::Block::Paragraph(text) => Block::Paragraph(cutter.cut(text)),
            model::Block::List { ordered, items } => Block::List {
                ordered: *ordered,
                items: items.iter().map(|item| self.blocks(cutter, item)).collect(),
            },
            model::Block::Quotation { body, attribution } => {
                Block::Quotation { body: self.blocks(cutter, body), attribution: cutter.cut(attribution) }
            }
            model::Block::Figure(image) => match self.image(cutter, image) {
                Some(image) => Block::Figure(image),
                None => Block::Paragraph(cutter.cut(&image.caption)),
            },
            model::Block::Code { language, text } => {
                Block::Code { language: language.clone().map(Into::into), text: text.clone().into() }
            }
            model::Block::Table { caption, head, rows } => Block::Table {
                caption: cutter.cut(caption),
                head: head.iter().map(|cell| cutter.cut(cell)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| cutter.cut(cell)).collect()).collect(),
            },
            model::Block::Footnote { label, body } => Block::Footnote {
                number: self.footnote(label).unwrap_or_default(),
                body: self.blocks(cutter, body),
            },
        }
    }

    fn blocks(&self, cutter: &mut Cutter, blocks: &[model::Block]) -> Vec<Block> {
        blocks.iter().map(|block| self.block(cutter, block)).collect()
    }

    /// A picture; `None` if its address is not allowed.
    fn image(&self, cutter: &mut Cutter, image: &model::Image) -> Option<Image> {
        Some(Image {
            src: Address::new(&image.src)?,
            alt: image.alt.clone().into(),
            caption: cutter.cut(&image.caption),
            credit: image.credit.clone().map(Into::into),
            size: image.size,
        })
    }

    /// The number of a footnote, from 1, in the order of the notes.
    fn footnote(&self, label: &str) -> Option<usize> {
        let mut labels = self.story.article.body.iter().filter_map(|block| match block {
            model::Block::Footnote { label, .. } => Some(label),
            _ => None,
        });
        labels.position(|own| own == label).map(|place| place + 1)
    }

    fn time(&self, date: &Date) -> Time {
        Time {
            words: date.text(self.language).into(),
            datetime: date.datetime().map(Into::into),
            edtf: date.edtf().to_owned().into(),
        }
    }
}

fn address(address: Option<&str>) -> Option<Address> {
    address.and_then(Address::new)
}
