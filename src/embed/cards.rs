//! Opens, places and closes cards, and restores focus.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::scene::Scene;
use super::store::Store;
use crate::browser::{self, placement};
use crate::components::ids::definition_id;
use crate::interaction::Trigger;
use crate::story::model::TermIndex;
use crate::view_model::plain_text;

/// A pointer press.
#[derive(Clone, Copy)]
pub(super) struct Press {
    /// Position in pixels of the viewport.
    pub(super) at: Option<(f64, f64)>,
    /// The term of the pressed mention, if its card was pinned.
    pub(super) pinned: Option<TermIndex>,
}

pub(super) struct Cards {
    scene: Rc<Scene>,
    store: Rc<Store>,
    /// The hovered term; a card opened by hover is placed at it.
    pub(super) hovered: RefCell<Option<HtmlElement>>,
    /// The position of the pointer, in pixels of the viewport.
    pub(super) pointer: Cell<Option<(f64, f64)>>,
    /// The last press.
    pub(super) pressed: Cell<Option<Press>>,
    /// The element that opened each card; focus returns to it when the card closes.
    openers: RefCell<Vec<(TermIndex, Trigger, HtmlElement)>>,
    /// Listeners that place the cards again on resize and scroll.
    moves: RefCell<Vec<EventListener>>,
}

impl Cards {
    pub(super) fn new(scene: &Rc<Scene>, store: &Rc<Store>) -> Self {
        Self {
            scene: Rc::clone(scene),
            store: Rc::clone(store),
            hovered: RefCell::default(),
            pointer: Cell::default(),
            pressed: Cell::default(),
            openers: RefCell::default(),
            moves: RefCell::default(),
        }
    }

    pub(super) fn clear(&self) {
        self.hovered.take();
        self.openers.take();
        self.moves.take();
    }

    /// Whether the card of a term is open.
    pub(super) fn is_open(&self, term: TermIndex) -> bool {
        self.store.state().cards.depth_of(term).is_some()
    }

    /// Records which element is about to open a card.
    pub(super) fn note_opener(&self, trigger: Trigger, element: &HtmlElement) {
        let mut openers = self.openers.borrow_mut();
        openers.retain(|(opened, ..)| *opened != trigger.term);
        openers.push((trigger.term, trigger, element.clone()));
    }

    /// The element that opened the card of a term; `None` if a script of the page did.
    pub(super) fn opener(&self, term: TermIndex) -> Option<(Trigger, HtmlElement)> {
        let openers = self.openers.borrow();
        let (_, trigger, element) = openers.iter().find(|(opened, ..)| *opened == term)?;
        Some((*trigger, element.clone()))
    }

    /// Sets the ARIA attributes of the mention that opened a card: its state and its description.
    pub(super) fn describe(&self, term: TermIndex, open: bool) {
        let Some((_, mention)) = self.opener(term).filter(|(_, opener)| opener.has_attribute("data-term"))
        else {
            return;
        };
        browser::set_flag(&mention, "aria-expanded", Some(if open { "true" } else { "false" }));
        // An id reference does not reach into the shadow tree.
        if self.scene.is_foreign(&mention) {
            let content = self.scene.content();
            let definition = content.terms.get(term.0).map(|term| plain_text(&term.definition));
            browser::set_flag(&mention, "aria-description", definition.as_deref().filter(|_| open));
        } else {
            let id = definition_id(&self.scene.term_id(term));
            browser::set_flag(&mention, "aria-describedby", open.then_some(&id));
        }
    }

    /// Restores focus to the element that opened a card. The browser does so itself, but not inside a shadow root.
    pub(super) fn give_focus_back(&self, term: TermIndex, card: &Element) {
        if let (Some((_, opener)), true) = (self.opener(term), browser::holds_focus(card)) {
            browser::focus(&opener);
        }
    }

    /// Opens a card at an element, or at the foot of the viewport.
    pub(super) fn show(&self, term: TermIndex, opener: Option<(Trigger, HtmlElement)>) {
        let Some(card) = self.scene.card(term) else { return };
        match &opener {
            Some((trigger, element)) => self.note_opener(*trigger, element),
            None => self.openers.borrow_mut().retain(|(opened, ..)| *opened != term),
        }
        browser::show_popover(&card, opener.as_ref().map(|(_, element)| element));
    }

    /// Opens a card at the hovered term.
    pub(super) fn show_at_pointer(&self, term: TermIndex) {
        let hovered = self.hovered.borrow().clone();
        self.show(term, hovered.and_then(|element| Some((self.scene.trigger(&element)?, element))));
    }

    /// Schedules placement before the next paint, because the card has no size yet. CSS anchor positioning places it;
    /// `placement` corrects it where needed.
    pub(super) fn place(self: &Rc<Self>, card: &HtmlElement) {
        placement::release(card);
        let listen = |kind| {
            let cards = Rc::downgrade(self);
            browser::on_window(kind, move |event| {
                if let Some(cards) = cards.upgrade().filter(|cards| cards.is_moved_by(event)) {
                    cards.place_all();
                }
            })
        };
        self.moves.replace(["resize", "scroll"].into_iter().filter_map(listen).collect());
        self.place_in_frames(2);
    }

    /// Places the open cards before each of the next frames. One frame is not enough: content that Yew adds to a card
    /// opened without an event of the page is laid out by WebKit a frame later.
    fn place_in_frames(self: &Rc<Self>, frames: u32) {
        let cards = Rc::downgrade(self);
        browser::before_paint(move || {
            if let Some(cards) = cards.upgrade() {
                cards.place_all();
                if frames > 1 {
                    cards.place_in_frames(frames - 1);
                }
            }
        });
    }

    /// Whether an event may move a term away from its card: a resize, or scrolling of an element around the host.
    /// Scrolling of the page moves both; scrolling inside the widget does not matter.
    fn is_moved_by(&self, event: &Event) -> bool {
        let scrolled = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        event.type_() == "resize"
            || scrolled.is_some_and(|scrolled| scrolled.contains(Some(&self.scene.host)))
    }

    /// Places the open cards.
    pub(super) fn place_all(&self) {
        let at = self.pointer.get();
        for open in self.store.state().cards.open_cards() {
            let opener = self.opener(open.term).map(|(_, element)| element);
            if let Some(card) = self.scene.card(open.term) {
                placement::place(&card, opener.as_ref(), at);
            }
        }
    }

    pub(super) fn hide(&self, term: TermIndex) {
        if let Some(card) = self.scene.card(term) {
            browser::hide_popover(&card);
        }
    }

    /// Closes the outermost card whose mention was removed from the page, and so the cards above it.
    pub(super) fn hide_orphans(&self) {
        let is_orphan = |term| self.opener(term).is_some_and(|(_, opener)| !opener.is_connected());
        let orphan =
            self.store.state().cards.open_cards().iter().map(|card| card.term).find(|term| is_orphan(*term));
        if let Some(term) = orphan {
            self.hide(term);
        }
    }

    /// The top card and the element that opened it.
    pub(super) fn top(&self) -> Option<(HtmlElement, HtmlElement)> {
        let term = self.store.state().cards.top()?.term;
        Some((self.scene.card(term)?, self.opener(term)?.1))
    }

    /// Closes the top card.
    pub(super) fn hide_top(&self) {
        if let Some(card) = self.store.state().cards.top() {
            self.hide(card.term);
        }
    }

    /// Closes all cards: hiding the outermost popover hides those above it.
    pub(super) fn hide_all(&self) {
        if let Some(card) = self.store.state().cards.open_cards().first() {
            self.hide(card.term);
        }
    }
}
