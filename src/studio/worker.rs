//! The core as a module for a worker: one question in, one answer out, with their files.

use std::collections::BTreeMap;

use js_sys::{Array, Error, Map, Uint8Array};
use wasm_bindgen::prelude::*;

use super::core;

/// Answers a question ([`core::answer`]). `given` is JSON, `files` a map of bytes. Returns a list of the answer as JSON
/// and a map of files.
///
/// # Errors
/// An `Error` with a message for people.
#[wasm_bindgen]
pub fn answer(question: &str, given: &str, files: &Map) -> Result<Array, JsValue> {
    let mut map = BTreeMap::new();
    files.for_each(&mut |bytes, path| {
        if let (Ok(bytes), Some(path)) = (bytes.dyn_into::<Uint8Array>(), path.as_string()) {
            map.insert(path, bytes.to_vec());
        }
    });
    let given = serde_json::from_str(given).map_err(|error| Error::new(&error.to_string()))?;
    let (answer, made) = core::answer(question, &given, map).map_err(|message| Error::new(&message))?;
    let files = Map::new();
    for (path, bytes) in &made {
        files.set(&path.into(), &Uint8Array::from(bytes.as_slice()));
    }
    Ok(Array::of2(&answer.to_string().into(), &files))
}
