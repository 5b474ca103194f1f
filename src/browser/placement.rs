//! Measures for [`crate::placement`], and applies what it computes.

use web_sys::{DomRect, Element, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{knows_style, set_property};
use crate::placement::{Rect, Side, Size, is_well_placed, place as compute, scroll_above};

/// Whether CSS anchor positioning can place a card at its trigger: it must be supported, and both must be in one tree.
fn can_be_native(card: &Element, trigger: &HtmlElement) -> bool {
    trigger.get_root_node().is_same_node(Some(&card.get_root_node()))
        && knows_style("position-area: block-end")
}

/// Whether a card is a sheet at the foot of the screen. By the same media query as in the style sheet: it depends on
/// the reader's font size and counts the scroll bar.
pub(crate) fn is_sheet() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(width < 40em)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// The size of the viewport without scroll bars, in CSS pixels.
pub(crate) fn viewport() -> Size {
    let document = web_sys::window().and_then(|window| window.document());
    // In quirks mode the size of the viewport is that of the body.
    let root =
        document.and_then(|document| document.scrolling_element().or_else(|| document.document_element()));
    let side = |length: fn(&Element) -> i32| f64::from(root.as_ref().map_or(0, length));
    Size { width: side(Element::client_width), height: side(Element::client_height) }
}

/// Ensures that an open card is at its trigger. Where CSS has not placed it well, it is placed here: at the line on
/// which the pointer is, if it is on one; without a trigger at the foot of the viewport. From then on the card scrolls
/// with the page.
pub(crate) fn place(card: &HtmlElement, trigger: Option<&HtmlElement>, pointer: Option<(f64, f64)>) {
    if is_sheet() {
        return place_sheet(card, trigger);
    }
    let screen = viewport();
    let lines = trigger.map(lines).unwrap_or_default();
    let is_native =
        !card.has_attribute("data-placed") && trigger.is_some_and(|trigger| can_be_native(card, trigger));
    if is_native {
        let is_cut = card.scroll_height() > card.client_height();
        if is_well_placed(screen, &lines, rect(&card.get_bounding_client_rect()), is_cut) {
            return;
        }
    }
    // Its preferred size, not the one from an earlier placement.
    super::set_flag(card, "data-placed", Some("measured"));
    let (x, y) = pointer.unwrap_or((f64::NAN, f64::NAN));
    let under_pointer = |line: &Rect| line.left <= x && x <= line.right && line.top <= y && y <= line.bottom;
    let at = lines.iter().position(under_pointer).unwrap_or(0);
    let right_to_left = card.matches(":dir(rtl)").unwrap_or(false);
    let size = card.get_bounding_client_rect();
    let size = Size { width: size.width(), height: size.height() };
    let placement = compute(screen, &lines, at, size, right_to_left);

    let kind = match placement.side {
        Side::Below => "below",
        Side::Above => "above",
    };
    super::set_flag(card, "data-placed", Some(kind));
    // Positioned in the document, so that it scrolls with the page.
    let (scrolled_x, scrolled_y) = web_sys::window()
        .map(|window| (window.scroll_x().unwrap_or(0.0), window.scroll_y().unwrap_or(0.0)))
        .unwrap_or_default();
    let edge = match placement.side {
        Side::Below => placement.edge + scrolled_y,
        Side::Above => screen.height - placement.edge - scrolled_y,
    };
    set_place(card, [edge, placement.left + scrolled_x, placement.width, placement.room]);
}

/// Sets the custom properties of a placed element: the fixed edge, its left edge, its width, and its maximum height.
/// Converts from pixels of the viewport to those of the element, which CSS `zoom` may enlarge.
fn set_place(element: &HtmlElement, lengths: [f64; 4]) {
    let zoom = zoom(element);
    let names = ["--place-edge", "--place-left", "--place-width", "--place-room"];
    for (name, length) in names.into_iter().zip(lengths) {
        set_property(element, name, length / zoom);
    }
}

/// Places the timeline in a column beside a host's article.
pub(crate) fn place_column(timeline: &HtmlElement, column: Rect) {
    let Rect { left, top, right, bottom } = column;
    set_place(timeline, [top, left, right - left, bottom - top]);
}

/// The CSS `zoom` of an element: its drawn size relative to its layout size.
fn zoom(element: &HtmlElement) -> f64 {
    let zoom = js_sys::Reflect::get(element, &"currentCSSZoom".into()).ok().and_then(|zoom| zoom.as_f64());
    zoom.filter(|zoom| *zoom > 0.0).unwrap_or(1.0)
}

/// Scrolls the page until the term is visible above the card, a sheet at the foot. Where the page ends before that, the
/// card becomes a sheet at the head.
fn place_sheet(card: &HtmlElement, trigger: Option<&HtmlElement>) {
    super::set_flag(card, "data-placed", None);
    // Only for terms in the article: cards and the timeline are popovers above it.
    let trigger = trigger.filter(|trigger| !matches!(trigger.closest("[popover]"), Ok(Some(_))));
    let Some((trigger, window)) = trigger.zip(web_sys::window()) else { return };
    let edge = rect(&card.get_bounding_client_rect()).top;
    let options = ScrollToOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_top(scroll_above(&lines(trigger), edge));
    window.scroll_by_with_scroll_to_options(&options);
    // Engines scroll by whole pixels.
    if scroll_above(&lines(trigger), edge) > 1.0 {
        super::set_flag(card, "data-placed", Some("head"));
    }
}

/// Removes the placement, so that CSS places the card again.
pub(crate) fn release(card: &HtmlElement) {
    super::set_flag(card, "data-placed", None);
}

/// The line boxes of a term.
fn lines(trigger: &HtmlElement) -> Vec<Rect> {
    let rects = trigger.get_client_rects();
    (0..rects.length()).filter_map(|index| rects.item(index)).map(|line| rect(&line)).collect()
}

pub(super) fn rect(rect: &DomRect) -> Rect {
    Rect { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}
