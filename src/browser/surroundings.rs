//! Measures what an element covers on the page, and what stands around it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::placement::rect;
use crate::placement::Rect;

/// What the children of an element cover together, with what reaches out of them at the side. None without a child that
/// has a box.
pub(crate) fn content(element: &Element) -> Option<Rect> {
    let boxes = children(element).filter(has_box).map(|child| {
        let own = rect(&child.get_bounding_client_rect());
        let reaching = f64::from(child.scroll_width() - child.client_width()).max(0.0);
        let right_to_left = child.matches(":dir(rtl)").unwrap_or(false);
        let (before, after) = if right_to_left { (reaching, 0.0) } else { (0.0, reaching) };
        Rect { left: own.left - before, right: own.right + after, ..own }
    });
    boxes.reduce(|all, own| Rect {
        left: all.left.min(own.left),
        top: all.top.min(own.top),
        right: all.right.max(own.right),
        bottom: all.bottom.max(own.bottom),
    })
}

/// The boxes of what else a page has: the siblings of an element, and of all that it stands in.
pub(crate) fn others(element: &HtmlElement) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut inside: Element = element.clone().into();
    while let Some(around) = around(&inside) {
        let others = children(&around).filter(|other| *other != inside && has_box(other));
        found.extend(others.map(|other| rect(&other.get_bounding_client_rect())));
        inside = around;
    }
    found
}

/// The element around, be it that of a shadow tree.
fn around(element: &Element) -> Option<Element> {
    let host = || Some(element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host());
    element.parent_element().or_else(host)
}

fn children(element: &Element) -> impl Iterator<Item = Element> {
    std::iter::successors(element.first_element_child(), Element::next_element_sibling)
}

fn has_box(element: &Element) -> bool {
    element.client_height() > 0 || element.get_client_rects().length() > 0
}
