//! Measures the area that an element covers on the page, and what is around it.

use web_sys::{Element, HtmlElement};

use super::find_all;
use super::placement::rect;
use crate::placement::Rect;

const CHILDREN: &str = ":scope > *";

/// The area that the children of an element cover, including overflow at the side. `None` if no child has a box.
pub(crate) fn content(element: &Element, right_to_left: bool) -> Option<Rect> {
    let boxes = find_all(element, CHILDREN).into_iter().map(|child| {
        let Rect { left, top, right, bottom } = rect(&child.get_bounding_client_rect());
        let reaching = f64::from(child.scroll_width() - child.client_width()).max(0.0);
        let (left, right) = if right_to_left { (left - reaching, right) } else { (left, right + reaching) };
        Rect { left, top, right, bottom }
    });
    boxes.filter(|own| own.right > own.left).reduce(|all, own| Rect {
        left: all.left.min(own.left),
        top: all.top.min(own.top),
        right: all.right.max(own.right),
        bottom: all.bottom.max(own.bottom),
    })
}

/// The boxes of the other content of the page: the siblings of an element and of its ancestors. `None` inside a shadow
/// tree, which cannot see the page.
pub(crate) fn others(element: &HtmlElement) -> Option<Vec<Rect>> {
    let mut found = Vec::new();
    let mut inside: Element = element.clone().into();
    while let Some(around) = inside.parent_element() {
        let others =
            find_all(&around, CHILDREN).into_iter().filter(|other| !other.is_same_node(Some(&inside)));
        found.extend(others.map(|other| rect(&other.get_bounding_client_rect())));
        inside = around;
    }
    inside.matches("html").unwrap_or(false).then_some(found)
}
