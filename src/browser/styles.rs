//! Constructed style sheets, which every content security policy allows.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Node};

/// Adds a sheet to a tree: the page, or a shadow tree.
pub(crate) fn adopt(tree: &Node, sheet: &CssStyleSheet) {
    change(tree, sheet, true);
}

/// Removes a sheet from a tree.
pub(crate) fn release(tree: &Node, sheet: &CssStyleSheet) {
    change(tree, sheet, false);
}

fn change(tree: &Node, sheet: &CssStyleSheet, adopted: bool) {
    let name = JsValue::from_str("adoptedStyleSheets");
    // A detached tree has no `adoptedStyleSheets`.
    let Some(before) = Reflect::get(tree, &name).ok().filter(JsValue::is_object) else { return };
    let sheets = Array::new();
    for other in Array::from(&before).iter().filter(|other| !Object::is(other, sheet)) {
        sheets.push(&other);
    }
    if adopted {
        sheets.push(sheet);
    }
    drop(Reflect::set(tree, &name, &sheets));
}
