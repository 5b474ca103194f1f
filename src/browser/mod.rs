//! The only home of the browser's globals and of what web-sys lacks.

pub(crate) mod after_layout;
pub(crate) mod column;
pub(crate) mod history;
pub(crate) mod placement;
pub(crate) mod storage;
pub(crate) mod styles;
pub(crate) mod surroundings;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, FocusOptions, HtmlElement, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Url,
};

use crate::placement::Size;

/// The element of this id inside `root`, be it in the page or in a shadow root.
pub(crate) fn by_id(root: &Element, id: &str) -> Option<HtmlElement> {
    find(root, &["#", &escape(id)].concat())
}

/// Whether the page has an element of this id outside of `root`: its own ids go first.
pub(crate) fn is_elsewhere(root: &Element, id: &str) -> bool {
    // Firefox warns of an empty id.
    let document = web_sys::window().and_then(|window| window.document()).filter(|_| !id.is_empty());
    let found = document.and_then(|document| document.get_element_by_id(id));
    found.is_some_and(|found| !root.contains(Some(&found)))
}

/// The first element inside `root` that matches.
pub(crate) fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements inside `root` that match, in document order.
pub(crate) fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The element at which an event happened.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The closest element around that which matches.
pub(crate) fn closest(event: &Event, selector: &str) -> Option<HtmlElement> {
    target(event)?.closest(selector).ok()??.dyn_into().ok()
}

/// A new element of a class.
pub(crate) fn make(name: &str, class: &str) -> Option<HtmlElement> {
    let element = web_sys::window()?.document()?.create_element(name).ok()?;
    element.set_class_name(class);
    as_html(element)
}

/// An element of HTML.
pub(crate) fn as_html(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

/// An address made absolute; left as it is where it cannot be.
pub(crate) fn resolve(address: &str, base: &str) -> String {
    Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |url| url.href())
}

#[wasm_bindgen]
extern "C" {
    /// `showPopover` with its source, which web-sys does not know yet.
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show(this: &Popover, options: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = hidePopover)]
    fn hide(this: &Popover) -> Result<(), JsValue>;

    /// An identifier as a selector takes it.
    #[wasm_bindgen(js_namespace = CSS)]
    pub(crate) fn escape(identifier: &str) -> String;
    /// Whether the style sheets of this browser know a declaration.
    #[wasm_bindgen(js_namespace = CSS, js_name = supports)]
    fn knows_style(declaration: &str) -> bool;
}

/// Opens a popover, placed at `source`. One that is open already, or gone, is left alone.
pub(crate) fn show_popover(popover: &HtmlElement, source: Option<&HtmlElement>) {
    let options = js_sys::Object::new();
    if let Some(source) = source {
        drop(js_sys::Reflect::set(&options, &"source".into(), source));
    }
    drop(popover.unchecked_ref::<Popover>().show(&options));
}

/// Closes a popover. One that is closed already, or gone, is left alone.
pub(crate) fn hide_popover(popover: &HtmlElement) {
    drop(popover.unchecked_ref::<Popover>().hide());
}

/// Whether an element has a box.
pub(crate) fn is_drawn(element: &HtmlElement) -> bool {
    element.get_client_rects().length() > 0
}

/// Does something after so many milliseconds, unless the timer is dropped before.
pub(crate) fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Timeout {
    // Boxed, so that the code of a timer is downloaded once.
    let work: Box<dyn FnOnce()> = Box::new(work);
    Timeout::new(milliseconds, work)
}

/// Does something as soon as what was drawn is there: Yew draws in a microtask.
pub(crate) fn soon(work: impl FnOnce() + 'static) {
    after(0, work).forget();
}

/// Does something before the next frame is painted.
pub(crate) fn before_paint(work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    if let Some(window) = web_sys::window() {
        drop(window.request_animation_frame(Closure::once_into_js(work).unchecked_ref()));
    }
}

/// Does something once the next frame is painted.
pub(crate) fn after_paint(work: impl FnOnce() + 'static) {
    before_paint(move || soon(work));
}

/// Listens to the window, before anybody on the page, until the listener is dropped.
pub(crate) fn on_window(kind: &'static str, listen: impl Fn(&Event) + 'static) -> Option<EventListener> {
    let listen: Box<dyn FnMut(&Event)> = Box::new(listen);
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    Some(EventListener::new_with_options(web_sys::window()?.as_ref(), kind, options, listen))
}

/// Scrolls the page until the element stands where one reads: its scroll margin keeps it from the edge. At once,
/// where something is placed at the element right after.
pub(crate) fn bring_into_view(element: &Element, at_once: bool) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(if at_once { ScrollBehavior::Instant } else { ScrollBehavior::Auto });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The same, at once, where what comes near is only then laid out and moves the element: it is brought there again in
/// so many frames.
pub(crate) fn bring_from_afar(element: HtmlElement, frames: u32) {
    bring_into_view(&element, true);
    if frames > 0 {
        after_paint(move || bring_from_afar(element, frames - 1));
    }
}

/// The same for an element of the host's, which has no such margin: it is lent one.
pub(crate) fn bring_foreign_into_view(element: &HtmlElement, at_once: bool) {
    let had_style = element.has_attribute("style");
    let style = element.style();
    drop(style.set_property("scroll-margin-block", "34vh 5em"));
    bring_into_view(element, at_once);
    drop(style.remove_property("scroll-margin-block"));
    if !had_style {
        drop(element.remove_attribute("style"));
    }
}

/// Whether some of an element is in the viewport.
pub(crate) fn is_in_view(element: &Element) -> bool {
    let Size { width, height } = placement::viewport();
    let place = element.get_bounding_client_rect();
    place.bottom() > 0.0 && place.top() < height && place.right() > 0.0 && place.left() < width
}

/// Whether the page stands at its top.
pub(crate) fn is_at_top() -> bool {
    web_sys::window().and_then(|window| window.scroll_y().ok()).is_none_or(|scrolled| scrolled < 1.0)
}

/// Whether the focus is inside an element.
pub(crate) fn holds_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or(false)
}

/// Sets a custom property to a length in pixels. Unlike a style attribute, every policy allows it.
pub(crate) fn set_property(element: &HtmlElement, name: &str, pixels: f64) {
    // The platform writes the number: Rust's way of doing so would be downloaded by every reader.
    let number =
        js_sys::Number::from(pixels).to_string_with_radix(10).map_or_else(|_| String::new(), String::from);
    drop(element.style().set_property(name, &(number + "px")));
}

/// Takes a custom property away.
pub(crate) fn remove_property(element: &HtmlElement, name: &str) {
    drop(element.style().remove_property(name));
}

/// Sets an attribute, or takes it away.
pub(crate) fn set_flag(element: &Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// Focuses an element without a scroll, even one that is not focusable by itself: it then gets a `tabindex`. Returns
/// whether it got one.
pub(crate) fn focus(element: &HtmlElement) -> bool {
    let got_index = make_focusable(element);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
    got_index
}

/// Gives an element that is not focusable by itself a `tabindex`. Returns whether it needed one.
fn make_focusable(element: &HtmlElement) -> bool {
    let needs_index = element.tab_index() < 0 && !element.has_attribute("tabindex");
    if needs_index {
        set_flag(element, "tabindex", Some("-1"));
    }
    needs_index
}

/// Focuses an element and lets the platform bring it into view.
pub(crate) fn focus_in_view(element: &HtmlElement) {
    make_focusable(element);
    drop(element.focus());
}

/// Sends an event of the widget with one field of detail. The answer is false where it was cancelled.
pub(crate) fn send(host: &HtmlElement, kind: &str, key: &str, value: &JsValue) -> bool {
    let detail = js_sys::Object::new();
    drop(js_sys::Reflect::set(&detail, &key.into(), value));
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_cancelable(kind == "explainer-term-show");
    options.set_detail(&detail);
    CustomEvent::new_with_event_init_dict(kind, &options)
        .and_then(|event| host.dispatch_event(&event))
        .unwrap_or(true)
}

/// Tells which elements cross a band of the viewport; ends with its drop.
pub(crate) struct Intersections {
    observer: IntersectionObserver,
    #[expect(dead_code, reason = "the observer calls it")]
    callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Intersections {
    /// None where the band is no valid margin.
    pub(crate) fn observe(
        elements: &[HtmlElement],
        band: &str,
        changed: impl Fn(Vec<(Element, bool)>) + 'static,
    ) -> Option<Self> {
        let callback = Closure::new(move |entries: js_sys::Array| {
            let entry = |entry: JsValue| {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                (entry.target(), entry.is_intersecting())
            };
            changed(entries.iter().map(entry).collect());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(band);
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, callback })
    }
}

impl Drop for Intersections {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
