//! Stories for tests.

use article_explainer::annotate;
use article_explainer::story::date::Date;
use article_explainer::story::model::*;

/// Text without marks.
pub(crate) fn text(words: &str) -> RichText {
    RichText { text: words.to_owned(), spans: Vec::new() }
}

/// Text with one mark on some of its words.
pub(crate) fn marked(words: &str, marked: &str, mark: Mark) -> RichText {
    let start = words.find(marked).expect("the marked words are there");
    RichText { text: words.to_owned(), spans: vec![Span { range: start..start + marked.len(), mark }] }
}

/// A mark of the author on a term.
pub(crate) fn term_mark(index: usize) -> Mark {
    Mark::Term(TermMention { term: TermIndex(index), origin: Origin::Written })
}

/// A mark of the author on an event.
pub(crate) fn event_mark(index: usize) -> Mark {
    Mark::Event(EventMention { event: EventIndex(index), origin: Origin::Written })
}

/// A term with a label and aliases, separated by `|`.
pub(crate) fn term(spellings: &str) -> Term {
    let mut spellings = spellings.split('|').map(str::to_owned);
    let label = spellings.next().unwrap_or_default();
    Term {
        id: label.to_lowercase().replace(' ', "-"),
        label,
        aliases: spellings.collect(),
        kind: TermKind::default(),
        definition: RichText::default(),
        details: Vec::new(),
        at: Vec::new(),
        see_also: Vec::new(),
        image: None,
        sources: Vec::new(),
        case: Case::Auto,
        exact: false,
        mentions: None,
    }
}

/// An event; without a date if that is empty.
pub(crate) fn event(date: &str, title: &str) -> Event {
    Event {
        id: title.to_lowercase().replace(' ', "-"),
        date: (!date.is_empty()).then(|| Date::parse(date).expect("a date")),
        display_date: None,
        title: title.to_owned(),
        text: RichText::default(),
        groups: Vec::new(),
        image: None,
        sources: Vec::new(),
    }
}

pub(crate) fn heading(words: &str) -> Block {
    Block::Heading { level: 2, text: text(words) }
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

/// A story in a language, published on 20 April 2019.
pub(crate) fn story(language: &str, terms: Vec<Term>, events: Vec<Event>, body: Vec<Block>) -> Story {
    Story {
        article: Article {
            title: String::new(),
            summary: RichText::default(),
            key_points: Vec::new(),
            language: language.to_owned(),
            direction: Direction::Ltr,
            authors: Vec::new(),
            published: Date::parse("2019-04-20").ok(),
            updated: None,
            url: None,
            mentions: Mentions::Section,
            body,
        },
        terms,
        groups: Vec::new(),
        events,
        eras: Vec::new(),
    }
}

/// A text with its found mentions in brackets; those of events with their index.
pub(crate) fn shown(text: &RichText) -> String {
    let mut shown = text.text.clone();
    for span in text.spans.iter().rev() {
        let end = match span.mark {
            Mark::Term(TermMention { origin: Origin::Found, .. }) => "]".to_owned(),
            Mark::Event(EventMention { origin: Origin::Found, event }) => format!("|{}]", event.0),
            _ => continue,
        };
        shown.insert_str(span.range.end, &end);
        shown.insert(span.range.start, '[');
    }
    shown
}

/// Every text of some blocks, in the order of reading.
pub(crate) fn texts(blocks: &[Block]) -> Vec<&RichText> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => all.push(text),
            Block::List { items, .. } => all.extend(items.iter().flat_map(|item| texts(item))),
            Block::Quotation { body, attribution } => {
                all.extend(texts(body));
                all.push(attribution);
            }
            Block::Figure(image) => all.push(&image.caption),
            Block::Code { .. } => {}
            Block::Table { caption, head, rows } => {
                all.push(caption);
                all.extend(head.iter().chain(rows.iter().flatten()));
            }
            Block::Footnote { body, .. } => all.extend(texts(body)),
        }
    }
    all
}

/// The texts of a story's body after annotation.
pub(crate) fn annotated(mut story: Story) -> Vec<String> {
    annotate::annotate(&mut story);
    texts(&story.article.body).into_iter().map(shown).collect()
}
