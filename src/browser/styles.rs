//! Style sheets made by script, which every content security policy allows.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Node};

/// Adds a sheet to those of a tree: the page, or a shadow tree.
pub(crate) fn adopt(tree: &Node, sheet: &CssStyleSheet) {
    change(tree, sheet, true);
}

/// Takes a sheet away from there.
pub(crate) fn release(tree: &Node, sheet: &CssStyleSheet) {
    change(tree, sheet, false);
}

fn change(tree: &Node, sheet: &CssStyleSheet, adopted: bool) {
    let name = JsValue::from_str("adoptedStyleSheets");
    // An element that stands in no page is a tree without sheets.
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
