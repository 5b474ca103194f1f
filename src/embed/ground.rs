//! Grounds that widgets are drawn on, used again and again.
//!
//! # Why are they used again?
//! Yew listens to the element that it draws into, and has no way to stop. So a ground that is left is kept, empty,
//! and the next widget is drawn there: however many come and go, there are never more than were seen at once.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use crate::browser;
use crate::components::{Explainer, ExplainerProps};

thread_local! {
    /// Those that nobody uses.
    static IDLE: RefCell<Vec<(Element, AppHandle<Explainer>)>> = const { RefCell::new(Vec::new()) };
}

/// An empty ground; it is taken when something is drawn on it.
pub(super) fn ground() -> Option<HtmlElement> {
    let idle = IDLE.with_borrow(|idle| idle.last().map(|(ground, _)| ground.clone()));
    match idle {
        Some(ground) => browser::as_html(ground),
        None => browser::make("div", "explainer-ground"),
    }
}

/// Draws on a ground.
pub(super) fn draw(ground: &Element, props: ExplainerProps) -> AppHandle<Explainer> {
    let is_taken = |(idle, _): &(Element, _)| idle.is_same_node(Some(ground));
    let taken =
        IDLE.with_borrow_mut(|idle| idle.iter().position(is_taken).map(|place| idle.swap_remove(place)));
    match taken {
        Some((_, mut app)) => {
            app.update(props);
            app
        }
        None => Renderer::<Explainer>::with_root_and_props(ground.clone(), props).render(),
    }
}

/// Leaves a ground, with what was drawn last.
pub(super) fn leave(ground: &Element, mut app: AppHandle<Explainer>, props: ExplainerProps) {
    app.update(ExplainerProps { idle: true, ..props });
    IDLE.with_borrow_mut(|idle| idle.push((ground.clone(), app)));
}
