//! Builds and checks stories in a map of files.

use js_sys::{Map, Object};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{error, files, map, read, set, told};
use crate::prerender::Template;
use crate::site;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    folder: String,
    page: Option<String>,
    url: Option<String>,
    widget: Option<String>,
}

/// Builds a site.
///
/// # Errors
/// An `Error` if the page lacks a placeholder, two files have the same destination, or a file cannot be read.
#[wasm_bindgen]
pub fn build(stories: &Map, options: &JsValue) -> Result<Object, JsValue> {
    let Options { folder, page, url, widget } = read(options)?;
    let template = page.map_or(Ok(Template::default()), Template::new);
    let template = template.map_err(|missing| error(&format!("the page has no {missing}")))?;
    let with_slash = |text: String| if text.is_empty() || text.ends_with('/') { text } else { text + "/" };
    let options = site::Options {
        folder: with_slash(folder),
        url: url.map(with_slash),
        widget,
        shared: Vec::new(),
        template,
    };
    let site = site::build(&files(stories)?, &options);
    if let Some(collision) = site.plan.collisions.first() {
        let [one, other] = &collision.sources;
        return Err(error(&format!("{one} and {other} both become {}: rename one", collision.place)));
    }
    if let Some((path, why)) = site.plan.unreadable.first() {
        return Err(error(&format!("{path} cannot be read: {why}")));
    }
    let result = told(&site.reports);
    set(&result, "files", &map(&site.files));
    Ok(result)
}

/// Checks stories.
///
/// # Errors
/// An `Error` if one cannot be read.
#[wasm_bindgen]
pub fn check(stories: &Map, paths: Vec<String>) -> Result<Object, JsValue> {
    let files = files(stories)?;
    let mut reports = Vec::new();
    for path in paths {
        let report = site::check(&files, &path);
        reports.push(report.map_err(|why| error(&format!("{path} cannot be read: {why}")))?);
    }
    Ok(told(&reports))
}
