//! The cards as they are drawn.

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

/// All cards, when what so many hold is drawn before they are opened.
fn cards(drawn_cards: usize, actions: &[Action]) -> String {
    let html = super::drawn(&story(), drawn_cards, actions);
    html[html.find("explainer-cards").unwrap()..].to_owned()
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
