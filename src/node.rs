//! The author's core as a module for Node: maps of files in and out, findings as plain objects.
//!
//! ```js
//! import { build, check } from "./node.js";
//! const { files, findings, report } = build(new Map([["story.md", bytes]]), { folder: "" });
//! ```

use std::collections::BTreeMap;

use js_sys::{Array, Error, JSON, JsString, Map, Object, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::prerender::Template;
use crate::site::{self, Options, Report, report};

/// Builds the site of a map of files: paths, written with `/`, and their bytes as `Uint8Array`. Options, each of which
/// may be left out: `folder` (of the stories), `widget` (the address of the widget's files), `page` (HTML with both
/// placeholders), `url` (of the site; ends in a slash).
///
/// Returns `files` (a map as the one given), `findings` (a list) and `report` (the same for people).
///
/// # Errors
/// An `Error` where the page lacks a placeholder, two files go to one place, or a file cannot be read.
#[wasm_bindgen]
pub fn build(files: &Map, options: &JsValue) -> Result<Object, JsValue> {
    let option = |name: &str| Reflect::get(options, &name.into()).ok().and_then(|value| value.as_string());
    let template = option("page").map_or(Ok(Template::default()), Template::new);
    let template = template.map_err(|missing| Error::new(&format!("the page has no {missing}")))?;
    let folder = option("folder").unwrap_or_default();
    let folder = if folder.is_empty() || folder.ends_with('/') { folder } else { folder + "/" };
    let site = site::build(
        &map(files),
        &Options { folder, widget: option("widget"), url: option("url"), shared: Vec::new(), template },
    );
    if let Some(collision) = site.plan.collisions.first() {
        let [one, other] = &collision.sources;
        let message = format!("{one} and {other} both become {}: rename one", collision.place);
        return Err(Error::new(&message).into());
    }
    if let Some((path, error)) = site.plan.unreadable.first() {
        return Err(Error::new(&format!("{path} cannot be read: {error}")).into());
    }
    let result = told(&site.reports);
    let files = Map::new();
    for (path, bytes) in &site.files {
        files.set(&path.into(), &Uint8Array::from(bytes.as_slice()));
    }
    set(&result, "files", &files);
    Ok(result)
}

/// Tells what is wrong with stories of a map of files. Returns `findings` and `report`.
///
/// # Errors
/// An `Error` where a story cannot be read.
#[wasm_bindgen]
pub fn check(files: &Map, paths: Vec<String>) -> Result<Object, JsValue> {
    let files = map(files);
    let mut reports = Vec::new();
    for path in paths {
        let report = site::check(&files, &path);
        reports.push(report.map_err(|error| Error::new(&format!("{path} cannot be read: {error}")))?);
    }
    Ok(told(&reports))
}

fn map(files: &Map) -> BTreeMap<String, Vec<u8>> {
    let mut map = BTreeMap::new();
    files.for_each(&mut |bytes, path| {
        if let (Ok(bytes), Some(path)) = (bytes.dyn_into::<Uint8Array>(), path.as_string()) {
            map.insert(path, bytes.to_vec());
        }
    });
    map
}

fn told(reports: &[Report]) -> Object {
    let findings: Vec<Value> = reports.iter().flat_map(report::for_machines).collect();
    let findings = JSON::parse(&Value::from(findings).to_string()).unwrap_or_else(|_| Array::new().into());
    let text: String = reports.iter().map(|told| report::for_people(told, false)).collect();
    let object = Object::new();
    set(&object, "findings", &findings);
    set(&object, "report", &JsString::from(text));
    object
}

/// Sets a property of a plain object, which cannot fail.
fn set(object: &Object, key: &str, value: &JsValue) {
    drop(Reflect::set(object, &key.into(), value));
}
