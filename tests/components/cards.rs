//! The rendered cards.

use std::fmt::Write;

use article_explainer::interaction::{Action, Trigger};
use article_explainer::story::model::TermIndex;

/// A story whose only paragraph mentions sixty terms.
fn story() -> String {
    let (mut words, mut glossary) = (String::new(), String::new());
    for number in 10..70 {
        write!(words, "Agency{number} met. ").unwrap();
        let comma = if number == 10 { "" } else { "," };
        write!(
            glossary,
            r#"{comma}{{"id": "t{number}", "label": "Agency{number}", "definition": "Definition {number}."}}"#
        )
        .unwrap();
    }
    format!(
        r#"{{"version": 1, "article": {{"title": "T", "body": [{{"paragraph": "{words}"}}]}}, "glossary": [{glossary}]}}"#
    )
}

/// All cards, with the bodies of the first `drawn_cards` rendered while closed.
fn cards(drawn_cards: usize, actions: &[Action]) -> String {
    let html = super::drawn(&story(), drawn_cards, actions);
    let cards = &html[html.find("explainer-cards").unwrap()..];
    // The live region for an open card comes after them.
    cards[..cards.rfind("<p role=\"status\"").unwrap()].to_owned()
}

#[test]
fn every_card_is_there_to_be_opened_before_it_holds_anything() {
    let html = cards(25, &[]);
    assert_eq!(html.matches("popover=\"auto\"").count(), 60);
    assert!(html.contains("Definition 10.") && html.contains("Definition 34."));
    assert!(!html.contains("Definition 35.") && !html.contains("Definition 69."));
    assert_eq!(cards(usize::MAX, &[]).matches("Definition ").count(), 60);
}

#[test]
fn a_card_that_opens_holds_all_of_its_own_and_no_other() {
    let open = Action::Shown(Trigger::of(TermIndex(59)));
    let html = cards(0, std::slice::from_ref(&open));
    assert!(html.contains("Definition 69."));
    assert_eq!(html.matches("Definition ").count(), 1);
    let closed = cards(0, &[open, Action::Hidden(TermIndex(59))]);
    assert!(!closed.contains("Definition "));
}

/// A story with one term that has every field of a card, and one that has none.
const FULL: &str = r#"{"version": 1, "article": {"title": "T", "body": [
        {"paragraph": "The Budget of 2018. Later the Agency."}, {"paragraph": "The Agency again."}]},
    "glossary": [
        {"id": "agency", "label": "Agency", "definition": "An office.", "see_also": ["budget"],
            "sources": [{"title": "Register"}, {"title": "Law"}]},
        {"id": "budget", "label": "Budget", "definition": "A plan of Nowhere."},
        {"id": "unused", "label": "Nowhere", "definition": "Not in the text."}],
    "timeline": {"events": [{"id": "e", "date": "2017", "title": "The Agency opens"}]}}"#;

fn card<'a>(html: &'a str, term: &str) -> &'a str {
    let start = html.find(&format!("id=\"term-{term}\"")).unwrap();
    html[start..].split_once("</details>").unwrap().0
}

#[test]
fn a_card_shows_its_definition_and_counts_the_rest() {
    let html = super::drawn(FULL, usize::MAX, &[]);
    let agency = card(&html, "agency").replace('\u{a0}', " ");
    let (first, rest) = agency.split_once("<details").unwrap();
    assert!(first.contains("An office.") && !first.contains("Register"), "{first}");
    assert!(rest.contains("<summary>1 event · 1 mention · 2 sources</summary>"), "{rest}");
    assert!(!rest.split('>').next().unwrap().contains("open"), "it is folded");
    assert!(card(&html, "unused").contains("<summary>More</summary>"), "{}", card(&html, "unused"));
}

#[test]
fn see_also_mentions_nothing() {
    let html = super::drawn(FULL, usize::MAX, &[]);
    let see_also =
        card(&html, "agency").split_once("explainer-see-also").unwrap().1.split_once("</p>").unwrap().0;
    assert!(see_also.contains("Budget") && !see_also.contains("explainer-term"), "{see_also}");
}

#[test]
fn cards_stand_as_the_text_mentions_their_terms_and_mentions_have_their_numbers() {
    let html = super::drawn(FULL, usize::MAX, &[]);
    let place = |term: &str| html.find(&format!("id=\"term-{term}\"")).unwrap();
    assert!(place("budget") < place("agency") && place("agency") < place("unused"));
    let note = |term: &str| {
        let mention = html.split('<').find(|tag| tag.contains(&format!("data-term=\"{term}\""))).unwrap();
        mention.split_once("data-note=\"").unwrap().1.split('"').next().unwrap().to_owned()
    };
    assert_eq!((note("budget"), note("agency")), ("1".into(), "2".into()));
}

#[test]
fn an_open_card_is_told() {
    let told = |actions: &[Action]| {
        let html = super::drawn(FULL, usize::MAX, actions);
        let status = html.split("<p role=\"status\"").last().unwrap();
        status.split_once('>').unwrap().1.split_once("</p>").unwrap().0.to_owned()
    };
    assert_eq!(told(&[]), "");
    let open = Action::Shown(Trigger::of(TermIndex(0)));
    assert_eq!(told(std::slice::from_ref(&open)), "An office.");
    assert_eq!(told(&[open, Action::Hidden(TermIndex(0))]), "");
}
