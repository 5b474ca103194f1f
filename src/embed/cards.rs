//! Opens, places and closes cards, and gives the focus back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Element, HtmlElement};

use super::control::Control;
use super::scroll_spy::passage_of;
use crate::browser::{self, placement};
use crate::interaction::{Action, Trigger};
use crate::story::model::{EventIndex, TermIndex};

/// A button that opens a card.
pub(super) const TRIGGER: &str =
    "button[popovertarget^=\"term-\"]:not([popovertargetaction]), [data-term], [data-term-rest]";
/// A card.
pub(super) const CARD: &str = ".explainer-card";

/// What the cards need to know of the page.
#[derive(Default)]
pub(super) struct Openers {
    /// The term that the pointer rests on, where a card opened by it is placed.
    pub(super) hovered: RefCell<Option<HtmlElement>>,
    /// Where the pointer is, in pixels of the viewport.
    pub(super) pointer: Cell<Option<(f64, f64)>>,
    /// The term whose card was open when the pointer was pressed on its mention.
    pub(super) pressed: Cell<Option<TermIndex>>,
    /// What opened the cards, and has the focus back when they close.
    openers: RefCell<Vec<(TermIndex, Trigger, HtmlElement)>>,
    /// Places again what the platform does not place, when the viewport changes.
    resize: RefCell<Option<EventListener>>,
}

impl Openers {
    pub(super) fn clear(&self) {
        self.hovered.take();
        self.openers.take();
        self.resize.take();
    }
}

impl Control {
    /// The term of this id.
    pub(super) fn term(&self, id: &str) -> Option<TermIndex> {
        self.content.terms.iter().position(|term| term.id == id).map(TermIndex)
    }

    /// The id of a term.
    pub(super) fn term_id(&self, term: TermIndex) -> &str {
        self.content.terms.get(term.0).map_or("", |term| &term.id)
    }

    /// The term of a card, by the card's id.
    pub(super) fn term_of_card(&self, id: &str) -> Option<TermIndex> {
        self.term(id.strip_prefix("term-")?)
    }

    pub(super) fn card(&self, term: TermIndex) -> Option<HtmlElement> {
        let id = &self.content.terms.get(term.0)?.id;
        browser::by_id(&self.root, &["term-", id].concat())
    }

    /// What a button opens, and where it stands.
    pub(super) fn trigger(&self, button: &HtmlElement) -> Option<Trigger> {
        let attribute = |name: &str| button.get_attribute(name);
        let term = match attribute("popovertarget") {
            Some(card) => self.term_of_card(&card)?,
            None => self.term(&attribute("data-term").or_else(|| attribute("data-term-rest"))?)?,
        };
        let around = |selector: &str| button.closest(selector).ok().flatten();
        let within = around(CARD).and_then(|card| self.term_of_card(&card.id()));
        let passage = if self.is_foreign(button) {
            self.passages()
                .into_iter()
                .find(|(_, passage)| passage.contains(Some(button)))
                .map(|(index, _)| index)
        } else {
            around("[id^=p]").and_then(|passage| passage_of(&passage.id()))
        };
        let event = around("[data-event]").and_then(|item| item.get_attribute("data-event"));
        let event = event.and_then(|id| self.event(&id));
        let id = button.id();
        let number = if self.is_foreign(button) {
            self.foreign_mentions(term).iter().position(|mention| mention == button).map(|number| number + 1)
        } else {
            id.strip_prefix("mention-").and_then(|id| id.rsplit('-').next()?.parse::<usize>().ok())
        };
        Some(Trigger {
            term,
            within,
            passage,
            event,
            mention: number.and_then(|number| number.checked_sub(1)),
        })
    }

    pub(super) fn event(&self, id: &str) -> Option<EventIndex> {
        self.content.events.iter().position(|event| event.id == id).map(EventIndex)
    }

    /// A mention of a term in the article, by its number from 0, and what it opens.
    pub(super) fn mention(&self, term: TermIndex, number: usize) -> Option<(Trigger, HtmlElement)> {
        let id = &self.content.terms.get(term.0)?.id;
        let button = if self.is_hosted() {
            self.foreign_mentions(term).into_iter().nth(number)
        } else {
            browser::by_id(&self.root, &["mention-", id, "-", &(number + 1).to_string()].concat())
        }?;
        Some((self.trigger(&button)?, button))
    }

    /// The mentions of a term in the host's own article.
    fn foreign_mentions(&self, term: TermIndex) -> Vec<HtmlElement> {
        let Some(term) = self.content.terms.get(term.0).filter(|_| self.is_hosted()) else {
            return Vec::new();
        };
        browser::find_all(&self.host, &["[data-term=\"", &browser::escape(&term.id), "\"]"].concat())
    }

    /// Whether the card of a term is open.
    pub(super) fn is_open(&self, term: TermIndex) -> bool {
        self.state().cards.depth_of(term).is_some()
    }

    pub(super) fn opened_by(&self, trigger: Trigger, button: &HtmlElement) {
        let mut openers = self.openers.openers.borrow_mut();
        openers.retain(|(opened, ..)| *opened != trigger.term);
        openers.push((trigger.term, trigger, button.clone()));
    }

    /// What a card that opens was opened from; nothing, if it was by somebody else's script.
    pub(super) fn opener(&self, term: TermIndex) -> Option<(Trigger, HtmlElement)> {
        let openers = self.openers.openers.borrow();
        let (_, trigger, button) = openers.iter().find(|(opened, ..)| *opened == term)?;
        Some((*trigger, button.clone()))
    }

    /// The platform gives the focus back itself, but not inside a shadow root.
    pub(super) fn give_focus_back(&self, term: TermIndex, card: &Element) {
        if let (Some((_, opener)), true) = (self.opener(term), browser::holds_focus(card)) {
            browser::focus(&opener);
        }
    }

    /// Opens a card at a button, or at the foot of the viewport.
    pub(super) fn show_card(&self, term: TermIndex, opener: Option<(Trigger, HtmlElement)>) {
        let Some(card) = self.card(term) else { return };
        match &opener {
            Some((trigger, button)) => self.opened_by(*trigger, button),
            None => self.openers.openers.borrow_mut().retain(|(opened, ..)| *opened != term),
        }
        browser::show_popover(&card, opener.as_ref().map(|(_, button)| button));
    }

    /// Has a card that opens placed: by the platform, and by us where that is not well done. Before it is painted, for
    /// now it has no size.
    pub(super) fn place_card(self: &Rc<Self>, card: &HtmlElement) {
        placement::release(card);
        let control = Rc::downgrade(self);
        let place = move || {
            if let Some(control) = control.upgrade() {
                control.place_cards();
            }
        };
        let again = place.clone();
        self.openers.resize.replace(browser::on_window("resize", move |_| again()));
        browser::before_paint(place);
    }

    fn place_cards(&self) {
        let at = self.openers.pointer.get();
        for open in self.state().cards.open_cards() {
            let button = self.opener(open.term).map(|(_, button)| button);
            if let Some(card) = self.card(open.term) {
                placement::place(&card, button.as_ref(), at);
            }
        }
    }

    pub(super) fn hide_card(&self, term: TermIndex) {
        if let Some(card) = self.card(term) {
            browser::hide_popover(&card);
        }
    }

    /// Closes the top card.
    pub(super) fn hide_term(&self) {
        if let Some(card) = self.state().cards.top() {
            self.hide_card(card.term);
        }
    }

    /// Closes all cards: the platform closes those on top of the outermost with it.
    pub(super) fn hide_cards(&self) {
        if let Some(card) = self.state().cards.open_cards().first() {
            self.hide_card(card.term);
        }
    }

    /// Cards that were opened before the widget came are taken note of.
    pub(super) fn take_over_open_cards(self: &Rc<Self>) {
        for card in browser::find_all(&self.root, ".explainer-card:popover-open") {
            if let Some(term) = self.term_of_card(&card.id()) {
                self.dispatch(Action::Shown(Trigger::of(term)));
            }
        }
    }
}
