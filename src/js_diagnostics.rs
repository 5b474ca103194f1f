//! Diagnostics as plain objects, for a host's scripts.

#[cfg(feature = "engine")]
use js_sys::{Array, Error};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::diagnostics::{Diagnostic, Severity};

/// An `Error` for a story that cannot be used at all, with a list `diagnostics`.
#[cfg(feature = "engine")]
pub(crate) fn failure(fault: &Diagnostic) -> JsValue {
    let mut message = ["The story cannot be read: ", &fault.place.to_string(), ": ", &fault.message].concat();
    if let Some(hint) = &fault.hint {
        message.push_str("; ");
        message.push_str(hint);
    }
    let error = Error::new(&message);
    set(&error, "diagnostics", &Array::of1(&diagnostic(fault)));
    error.into()
}

/// A diagnostic with `severity`, `path`, `message` and `hint`.
pub(crate) fn diagnostic(fault: &Diagnostic) -> JsValue {
    let severity = match fault.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let object = Object::new();
    set(&object, "severity", &severity.into());
    set(&object, "path", &fault.place.to_string().into());
    set(&object, "message", &fault.message.as_str().into());
    set(&object, "hint", &fault.hint.as_deref().map_or(JsValue::NULL, JsValue::from));
    object.into()
}

/// Sets a property of a plain object; cannot fail.
fn set(object: &Object, key: &str, value: &JsValue) {
    drop(Reflect::set(object, &key.into(), value));
}
