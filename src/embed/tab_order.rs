//! The tab key leads from a mention into its card, and from the ends of the card back to the text.
//!
//! Browsers do so for a button and its popover in one tree; a mention may be a link, or in another tree than its card.

use web_sys::{Element, KeyboardEvent};

use super::cards::Cards;
use crate::browser;

/// The focusable elements of a card that are not folded.
const STOPS: &str = ":is(a[href], button, summary):not(details:not([open]) > :not(summary), details:not([open]) > :not(summary) *)";

/// Moves the focus if the tab key leaves the top card at either end. Past its last element the card closes, and the
/// browser continues from the mention.
pub(super) fn cross(cards: &Cards, event: &KeyboardEvent) {
    if event.key() != "Tab" || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some((card, opener)) = cards.top() else { return };
    let stops = browser::find_all(&card, STOPS).into_iter().filter(browser::is_drawn);
    let stops: Vec<_> = stops.collect();
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let has_focus = |element: &Element| element.matches(":focus").unwrap_or_default();
    match event.shift_key() {
        false if has_focus(&opener) => browser::focus_in_view(first),
        true if has_focus(first) => drop(browser::focus(&opener)),
        false if has_focus(last) => return browser::hide_popover(&card),
        _ => return,
    }
    event.prevent_default();
}
