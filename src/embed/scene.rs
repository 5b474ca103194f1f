//! The scene: the host element, the root with the widget's markup, the content rendered there, and the mapping between
//! nodes and the terms, events and passages they show. It does not depend on the reading state.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::browser;
use crate::components::Content;
use crate::components::ids::{card_id, item_id, mention_id, mention_of, passage_of, term_of_card};
use crate::interaction::Trigger;
use crate::story::model::{EventIndex, PassageIndex, TermIndex};

/// Selects elements that open a card.
pub(super) const TRIGGER: &str =
    "button[popovertarget^=\"term-\"]:not([popovertargetaction]), [data-term], [data-term-rest]";
/// A card.
pub(super) const CARD: &str = ".explainer-card";
/// Selects the blocks of a rendered article.
const PASSAGES: &str = ":is(.explainer-body, .explainer-chunk, .explainer-footnotes) > [id^=\"p\"]";
/// For how many frames `scrollIntoView` is repeated: with `content-visibility` the target moves when nearby content is
/// laid out.
const FRAMES: u32 = 3;

pub(super) struct Scene {
    pub(super) host: HtmlElement,
    /// Holds the widget's markup.
    pub(super) root: HtmlElement,
    content: RefCell<Content>,
    /// The blocks of a host's article, one per passage. `None` if the article is rendered from the story.
    hosted: Option<RefCell<Vec<HtmlElement>>>,
}

impl Scene {
    pub(super) fn new(
        host: HtmlElement,
        root: HtmlElement,
        content: Content,
        hosted: Option<Vec<HtmlElement>>,
    ) -> Self {
        Self { host, root, content: RefCell::new(content), hosted: hosted.map(RefCell::new) }
    }

    /// The rendered content.
    pub(super) fn content(&self) -> Content {
        self.content.borrow().clone()
    }

    /// Replaces the content after the article has changed. Returns whether its passages may have changed.
    pub(super) fn update(&self, content: Content, passages: Vec<HtmlElement>) -> bool {
        self.content.replace(content);
        let is_other = self.hosted.as_ref().is_none_or(|own| *own.borrow() != passages);
        if let Some(own) = self.hosted.as_ref().filter(|_| is_other) {
            own.replace(passages);
        }
        is_other
    }

    /// Whether the article belongs to the host.
    pub(super) fn is_hosted(&self) -> bool {
        self.hosted.is_some()
    }

    /// Whether an element is in a host's article.
    pub(super) fn is_foreign(&self, element: &HtmlElement) -> bool {
        self.is_hosted() && self.host.contains(Some(element))
    }

    /// The element of this id in the root.
    pub(super) fn by_id(&self, id: &str) -> Option<HtmlElement> {
        browser::by_id(&self.root, id)
    }

    /// The term with this id.
    pub(super) fn term(&self, id: &str) -> Option<TermIndex> {
        self.content().terms.iter().position(|term| term.id == id).map(TermIndex)
    }

    /// The id of a term.
    pub(super) fn term_id(&self, term: TermIndex) -> String {
        self.content().terms.get(term.0).map_or_else(String::new, |term| term.id.to_string())
    }

    /// The card of a term.
    pub(super) fn card(&self, term: TermIndex) -> Option<HtmlElement> {
        self.by_id(&card_id(&self.term_id(term)))
    }

    /// The term of a card, by the card's id.
    pub(super) fn term_of_card(&self, id: &str) -> Option<TermIndex> {
        self.term(term_of_card(id)?)
    }

    /// The event with this id.
    pub(super) fn event(&self, id: &str) -> Option<EventIndex> {
        self.content().events.iter().position(|event| event.id == id).map(EventIndex)
    }

    /// The item of an event on the timeline.
    pub(super) fn item(&self, event: EventIndex) -> Option<HtmlElement> {
        self.by_id(&item_id(&self.content().events.get(event.0)?.id))
    }

    /// The term that an element opens, and where the element is.
    pub(super) fn trigger(&self, element: &HtmlElement) -> Option<Trigger> {
        let attribute = |name: &str| element.get_attribute(name);
        let term = match attribute("popovertarget") {
            Some(card) => self.term_of_card(&card)?,
            None => self.term(&attribute("data-term").or_else(|| attribute("data-term-rest"))?)?,
        };
        let around = |selector: &str| element.closest(selector).ok().flatten();
        let within = around(CARD).and_then(|card| self.term_of_card(&card.id()));
        let event = around("[data-event]").and_then(|item| item.get_attribute("data-event"));
        let event = event.and_then(|id| self.event(&id));
        let (passage, mention) = if self.is_foreign(element) {
            let passages = self.passages();
            let passage = passages.into_iter().find(|(_, passage)| passage.contains(Some(element)));
            let mention = self.foreign_mentions(term).iter().position(|mention| mention == element);
            (passage.map(|(index, _)| index), mention)
        } else {
            let passage = around("[id^=p]").and_then(|passage| passage_of(&passage.id()));
            (passage, mention_of(&element.id()).map(|(_, number)| number))
        };
        Some(Trigger { term, within, passage, event, mention })
    }

    /// The id of a mention in a rendered article; in a host's article it is only a fragment.
    pub(super) fn mention_id(&self, term: TermIndex, number: usize) -> Option<String> {
        Some(mention_id(self.content().terms.get(term.0)?.note, number))
    }

    /// A mention of a term in the article, by its number from 0, and its trigger.
    pub(super) fn mention(&self, term: TermIndex, number: usize) -> Option<(Trigger, HtmlElement)> {
        let mention = if self.is_hosted() {
            self.foreign_mentions(term).into_iter().nth(number)
        } else {
            self.by_id(&self.mention_id(term, number)?)
        }?;
        Some((self.trigger(&mention)?, mention))
    }

    /// The mentions of a term in a host's article.
    fn foreign_mentions(&self, term: TermIndex) -> Vec<HtmlElement> {
        if !self.is_hosted() {
            return Vec::new();
        }
        browser::find_all(
            &self.host,
            &["[data-term=\"", &browser::escape(&self.term_id(term)), "\"]"].concat(),
        )
    }

    /// The passages and their blocks.
    pub(super) fn passages(&self) -> Vec<(PassageIndex, HtmlElement)> {
        if let Some(passages) = &self.hosted {
            return (0..).map(PassageIndex).zip(passages.borrow().iter().cloned()).collect();
        }
        // One query for all: a query per id would search the whole page each time.
        let index = |passage: HtmlElement| Some((passage_of(&passage.id())?, passage));
        browser::find_all(&self.root, PASSAGES).into_iter().filter_map(index).collect()
    }

    /// The element that a fragment names; a host's article has no ids of the widget.
    pub(super) fn target(&self, fragment: &str) -> Option<HtmlElement> {
        if let Some(passages) = &self.hosted {
            if let Some(PassageIndex(index)) = passage_of(fragment) {
                return passages.borrow().get(index).cloned();
            }
            if let Some((note, number)) = mention_of(fragment) {
                let term = self.content().terms.iter().position(|term| term.note == note).map(TermIndex)?;
                return self.mention(term, number).map(|(_, mention)| mention);
            }
        }
        self.by_id(fragment)
    }

    /// Scrolls the page until the element is at the reading position.
    pub(super) fn bring_into_view(&self, target: &HtmlElement, at_once: bool) {
        if self.is_foreign(target) {
            browser::bring_foreign_into_view(target, at_once);
        } else if self.content().is_long() {
            browser::bring_from_afar(target.clone(), FRAMES);
        } else {
            browser::bring_into_view(target, at_once);
        }
    }

    /// Dispatches an event to the host. Returns false if it was cancelled.
    pub(super) fn send(&self, kind: &str, key: &str, value: &JsValue) -> bool {
        browser::send(&self.host, kind, key, value)
    }
}
