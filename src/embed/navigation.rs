//! Leads the reader to a term, an event, a mention or a passage, and back.
//!
//! # What makes an entry in the history?
//! What the reader would go back from: a step to another place on the page, by a link or a button of the widget. So
//! "back" leads to where one read before, and the browser itself restores what was in view there. Going on from
//! mention to mention of one term is one walk, and one entry, however many steps it has: back ends the walk. A
//! card makes none, be it opened by pointer, key or touch: it is looked at in passing, where one is, and Escape
//! closes it. Nor do calls of the host, which keeps its own history. On a page that keeps its route in the fragment
//! nothing makes one.
//!
//! # When does the page scroll?
//! When the reader just followed a fragment, and when the page came with one and has not been scrolled since: a
//! prerendered page is where it should be long before the widget comes. Not when the reader goes back or forward:
//! then the browser restores what was in view, and the widget only marks the place.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::Callback;

use super::cards::Cards;
use super::scene::Scene;
use super::timeline::Timeline;
use crate::browser::{self, history};
use crate::interaction::Action;
use crate::story::model::TermIndex;

/// A place that is marked until another one is.
struct Marked {
    place: HtmlElement,
    /// Whether it has a `tabindex` for that time alone.
    is_lent_focus: bool,
}

pub(super) struct Navigation {
    scene: Rc<Scene>,
    cards: Rc<Cards>,
    timeline: Rc<Timeline>,
    dispatch: Callback<Action>,
    /// The place that a link led to last.
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

    /// The reader follows a link inside the widget. Tells whether it leads to something here.
    pub(super) fn follow_link(&self, fragment: &str) -> bool {
        let before = history::fragment();
        if !self.leads_somewhere(fragment) {
            return false;
        }
        // First the entry: the browser notes what is in view with the one that is left.
        if before != fragment {
            self.enter(fragment, "", false);
        }
        self.go_to(fragment, true, true)
    }

    /// The page's address names a place: it came with it, or the reader followed a link elsewhere on the page, or
    /// goes back or forward.
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

    /// Makes an entry. A fragment that names nothing on this page is the route of a page that keeps it there: not ours
    /// to replace.
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

    /// Leads to a place. Tells whether there is one.
    fn go_to(&self, fragment: &str, scroll: bool, focus: bool) -> bool {
        if let Some(id) = fragment.strip_prefix("event-") {
            return self.go_to_event(id);
        }
        if let Some(id) = fragment.strip_prefix("term-")
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

    /// Opens the card of a term at its first mention, or else where the index lists it. Without `scroll` it stays
    /// closed where that is out of view.
    pub(super) fn show_term(&self, id: &str, scroll: bool) -> bool {
        let Some(term) = self.scene.term(id) else { return false };
        let place = self.scene.mention(term, 0).or_else(|| {
            let entry = [".explainer-entry[popovertarget=\"term-", &browser::escape(id), "\"]"].concat();
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

    /// Leads to a mention, marks it, and takes the card there: the reader goes on from the same button.
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
        // Where the card's own buttons are gone, and where the focus returns to.
        self.focus(&mention);
        self.cards.show(term, Some((trigger, mention)));
        let scene = Rc::downgrade(&self.scene);
        // The card is rendered anew for this mention; then its buttons are there.
        browser::soon(move || {
            let Some(scene) = scene.upgrade() else { return };
            // A card opens folded; the reader goes on inside of what was unfolded.
            if let Some(rest) = scene.card(term).and_then(|card| browser::find(&card, ".explainer-rest")) {
                browser::set_flag(&rest, "open", Some(""));
            }
            let steps = steps(&scene, term);
            if let Some(step) = steps.get(step.unwrap_or(1)) {
                browser::focus(step);
            }
        });
    }

    /// Selects an event, and lets the reader see it: the filters that hide it go, its cluster unfolds, the sheet opens.
    /// Tells whether there is such an event.
    pub(super) fn go_to_event(&self, id: &str) -> bool {
        let Some(event) = self.scene.event(id) else { return false };
        let Some(item) = self.scene.item(event) else { return false };
        self.cards.hide_all();
        if item.has_attribute("hidden") {
            self.dispatch.emit(Action::ShowAll);
        }
        self.dispatch.emit(Action::SelectEvent(event));
        self.timeline.show();
        self.timeline.bring(item);
        self.scene.send("explainer-event-select", "id", &id.into());
        true
    }

    /// Closes what lies over the text.
    fn leave_sheets(&self) {
        self.cards.hide_all();
        self.timeline.hide();
    }

    /// The reader went back to where no place was named.
    fn leave_place(&self) {
        self.leave_sheets();
        self.unmark();
        self.dispatch.emit(Action::Deselect);
    }

    /// The place that a link led to is marked until the next one.
    fn mark(&self, target: &HtmlElement) {
        self.unmark();
        browser::set_flag(target, "data-selected", Some(""));
        self.marked.replace(Some(Marked { place: target.clone(), is_lent_focus: false }));
    }

    /// Focuses the place that was marked.
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

/// The buttons in a card that lead from mention to mention.
fn steps(scene: &Scene, term: TermIndex) -> Vec<HtmlElement> {
    scene.card(term).map(|card| browser::find_all(&card, ".explainer-step")).unwrap_or_default()
}
