//! Style sheets made by script, which every content security policy allows.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Element};

/// Puts a sheet to those of the tree in which an element stands: the page, or a shadow tree.
pub(crate) fn adopt(element: &Element, sheet: &CssStyleSheet) {
    change(element, sheet, true);
}

/// Takes a sheet away from there.
pub(crate) fn release(element: &Element, sheet: &CssStyleSheet) {
    change(element, sheet, false);
}

fn change(element: &Element, sheet: &CssStyleSheet, adopted: bool) {
    let tree = element.get_root_node();
    let name = JsValue::from_str("adoptedStyleSheets");
    let Ok(before) = Reflect::get(&tree, &name) else { return };
    let sheets = Array::new();
    for other in Array::from(&before).iter().filter(|other| !Object::is(other, sheet)) {
        sheets.push(&other);
    }
    if adopted {
        sheets.push(sheet);
    }
    drop(Reflect::set(&tree, &name, &sheets));
}
