//! The only home of the browser's globals and of what web-sys lacks.

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Element, FocusOptions, HtmlElement, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

/// The element of this id inside `root`, be it in the page or in a shadow root.
pub(crate) fn by_id(root: &Element, id: &str) -> Option<HtmlElement> {
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    find(root, &format!("[id=\"{id}\"]"))
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

/// An address made absolute; left as it is where it cannot be.
pub(crate) fn resolve(address: &str, base: &str) -> String {
    Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// The fragment of the page's address, without its sign.
pub(crate) fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let fragment = hash.trim_start_matches('#');
    js_sys::decode_uri_component(fragment).map_or_else(|_| fragment.to_owned(), String::from)
}

#[wasm_bindgen]
extern "C" {
    /// `showPopover` with its source, which web-sys does not know yet.
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show(this: &Popover, options: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = hidePopover)]
    fn hide(this: &Popover) -> Result<(), JsValue>;
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

/// Scrolls the page until the element stands where one reads: its scroll margin keeps it from the edge.
pub(crate) fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls `column` alone, until the element is in its upper third. The page does not move.
pub(crate) fn scroll_within(column: &Element, element: &Element) {
    let (outer, inner) = (column.get_bounding_client_rect(), element.get_bounding_client_rect());
    if outer.height() == 0.0 || (inner.top() >= outer.top() && inner.bottom() <= outer.bottom()) {
        return;
    }
    let offset = inner.top() - outer.top() - outer.height() / 3.0;
    column.scroll_by_with_x_and_y(0.0, offset);
}

/// Whether the focus is inside an element.
pub(crate) fn holds_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or(false)
}

/// How far the elements that match stand below the top of `outer`, in pixels.
pub(crate) fn offsets_within(outer: &Element, selector: &str) -> Vec<f64> {
    let top = outer.get_bounding_client_rect().top();
    find_all(outer, selector).iter().map(|element| element.get_bounding_client_rect().top() - top).collect()
}

/// Sets a custom property to a length in pixels. Unlike a style attribute, every policy allows it.
pub(crate) fn set_property(element: &HtmlElement, name: &str, pixels: f64) {
    // The platform writes the number: Rust's way of doing so would be downloaded by every reader.
    let number =
        js_sys::Number::from(pixels).to_string_with_radix(10).map_or_else(|_| String::new(), String::from);
    drop(element.style().set_property(name, &(number + "px")));
}

/// Focuses an element without a scroll, even one that is not focusable by itself.
pub(crate) fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        drop(element.set_attribute("tabindex", "-1"));
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}

/// Focuses an element and lets the platform bring it into view.
pub(crate) fn focus_in_view(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        drop(element.set_attribute("tabindex", "-1"));
    }
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
        changed: impl Fn(Element, bool) + 'static,
    ) -> Option<Self> {
        let callback = Closure::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                changed(entry.target(), entry.is_intersecting());
            }
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
