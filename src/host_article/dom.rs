//! Bindings that web-sys lacks: character data with lone surrogates, and newer DOM methods.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Text};

#[wasm_bindgen]
extern "C" {
    /// A text node whose data may hold a lone surrogate, which a Rust string cannot.
    #[wasm_bindgen(extends = Text, extends = Node)]
    pub(super) type RawText;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn data(this: &RawText) -> JsString;
    #[wasm_bindgen(method, structural, js_name = appendData)]
    pub(super) fn append(this: &RawText, data: &JsString);
    #[wasm_bindgen(method, structural, js_name = insertData)]
    pub(super) fn insert(this: &RawText, offset: u32, data: &JsString);

    /// A node with `textContent` as a JavaScript string, for the same reason.
    type Words;
    #[wasm_bindgen(method, getter, structural, js_name = textContent)]
    fn text(this: &Words) -> JsString;

    /// An element with `checkVisibility`.
    type Visible;
    #[wasm_bindgen(method, structural, js_name = checkVisibility)]
    fn check(this: &Visible, options: &JsValue) -> bool;
}

/// A text node whose data stay a JavaScript string.
pub(super) fn raw(node: &Node) -> Option<&RawText> {
    (node.node_type() == Node::TEXT_NODE).then(|| node.unchecked_ref())
}

/// The `textContent` of an element or a text node.
pub(super) fn words(node: &Node) -> JsString {
    node.unchecked_ref::<Words>().text()
}

/// Whether an element is rendered and visible.
pub(super) fn check_visibility(element: &Element) -> bool {
    thread_local! {
        static OPTIONS: JsValue = {
            let options = js_sys::Object::new();
            drop(js_sys::Reflect::set(&options, &"visibilityProperty".into(), &JsValue::TRUE));
            options.into()
        };
    }
    OPTIONS.with(|options| element.unchecked_ref::<Visible>().check(options))
}

/// The siblings after a node, in order.
pub(super) fn following(node: &Node) -> impl Iterator<Item = Node> {
    std::iter::successors(node.next_sibling(), Node::next_sibling)
}

/// Prefixes of the properties that React, Vue, Preact, Lit, Angular, Inferno, Mithril, Hyperapp and Solid set on DOM nodes.
const NOTES: [&str; 12] = [
    "__react",
    "_react",
    "__vue",
    "_vnode",
    "__k",
    "_$lit",
    "__ngContext__",
    "$V",
    "vnodes",
    "vdom",
    "_vdom",
    "$$",
];

/// Whether a framework owns a text node: the node has own properties, which text nodes have not by default, a sibling
/// is a comment, by which Svelte and Solid mark places, or an ancestor has such a property.
pub(super) fn is_managed(node: &Node) -> bool {
    let noted = js_sys::Reflect::own_keys(node).is_ok_and(|keys| keys.length() > 0);
    let beside = node.parent_node().and_then(|parent| parent.first_child());
    let mut beside = std::iter::successors(beside, Node::next_sibling);
    let is_note = |name: String| NOTES.iter().any(|note| name.starts_with(note));
    let has_notes = |node: Node| {
        let names = js_sys::Object::keys(node.unchecked_ref::<js_sys::Object>());
        names.iter().filter_map(|name| name.as_string()).any(is_note)
    };
    noted
        || beside.any(|node| node.node_type() == Node::COMMENT_NODE)
        || std::iter::successors(node.parent_node(), Node::parent_node).any(has_notes)
}

/// Whether the page uses KaTeX: it has the auto-render extension, or rendered formulas.
pub(super) fn has_formulas(node: &Node) -> bool {
    let is_set = || node.owner_document()?.query_selector(".katex").ok()?;
    js_sys::Reflect::has(&js_sys::global(), &"renderMathInElement".into()).unwrap_or_default()
        || is_set().is_some()
}
