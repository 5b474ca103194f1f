//! Listens to the widget as a whole, and turns what the reader does into actions.

use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, StorageEvent, ToggleEvent,
};

use super::cards::Cards;
use super::control::Control;
use super::scene::{CARD, TRIGGER};
use super::{keys, preferences};
use crate::browser::{self, closest, target};
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
            ("keydown", |_, event| keys::move_focus(event)),
        ];
        let on_window: [(&'static str, Handler); 4] = [
            ("keydown", escape),
            ("hashchange", |control, _| control.navigation.follow_address(false)),
            ("storage", stored),
            ("beforeprint", |control, _| control.draw_all_cards()),
        ];
        let mut listeners = Vec::new();
        for (kind, handle) in handlers {
            // The host's own article stands in a slot of the root, and is heard here too.
            listeners.push(listener(control, &control.scene.root, kind, handle));
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

fn pointer_down(control: &Rc<Control>, event: &Event) {
    let trigger = closest(event, TRIGGER).and_then(|button| control.scene.trigger(&button));
    let term = trigger.map(|trigger| trigger.term);
    control.cards.pressed.set(term.filter(|term| control.cards.is_open(*term)));
}

fn pointer_over(control: &Rc<Control>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() == "mouse")
    else {
        return;
    };
    let moved = note_pointer(&control.cards, pointer);
    let card_at = |element: Option<HtmlElement>| control.scene.term_of_card(&element?.id());
    let trigger = closest(event, TRIGGER).and_then(|button| Some((control.scene.trigger(&button)?, button)));
    // What slides under a pointer at rest, by scrolling or with its card, was not chosen.
    let chosen = |trigger: &Trigger| moved || control.cards.is_open(trigger.term);
    control.dispatch(match trigger {
        Some((trigger, button)) if chosen(&trigger) => {
            control.cards.hovered.replace(Some(button));
            Action::Dwell(trigger)
        }
        _ => card_at(closest(event, CARD)).map_or(Action::Leave, Action::EnterCard),
    });
}

/// Notes where the pointer is, and tells whether it has moved; a click of the keyboard is nowhere.
fn note_pointer(cards: &Cards, event: &MouseEvent) -> bool {
    let by_keyboard = event.type_() == "click" && event.detail() == 0;
    let place = (!by_keyboard).then(|| (f64::from(event.client_x()), f64::from(event.client_y())));
    cards.pointer.replace(place) != place
}

fn pointer_leave(control: &Rc<Control>, event: &Event) {
    // From here on one does not see it move.
    if target(event).as_ref() == Some(&control.scene.root) {
        control.cards.pointer.take();
    }
    control.dispatch(Action::Leave);
}

fn pointer_move(control: &Rc<Control>, event: &Event) {
    if let Some(pointer) = event.dyn_ref::<MouseEvent>() {
        note_pointer(&control.cards, pointer);
    }
}

/// Links within the widget. In the host's own article only those that were put there.
const OWN_LINK: &str = ".explainer a[href^=\"#\"], a[data-event-mention]";

fn click(control: &Rc<Control>, event: &Event) {
    control.timeline.keep_folds(event);
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if let Some(button) = closest(event, TRIGGER) {
        note_pointer(&control.cards, mouse);
        if let Some(trigger) = control.scene.trigger(&button) {
            control.cards.note_opener(trigger, &button);
            let pressed = control.cards.pressed.take();
            if !control.dispatch(Action::Activate(trigger)) {
                event.prevent_default();
            } else if !button.has_attribute("popovertarget") {
                // In the host's tree the platform does not know which card a mention opens. The press has closed it.
                if control.cards.is_open(trigger.term) {
                    control.cards.hide(trigger.term);
                } else if pressed != Some(trigger.term) {
                    control.cards.show(trigger.term, Some((trigger, button)));
                }
            }
        }
    } else if let Some(link) = closest(event, OWN_LINK) {
        // With these the reader wants another tab or window.
        if mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key() {
            return;
        }
        let href = link.get_attribute("href").unwrap_or_default();
        if control.navigation.follow_link(href.trim_start_matches('#')) {
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
    let Some(term) = control.scene.term_of_card(&card.id()) else { return };
    if !opens(event) {
        control.cards.give_focus_back(term, &card);
        control.dispatch(Action::Hidden(term));
    } else if control.scene.send("explainer-term-show", "id", &control.scene.term_id(term).into()) {
        let trigger = control.cards.opener(term).map_or_else(|| Trigger::of(term), |(trigger, _)| trigger);
        control.dispatch(Action::Shown(trigger));
        control.cards.place(&card);
    } else {
        event.prevent_default();
    }
}

fn toggle(control: &Rc<Control>, event: &Event) {
    let Some(term) = target(event).and_then(|card| control.scene.term_of_card(&card.id())) else { return };
    if !opens(event) {
        control.scene.send("explainer-term-hide", "id", &control.scene.term_id(term).into());
    }
}

/// Escape closes the top card only. The platform would close cards together that were opened without a click
/// or a key, as the pointer opens them.
fn escape(control: &Rc<Control>, event: &Event) {
    let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
    if escape && control.store.state().cards.open_cards().len() > 1 {
        control.cards.hide_top();
        event.prevent_default();
    }
}

/// Another page of this site has changed what is stored.
fn stored(_control: &Rc<Control>, event: &Event) {
    if let Some(event) = event.dyn_ref::<StorageEvent>() {
        preferences::stored(event.key());
    }
}
