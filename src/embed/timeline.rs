//! The timeline on the page: it follows the reader.
//!
//! # Why after layout?
//! What is measured while one scrolls must not make the browser lay the page out once more. So the column is scrolled
//! when the browser has just laid it out of its own accord. A sheet that is closed has no layout: then the work waits
//! until it opens.

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

/// A cluster of events, to fold and unfold.
const CLUSTER: &str = ".explainer-cluster > details";

pub(super) struct Timeline {
    scene: Rc<Scene>,
    store: Rc<Store>,
    /// None before the widget is rendered, and where there is no timeline.
    column: RefCell<Option<Column>>,
    /// Scrolls the column to what is read, once it is laid out.
    coming: RefCell<Option<AfterLayout>>,
    /// Brings an event into view once it is rendered.
    bringing: RefCell<Option<Timeout>>,
}

/// The rendered column, which scrolls by itself.
struct Column {
    element: HtmlElement,
    /// Stands still while the column scrolls.
    head: HtmlElement,
    /// The reader has seen it: from then on it slides.
    seen: Cell<bool>,
    /// A cluster that was opened because the reader came to it, and closes when the reader leaves it.
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

    /// Begins to follow the reader, now that the widget is rendered.
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

    /// Comes to another passage: unfolds the cluster of its first event that is shown, and brings that event into view,
    /// or else what lies beside the passage's period.
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

    /// Measures where the column is to be scrolled, and does so before the next frame is painted, because resizing inside
    /// a `ResizeObserver` callback raises a loop error.
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

    /// Opens the timeline where it is a sheet.
    pub(super) fn show(&self) {
        if let Some(timeline) = self.scene.by_id("timeline")
            && !browser::is_drawn(&timeline)
        {
            browser::show_popover(&timeline, None);
        }
    }

    /// Takes the focus from the button that shows all events, which goes away, to the heading.
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

    /// Brings an event into view once it is rendered: a filter that is taken away folds clusters anew, and the selected
    /// event shows more.
    pub(super) fn bring(self: &Rc<Self>, item: HtmlElement) {
        let weak = Rc::downgrade(self);
        self.bringing.replace(Some(browser::after(0, move || {
            let Some(timeline) = weak.upgrade() else { return };
            // Yew renders in a microtask, which WebKit may leave for after the timer where no task of the page began it.
            if item.has_attribute("hidden") {
                return timeline.bring(item);
            }
            if let Some(column) = &*timeline.column.borrow() {
                column.open_cluster(&item);
                browser::focus(&item);
                column::scroll(&column.element, column.extent(), extent(&item), false);
            }
        })));
    }

    /// A click may fold or unfold a cluster: what the reader does stays as the reader left it.
    pub(super) fn keep_folds(&self, event: &Event) {
        if let (Some(column), Some(summary)) = (&*self.column.borrow(), closest(event, "summary")) {
            let opened = column.opened.take();
            let own = |cluster: &HtmlElement| summary.parent_element().as_ref() == Some(cluster);
            column.opened.replace(opened.filter(|cluster| !own(cluster)));
        }
    }

    /// The item of the first event of a passage that the filters leave.
    fn current(&self, passage: Option<PassageIndex>) -> Option<HtmlElement> {
        let content = self.scene.content();
        let events = &content.article.body.get(passage?.0)?.events;
        let mut items = events.iter().filter_map(|event: &EventIndex| self.scene.item(*event));
        items.find(|item| !item.has_attribute("hidden"))
    }
}

impl Column {
    /// Unfolds the cluster that an event stands in, and folds the one that was unfolded before.
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

    /// What is seen of the column: what its head leaves.
    fn extent(&self) -> Extent {
        let (top, bottom) = extent(&self.element);
        (extent(&self.head).1.max(top), bottom)
    }
}

/// The mark of an event on the line; that of its cluster where that is folded.
fn mark(item: &HtmlElement) -> Option<HtmlElement> {
    let folded = item.closest("details:not([open])").ok().flatten();
    browser::find(folded.as_ref().unwrap_or(item), ".explainer-mark")
}
