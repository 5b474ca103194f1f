//! The mount root, into which Yew renders the widget.
//!
//! # Why a pool?
//! Yew registers event listeners on the element that it renders into and never removes them. A released mount root is
//! therefore kept, empty, and reused for the next widget: so there are never more roots than widgets were on the page
//! at once. The root of a prerendered page belongs to the page and is not pooled.

use std::cell::RefCell;

use web_sys::HtmlElement;
use yew::{AppHandle, Renderer};

use crate::browser;
use crate::components::{Widget, WidgetProps};

thread_local! {
    /// Unused mount roots.
    static POOL: RefCell<Vec<(HtmlElement, AppHandle<Widget>)>> = const { RefCell::new(Vec::new()) };
}

/// An empty mount root; it leaves the pool when something is mounted there.
pub(super) fn root() -> Option<HtmlElement> {
    let pooled = POOL.with_borrow(|pool| pool.last().map(|(root, _)| root.clone()));
    pooled.or_else(|| browser::make("div", "explainer-root"))
}

/// The markup inside a mount root.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Markup {
    /// None.
    Empty,
    /// Of a prerendered page, outdated: replaced.
    Stale,
    /// Of a prerendered page, current: hydrated.
    Current,
}

/// A rendered widget.
pub(super) struct Mount {
    root: HtmlElement,
    markup: Markup,
    /// `None` once it is released.
    rendered: RefCell<Option<(AppHandle<Widget>, WidgetProps)>>,
}

impl Mount {
    pub(super) fn new(root: &HtmlElement, markup: Markup, props: WidgetProps) -> Self {
        let renderer = || Renderer::<Widget>::with_root_and_props(root.clone().into(), props.clone());
        let app = match markup {
            Markup::Current => renderer().hydrate(),
            Markup::Stale => renderer().render(),
            Markup::Empty => match pooled(root) {
                Some(mut app) => {
                    app.update(props.clone());
                    app
                }
                None => renderer().render(),
            },
        };
        Self { root: root.clone(), markup, rendered: RefCell::new(Some((app, props))) }
    }

    /// Changes the props and renders.
    pub(super) fn update(&self, change: impl FnOnce(&mut WidgetProps)) {
        if let Some((app, props)) = &mut *self.rendered.borrow_mut() {
            change(props);
            app.update(props.clone());
        }
    }

    /// Removes the widget from the page; its mount root goes into the pool, unless the page owns it.
    pub(super) fn release(&self) {
        let Some((mut app, props)) = self.rendered.take() else { return };
        if self.markup == Markup::Empty {
            app.update(WidgetProps { idle: true, ..props });
            POOL.with_borrow_mut(|pool| pool.push((self.root.clone(), app)));
        } else {
            app.destroy();
        }
    }
}

fn pooled(root: &HtmlElement) -> Option<AppHandle<Widget>> {
    POOL.with_borrow_mut(|pool| {
        let place = pool.iter().position(|(own, _)| own == root)?;
        Some(pool.swap_remove(place).1)
    })
}
