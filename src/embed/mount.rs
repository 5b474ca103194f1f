//! The elements that widgets are rendered into, kept in a pool and used again.
//!
//! # Why a pool?
//! Yew registers event listeners on the element that it renders into and never removes them. A released mount root is
//! therefore kept, empty, and the next widget is rendered there: however many come and go, there are never more than
//! were on the page at once.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use crate::browser;
use crate::components::{Widget, WidgetProps};

thread_local! {
    /// Mount roots that no widget uses.
    static POOL: RefCell<Vec<(Element, AppHandle<Widget>)>> = const { RefCell::new(Vec::new()) };
}

/// An empty mount root; it leaves the pool when something is rendered into it.
pub(super) fn root() -> Option<HtmlElement> {
    match POOL.with_borrow(|pool| pool.last().map(|(root, _)| root.clone())) {
        Some(root) => browser::as_html(root),
        None => browser::make("div", "explainer-root"),
    }
}

/// Renders into a mount root.
pub(super) fn render(root: &Element, props: WidgetProps) -> AppHandle<Widget> {
    let is_it = |(own, _): &(Element, _)| own.is_same_node(Some(root));
    let pooled =
        POOL.with_borrow_mut(|pool| pool.iter().position(is_it).map(|place| pool.swap_remove(place)));
    match pooled {
        Some((_, mut app)) => {
            app.update(props);
            app
        }
        None => Renderer::<Widget>::with_root_and_props(root.clone(), props).render(),
    }
}

/// Empties a mount root and puts it back into the pool. `props` are those that were rendered last.
pub(super) fn release(root: &Element, mut app: AppHandle<Widget>, props: WidgetProps) {
    app.update(WidgetProps { idle: true, ..props });
    POOL.with_borrow_mut(|pool| pool.push((root.clone(), app)));
}
