//! The only module that uses the browser's globals, and the bindings that web-sys lacks.

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

/// The element of this id inside `root`, whether in the page or in a shadow root.
pub(crate) fn by_id(root: &Element, id: &str) -> Option<HtmlElement> {
    find(root, &["#", &escape(id)].concat())
}

/// Whether the page has a target of this fragment outside of `root`, an element of this id or an anchor of this name:
/// the host's targets have precedence.
pub(crate) fn is_elsewhere(root: &Element, id: &str) -> bool {
    // Firefox warns of an empty id.
    let Some(document) = web_sys::window().and_then(|window| window.document()).filter(|_| !id.is_empty())
    else {
        return false;
    };
    let anchor = || document.query_selector(&["a[name=\"", &escape(id), "\"]"].concat()).ok()?;
    let found = document.get_element_by_id(id).or_else(anchor);
    found.is_some_and(|found| !root.contains(Some(&found)))
}

/// The first element inside `root` that matches the selector.
pub(crate) fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements inside `root` that match the selector, in document order.
pub(crate) fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The target of an event.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The closest ancestor of the event's target that matches.
pub(crate) fn closest(event: &Event, selector: &str) -> Option<HtmlElement> {
    target(event)?.closest(selector).ok()??.dyn_into().ok()
}

/// Creates an element with a class.
pub(crate) fn make(name: &str, class: &str) -> Option<HtmlElement> {
    let element = web_sys::window()?.document()?.create_element(name).ok()?;
    element.set_class_name(class);
    as_html(element)
}

/// An element of HTML.
pub(crate) fn as_html(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

/// Makes an address absolute; returned as it is if it is invalid.
pub(crate) fn resolve(address: &str, base: &str) -> String {
    Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |url| url.href())
}

#[wasm_bindgen]
extern "C" {
    /// `showPopover` with `source`, which web-sys lacks.
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show(this: &Popover, options: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = hidePopover)]
    fn hide(this: &Popover) -> Result<(), JsValue>;

    /// Escapes an identifier for a selector.
    #[wasm_bindgen(js_namespace = CSS)]
    pub(crate) fn escape(identifier: &str) -> String;
    /// Whether this browser supports a CSS declaration.
    #[wasm_bindgen(js_namespace = CSS, js_name = supports)]
    fn knows_style(declaration: &str) -> bool;
}

/// Opens a popover with `source` as its anchor. Does nothing if it is open already or not connected.
pub(crate) fn show_popover(popover: &HtmlElement, source: Option<&HtmlElement>) {
    let options = js_sys::Object::new();
    if let Some(source) = source {
        drop(js_sys::Reflect::set(&options, &"source".into(), source));
    }
    drop(popover.unchecked_ref::<Popover>().show(&options));
}

/// Closes a popover. Does nothing if it is closed already or not connected.
pub(crate) fn hide_popover(popover: &HtmlElement) {
    drop(popover.unchecked_ref::<Popover>().hide());
}

/// Whether an element has a box.
pub(crate) fn is_drawn(element: &HtmlElement) -> bool {
    element.get_client_rects().length() > 0
}

/// Runs `work` after `milliseconds`, unless the timer is dropped before.
pub(crate) fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Timeout {
    // Boxed, so that the code for timers is compiled once.
    let work: Box<dyn FnOnce()> = Box::new(work);
    Timeout::new(milliseconds, work)
}

/// Runs `work` once the new state is rendered: Yew renders in a microtask.
pub(crate) fn soon(work: impl FnOnce() + 'static) {
    after(0, work).forget();
}

/// Runs `work` before the next frame is painted.
pub(crate) fn before_paint(work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    if let Some(window) = web_sys::window() {
        drop(window.request_animation_frame(Closure::once_into_js(work).unchecked_ref()));
    }
}

/// Runs `work` after the next frame was painted.
pub(crate) fn after_paint(work: impl FnOnce() + 'static) {
    before_paint(move || soon(work));
}

/// Listens to the window in the capture phase, until the listener is dropped.
pub(crate) fn on_window(kind: &'static str, listen: impl Fn(&Event) + 'static) -> Option<EventListener> {
    let listen: Box<dyn FnMut(&Event)> = Box::new(listen);
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    Some(EventListener::new_with_options(web_sys::window()?.as_ref(), kind, options, listen))
}

/// Scrolls the page until the element is at the reading position; its scroll margin keeps it from the edge. `at_once`
/// skips the animation, for elements at which something is placed right after.
pub(crate) fn bring_into_view(element: &Element, at_once: bool) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(if at_once { ScrollBehavior::Instant } else { ScrollBehavior::Auto });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// `bring_into_view` without animation, repeated for `frames` frames: `content-visibility` lays out nearby content late
/// and moves the target.
pub(crate) fn bring_from_afar(element: HtmlElement, frames: u32) {
    bring_into_view(&element, true);
    if frames > 0 {
        after_paint(move || bring_from_afar(element, frames - 1));
    }
}

/// `bring_into_view` for an element of the host, with a temporary `scroll-margin`.
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

/// Whether a part of an element is in the viewport.
pub(crate) fn is_in_view(element: &Element) -> bool {
    let Size { width, height } = placement::viewport();
    let place = element.get_bounding_client_rect();
    place.bottom() > 0.0 && place.top() < height && place.right() > 0.0 && place.left() < width
}

/// Whether the page is scrolled to its top.
pub(crate) fn is_at_top() -> bool {
    web_sys::window().and_then(|window| window.scroll_y().ok()).is_none_or(|scrolled| scrolled < 1.0)
}

/// Whether the focus is inside an element.
pub(crate) fn holds_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or(false)
}

/// Sets a custom property to a length in pixels. Unlike a `style` attribute, every content security policy allows it.
pub(crate) fn set_property(element: &HtmlElement, name: &str, pixels: f64) {
    // Formatted by the browser: Rust's float formatting would add to the download.
    let number =
        js_sys::Number::from(pixels).to_string_with_radix(10).map_or_else(|_| String::new(), String::from);
    drop(element.style().set_property(name, &(number + "px")));
}

/// Removes a custom property.
pub(crate) fn remove_property(element: &HtmlElement, name: &str) {
    drop(element.style().remove_property(name));
}

/// Sets an attribute, or removes it.
pub(crate) fn set_flag(element: &Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// Focuses an element without scrolling, even one that is not focusable by itself: it then gets a `tabindex`. Returns
/// whether it got one.
pub(crate) fn focus(element: &HtmlElement) -> bool {
    let got_index = make_focusable(element);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
    got_index
}

/// Sets `tabindex` on an element that is not focusable by itself. Returns whether it was needed.
fn make_focusable(element: &HtmlElement) -> bool {
    let needs_index = element.tab_index() < 0 && !element.has_attribute("tabindex");
    if needs_index {
        set_flag(element, "tabindex", Some("-1"));
    }
    needs_index
}

/// Focuses an element and lets the browser scroll it into view.
pub(crate) fn focus_in_view(element: &HtmlElement) {
    make_focusable(element);
    drop(element.focus());
}

/// Dispatches an event of the widget with one field of detail. Returns false if it was cancelled.
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

/// Reports which elements cross a band of the viewport, until it is dropped.
pub(crate) struct Intersections {
    observer: IntersectionObserver,
    #[expect(dead_code, reason = "the observer calls it")]
    callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Intersections {
    /// `None` where the band is not a valid margin.
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
