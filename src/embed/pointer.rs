//! Listens to the widget as a whole, and tells the control what the reader does.

use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, StorageEvent, ToggleEvent,
};

use super::cards::{CARD, TRIGGER};
use super::control::Control;
use super::preferences;
use crate::browser;
use crate::interaction::{Action, Trigger};

/// The listeners of a widget; they end with it.
pub(super) struct Listeners {
    #[expect(dead_code, reason = "kept for its drop")]
    listeners: Vec<EventListener>,
}

type Handler = fn(&Rc<Control>, &Event);

impl Listeners {
    pub(super) fn new(control: &Rc<Control>) -> Self {
        let handlers: [(&'static str, Handler); 8] = [
            ("pointerdown", pointer_down),
            ("pointerover", pointer_over),
            ("pointermove", pointer_move),
            ("pointerleave", pointer_leave),
            ("click", click),
            ("beforetoggle", before_toggle),
            ("toggle", toggle),
            ("keydown", |control, event| {
                control.key_down(event);
                move_in_index(event);
            }),
        ];
        let on_window: [(&'static str, Handler); 4] = [
            ("keydown", escape),
            ("hashchange", |control, _| control.follow_address(false)),
            ("storage", stored),
            // On paper the cards are notes.
            ("beforeprint", |control, _| control.draw_cards(usize::MAX)),
        ];
        let mut listeners = Vec::new();
        for (kind, handle) in handlers {
            // The host's own article stands in a slot of the root, and is heard here too.
            listeners.push(listener(control, &control.root, kind, handle));
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

fn listener(control: &Rc<Control>, tree: &Element, kind: &'static str, handle: Handler) -> EventListener {
    let control: Weak<Control> = Rc::downgrade(control);
    // Capture: toggle and pointerleave do not bubble, and a click is judged before the platform acts.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(tree, kind, options, move |event| {
        if let Some(control) = control.upgrade() {
            handle(&control, event);
        }
    })
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

pub(super) fn closest(event: &Event, selector: &str) -> Option<HtmlElement> {
    target(event)?.closest(selector).ok()??.dyn_into().ok()
}

fn pointer_down(control: &Rc<Control>, event: &Event) {
    let trigger = closest(event, TRIGGER).and_then(|button| control.trigger(&button));
    let term = trigger.map(|trigger| trigger.term);
    control.openers.pressed.set(term.filter(|term| control.is_open(*term)));
}

fn pointer_over(control: &Rc<Control>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() == "mouse")
    else {
        return;
    };
    let moved = note_pointer(control, pointer);
    let card_at = |element: Option<HtmlElement>| control.term_of_card(&element?.id());
    let trigger = closest(event, TRIGGER).and_then(|button| Some((control.trigger(&button)?, button)));
    // What slides under a pointer at rest, by scrolling or with its card, was not chosen.
    let chosen = |trigger: &Trigger| moved || control.state().cards.depth_of(trigger.term).is_some();
    control.dispatch(match trigger {
        Some((trigger, button)) if chosen(&trigger) => {
            control.openers.hovered.replace(Some(button));
            Action::Dwell(trigger)
        }
        _ => card_at(closest(event, CARD)).map_or(Action::Leave, Action::EnterCard),
    });
}

/// Notes where the pointer is, and tells whether it has moved; a click of the keyboard is nowhere.
fn note_pointer(control: &Control, event: &MouseEvent) -> bool {
    let by_keyboard = event.type_() == "click" && event.detail() == 0;
    let place = (!by_keyboard).then(|| (f64::from(event.client_x()), f64::from(event.client_y())));
    control.openers.pointer.replace(place) != place
}

fn pointer_leave(control: &Rc<Control>, event: &Event) {
    // From here on one does not see it move.
    if target(event).as_ref() == Some(&control.root) {
        control.openers.pointer.take();
    }
    control.dispatch(Action::Leave);
}

fn pointer_move(control: &Rc<Control>, event: &Event) {
    if let Some(pointer) = event.dyn_ref::<MouseEvent>() {
        note_pointer(control, pointer);
    }
}

/// Links within the widget. In the host's own article only those that were put there.
const OWN_LINK: &str = ".explainer a[href^=\"#\"], a[data-event-mention]";

fn click(control: &Rc<Control>, event: &Event) {
    control.unfold(event);
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if let Some(button) = closest(event, TRIGGER) {
        note_pointer(control, mouse);
        if let Some(trigger) = control.trigger(&button) {
            control.opened_by(trigger, &button);
            let pressed = control.openers.pressed.take();
            if !control.dispatch(Action::Activate(trigger)) {
                event.prevent_default();
            } else if !button.has_attribute("popovertarget") {
                // In the host's tree the platform does not know which card a mention opens. The press has closed it.
                if control.is_open(trigger.term) {
                    control.hide_card(trigger.term);
                } else if pressed != Some(trigger.term) {
                    control.show_card(trigger.term, Some((trigger, button)));
                }
            }
        }
    } else if let Some(link) = closest(event, OWN_LINK) {
        // With these the reader wants another tab or window.
        if mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key() {
            return;
        }
        let href = link.get_attribute("href").unwrap_or_default();
        if control.follow_link(href.trim_start_matches('#')) {
            event.prevent_default();
        }
    }
}

fn opens(event: &Event) -> bool {
    event.dyn_ref::<ToggleEvent>().is_some_and(|event| event.new_state() == "open")
}

/// The state changes before the card does, so that it is drawn as it is to be seen from the first frame on.
fn before_toggle(control: &Rc<Control>, event: &Event) {
    let Some(card) = target(event).and_then(|card| card.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(term) = control.term_of_card(&card.id()) else { return };
    if !opens(event) {
        control.give_focus_back(term, &card);
        control.dispatch(Action::Hidden(term));
    } else if control.send("explainer-term-show", "id", &control.term_id(term).into()) {
        let trigger = control.opener(term).map_or_else(|| Trigger::of(term), |(trigger, _)| trigger);
        control.dispatch(Action::Shown(trigger));
        control.place_card(&card);
    } else {
        event.prevent_default();
    }
}

fn toggle(control: &Rc<Control>, event: &Event) {
    let Some(term) = target(event).and_then(|card| control.term_of_card(&card.id())) else { return };
    if !opens(event) {
        control.send("explainer-term-hide", "id", &control.term_id(term).into());
    }
}

/// Escape closes the top card only. The platform would close cards together that were opened without a click
/// or a key, as the pointer opens them.
fn escape(control: &Rc<Control>, event: &Event) {
    let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
    if escape && control.state().cards.open_cards().len() > 1 {
        control.hide_term();
        event.prevent_default();
    }
}

/// Another page of this site has changed what is remembered.
fn stored(_control: &Rc<Control>, event: &Event) {
    if event
        .dyn_ref::<StorageEvent>()
        .is_some_and(|event| event.key().is_none_or(|key| key == preferences::KEY))
    {
        preferences::read_again();
    }
}

/// Where the arrows stop in the index.
const STOPS: &str = ".explainer-entry, #explainer-search";

/// In the index, arrows, Home and End move from term to term. From the search field the arrow down leads into what
/// was found.
fn move_in_index(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let (Some(list), Some(here)) = (closest(event, ".explainer-index"), closest(event, STOPS)) else {
        return;
    };
    let stops = browser::find_all(&list, STOPS);
    let Some(place) = stops.iter().position(|stop| *stop == here) else { return };
    let typing = here.id() == "explainer-search";
    // The field stands before the entries.
    let first = stops.iter().take_while(|stop| stop.id() == "explainer-search").count();
    let to = match key.as_str() {
        "ArrowDown" => place + 1,
        "ArrowUp" if !typing => place.saturating_sub(1),
        "Home" if !typing => first,
        "End" if !typing => stops.len().saturating_sub(1),
        _ => return,
    };
    if let Some(stop) = stops.get(to) {
        browser::focus_in_view(stop);
        event.prevent_default();
    }
}
