//! Event listeners on the root of the widget, which turn input into actions.

use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, Node, PointerEvent, StorageEvent, ToggleEvent,
};

use super::cards::{Cards, Press};
use super::control::Control;
use super::scene::{CARD, Scene, TRIGGER};
use super::{keys, preferences, tab_order};
use crate::browser::{self, closest, history, target};
use crate::components::ids::item_id;
use crate::interaction::{Action, Trigger};

/// The listeners of a widget, removed when this is dropped.
pub(super) struct Listeners {
    #[expect(dead_code, reason = "kept for its drop")]
    listeners: Vec<EventListener>,
}

type Handler = fn(&Rc<Control>, &Event);

impl Listeners {
    pub(super) fn new(control: &Rc<Control>) -> Self {
        let handlers: [(&'static str, Handler); 9] = [
            ("pointerdown", pointer_down),
            ("pointerover", pointer_over),
            ("pointermove", pointer_move),
            ("pointerup", pointer_up),
            ("pointercancel", pointer_up),
            ("click", click),
            ("beforetoggle", before_toggle),
            ("toggle", toggle),
            ("keydown", key_down),
        ];
        let on_window: [(&'static str, Handler); 4] = [
            ("keydown", escape),
            ("hashchange", |control, _| control.navigation.follow_address(false)),
            ("storage", stored),
            ("beforeprint", |control, _| control.draw_all_cards()),
        ];
        let mut listeners = Vec::new();
        // The shadow root, if there is one: events of the host's own article, which is in a slot, pass through it too.
        let root = &control.scene.root;
        let tree = root.get_root_node();
        let tree = if tree.node_type() == Node::DOCUMENT_FRAGMENT_NODE { &tree } else { root };
        for (kind, handle) in handlers {
            listeners.push(listener(control, tree, kind, handle));
        }
        // Chromium dispatches pointerleave only if an ancestor element has a listener; one on a shadow root does not
        // count.
        for element in [root, &control.scene.host] {
            listeners.push(listener(control, element, "pointerleave", pointer_leave));
        }
        for (kind, handle) in on_window {
            let control: Weak<Control> = Rc::downgrade(control);
            listeners.extend(browser::on_window(kind, move |event| {
                if let Some(control) = control.upgrade() {
                    handle(&control, event);
                }
            }));
        }
        Self { listeners }
    }
}

fn listener(control: &Rc<Control>, tree: &EventTarget, kind: &'static str, handle: Handler) -> EventListener {
    let control: Weak<Control> = Rc::downgrade(control);
    // Capture: toggle and pointerleave do not bubble, and clicks are handled before the browser's default action.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(tree, kind, options, move |event| {
        if let Some(control) = control.upgrade() {
            handle(&control, event);
        }
    })
}

/// Light dismiss closes popovers on a press outside of them, also on the mention of an open card. So the card that is
/// pinned at the press is noted.
fn pointer_down(control: &Rc<Control>, event: &Event) {
    let trigger = closest(event, TRIGGER).and_then(|element| control.scene.trigger(&element));
    let pinned = trigger.filter(|trigger| control.store.state().cards.is_pinned(trigger.term));
    control
        .cards
        .pressed
        .set(Some(Press { at: place_of(event), pinned: pinned.map(|trigger| trigger.term) }));
    if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
        control.swipe.begin(pointer);
        if pointer.pointer_type() == "mouse" && pointer.button() == 0 && !is_modified(pointer) {
            control.selecting.begin(event);
        }
    }
}

/// Whether a modifier key is held: then the browser opens a new tab or window, or downloads.
fn is_modified(mouse: &MouseEvent) -> bool {
    mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key()
}

/// The viewport coordinates of a pointer event.
fn place_of(event: &Event) -> Option<(f64, f64)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    Some((f64::from(event.client_x()), f64::from(event.client_y())))
}

fn pointer_over(control: &Rc<Control>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() == "mouse")
    else {
        return;
    };
    let moved = note_pointer(&control.cards, pointer);
    let card_at = |element: Option<HtmlElement>| control.scene.term_of_card(&element?.id());
    let trigger = closest(event, TRIGGER).and_then(|button| Some((control.scene.trigger(&button)?, button)));
    // Ignore elements that scroll or move under a resting pointer.
    let chosen = |trigger: &Trigger| moved || control.cards.is_open(trigger.term);
    control.dispatch(match trigger {
        Some((trigger, button)) if chosen(&trigger) => {
            control.cards.hovered.replace(Some(button));
            Action::Dwell(trigger)
        }
        _ => card_at(closest(event, CARD)).map_or(Action::Leave, Action::EnterCard),
    });
}

/// Stores the position of the pointer. Returns whether it has moved. A click by keyboard has no position.
fn note_pointer(cards: &Cards, event: &MouseEvent) -> bool {
    let by_keyboard = event.type_() == "click" && event.detail() == 0;
    let place = (!by_keyboard).then(|| (f64::from(event.client_x()), f64::from(event.client_y())));
    cards.pointer.replace(place) != place
}

fn pointer_leave(control: &Rc<Control>, event: &Event) {
    let Scene { root, host, .. } = &*control.scene;
    let to = event.dyn_ref::<MouseEvent>().and_then(|event| event.related_target()?.dyn_into::<Node>().ok());
    // No pointermove arrives from outside the widget.
    if !root.contains(to.as_ref()) && !host.contains(to.as_ref()) {
        control.cards.pointer.take();
    }
    control.dispatch(Action::Leave);
}

fn pointer_move(control: &Rc<Control>, event: &Event) {
    if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
        note_pointer(&control.cards, pointer);
        control.swipe.go_on(pointer);
    }
}

fn pointer_up(control: &Rc<Control>, event: &Event) {
    control.selecting.end();
    if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
        control.swipe.end(pointer);
    }
}

/// Links with a fragment in the widget, and mentions of events in the host's own article.
const OWN_LINK: &str = ".explainer a[href*=\"#\"], explainer-mention[data-event-mention]";

/// A press that moves further than this, in pixels, selects text and is not a click.
const DRAG: f64 = 4.0;

fn click(control: &Rc<Control>, event: &Event) {
    control.timeline.keep_folds(event);
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if is_modified(mouse) {
        return;
    }
    if let Some(element) = closest(event, TRIGGER) {
        note_pointer(&control.cards, mouse);
        activate(control, event, mouse, &element);
    } else if let Some(link) = closest(event, OWN_LINK).filter(is_same_page) {
        let event_id = link.get_attribute("data-event-mention").map(|id| item_id(&id));
        let fragment = event_id.or_else(|| Some(link.get_attribute("href")?.rsplit_once('#')?.1.to_owned()));
        if fragment.is_some_and(|fragment| control.navigation.follow_link(&fragment)) {
            event.prevent_default();
        }
    }
}

/// Whether a link leads to a fragment of this page. Another page may have the same ids, as with a shared glossary.
fn is_same_page(link: &HtmlElement) -> bool {
    let address = || Some(browser::resolve(&link.get_attribute("href")?, &link.base_uri().ok()??));
    address().is_none_or(|address| history::is_this_page(&address))
}

/// Opens or closes the card of a mention.
fn activate(control: &Rc<Control>, event: &Event, mouse: &MouseEvent, element: &HtmlElement) {
    let Some(trigger) = control.scene.trigger(element) else { return };
    let press = control.cards.pressed.take().filter(|_| mouse.detail() > 0);
    let is_button = element.has_attribute("popovertarget");
    if !is_button {
        event.prevent_default();
        let far = |((x, y), (to_x, to_y)): ((f64, f64), (f64, f64))| (x - to_x).hypot(y - to_y) > DRAG;
        let selects = press.as_ref().and_then(|press| press.at.zip(place_of(event))).is_some_and(far);
        // A double click selects a word.
        if selects || mouse.detail() > 1 {
            return;
        }
    }
    control.cards.note_opener(trigger, element);
    if !control.dispatch(Action::Activate(trigger)) {
        event.prevent_default();
    } else if !is_button {
        if control.cards.is_open(trigger.term) {
            control.cards.hide(trigger.term);
        } else if press.is_none_or(|press| press.pinned != Some(trigger.term)) {
            control.cards.show(trigger.term, Some((trigger, element.clone())));
        }
    }
}

/// Moves the focus by keyboard; Enter and Space activate mentions that are not native buttons.
fn key_down(control: &Rc<Control>, event: &Event) {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
    tab_order::cross(&control.cards, pressed);
    // With a modifier, keys are shortcuts of the browser.
    if pressed.ctrl_key() || pressed.meta_key() || pressed.shift_key() || pressed.alt_key() {
        return;
    }
    keys::move_focus(pressed);
    let key = pressed.key();
    let keys = [("Enter", "explainer-mention"), (" ", "explainer-mention[data-term], a[data-term]")];
    let pressed = keys.into_iter().find(|(own, _)| *own == key);
    if let Some(mention) = pressed.and_then(|(_, selector)| closest(event, selector)) {
        event.prevent_default();
        mention.click();
    }
}

fn opens(event: &Event) -> bool {
    event.dyn_ref::<ToggleEvent>().is_some_and(|event| event.new_state() == "open")
}

/// Updates the state before the card opens or closes, so that its first frame is right.
fn before_toggle(control: &Rc<Control>, event: &Event) {
    let Some(card) = target(event).and_then(|card| card.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(term) = control.scene.term_of_card(&card.id()) else { return };
    if !opens(event) {
        control.cards.give_focus_back(term, &card);
        control.cards.describe(term, false);
        control.dispatch(Action::Hidden(term));
    } else if control.scene.send("explainer-term-show", "id", &control.scene.term_id(term).into()) {
        let trigger = control.cards.opener(term).map_or_else(|| Trigger::of(term), |(trigger, _)| trigger);
        control.cards.describe(term, true);
        control.dispatch(Action::Shown(trigger));
        control.cards.place(&card);
    } else {
        event.prevent_default();
    }
}

fn toggle(control: &Rc<Control>, event: &Event) {
    // An unfolded card is taller: place it again.
    if closest(event, ".explainer-rest").is_some() {
        control.cards.place_all();
    }
    let Some(term) = target(event).and_then(|card| control.scene.term_of_card(&card.id())) else { return };
    if !opens(event) {
        control.scene.send("explainer-term-hide", "id", &control.scene.term_id(term).into());
    }
}

/// Escape closes the top card only. The browser would close popovers together that were opened without a click or a
/// key, such as by hover.
fn escape(control: &Rc<Control>, event: &Event) {
    let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
    if escape && control.store.state().cards.open_cards().len() > 1 {
        control.cards.hide_top();
        event.prevent_default();
    }
}

/// Another page of this origin has changed the storage.
fn stored(_control: &Rc<Control>, event: &Event) {
    if let Some(event) = event.dyn_ref::<StorageEvent>() {
        preferences::stored(event.key());
    }
}
