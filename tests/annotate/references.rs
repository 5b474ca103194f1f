//! Cross-references and the periods of passages.

use article_explainer::annotate::{self, cross_references::CrossReferences};
use article_explainer::story::date::Date;
use article_explainer::story::model::*;

use super::story::*;

fn references(mut story: Story) -> CrossReferences {
    let findings = annotate::annotate(&mut story);
    CrossReferences::new(&story, &findings)
}

fn terms(indices: &[usize]) -> Vec<TermIndex> {
    indices.iter().copied().map(TermIndex).collect()
}

fn events(indices: &[usize]) -> Vec<EventIndex> {
    indices.iter().copied().map(EventIndex).collect()
}

fn passages(indices: &[usize]) -> Vec<PassageIndex> {
    indices.iter().copied().map(PassageIndex).collect()
}

#[test]
fn passages_terms_and_events_refer_to_each_other() {
    let mut glossary = vec![term("Parliament"), term("Commission"), term("Europol"), term("NATO")];
    glossary[2].definition =
        Block::Paragraph(marked("Left after the vote.", "the vote", event_mark(0))).into_text();
    let mut timeline =
        vec![event("2018-06-13", "Parliament votes"), event("2019-04-12", "The Commission replies")];
    timeline[1].text = text("To the Parliament, to the Commission.");
    let body = vec![
        paragraph("The Commission, the Parliament, the Parliament."),
        paragraph("Again the Parliament, on 13 June 2018 and on 12 April 2019."),
        heading("The vote"),
        Block::Quotation { body: vec![paragraph("Parliament, 2018")], attribution: text("") },
        Block::Paragraph(marked("The vote. On 13 June 2018 the Parliament.", "The vote", event_mark(0))),
    ];
    let found = references(story("en", glossary, timeline, body));
    // Only links: a card lists these.
    assert_eq!(found.term_mentions, [passages(&[0, 4]), passages(&[0]), passages(&[]), passages(&[])]);
    assert_eq!(found.passage_terms, [terms(&[1, 0]), terms(&[0]), terms(&[]), terms(&[]), terms(&[0])]);
    assert_eq!(found.passage_events, [events(&[]), events(&[0, 1]), events(&[]), events(&[]), events(&[0])]);
    assert_eq!(found.event_passages, [passages(&[1, 4]), passages(&[1])]);
    assert_eq!(found.event_terms, [terms(&[0, 2]), terms(&[1, 0])]);
    assert_eq!(found.term_events, [events(&[0, 1]), events(&[1]), events(&[0]), events(&[])]);
}

trait IntoText {
    fn into_text(self) -> RichText;
}

impl IntoText for Block {
    fn into_text(self) -> RichText {
        match self {
            Block::Paragraph(text) => text,
            _ => RichText::default(),
        }
    }
}

#[test]
fn references_are_as_long_as_the_story() {
    let found = references(story("en", vec![term("a b")], vec![event("", "x")], vec![paragraph("c")]));
    assert_eq!(found.term_mentions, [passages(&[])]);
    assert_eq!(found.event_terms, [terms(&[])]);
    assert_eq!(found.passage_periods, [None]);
    assert_eq!(references(story("en", Vec::new(), Vec::new(), Vec::new())), CrossReferences::default());
}

fn periods(body: Vec<Block>) -> Vec<Option<Date>> {
    references(story("en", Vec::new(), vec![event("2018-06-13", "The vote")], body)).passage_periods
}

fn period(edtf: &str) -> Option<Date> {
    Date::parse(edtf).ok()
}

#[test]
fn a_passage_is_about_its_first_date_and_what_follows() {
    for (words, expected) in [
        ("In June 2018 they voted.", "2018-06"),
        ("In June 2018 they voted; in April 2019 came the reply.", "2018-06/2019-04"),
        // A date before that of the passage is an aside.
        ("In April 2019 came the reply, ten months after the vote of June 2018.", "2019-04"),
        ("On 12 April 2019 came the reply, the first of 2019.", "2019-04-12"),
        ("In the 1990s few knew; in 2018 all did.", "199X/2018"),
        ("Around 2018 they voted.", "2018~"),
        // An open end stays open, and no date becomes more precise.
        ("Since April 2019 nobody has asked.", "2019-04/.."),
        ("It is quiet since 12 April 2019, and in 2020 it stays so.", "2019-04-12/.."),
    ] {
        assert_eq!(periods(vec![paragraph(words)]), [period(expected)], "{words}");
    }
    assert_eq!(periods(vec![paragraph("No date, and 04/05/2019 is none.")]), [None]);
    let marked = Block::Paragraph(marked("The vote.", "The vote", event_mark(0)));
    assert_eq!(periods(vec![marked]), [period("2018-06-13")]);
}

#[test]
fn a_passage_without_a_date_goes_on_with_its_section() {
    let note = Block::Footnote { label: "1".to_owned(), body: vec![paragraph("A note.")] };
    let quotation = Block::Quotation { body: vec![paragraph("Since 1997!")], attribution: text("") };
    let body = vec![
        paragraph("Before any date."),
        heading("The vote"),
        paragraph("They met."),
        note,
        paragraph("In June 2018 they voted."),
        quotation,
        // A flashback, and the way back.
        paragraph("In 2017 the ban had come."),
        paragraph("Nobody knew why."),
        paragraph("In April 2019 came the reply."),
        heading("What it means"),
        paragraph("Nobody knows."),
        heading("The year 2018"),
        paragraph("A good year."),
    ];
    let [vote, ban, reply, year] = ["2018-06", "2017", "2019-04", "2018"].map(period);
    let [vote, ban, reply, year] = [&vote, &ban, &reply, &year];
    let none = &None;
    assert_eq!(
        periods(body).iter().collect::<Vec<_>>(),
        [none, none, none, none, vote, vote, ban, ban, reply, none, none, year, year]
    );
}

#[test]
fn summary_and_key_points_mention_each_term_once_and_take_nothing_from_the_body() {
    let glossary = vec![term("Parliament"), term("Europol")];
    let timeline = vec![event("2018-06-13", "Parliament votes")];
    let mut story =
        story("en", glossary, timeline, vec![paragraph("The Parliament of 13 June 2018 and Europol.")]);
    story.article.summary = text("The Parliament voted on 13 June 2018.");
    story.article.key_points = vec![text("Parliament met Europol."), text("Europol left.")];
    let findings = annotate::annotate(&mut story);
    let marked = |text: &RichText| -> Vec<String> {
        text.spans.iter().map(|span| text.text.get(span.range.clone()).unwrap().to_owned()).collect()
    };
    assert_eq!(marked(&story.article.summary), ["Parliament"]);
    assert_eq!(marked(&story.article.key_points[0]), ["Europol"]);
    assert!(marked(&story.article.key_points[1]).is_empty());
    let found = CrossReferences::new(&story, &findings);
    assert_eq!(found.term_mentions, [passages(&[0]), passages(&[0])]);
}
