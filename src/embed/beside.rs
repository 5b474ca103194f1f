//! The timeline beside a host's own article, where the page leaves room.
//!
//! # Why fixed, and not sticky?
//! A sticky column needs a box beside the article: this would make the host's column narrower, or change the containing
//! block of its content. A fixed column takes no space. Where an ancestor is the containing block of fixed elements, as
//! with a transform, the column would be misplaced: there the timeline stays a sheet.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::HtmlElement;

use super::scene::Scene;
use crate::browser::{self, placement, surroundings};
use crate::placement::Rect;
use crate::placement::beside::beside;

/// Set on the root while the timeline is beside the article.
const FLAG: &str = "data-beside";
/// Tolerance for rounding differences between engines, in pixels.
const SLACK: f64 = 1.5;

/// Positions the timeline again on resize, scroll and load. Dropping it removes the listeners.
pub(super) struct Beside {
    scene: Rc<Scene>,
    #[expect(dead_code, reason = "kept for its drop")]
    listeners: Vec<EventListener>,
}

impl Beside {
    pub(super) fn new(scene: &Rc<Scene>) -> Self {
        // `load`: an image may have moved everything.
        let listen = |kind| {
            let scene = Rc::downgrade(scene);
            browser::on_window(kind, move |_| {
                if let Some(scene) = scene.upgrade() {
                    place(&scene);
                }
            })
        };
        place(scene);
        let listeners = ["resize", "scroll", "load"].into_iter().filter_map(listen).collect();
        Self { scene: Rc::clone(scene), listeners }
    }

    /// Positions the timeline again after the article has changed.
    pub(super) fn update(&self) {
        place(&self.scene);
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        browser::set_flag(&self.scene.root, FLAG, None);
    }
}

/// Places the timeline in the free space beside the article, or removes the column.
fn place(scene: &Scene) {
    let Some(timeline) = scene.by_id("timeline") else { return };
    let right_to_left = timeline.matches(":dir(rtl)").unwrap_or(false);
    let column = surroundings::content(&scene.host, right_to_left).and_then(|article| {
        beside(placement::viewport(), article, &surroundings::others(&scene.host)?, right_to_left)
    });
    let stands = column.is_some_and(|column| stand(scene, &timeline, column));
    browser::set_flag(&scene.root, FLAG, stands.then_some(""));
}

/// Places the timeline in a column. Returns whether it ended up there.
fn stand(scene: &Scene, timeline: &HtmlElement, column: Rect) -> bool {
    if !scene.root.has_attribute(FLAG) {
        browser::hide_popover(timeline);
        browser::set_flag(&scene.root, FLAG, Some(""));
    }
    placement::place_column(timeline, column);
    let place = timeline.get_bounding_client_rect();
    (place.left() - column.left).abs() < SLACK && (place.top() - column.top).abs() < SLACK
}
