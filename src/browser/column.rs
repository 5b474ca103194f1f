//! A column that scrolls by itself, and the elements in it.

use web_sys::{Element, ScrollBehavior, ScrollToOptions};

/// From one y coordinate of the viewport to another, in pixels.
pub(crate) type Extent = (f64, f64);

/// The vertical extent of an element.
pub(crate) fn extent(element: &Element) -> Extent {
    let place = element.get_bounding_client_rect();
    (place.top(), place.bottom())
}

/// Scrolls a column, but not the page, until an element outside its visible part is in the upper third of that. Short
/// distances use the `scroll-behavior` of the style sheet; long ones, and the first scroll, are instant.
pub(crate) fn scroll(column: &Element, seen: Extent, (top, bottom): Extent, at_once: bool) {
    let height = seen.1 - seen.0;
    if height <= 0.0 || (top >= seen.0 && bottom <= seen.1) {
        return;
    }
    let way = top - seen.0 - height / 3.0;
    let options = ScrollToOptions::new();
    options.set_top(way);
    options.set_left(0.0);
    if at_once || way.abs() > 2.0 * height {
        options.set_behavior(ScrollBehavior::Instant);
    }
    column.scroll_by_with_scroll_to_options(&options);
}
