//! Terms found in stories, and what they tie together.
use article_explainer::annotate::{self, cross_references::CrossReferences};
use article_explainer::story::date::Date;
use article_explainer::story::model::*;

fn text(words: &str) -> RichText {
    RichText { text: words.to_owned(), spans: Vec::new() }
}

fn term(id: &str, label: &str, definition: &str) -> Term {
    Term {
        id: id.to_owned(),
        label: label.to_owned(),
        aliases: Vec::new(),
        kind: TermKind::default(),
        definition: text(definition),
        details: Vec::new(),
        at: Vec::new(),
        see_also: Vec::new(),
        image: None,
        sources: Vec::new(),
        case: Case::Auto,
        mentions: None,
    }
}

fn event(id: &str, date: &str, title: &str, words: &str) -> Event {
    Event {
        id: id.to_owned(),
        date: Date::parse(date).ok(),
        display_date: None,
        title: title.to_owned(),
        text: text(words),
        groups: Vec::new(),
        image: None,
        sources: Vec::new(),
    }
}

fn story(body: Vec<Block>) -> Story {
    Story {
        article: Article {
            title: String::new(),
            summary: RichText::default(),
            key_points: Vec::new(),
            language: "en".to_owned(),
            direction: Direction::Ltr,
            authors: Vec::new(),
            published: None,
            updated: None,
            url: None,
            mentions: Mentions::Section,
            body,
        },
        terms: vec![
            term("parliament", "Parliament", "It controls the European Commission."),
            term(
                "commission",
                "European Commission",
                "Proposes laws to the Parliament; the European Commission has 27 members.",
            ),
            term("nato", "NATO", ""),
        ],
        groups: Vec::new(),
        events: vec![event(
            "vote",
            "2018-06-13",
            "Parliament votes",
            "It asks the European Commission to act.",
        )],
        eras: Vec::new(),
    }
}

/// The text with its found mentions in brackets.
fn shown(text: &RichText) -> String {
    let mut shown = text.text.clone();
    for span in text.spans.iter().rev() {
        if let Mark::Term(TermMention { origin: Origin::Found, .. }) = span.mark {
            shown.insert(span.range.end, ']');
            shown.insert(span.range.start, '[');
        }
    }
    shown
}

#[test]
fn a_term_is_linked_once_in_each_section() {
    let heading = |words| Block::Heading { level: 2, text: text(words) };
    let mut story = story(vec![
        Block::Paragraph(text("The European  Commission’s nato reply to NATO.")),
        Block::Paragraph(text("The European\u{a0}Commission, the parliament, and European, Commission.")),
        heading("The European Commission"),
        Block::Paragraph(text("A European Commission.")),
    ]);
    annotate::annotate(&mut story);
    let shown: Vec<_> = story
        .article
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(text) => Some(shown(text)),
            _ => None,
        })
        .collect();
    assert_eq!(
        shown,
        [
            "The [European  Commission]’s nato reply to [NATO].",
            "The European\u{a0}Commission, the [parliament], and European, Commission.",
            "A [European Commission].",
        ]
    );
}

#[test]
fn cards_link_each_other_but_not_themselves() {
    let mut story = story(Vec::new());
    annotate::annotate(&mut story);
    let cards: Vec<_> = story.terms.iter().map(|term| shown(&term.definition)).collect();
    assert_eq!(
        cards,
        [
            "It controls the [European Commission].",
            "Proposes laws to the [Parliament]; the European Commission has 27 members.",
            "",
        ]
    );
    assert_eq!(shown(&story.events[0].text), "It asks the [European Commission] to act.");
}

#[test]
fn passages_terms_and_events_refer_to_each_other() {
    let mut vote = text("The vote, and the Parliament again.");
    vote.spans.push(Span {
        range: 4..8,
        mark: Mark::Event(EventMention { event: EventIndex(0), origin: Origin::Written }),
    });
    let mut story = story(vec![
        Block::Paragraph(text("Parliament met.")),
        Block::Heading { level: 2, text: text("What came of it") },
        Block::Paragraph(vote),
        Block::Paragraph(text("Nothing came of it.")),
    ]);
    let findings = annotate::annotate(&mut story);
    let references = CrossReferences::new(&story, &findings);
    assert_eq!(references.term_mentions[0], [PassageIndex(0), PassageIndex(2)]);
    assert_eq!(references.event_terms, [[TermIndex(0), TermIndex(1)]]);
    assert_eq!(references.term_events, [vec![EventIndex(0)], vec![EventIndex(0)], vec![]]);
    assert_eq!(references.event_passages, [[PassageIndex(2)]]);
    assert_eq!(references.passage_events[2], [EventIndex(0)]);
    let day = Date::parse("2018-06-13").unwrap().earliest().unwrap();
    let period = Some((day, day));
    assert_eq!(references.passage_periods, [None, period, period, period]);
}
