//! Takes the reader to a term, an event, a mention or a passage, and back.
//!
//! # What adds an entry to the history?
//! Every jump to another place on the page, by a link or a button of the widget. So "back" returns to where the reader
//! was, and the browser restores the scroll position. Stepping through the mentions of one term adds a single entry,
//! however many steps it has: "back" ends it. A card adds none, whether opened by pointer, key or touch: it is read in
//! passing, and Escape closes it. Nor do calls by the host, which has its own history. On a page that keeps its route
//! in the fragment nothing adds an entry.
//!
//! # When does the page scroll?
//! When the reader just followed a fragment, and when the page was loaded with one and has not been scrolled since: a
//! prerendered page is at its place long before the widget is loaded. Not when the reader goes back or forward: then
//! the browser restores the scroll position, and the widget only marks the place.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::Callback;

use super::cards::Cards;
use super::scene::Scene;
use super::timeline::Timeline;
use crate::browser::{self, history};
use crate::components::ids::{card_id, event_of_item, term_of_card};
use crate::interaction::Action;
use crate::story::model::TermIndex;

/// The target of a link, marked until the next one.
struct Marked {
    place: HtmlElement,
    /// Whether it has a temporary `tabindex`.
    is_lent_focus: bool,
}

pub(super) struct Navigation {
    scene: Rc<Scene>,
    cards: Rc<Cards>,
    timeline: Rc<Timeline>,
    dispatch: Callback<Action>,
    /// The target of the last link.
    marked: RefCell<Option<Marked>>,
}

impl Navigation {
    pub(super) fn new(
        scene: &Rc<Scene>,
        cards: &Rc<Cards>,
        timeline: &Rc<Timeline>,
        dispatch: &Callback<Action>,
    ) -> Self {
        Self {
            scene: Rc::clone(scene),
            cards: Rc::clone(cards),
            timeline: Rc::clone(timeline),
            dispatch: dispatch.clone(),
            marked: RefCell::default(),
        }
    }

    /// Follows a link inside the widget. Returns whether its target exists.
    pub(super) fn follow_link(&self, fragment: &str) -> bool {
        let before = history::fragment();
        if !self.leads_somewhere(fragment) {
            return false;
        }
        // The entry first: the browser stores the scroll position with the entry that is left.
        if before != fragment {
            self.enter(fragment, "", false);
        }
        self.go_to(fragment, true, true)
    }

    /// Follows the fragment of the page's address: on load, after a link elsewhere on the page, or when going back or
    /// forward.
    pub(super) fn follow_address(&self, came_with_it: bool) {
        let fragment = history::fragment();
        if browser::is_elsewhere(&self.scene.root, &fragment) || !self.leads_somewhere(&fragment) {
            if !came_with_it {
                self.leave_place();
            }
            return;
        }
        let fresh = history::stamp().is_none();
        if fresh {
            history::set_stamp("");
        }
        let scroll = if came_with_it { browser::is_at_top() } else { fresh };
        self.go_to(&fragment, scroll, !came_with_it);
    }

    /// Adds or replaces an entry, unless the current fragment names nothing on this page: then it is the route of the
    /// host's router and must not be replaced.
    fn enter(&self, fragment: &str, stamp: &str, replace: bool) {
        let before = history::fragment();
        let is_place = self.leads_somewhere(&before) || browser::is_elsewhere(&self.scene.root, &before);
        if before.is_empty() || is_place {
            history::go(fragment, stamp, replace);
        }
    }

    fn leads_somewhere(&self, fragment: &str) -> bool {
        !fragment.is_empty() && self.scene.target(fragment).is_some()
    }

    /// Goes to an element. Returns whether it exists.
    fn go_to(&self, fragment: &str, scroll: bool, focus: bool) -> bool {
        if let Some(id) = event_of_item(fragment) {
            return self.go_to_event(id);
        }
        if let Some(id) = term_of_card(fragment)
            && self.show_term(id, scroll)
        {
            return true;
        }
        let Some(target) = self.scene.target(fragment) else { return false };
        self.leave_sheets();
        self.mark(&target);
        if scroll {
            self.scene.bring_into_view(&target, false);
        }
        if focus {
            self.focus(&target);
        }
        true
    }

    /// Opens the card of a term at its first mention, otherwise at its entry in the index. Without `scroll` it stays
    /// closed if that is out of view.
    pub(super) fn show_term(&self, id: &str, scroll: bool) -> bool {
        let Some(term) = self.scene.term(id) else { return false };
        let place = self.scene.mention(term, 0).or_else(|| {
            let entry = [".explainer-entry[popovertarget=\"", &browser::escape(&card_id(id)), "\"]"].concat();
            let entry = browser::find(&self.scene.root, &entry)?;
            Some((self.scene.trigger(&entry)?, entry))
        });
        self.leave_sheets();
        if let Some((_, opener)) = &place {
            if scroll {
                self.scene.bring_into_view(opener, true);
            } else if !browser::is_in_view(opener) {
                return true;
            }
        }
        self.cards.show(term, place);
        true
    }

    /// Goes to a mention, marks it, and moves the card there; focus stays on the step button.
    pub(super) fn go_to_mention(&self, term: TermIndex, number: usize) {
        let Some((trigger, mention)) = self.scene.mention(term, number) else { return };
        let before = steps(&self.scene, term);
        let step = before.iter().position(|step| browser::holds_focus(step)).filter(|_| before.len() > 1);
        self.leave_sheets();
        let id = self.scene.mention_id(term, number).unwrap_or_default();
        let walk = id.rsplit_once('-').map_or(id.as_str(), |(walk, _)| walk);
        self.enter(&id, walk, history::stamp().as_deref() == Some(walk));
        self.mark(&mention);
        self.scene.bring_into_view(&mention, true);
        // The fallback if the card's buttons are gone, and where focus returns to.
        self.focus(&mention);
        self.cards.show(term, Some((trigger, mention)));
        let scene = Rc::downgrade(&self.scene);
        // The card is rendered again for this mention; its buttons exist only afterwards.
        browser::soon(move || {
            let Some(scene) = scene.upgrade() else { return };
            // A card opens folded; unfold it, as the reader continues inside.
            if let Some(rest) = scene.card(term).and_then(|card| browser::find(&card, ".explainer-rest")) {
                browser::set_flag(&rest, "open", Some(""));
            }
            let steps = steps(&scene, term);
            if let Some(step) = steps.get(step.unwrap_or(1)) {
                browser::focus(step);
            }
        });
    }

    /// Selects an event and shows it: removes the filters that hide it, unfolds its cluster, opens the sheet. Returns
    /// whether the event exists.
    pub(super) fn go_to_event(&self, id: &str) -> bool {
        let Some(event) = self.scene.event(id) else { return false };
        if self.scene.item(event).is_none() {
            return false;
        }
        self.cards.hide_all();
        if self.timeline.is_filtered_out(event) {
            self.dispatch.emit(Action::ShowAll);
        }
        self.dispatch.emit(Action::SelectEvent(event));
        self.timeline.show();
        self.timeline.bring(event);
        self.scene.send("explainer-event-select", "id", &id.into());
        true
    }

    /// Closes everything that covers the text.
    fn leave_sheets(&self) {
        self.cards.hide_all();
        self.timeline.hide();
    }

    /// The reader went back to an address without a fragment.
    fn leave_place(&self) {
        self.leave_sheets();
        self.unmark();
        self.dispatch.emit(Action::Deselect);
    }

    /// Marks the target of a link until the next one.
    fn mark(&self, target: &HtmlElement) {
        self.unmark();
        browser::set_flag(target, "data-selected", Some(""));
        self.marked.replace(Some(Marked { place: target.clone(), is_lent_focus: false }));
    }

    /// Focuses the marked element.
    fn focus(&self, target: &HtmlElement) {
        let is_lent_focus = browser::focus(target);
        if let Some(marked) = self.marked.borrow_mut().as_mut() {
            marked.is_lent_focus = is_lent_focus;
        }
    }

    pub(super) fn unmark(&self) {
        let Some(Marked { place, is_lent_focus }) = self.marked.take() else { return };
        browser::set_flag(&place, "data-selected", None);
        if is_lent_focus {
            browser::set_flag(&place, "tabindex", None);
        }
    }
}

/// The buttons in a card that step from mention to mention.
fn steps(scene: &Scene, term: TermIndex) -> Vec<HtmlElement> {
    scene.card(term).map(|card| browser::find_all(&card, ".explainer-step")).unwrap_or_default()
}
