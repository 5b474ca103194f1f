//! Arrow keys in lists: the index and the timeline.

use web_sys::{HtmlElement, KeyboardEvent};

use crate::browser::{self, closest};

/// A list in which the arrow keys, Home and End move the focus.
struct List {
    /// Selects the list.
    list: &'static str,
    /// Selects the items that get the focus.
    stops: &'static str,
    /// Selects the focused item, from the focused element.
    here: &'static str,
    /// Selects the element of an item to focus, in order of preference; the item itself if none matches.
    inner: &'static [&'static str],
}

const LISTS: [List; 2] = [
    List {
        list: ".explainer-index",
        stops: ".explainer-entry, #explainer-search",
        here: ".explainer-entry, #explainer-search",
        inner: &[],
    },
    List {
        list: ".explainer-events",
        stops: ".explainer-event:not([hidden], details:not([open]) *), \
            .explainer-cluster:not([hidden]) > details > summary",
        here: ".explainer-event, .explainer-cluster > details > summary",
        inner: &[".explainer-passage-link", ".explainer-more > summary"],
    },
];

/// Moves the focus if the key asks for it. In a text field only the down arrow does, to the first result.
pub(super) fn move_focus(event: &KeyboardEvent) {
    let key = event.key();
    for List { list, stops, here, inner } in LISTS {
        let Some(list) = closest(event, list) else { continue };
        let stops = browser::find_all(&list, stops);
        let here = closest(event, here);
        let here = stops.iter().position(|stop| Some(stop) == here.as_ref());
        let is_field = |stop: &HtmlElement| stop.id() == "explainer-search";
        let typing = here.and_then(|here| stops.get(here)).is_some_and(is_field);
        let to = match (key.as_str(), here) {
            ("ArrowDown", Some(here)) => here + 1,
            ("ArrowUp", Some(here)) if !typing => here.saturating_sub(1),
            ("Home", _) if !typing => stops.iter().take_while(|stop| is_field(stop)).count(),
            ("End", _) if !typing => stops.len().saturating_sub(1),
            _ => continue,
        };
        if let Some(stop) = stops.get(to) {
            let inner = inner.iter().find_map(|place| browser::find(stop, place));
            browser::focus_in_view(inner.as_ref().unwrap_or(stop));
            event.prevent_default();
        }
    }
}
