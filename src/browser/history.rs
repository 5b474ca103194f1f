//! The entries that the widget makes in the session history.
//!
//! An entry that the widget has seen carries a stamp. This distinguishes a fragment that was just followed, to which
//! the page has to scroll, from one reached by going back, where the browser restores the scroll position.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The key of the stamp in an entry's state, beside the host's own state.
const STAMP: &str = "article-explainer";

/// The fragment of the page's address, without the `#`.
pub(crate) fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let fragment = hash.trim_start_matches('#');
    js_sys::decode_uri_component(fragment).map_or_else(|_| fragment.to_owned(), String::from)
}

/// Whether an absolute address is that of this page, ignoring fragments.
pub(crate) fn is_this_page(address: &str) -> bool {
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    page_of(address) == page_of(&here)
}

/// An address without its fragment.
fn page_of(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// The stamp of the current entry.
pub(crate) fn stamp() -> Option<String> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    Reflect::get(&state, &STAMP.into()).ok()?.as_string()
}

/// Stamps the current entry.
pub(crate) fn set_stamp(stamp: &str) {
    write(None, stamp, true);
}

/// Adds or replaces a history entry with this fragment. Errors are ignored (a sandboxed frame, too many entries): the
/// page scrolls anyway.
pub(crate) fn go(fragment: &str, stamp: &str, replace: bool) {
    write(Some(fragment), stamp, replace);
}

fn write(fragment: Option<&str>, stamp: &str, replace: bool) -> Option<()> {
    let window = web_sys::window()?;
    let history = window.history().ok()?;
    let state = Object::new();
    // Keep the host's state.
    if let Some(kept) = history.state().ok().and_then(|state| state.dyn_into::<Object>().ok()) {
        Object::assign(&state, &kept);
    }
    Reflect::set(&state, &STAMP.into(), &JsValue::from_str(stamp)).ok()?;
    // An absolute address: a relative one would be resolved against the host's <base>.
    let url = fragment.and_then(|fragment| {
        let href = window.location().href().ok()?;
        Some([page_of(&href), "#", &String::from(js_sys::encode_uri_component(fragment))].concat())
    });
    if replace {
        history.replace_state_with_url(&state, "", url.as_deref()).ok()
    } else {
        history.push_state_with_url(&state, "", url.as_deref()).ok()
    }
}
