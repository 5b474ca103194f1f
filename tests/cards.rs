//! The cards as they are drawn, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may end here")]

use std::fmt::Write;
use std::rc::Rc;

use article_explainer::components::{Content, Explainer, ExplainerProps};
use article_explainer::interaction::{Action, Interaction, Trigger};
use article_explainer::story::lower::read;
use article_explainer::story::model::TermIndex;
use article_explainer::{Explanation, explain};
use yew::LocalServerRenderer;

/// A story whose only paragraph mentions sixty terms.
fn story() -> Explanation {
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
    let story = format!(
        r#"{{"version": 1, "article": {{"title": "T", "body": [{{"paragraph": "{words}"}}]}}, "glossary": [{glossary}]}}"#
    );
    explain(read(&story).unwrap())
}

/// All cards, when what so many hold is drawn before they are opened.
fn cards(drawn_cards: usize, actions: &[Action]) -> String {
    let mut interaction = Interaction::default();
    for action in actions {
        interaction.reduce(action.clone());
    }
    let props = ExplainerProps {
        content: Content::new(story()),
        state: Rc::clone(interaction.state()),
        dispatch: yew::Callback::default(),
        without_timeline: true,
        without_index: true,
        drawn_cards,
        hosted: false,
        idle: false,
    };
    let renderer = LocalServerRenderer::<Explainer>::with_props(props).hydratable(false);
    let html = pollster::block_on(renderer.render());
    html[html.find("explainer-definitions").unwrap()..].to_owned()
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
