//! Opens, places and closes cards, and gives the focus back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Element, HtmlElement};

use super::scene::Scene;
use super::store::Store;
use crate::browser::{self, placement};
use crate::interaction::Trigger;
use crate::story::model::TermIndex;

pub(super) struct Cards {
    scene: Rc<Scene>,
    store: Rc<Store>,
    /// The term that the pointer rests on, where a card opened by it is placed.
    pub(super) hovered: RefCell<Option<HtmlElement>>,
    /// Where the pointer is, in pixels of the viewport.
    pub(super) pointer: Cell<Option<(f64, f64)>>,
    /// The term whose card was open when the pointer was pressed on its mention.
    pub(super) pressed: Cell<Option<TermIndex>>,
    /// What opened each card, and has the focus back when it closes.
    openers: RefCell<Vec<(TermIndex, Trigger, HtmlElement)>>,
    /// Places again what the platform does not place, when the viewport changes.
    resize: RefCell<Option<EventListener>>,
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
            resize: RefCell::default(),
        }
    }

    pub(super) fn clear(&self) {
        self.hovered.take();
        self.openers.take();
        self.resize.take();
    }

    /// Whether the card of a term is open.
    pub(super) fn is_open(&self, term: TermIndex) -> bool {
        self.store.state().cards.depth_of(term).is_some()
    }

    /// Notes what is about to open a card.
    pub(super) fn note_opener(&self, trigger: Trigger, element: &HtmlElement) {
        let mut openers = self.openers.borrow_mut();
        openers.retain(|(opened, ..)| *opened != trigger.term);
        openers.push((trigger.term, trigger, element.clone()));
    }

    /// What opened the card of a term; none, if it was somebody else's script.
    pub(super) fn opener(&self, term: TermIndex) -> Option<(Trigger, HtmlElement)> {
        let openers = self.openers.borrow();
        let (_, trigger, element) = openers.iter().find(|(opened, ..)| *opened == term)?;
        Some((*trigger, element.clone()))
    }

    /// Gives the focus back to what opened a card. The platform does so itself, but not inside a shadow root.
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

    /// Opens a card at the term that the pointer rests on.
    pub(super) fn show_at_pointer(&self, term: TermIndex) {
        let hovered = self.hovered.borrow().clone();
        self.show(term, hovered.and_then(|element| Some((self.scene.trigger(&element)?, element))));
    }

    /// Places a card that is about to open, before it is painted: now it has no size. The platform places it, and we
    /// where that is not well done.
    pub(super) fn place(self: &Rc<Self>, card: &HtmlElement) {
        placement::release(card);
        let cards = Rc::downgrade(self);
        let place = move || {
            if let Some(cards) = cards.upgrade() {
                cards.place_all();
            }
        };
        self.resize.replace(browser::on_window("resize", {
            let place = place.clone();
            move |_| place()
        }));
        browser::before_paint(place);
    }

    fn place_all(&self) {
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

    /// Closes the top card.
    pub(super) fn hide_top(&self) {
        if let Some(card) = self.store.state().cards.top() {
            self.hide(card.term);
        }
    }

    /// Closes all cards: the platform closes those on top of the outermost with it.
    pub(super) fn hide_all(&self) {
        if let Some(card) = self.store.state().cards.open_cards().first() {
            self.hide(card.term);
        }
    }
}
