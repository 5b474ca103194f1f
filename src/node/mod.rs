//! The author's tools as a module for Node: the command, and its functions.
//!
//! The JavaScript interface is described in api.d.ts, beside the scripts of the package: api.mjs is its main module,
//! command.mjs its command.

pub mod command;
pub mod convert;
pub mod pages;
pub mod site;

use std::collections::BTreeMap;

use js_sys::{Array, Error, JSON, JsString, Map, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::site::{Report, report};

fn error(message: &str) -> JsValue {
    Error::new(message).into()
}

/// Deserializes a plain value; the default if it is undefined.
fn read<T: DeserializeOwned + Default>(value: &JsValue) -> Result<T, JsValue> {
    if value.is_undefined() {
        return Ok(T::default());
    }
    let text = JSON::stringify(value)?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|fault| error(&fault.to_string()))
}

/// Serializes a value to a plain JavaScript value.
fn plain(value: &impl Serialize) -> JsValue {
    let text = serde_json::to_string(value).unwrap_or_default();
    JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// The bytes of a file, which may be given as a string.
fn bytes(file: &JsValue) -> Result<Vec<u8>, JsValue> {
    match (file.as_string(), file.dyn_ref::<Uint8Array>()) {
        (Some(text), _) => Ok(text.into_bytes()),
        (None, Some(bytes)) => Ok(bytes.to_vec()),
        (None, None) => Err(error("a file is a string or a Uint8Array")),
    }
}

fn files(map: &Map) -> Result<BTreeMap<String, Vec<u8>>, JsValue> {
    let mut files = BTreeMap::new();
    for entry in map.entries() {
        let entry = Array::from(&entry?);
        let path = entry.get(0).as_string().ok_or_else(|| error("a path is a string"))?;
        files.insert(path, bytes(&entry.get(1))?);
    }
    Ok(files)
}

fn map<'a>(files: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Map {
    let map = Map::new();
    for (path, bytes) in files {
        map.set(&path.into(), &Uint8Array::from(bytes.as_slice()));
    }
    map
}

/// An object with `findings`, and the same as text in `report`.
fn told<'a>(reports: impl IntoIterator<Item = &'a Report> + Clone) -> Object {
    let findings: Vec<Value> = reports.clone().into_iter().flat_map(report::for_machines).collect();
    let text: String = reports.into_iter().map(|told| report::for_people(told, false)).collect();
    let object = Object::new();
    set(&object, "findings", &plain(&findings));
    set(&object, "report", &JsString::from(text));
    object
}

/// Diagnostics of a file without line numbers.
fn diagnostics(diagnostics: &[Diagnostic]) -> JsValue {
    plain(&diagnostics.iter().map(|told| report::plain(None, told)).collect::<Vec<_>>())
}

/// Sets a property of a plain object; cannot fail.
fn set(object: &Object, key: &str, value: &JsValue) {
    drop(Reflect::set(object, &key.into(), value));
}
