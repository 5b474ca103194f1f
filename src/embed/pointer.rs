//! Listens to the widget as a whole, and tells the control what the reader does.

use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent, ToggleEvent};

use super::control::Control;
use crate::browser;
use crate::interaction::Action;
use crate::story::model::TermIndex;

/// The listeners of a widget; they end with it.
pub(super) struct Listeners {
    #[expect(dead_code, reason = "kept for its drop")]
    listeners: Vec<EventListener>,
}

impl Listeners {
    pub(super) fn new(control: &Rc<Control>) -> Self {
        let on = |kind: &'static str, handle: fn(&Rc<Control>, &Event)| {
            let control: Weak<Control> = Rc::downgrade(control);
            (kind, move |event: &Event| {
                if let Some(control) = control.upgrade() {
                    handle(&control, event);
                }
            })
        };
        let handlers = [
            on("pointerover", pointer_over),
            on("pointerleave", |control, _| {
                control.dispatch(Action::Leave);
            }),
            on("click", click),
            on("beforetoggle", before_toggle),
            on("toggle", toggle),
            on("keydown", key_down),
        ];
        // Capture: toggle and pointerleave do not bubble, and a click is judged before the platform acts.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let listen = |(kind, handle)| EventListener::new_with_options(&control.root, kind, options, handle);
        Self { listeners: handlers.into_iter().map(listen).collect() }
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn closest(event: &Event, selector: &str) -> Option<HtmlElement> {
    target(event)?.closest(selector).ok()??.dyn_into().ok()
}

/// The term whose card an element opens or is.
fn term(control: &Control, id: Option<String>) -> Option<TermIndex> {
    let id = id?;
    let id = id.strip_prefix("term-")?;
    control.content.story.terms.iter().position(|term| term.id == id).map(TermIndex)
}

const TRIGGER: &str = "button[popovertarget^=\"term-\"]:not([popovertargetaction])";

fn pointer_over(control: &Rc<Control>, event: &Event) {
    let hovers = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "mouse");
    if !hovers {
        return;
    }
    if let Some(trigger) = closest(event, TRIGGER)
        && let Some(term) = term(control, trigger.get_attribute("popovertarget"))
    {
        control.hovered.replace(Some(trigger));
        control.dispatch(Action::Dwell(term));
    } else if closest(event, ".explainer-definition").is_some() {
        control.dispatch(Action::EnterCard);
    } else {
        control.dispatch(Action::Leave);
    }
}

fn click(control: &Rc<Control>, event: &Event) {
    if let Some(trigger) = closest(event, TRIGGER) {
        let keep = term(control, trigger.get_attribute("popovertarget")).is_some_and(|term| {
            control.opened_by(term, &trigger);
            !control.dispatch(Action::Activate(term))
        });
        if keep {
            event.prevent_default();
        }
    } else if let Some(link) = closest(event, "a[href^=\"#\"]") {
        let href = link.get_attribute("href").unwrap_or_default();
        if control.go_to(href.trim_start_matches('#')) {
            event.prevent_default();
        }
    }
}

fn opens(event: &Event) -> bool {
    event.dyn_ref::<ToggleEvent>().is_some_and(|event| event.new_state() == "open")
}

fn before_toggle(control: &Rc<Control>, event: &Event) {
    let Some(card) = target(event) else { return };
    let id = card.id();
    if !opens(event) {
        if let Some(term) = term(control, Some(id)) {
            control.give_focus_back(term, &card);
        }
    } else if let Some(term) = id.strip_prefix("term-")
        && !control.send("explainer-term-show", "id", &term.into())
    {
        event.prevent_default();
    }
}

fn toggle(control: &Rc<Control>, event: &Event) {
    let Some(id) = target(event).map(|card| card.id()) else { return };
    let Some(term) = term(control, Some(id.clone())) else { return };
    if opens(event) {
        control.dispatch(Action::Shown(term));
    } else {
        control.dispatch(Action::Hidden(term));
        control.send("explainer-term-hide", "id", &id.trim_start_matches("term-").into());
    }
}

/// In the timeline, arrows, Home and End move from event to event.
fn key_down(_control: &Rc<Control>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let Some(list) = closest(event, ".explainer-events") else { return };
    let links = browser::find_all(&list, ".explainer-event:not([hidden])");
    let here = closest(event, ".explainer-event");
    let here = links.iter().position(|item| Some(item) == here.as_ref());
    let to = match (key.as_str(), here) {
        ("ArrowDown", Some(here)) => here + 1,
        ("ArrowUp", Some(here)) => here.saturating_sub(1),
        ("Home", _) => 0,
        ("End", _) => links.len().saturating_sub(1),
        _ => return,
    };
    if let Some(item) = links.get(to) {
        let link = browser::find(item, ".explainer-passage-link");
        browser::focus_in_view(&link.unwrap_or_else(|| item.clone()));
        event.prevent_default();
    }
}
