//! Remarks on stories without errors.

use article_explainer::annotate::annotate;
use article_explainer::annotate::review::{Part, Remark, review};
use article_explainer::story::model::*;

use super::story::*;

fn remarks(terms: Vec<Term>, events: Vec<Event>, body: Vec<Block>) -> Vec<Remark> {
    let mut story = story("en", terms, events, body);
    let findings = annotate(&mut story);
    review(&story, &findings)
}

/// The codes and parts.
fn told(terms: &[&str], words: &str) -> Vec<(&'static str, Part)> {
    let terms = terms.iter().map(|spellings| term(spellings)).collect();
    let all = remarks(terms, Vec::new(), vec![paragraph(words)]);
    all.into_iter().map(|Remark { code, part, .. }| (code, part)).collect()
}

#[test]
fn a_term_that_nothing_mentions_is_told() {
    let label = |index| Part::Label(TermIndex(index));
    assert_eq!(told(&["Europol", "treaty"], "Europol signs treaties."), []);
    assert_eq!(told(&["Europol", "Interpol"], "Europol."), [("unmentioned-term", label(1))]);
    // Mentioned where nothing is linked, in a card, in a title.
    let mut terms = vec![term("Europol"), term("Interpol"), term("Eurojust"), term("Frontex")];
    terms[0].definition = text("Not Interpol.");
    let body = vec![heading("Eurojust"), paragraph("Europol, on 4 May 2019.")];
    assert_eq!(remarks(terms, vec![event("2019-05-04", "Frontex moves")], body), []);
}

#[test]
fn an_event_that_no_passage_leads_to_is_told() {
    let events =
        vec![event("2019-05-04", "The vote"), event("2019-05-05", "The count"), event("", "The end")];
    let body = vec![paragraph("On 4 May 2019."), Block::Paragraph(marked("The end.", "end", event_mark(2)))];
    let all = remarks(Vec::new(), events, body);
    let [Remark { code: "unmentioned-event", part: Part::Event(EventIndex(1)), message, hint }] = &all[..]
    else {
        panic!("one is told: {all:?}")
    };
    assert_eq!(message, "no passage leads to the event \"The count\"");
    assert_eq!(hint, "link its passage to it, as `[words](event:the-count)`");
}

#[test]
fn a_common_word_as_a_name_is_told_unless_capitals_matter() {
    let words = "The IT of the WHO, who said so.";
    assert_eq!(told(&["IT", "WHO"], words), []);
    assert_eq!(told(&["The"], words), [("common-word", Part::Label(TermIndex(0)))]);
    assert_eq!(told(&["WHO|who"], words), [("common-word", Part::Alias(TermIndex(0), 0))]);
}

#[test]
fn a_spelling_that_stands_twice_is_told() {
    let alias = |term, place| ("spelled-twice", Part::Alias(TermIndex(term), place));
    assert_eq!(told(&["Europol|agency", "Frontex|Agency"], "Europol, Frontex."), [alias(1, 0)]);
    assert_eq!(told(&["Europol|EUROPOL|europol"], "Europol."), [alias(0, 1)]);
    assert_eq!(told(&["EU", "eu"], "EU, eu"), []);
}

#[test]
fn a_story_whose_article_is_the_host_s_is_not_told_what_that_mentions() {
    assert_eq!(remarks(vec![term("Europol")], vec![event("2019", "The vote")], Vec::new()), []);
}
