//! A column that scrolls by itself, and what stands in it.

use web_sys::{Element, ScrollBehavior, ScrollToOptions};

/// From one height of the viewport to another, in pixels.
pub(crate) type Extent = (f64, f64);

/// Where an element stands.
pub(crate) fn extent(element: &Element) -> Extent {
    let place = element.get_bounding_client_rect();
    (place.top(), place.bottom())
}

/// Scrolls a column alone, until something that stands outside what is seen of it is in the upper third of that.
/// The page does not move. What is near is come to as the style sheet says; what is far, or was not yet seen, at once.
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
