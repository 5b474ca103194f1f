//! The timeline on the page: it follows the reader, shows where in time the passage lies, and takes keys.
//!
//! # Why measured by an observer?
//! What is measured while one scrolls must not make the browser lay the page out once more. So the marker is
//! placed when the browser has just done so of its own accord: the [`Sizes`] of the line are told, and asked
//! for anew with every passage. Then two rows are measured, however many there are. The same puts the marker
//! right when a text is unfolded, a filter leaves fewer rows, or the window has another width.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::control::Control;
use super::pointer::closest;
use crate::browser;
use crate::browser::column::{self, Extent, extent};
use crate::browser::sizes::Sizes;
use crate::interaction::Action;
use crate::story::model::{EventIndex, PassageIndex};
use crate::view_model::Between;

/// A cluster of events, to fold and unfold.
const CLUSTER: &str = ".explainer-cluster > details";
/// Where the arrows stop: events that are shown, and clusters.
const STOPS: &str = ".explainer-event:not([hidden], details:not([open]) *), \
    .explainer-cluster:not([hidden]) > details > summary";
/// The stop at which the focus is.
const HERE: &str = ".explainer-event, .explainer-cluster > details > summary";
/// What of an event takes the focus: what leads to its passage, or else what tells more.
const FOCUS: [&str; 2] = [".explainer-passage-link", ".explainer-more > summary"];

/// The line of a timeline; its observer ends with its drop.
pub(super) struct Line {
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

impl Line {
    /// None where there is no timeline.
    pub(super) fn new(control: &Rc<Control>) -> Option<Self> {
        let find = |selector| browser::find(&control.root, selector);
        let line = find(".explainer-line")?;
        let weak = Rc::downgrade(control);
        let sizes = Sizes::observe(line.clone(), move || {
            if let Some(control) = weak.upgrade()
                && let Some(line) = &*control.line.borrow()
            {
                line.place(&control);
            }
        })?;
        Some(Self {
            sizes,
            column: find("#timeline")?,
            head: find(".explainer-timeline-head")?,
            line,
            marker: find(".explainer-now")?,
            placed: Cell::default(),
            behind: Cell::new(true),
            opened: RefCell::default(),
        })
    }

    /// Comes to another passage: unfolds the cluster of its first event that is shown, and has all placed.
    fn follow(&self, control: &Control, passage: PassageIndex) {
        if let Some(item) = current(control, Some(passage)) {
            self.open_cluster(&item);
        }
        self.behind.set(true);
        self.sizes.ask();
    }

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

    /// Puts the marker beside the period that the passage is about, and brings into view, in the column only,
    /// the first event of the passage, or else that period. First all is measured; set is it before the next frame is
    /// painted, for who changes sizes while the platform tells of sizes is called a loop.
    fn place(&self, control: &Rc<Control>) {
        let state = control.state();
        let passages = &control.content.article.body;
        let time = state.reading.and_then(|passage| passages.get(passage.0)?.time.as_ref());
        let period = time.and_then(|time| control.content.locate(&state.filter(), time.days));
        let period = period.and_then(|[start, end]| Some((height(control, start)?, height(control, end)?)));
        let (top, bottom) = extent(&self.line);
        if top >= bottom {
            // The sheet was closed: when it opens again, it opens at what is read then.
            self.placed.set(false);
            self.behind.set(true);
            return;
        }
        let event = current(control, state.reading).and_then(|item| mark(&item));
        let goal = event.map(|mark| extent(&mark)).or(period);
        let seen = self.seen();
        let control = Rc::downgrade(control);
        browser::before_paint(move || {
            let Some(control) = control.upgrade() else { return };
            if let Some(line) = &*control.line.borrow() {
                line.show(period.map(|(start, end)| (start - top, end - start)), goal, seen);
            }
        });
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

/// The item of the first event of a passage that the filters leave.
fn current(control: &Control, passage: Option<PassageIndex>) -> Option<HtmlElement> {
    let events = &control.content.article.body.get(passage?.0)?.events;
    events.iter().filter_map(|event| item(control, *event)).find(|item| !item.has_attribute("hidden"))
}

fn item(control: &Control, event: EventIndex) -> Option<HtmlElement> {
    let id = &control.content.events.get(event.0)?.id;
    browser::by_id(&control.root, &["event-", id].concat())
}

/// The mark of an event on the line; that of its cluster where that is folded.
fn mark(item: &HtmlElement) -> Option<HtmlElement> {
    let folded = item.closest("details:not([open])").ok().flatten();
    browser::find(folded.as_ref().unwrap_or(item), ".explainer-mark")
}

/// The height of a place on the line.
fn height(control: &Control, Between { above, below, part }: Between) -> Option<f64> {
    let middle = |event| {
        let (top, bottom) = extent(&*mark(&item(control, event)?)?);
        Some(f64::midpoint(top, bottom))
    };
    let above = middle(above)?;
    let below = below.and_then(middle).unwrap_or(above);
    Some(above + (below - above) * part)
}

impl Control {
    /// Another passage is being read.
    pub(super) fn followed(&self, passage: PassageIndex) {
        self.send("explainer-progress", "passage", &JsValue::from_f64(passage.0 as f64 + 1.0));
        if let Some(line) = &*self.line.borrow() {
            line.follow(self, passage);
        }
    }

    /// Chooses an event, and lets the reader see it: the filters that hide it go, its cluster unfolds, the
    /// sheet opens.
    pub(super) fn reveal(self: &Rc<Self>, event: EventIndex, item: &HtmlElement) {
        if item.has_attribute("hidden") {
            self.dispatch(Action::ShowAll);
        }
        self.dispatch(Action::SelectEvent(event));
        if let Some(line) = &*self.line.borrow()
            && !browser::is_drawn(&line.column)
        {
            browser::show_popover(&line.column, None);
        }
        self.bring_event(item.clone());
    }

    /// Lets the reader see an event once it is drawn: a filter that is taken away folds clusters anew, and the chosen event
    /// shows more.
    fn bring_event(self: &Rc<Self>, item: HtmlElement) {
        let control = Rc::downgrade(self);
        self.after_drawing.replace(Some(browser::after(0, move || {
            let Some(control) = control.upgrade() else { return };
            // Yew draws in a microtask, which WebKit may leave for after the timer where no task of the page began it.
            if item.has_attribute("hidden") {
                return control.bring_event(item);
            }
            if let Some(line) = &*control.line.borrow() {
                line.open_cluster(&item);
                browser::focus(&item);
                column::scroll(&line.column, line.seen(), extent(&item), false);
            }
        })));
    }

    /// What the reader folds or unfolds stays as the reader left it.
    pub(super) fn unfold(&self, event: &Event) {
        if let (Some(line), Some(summary)) = (&*self.line.borrow(), closest(event, "summary")) {
            let opened = line.opened.take();
            let own = |cluster: &HtmlElement| summary.parent_element().as_ref() == Some(cluster);
            line.opened.replace(opened.filter(|cluster| !own(cluster)));
        }
    }

    /// In the timeline, arrows, Home and End move from event to event.
    pub(super) fn key_down(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
        let Some(list) = closest(event, ".explainer-events") else { return };
        let stops = browser::find_all(&list, STOPS);
        let here = closest(event, HERE);
        let here = stops.iter().position(|stop| Some(stop) == here.as_ref());
        let to = match (key.as_str(), here) {
            ("ArrowDown", Some(here)) => here + 1,
            ("ArrowUp", Some(here)) => here.saturating_sub(1),
            ("Home", _) => 0,
            ("End", _) => stops.len().saturating_sub(1),
            _ => return,
        };
        if let Some(stop) = stops.get(to) {
            let inner = FOCUS.into_iter().find_map(|place| browser::find(stop, place));
            browser::focus_in_view(inner.as_ref().unwrap_or(stop));
            event.prevent_default();
        }
    }
}
