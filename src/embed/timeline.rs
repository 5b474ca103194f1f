//! The timeline on the page: it follows the passage being read.
//!
//! # Why after layout?
//! Measuring while the reader scrolls must not force another layout. So the column is scrolled right after the browser
//! has laid it out anyway. A closed sheet has no layout: then the work waits until it opens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::scene::Scene;
use super::store::Store;
use crate::browser::after_layout::AfterLayout;
use crate::browser::column::{self, Extent, extent};
use crate::browser::{self, closest};
use crate::story::model::{EventIndex, PassageIndex};

/// A foldable cluster of events.
const CLUSTER: &str = ".explainer-cluster > details";

pub(super) struct Timeline {
    scene: Rc<Scene>,
    store: Rc<Store>,
    /// `None` before the widget is rendered, and if there is no timeline.
    column: RefCell<Option<Column>>,
    /// Scrolls the column to the passage's events after layout.
    coming: RefCell<Option<AfterLayout>>,
    /// Scrolls an event into view once it is rendered.
    bringing: RefCell<Option<Timeout>>,
}

/// The rendered column, which scrolls by itself.
struct Column {
    element: HtmlElement,
    /// Stays in place while the column scrolls.
    head: HtmlElement,
    /// Whether the column has been in view: from then on it scrolls smoothly.
    seen: Cell<bool>,
    /// A cluster that was unfolded automatically, and folds again when the reader moves on.
    opened: RefCell<Option<HtmlElement>>,
}

impl Timeline {
    pub(super) fn new(scene: &Rc<Scene>, store: &Rc<Store>) -> Self {
        Self {
            scene: Rc::clone(scene),
            store: Rc::clone(store),
            column: RefCell::default(),
            coming: RefCell::default(),
            bringing: RefCell::default(),
        }
    }

    /// Starts following the reader, once the widget is rendered.
    pub(super) fn start(&self) {
        let column = || {
            Some(Column {
                element: self.scene.by_id("timeline")?,
                head: browser::find(&self.scene.root, ".explainer-timeline-head")?,
                seen: Cell::default(),
                opened: RefCell::default(),
            })
        };
        self.column.replace(column());
    }

    pub(super) fn stop(&self) {
        self.column.take();
        self.coming.take();
        self.bringing.take();
    }

    /// Follows the reader to another passage: unfolds the cluster of its first event that is shown, and scrolls to that
    /// event, or otherwise to the passage's period.
    pub(super) fn follow(self: &Rc<Self>, passage: Option<PassageIndex>) {
        let Some(column) = &*self.column.borrow() else { return };
        if let Some(item) = self.current(passage) {
            column.open_cluster(&item);
        }
        let weak = Rc::downgrade(self);
        self.coming.replace(AfterLayout::of(&column.element, move || {
            if let Some(timeline) = weak.upgrade() {
                timeline.come();
            }
        }));
    }

    /// Measures the scroll target now and scrolls before the next frame, because resizing inside a `ResizeObserver`
    /// callback raises a loop error.
    fn come(self: &Rc<Self>) {
        let Some(column) = &*self.column.borrow() else { return };
        let state = self.store.state();
        let content = self.scene.content();
        let beside = || {
            let time = content.article.body.get(state.reading?.0)?.time.as_ref()?;
            self.scene.item(content.beside(&state.filter(), time.days.0)?)
        };
        let item = self.current(state.reading).or_else(beside);
        let Some((top, bottom)) = item.and_then(|item| mark(&item)).map(|mark| extent(&mark)) else { return };
        let (seen, at_once) = (column.extent(), !column.seen.replace(true));
        let element = column.element.clone();
        browser::before_paint(move || column::scroll(&element, seen, (top - 8.0, bottom + 64.0), at_once));
    }

    /// Opens the timeline if it is a sheet.
    pub(super) fn show(&self) {
        if let Some(timeline) = self.scene.by_id("timeline")
            && !browser::is_drawn(&timeline)
        {
            browser::show_popover(&timeline, None);
        }
    }

    /// Moves the focus to the heading, because the button that shows all events disappears.
    pub(super) fn keep_focus(&self) {
        let find = |selector| browser::find(&self.scene.root, selector);
        if let (Some(_), Some(heading)) = (find(".explainer-left :focus"), find("#explainer-timeline")) {
            browser::focus(&heading);
        }
    }

    /// Closes the sheet.
    pub(super) fn hide(&self) {
        if let Some(timeline) = self.scene.by_id("timeline") {
            browser::hide_popover(&timeline);
        }
    }

    /// Whether the reader's filters hide an event. The element may be a render behind.
    pub(super) fn is_filtered_out(&self, event: EventIndex) -> bool {
        let shown = self.store.state().filter().shown(&self.scene.content());
        shown.get(event.0) == Some(&false)
    }

    /// Scrolls an event into view once it is rendered: removing a filter creates new clusters, and the selected event
    /// shows more.
    pub(super) fn bring(self: &Rc<Self>, event: EventIndex) {
        let weak = Rc::downgrade(self);
        self.bringing.replace(Some(browser::after(0, move || {
            let Some(timeline) = weak.upgrade() else { return };
            let Some(item) = timeline.scene.item(event).filter(|_| !timeline.is_filtered_out(event)) else {
                return;
            };
            // Yew renders in a microtask. WebKit may run it after the timer if no task of the page scheduled it.
            if item.has_attribute("hidden") {
                return timeline.bring(event);
            }
            if let Some(column) = &*timeline.column.borrow() {
                column.open_cluster(&item);
                browser::focus(&item);
                column::scroll(&column.element, column.extent(), extent(&item), false);
            }
        })));
    }

    /// A click may fold or unfold a cluster: keep what the reader chose.
    pub(super) fn keep_folds(&self, event: &Event) {
        if let (Some(column), Some(summary)) = (&*self.column.borrow(), closest(event, "summary")) {
            let opened = column.opened.take();
            let own = |cluster: &HtmlElement| summary.parent_element().as_ref() == Some(cluster);
            column.opened.replace(opened.filter(|cluster| !own(cluster)));
        }
    }

    /// The item of the passage's first event that the filters leave.
    fn current(&self, passage: Option<PassageIndex>) -> Option<HtmlElement> {
        let content = self.scene.content();
        let events = &content.article.body.get(passage?.0)?.events;
        let mut items = events.iter().filter_map(|event: &EventIndex| self.scene.item(*event));
        items.find(|item| !item.has_attribute("hidden"))
    }
}

impl Column {
    /// Unfolds the cluster of an event, and folds the one that was unfolded before.
    fn open_cluster(&self, item: &Element) {
        let cluster = item.closest(CLUSTER).ok().flatten().and_then(|cluster| cluster.dyn_into().ok());
        let is_open = |cluster: &HtmlElement| cluster.has_attribute("open");
        if cluster.as_ref().is_some_and(is_open) && *self.opened.borrow() == cluster {
            return;
        }
        let before = self.opened.take();
        if let Some(before) = before.filter(|before| !browser::holds_focus(before)) {
            drop(before.remove_attribute("open"));
        }
        if let Some(cluster) = cluster.filter(|cluster| !is_open(cluster)) {
            drop(cluster.set_attribute("open", ""));
            self.opened.replace(Some(cluster));
        }
    }

    /// The visible part of the column, below its head.
    fn extent(&self) -> Extent {
        let (top, bottom) = extent(&self.element);
        (extent(&self.head).1.max(top), bottom)
    }
}

/// The marker of an event on the line; that of its cluster if that is folded.
fn mark(item: &HtmlElement) -> Option<HtmlElement> {
    let folded = item.closest("details:not([open])").ok().flatten();
    browser::find(folded.as_ref().unwrap_or(item), ".explainer-mark")
}
