//! The timeline on the page: it follows the reader, and shows where in time the passage lies.
//!
//! # Why measured by an observer?
//! What is measured while one scrolls must not make the browser lay the page out once more. So the marker is
//! placed when the browser has just done so of its own accord: the [`Sizes`] of the line are told, and asked
//! for anew with every passage. Then two rows are measured, however many there are. The same puts the marker
//! right when a text is unfolded, a filter leaves fewer rows, or the window has another width.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::scene::Scene;
use super::store::Store;
use crate::browser::column::{self, Extent, extent};
use crate::browser::sizes::Sizes;
use crate::browser::{self, closest};
use crate::story::model::{EventIndex, PassageIndex};
use crate::view_model::Between;

/// A cluster of events, to fold and unfold.
const CLUSTER: &str = ".explainer-cluster > details";
pub(super) struct Timeline {
    scene: Rc<Scene>,
    store: Rc<Store>,
    /// None before the widget is rendered, and where there is no timeline.
    line: RefCell<Option<Line>>,
    /// Brings an event into view once it is rendered.
    bringing: RefCell<Option<Timeout>>,
}

/// The rendered line; its observer ends with its drop.
struct Line {
    sizes: Sizes,
    /// Scrolls by itself.
    column: HtmlElement,
    /// Stands still while the column scrolls.
    head: HtmlElement,
    line: HtmlElement,
    marker: HtmlElement,
    /// The marker was placed, and the reader saw it.
    placed: Cell<bool>,
    /// The column has yet to come to the passage.
    behind: Cell<bool>,
    /// A cluster that was opened because the reader came to it, and closes when the reader leaves it.
    opened: RefCell<Option<HtmlElement>>,
}

impl Timeline {
    pub(super) fn new(scene: &Rc<Scene>, store: &Rc<Store>) -> Self {
        Self {
            scene: Rc::clone(scene),
            store: Rc::clone(store),
            line: RefCell::default(),
            bringing: RefCell::default(),
        }
    }

    /// Begins to follow the reader, now that the widget is rendered.
    pub(super) fn start(self: &Rc<Self>) {
        let find = |selector| browser::find(&self.scene.root, selector);
        let line = || {
            let line = find(".explainer-line")?;
            let weak = Rc::downgrade(self);
            let sizes = Sizes::observe(line.clone(), move || {
                if let Some(timeline) = weak.upgrade() {
                    timeline.place();
                }
            })?;
            Some(Line {
                sizes,
                column: find("#timeline")?,
                head: find(".explainer-timeline-head")?,
                line,
                marker: find(".explainer-now")?,
                placed: Cell::default(),
                behind: Cell::new(true),
                opened: RefCell::default(),
            })
        };
        self.line.replace(line());
    }

    pub(super) fn stop(&self) {
        self.line.take();
        self.bringing.take();
    }

    /// Comes to another passage: unfolds the cluster of its first event that is shown, and has all placed.
    pub(super) fn follow(&self, passage: PassageIndex) {
        let Some(line) = &*self.line.borrow() else { return };
        if let Some(item) = self.current(Some(passage)) {
            line.open_cluster(&item);
        }
        line.behind.set(true);
        line.sizes.ask();
    }

    /// Opens the timeline where it is a sheet.
    pub(super) fn show(&self) {
        if let Some(timeline) = self.scene.by_id("timeline")
            && !browser::is_drawn(&timeline)
        {
            browser::show_popover(&timeline, None);
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
            if let Some(line) = &*timeline.line.borrow() {
                line.open_cluster(&item);
                browser::focus(&item);
                column::scroll(&line.column, line.seen(), extent(&item), false);
            }
        })));
    }

    /// A click may fold or unfold a cluster: what the reader does stays as the reader left it.
    pub(super) fn keep_folds(&self, event: &Event) {
        if let (Some(line), Some(summary)) = (&*self.line.borrow(), closest(event, "summary")) {
            let opened = line.opened.take();
            let own = |cluster: &HtmlElement| summary.parent_element().as_ref() == Some(cluster);
            line.opened.replace(opened.filter(|cluster| !own(cluster)));
        }
    }

    /// Puts the marker beside the period that the passage is about, and brings into view, in the column only, the first
    /// event of the passage, or else that period. First everything is measured; it is applied before the next frame is
    /// painted, because resizing inside a ResizeObserver callback raises a loop error.
    fn place(self: &Rc<Self>) {
        let Some(line) = &*self.line.borrow() else { return };
        let state = self.store.state();
        let content = self.scene.content();
        let time = state.reading.and_then(|passage| content.article.body.get(passage.0)?.time.as_ref());
        let period = time.and_then(|time| content.locate(&state.filter(), time.days));
        let period = period.and_then(|[start, end]| Some((self.height(start)?, self.height(end)?)));
        let (top, bottom) = extent(&line.line);
        if top >= bottom {
            // The sheet was closed: when it opens again, it opens at what is read then.
            line.placed.set(false);
            line.behind.set(true);
            return;
        }
        let event = self.current(state.reading).and_then(|item| mark(&item));
        let goal = event.map(|mark| extent(&mark)).or(period);
        let seen = line.seen();
        let weak = Rc::downgrade(self);
        browser::before_paint(move || {
            let Some(timeline) = weak.upgrade() else { return };
            if let Some(line) = &*timeline.line.borrow() {
                line.show(period.map(|(start, end)| (start - top, end - start)), goal, seen);
            }
        });
    }

    /// The item of the first event of a passage that the filters leave.
    fn current(&self, passage: Option<PassageIndex>) -> Option<HtmlElement> {
        let content = self.scene.content();
        let events = &content.article.body.get(passage?.0)?.events;
        let mut items = events.iter().filter_map(|event: &EventIndex| self.scene.item(*event));
        items.find(|item| !item.has_attribute("hidden"))
    }

    /// The height of a place on the line.
    fn height(&self, Between { above, below, part }: Between) -> Option<f64> {
        let middle = |event| {
            let (top, bottom) = extent(&*mark(&self.scene.item(event)?)?);
            Some(f64::midpoint(top, bottom))
        };
        let above = middle(above)?;
        let below = below.and_then(middle).unwrap_or(above);
        Some(above + (below - above) * part)
    }
}

impl Line {
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

    /// Shows what was measured: the marker's start and length, and what is to be in view.
    fn show(&self, marker: Option<(f64, f64)>, goal: Option<Extent>, seen: Extent) {
        if self.behind.take()
            && let Some((top, bottom)) = goal
        {
            column::scroll(&self.column, seen, (top - 8.0, bottom + 64.0), !self.placed.get());
        }
        let shown = marker.map(|(start, length)| {
            browser::set_property(&self.marker, "--now-start", start);
            browser::set_property(&self.marker, "--now-length", length.max(0.0));
            // It slides only from where it was seen.
            if self.placed.replace(true) { "again" } else { "first" }
        });
        if shown.is_none() {
            self.placed.set(false);
        }
        browser::set_flag(&self.marker, "data-shown", shown);
    }

    /// What is seen of the column: what its head leaves.
    fn seen(&self) -> Extent {
        let (top, bottom) = extent(&self.column);
        (extent(&self.head).1.max(top), bottom)
    }
}

/// The mark of an event on the line; that of its cluster where that is folded.
fn mark(item: &HtmlElement) -> Option<HtmlElement> {
    let folded = item.closest("details:not([open])").ok().flatten();
    browser::find(folded.as_ref().unwrap_or(item), ".explainer-mark")
}
