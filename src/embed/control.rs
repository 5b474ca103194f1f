//! Owns a widget on a page: keeps the reading state, carries out effects, and leaves nothing behind.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer};

use super::follow::Follow;
use super::pointer::Listeners;
use crate::browser;
use crate::components::{Content, Explainer, ExplainerProps};
use crate::interaction::{Action, Effect, State};
use crate::story::model::{EventIndex, PassageIndex, TermIndex};

/// How a widget is drawn.
pub(super) struct Options {
    /// Take over the markup in the root.
    pub(super) hydrate: bool,
    pub(super) without_timeline: bool,
    pub(super) without_index: bool,
}

pub(super) struct Control {
    host: HtmlElement,
    /// Holds the widget's markup.
    pub(super) root: Element,
    pub(super) content: Content,
    options: Options,
    state: RefCell<Rc<State>>,
    dispatch: Callback<Action>,
    app: RefCell<Option<AppHandle<Explainer>>>,
    /// The term that the pointer rests on, where a card opened by it is placed.
    pub(super) hovered: RefCell<Option<HtmlElement>>,
    /// What opened the cards, and has the focus back when they close.
    openers: RefCell<Vec<(TermIndex, HtmlElement)>>,
    wait: RefCell<Option<Timeout>>,
    after_drawing: RefCell<Option<Timeout>>,
    listeners: RefCell<Option<Listeners>>,
    follow: RefCell<Option<Follow>>,
    marked: RefCell<Option<HtmlElement>>,
    destroyed: Cell<bool>,
}

impl Control {
    pub(super) fn mount(host: HtmlElement, root: Element, content: Content, options: Options) -> Rc<Self> {
        let control = Rc::new_cyclic(|weak: &Weak<Self>| {
            let weak = weak.clone();
            let dispatch = Callback::from(move |action| {
                if let Some(control) = weak.upgrade() {
                    control.dispatch(action);
                }
            });
            Self {
                host,
                root,
                content,
                options,
                dispatch,
                state: RefCell::default(),
                app: RefCell::default(),
                hovered: RefCell::default(),
                openers: RefCell::default(),
                wait: RefCell::default(),
                after_drawing: RefCell::default(),
                listeners: RefCell::default(),
                follow: RefCell::default(),
                marked: RefCell::default(),
                destroyed: Cell::new(false),
            }
        });
        let renderer = Renderer::<Explainer>::with_root_and_props(control.root.clone(), control.props());
        let app = if control.options.hydrate { renderer.hydrate() } else { renderer.render() };
        control.app.replace(Some(app));
        control.listeners.replace(Some(Listeners::new(&control)));
        let weak = Rc::downgrade(&control);
        // Yew draws in a microtask; the passages can be followed once they are there.
        control.after_drawing.replace(Some(browser::after(0, move || {
            if let Some(control) = weak.upgrade() {
                control.follow.replace(Follow::new(&control));
                control.go_to_fragment();
            }
        })));
        control
    }

    fn props(&self) -> ExplainerProps {
        ExplainerProps {
            content: self.content.clone(),
            state: self.state.borrow().clone(),
            dispatch: self.dispatch.clone(),
            without_timeline: self.options.without_timeline,
            without_index: self.options.without_index,
        }
    }

    /// Reduces an action, draws the new state and carries out the effect. Tells whether the platform's own
    /// reaction to the event is still wanted.
    pub(super) fn dispatch(self: &Rc<Self>, action: Action) -> bool {
        if self.destroyed.get() {
            return true;
        }
        let read = match action {
            Action::Read(passage) => Some(passage),
            _ => None,
        };
        let (next, effect) = self.state.borrow().reduce(action);
        self.state.replace(Rc::new(next));
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(self.props());
        }
        if let Some(passage) = read {
            self.followed(passage);
        }
        match effect {
            Some(Effect::Wait(token, milliseconds)) => {
                let control = Rc::downgrade(self);
                self.wait.replace(Some(browser::after(milliseconds, move || {
                    if let Some(control) = control.upgrade() {
                        control.dispatch(Action::Elapsed(token));
                    }
                })));
            }
            Some(Effect::ShowCard(term)) => {
                let trigger = self.hovered.borrow().clone();
                self.show_card(term, trigger.as_ref());
            }
            Some(Effect::HideCard(term)) => self.hide_card(term),
            Some(Effect::KeepCard) => return false,
            None => {}
        }
        true
    }

    pub(super) fn reading(&self) -> Option<PassageIndex> {
        self.state.borrow().reading
    }

    fn card(&self, term: TermIndex) -> Option<HtmlElement> {
        let id = &self.content.story.terms.get(term.0)?.id;
        browser::by_id(&self.root, &format!("term-{id}"))
    }

    pub(super) fn opened_by(&self, term: TermIndex, trigger: &HtmlElement) {
        let mut openers = self.openers.borrow_mut();
        openers.retain(|(opened, _)| *opened != term);
        openers.push((term, trigger.clone()));
    }

    /// The platform gives the focus back itself, but not inside a shadow root.
    pub(super) fn give_focus_back(&self, term: TermIndex, card: &Element) {
        let openers = self.openers.borrow();
        let opener = openers.iter().find(|(opened, _)| *opened == term);
        if let (Some((_, opener)), true) = (opener, browser::holds_focus(card)) {
            browser::focus(opener);
        }
    }

    fn show_card(&self, term: TermIndex, trigger: Option<&HtmlElement>) {
        if let Some(trigger) = trigger {
            self.opened_by(term, trigger);
        }
        if let Some(card) = self.card(term) {
            browser::show_popover(&card, trigger);
        }
    }

    fn hide_card(&self, term: TermIndex) {
        if let Some(card) = self.card(term) {
            browser::hide_popover(&card);
        }
    }

    pub(super) fn show_term(&self, id: &str) -> bool {
        let Some(card) = browser::by_id(&self.root, &format!("term-{id}")) else { return false };
        let mention = browser::by_id(&self.root, &format!("mention-{id}-1"));
        if let Some(mention) = &mention {
            browser::bring_into_view(mention);
        }
        browser::show_popover(&card, mention.as_ref());
        true
    }

    pub(super) fn hide_term(&self) {
        let top = self.state.borrow().cards.last().copied();
        if let Some(term) = top {
            self.hide_card(term);
        }
    }

    fn hide_cards(&self) {
        let cards = self.state.borrow().cards.clone();
        cards.into_iter().rev().for_each(|term| self.hide_card(term));
    }

    pub(super) fn go_to_event(self: &Rc<Self>, id: &str) -> bool {
        let Some(item) = browser::by_id(&self.root, &format!("event-{id}")) else { return false };
        let Some(index) = self.content.story.events.iter().position(|event| event.id == id) else {
            return false;
        };
        self.hide_cards();
        self.dispatch(Action::SelectEvent(EventIndex(index)));
        if let Some(timeline) = browser::by_id(&self.root, "timeline") {
            if !browser::is_drawn(&timeline) {
                browser::show_popover(&timeline, None);
            }
            // The chosen event shows more, and moves those below it.
            let item = item.clone();
            self.after_drawing
                .replace(Some(browser::after(0, move || browser::scroll_within(&timeline, &item))));
        }
        browser::focus(&item);
        self.send("explainer-event-select", "id", &id.into());
        true
    }

    /// Leads to the target of a link inside the widget. Tells whether there is one.
    pub(super) fn go_to(self: &Rc<Self>, fragment: &str) -> bool {
        if let Some(id) = fragment.strip_prefix("event-") {
            return self.go_to_event(id);
        }
        if let Some(id) = fragment.strip_prefix("term-") {
            return self.show_term(id);
        }
        let Some(target) = browser::by_id(&self.root, fragment) else { return false };
        self.hide_cards();
        if let Some(timeline) = browser::by_id(&self.root, "timeline") {
            browser::hide_popover(&timeline);
        }
        self.mark(&target);
        browser::bring_into_view(&target);
        browser::focus(&target);
        true
    }

    /// The place that a link led to is marked until the next one.
    fn mark(&self, target: &HtmlElement) {
        if let Some(before) = self.marked.replace(Some(target.clone())) {
            drop(before.remove_attribute("data-selected"));
        }
        drop(target.set_attribute("data-selected", ""));
    }

    /// A link from elsewhere that names a term, an event or a passage.
    fn go_to_fragment(self: &Rc<Self>) {
        let fragment = browser::fragment();
        if ["term-", "event-"].iter().any(|kind| fragment.starts_with(kind)) {
            self.go_to(&fragment);
        }
    }

    /// Brings the events of the passage into view, in the timeline's own column only.
    fn followed(self: &Rc<Self>, passage: PassageIndex) {
        self.send("explainer-progress", "passage", &JsValue::from_f64(passage.0 as f64 + 1.0));
        let control = Rc::downgrade(self);
        self.after_drawing.replace(Some(browser::after(0, move || {
            let Some(control) = control.upgrade() else { return };
            let current = browser::find(&control.root, ".explainer-event[aria-current]");
            let timeline = browser::by_id(&control.root, "timeline");
            if let (Some(current), Some(timeline)) = (current, timeline) {
                browser::scroll_within(&timeline, &current);
            }
            control.place_now(passage);
        })));
    }

    /// Puts the story-time marker beside the period that the passage is about.
    fn place_now(&self, passage: PassageIndex) {
        let period = self.content.references.passage_periods.get(passage.0).copied().flatten();
        let Some(rows) = period.and_then(|period| self.content.layout.locate(period)) else { return };
        let Some(line) = browser::find(&self.root, ".explainer-line") else { return };
        let marks = browser::offsets_within(&line, ".explainer-mark");
        if let (Some(start), Some(end)) = (between(&marks, rows.start), between(&marks, rows.end)) {
            // A day is a point, and must be seen all the same.
            browser::set_property(&line, "--now-start", start - 4.0);
            browser::set_property(&line, "--now-end", end.max(start) + 12.0);
        }
    }

    /// Tells the host. Where the event is cancelable and was cancelled, the answer is false.
    pub(super) fn send(&self, kind: &str, key: &str, value: &JsValue) -> bool {
        browser::send(&self.host, kind, key, value)
    }

    pub(super) fn destroy(&self) {
        self.destroyed.set(true);
        self.follow.take();
        self.listeners.take();
        self.wait.take();
        self.after_drawing.take();
        self.marked.take();
        self.hovered.take();
        self.openers.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// The height of a place between rows: marks stand at the whole numbers.
fn between(marks: &[f64], place: f64) -> Option<f64> {
    let below = marks.iter().enumerate().take_while(|(row, _)| *row as f64 <= place).last()?;
    let above = marks.get(below.0 + 1).unwrap_or(below.1);
    Some(below.1 + (above - below.1) * (place - below.0 as f64).min(1.0))
}
