//! The components after the reader's actions, rendered without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may end here"
)]

mod article;
mod cards;
mod timeline;

use std::rc::Rc;

use article_explainer::compile::compile;
use article_explainer::components::{Content, Widget, WidgetProps};
use article_explainer::interaction::{Action, Interaction};
use article_explainer::story::lower::read;
use yew::LocalServerRenderer;

/// The widget of a story after these actions, without its index. The bodies of the first `drawn_cards` cards are
/// rendered.
fn drawn(story: &str, drawn_cards: usize, actions: &[Action]) -> String {
    let mut interaction = Interaction::default();
    for action in actions {
        interaction.reduce(action.clone());
    }
    let props = WidgetProps {
        content: Content::new(compile(read(story).unwrap()).1),
        state: Rc::clone(interaction.state()),
        dispatch: yew::Callback::default(),
        without_timeline: false,
        without_index: true,
        drawn_cards,
        parts: Vec::new(),
        hosted: false,
        idle: false,
    };
    let renderer = LocalServerRenderer::<Widget>::with_props(props).hydratable(false);
    pollster::block_on(renderer.render())
}
