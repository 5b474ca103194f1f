//! The timeline beside a host's own article, where the page leaves room.
//!
//! # Why fixed, and not sticky?
//! A sticky column needs a box of ours beside the article; the host's column would be narrower for it, or the containing
//! block of what stands in it another one. A fixed column takes no room. Where an element around is the containing block
//! of what is fixed, as with a transform, the column would stand elsewhere: there the timeline stays a sheet.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::HtmlElement;

use super::scene::Scene;
use crate::browser::{self, placement, surroundings};
use crate::placement::Rect;
use crate::placement::beside::beside;

/// On the root while the timeline stands beside the article.
const FLAG: &str = "data-beside";
/// What engines round differently, in pixels.
const SLACK: f64 = 1.5;

/// Measures again with everything that may change the room; ends with its drop.
pub(super) struct Beside {
    scene: Rc<Scene>,
    #[expect(dead_code, reason = "kept for its drop")]
    listeners: Vec<EventListener>,
}

impl Beside {
    pub(super) fn new(scene: &Rc<Scene>) -> Self {
        // An image that has come may have moved everything.
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

    /// The article has changed.
    pub(super) fn update(&self) {
        place(&self.scene);
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        browser::set_flag(&self.scene.root, FLAG, None);
    }
}

/// Puts the timeline where there is room, or gives up the column.
fn place(scene: &Scene) {
    let Some(timeline) = scene.by_id("timeline") else { return };
    let right_to_left = timeline.matches(":dir(rtl)").unwrap_or(false);
    let column = surroundings::content(&scene.host, right_to_left).and_then(|article| {
        beside(placement::viewport(), article, &surroundings::others(&scene.host)?, right_to_left)
    });
    let stands = column.is_some_and(|column| stand(scene, &timeline, column));
    browser::set_flag(&scene.root, FLAG, stands.then_some(""));
}

/// Puts the timeline into a column. Tells whether it stands there.
fn stand(scene: &Scene, timeline: &HtmlElement, column: Rect) -> bool {
    if !scene.root.has_attribute(FLAG) {
        browser::hide_popover(timeline);
        browser::set_flag(&scene.root, FLAG, Some(""));
    }
    placement::place_column(timeline, column);
    let place = timeline.get_bounding_client_rect();
    (place.left() - column.left).abs() < SLACK && (place.top() - column.top).abs() < SLACK
}
