//! Rewrites addresses of the author's files in a story, from the folder of the stories to the site.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Options;
use super::allowed::holds;
use super::plan::{Place, Plan};
use crate::diagnostics::Diagnostic;
use crate::files::{Files, Unreadable, join, percent_encoded, way};
use crate::story::markdown::pictures::relative_path;
use crate::story::source_map::{Finding, SourceMap};

/// The fields of a story file with addresses, and whether they are pictures.
const FIELDS: [(&str, bool); 3] = [("src", true), ("href", false), ("url", false)];

/// Makes the relative addresses of a story file relative to its page. Returns the files that they refer to: the path of
/// each, and its place in the site.
pub(super) fn move_to_site(
    value: &mut Value,
    plan: &Plan,
    place: &Place,
    options: &Options,
) -> BTreeMap<String, String> {
    let mut refers = BTreeMap::new();
    visit(value, &mut |address, is_picture| {
        let path = join(&place.source, &relative_path(address)?);
        let target = match plan.story(&path) {
            Some(story) if !is_picture => story.folder.clone(),
            _ if is_picture || plan.files.contains_key(&path) => {
                let target = place_of(&path, options)?;
                refers.insert(path, target.clone());
                target
            }
            _ => return None,
        };
        let rest = address.find(['?', '#']).and_then(|start| address.get(start..)).unwrap_or_default();
        let way = percent_encoded(&way(&place.folder, &target));
        Some([if way.is_empty() { "./" } else { &way }, rest].concat())
    });
    refers
}

/// Reports links to files that do not exist or may not be read. An address without a file extension may be that of
/// another page.
pub(super) fn missing(files: &dyn Files, story: &Value, map: &SourceMap) -> Vec<Finding> {
    let mut found = Vec::new();
    let home = map.files().first().map_or("", |file| file.path.as_str());
    each_link(story, "$", &mut |address, path| {
        let Some(relative) = relative_path(address) else { return };
        let is_file =
            relative.rsplit('/').next().is_some_and(|name| name.trim_start_matches('.').contains('.'));
        if !is_file {
            return;
        }
        let file = join(home, &relative);
        let message = match files.read(&file) {
            Ok(_) => return,
            Err(Unreadable::Missing) => format!("there is no file {file}"),
            Err(error) => format!("{file} cannot be published: {error}"),
        };
        let fault = Diagnostic::warning(path, message).code("missing-file");
        found.push(map.locate(fault.hint("correct the path; it starts at this file")));
    });
    found
}

/// Visits the address of every link, with its JSON path; not that of the article itself.
fn each_link(value: &Value, path: &str, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = format!("{path}.{name}");
                match field {
                    Value::String(address) if ["href", "url"].contains(&name.as_str()) => {
                        if path != "$.article.url" {
                            visit(address, &path);
                        }
                    }
                    field => each_link(field, &path, visit),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                each_link(item, &format!("{path}[{index}]"), visit);
            }
        }
        _ => {}
    }
}

/// The place of a file in the site.
fn place_of(path: &str, options: &Options) -> Option<String> {
    if holds(&options.folder, path) {
        return path.strip_prefix(options.folder.as_str()).map(str::to_owned);
    }
    let shared = options.shared.iter().find(|folder| holds(folder, path))?;
    path.strip_prefix(shared.as_str()).map(|rest| format!("shared/{rest}"))
}

/// Visits every address of a value, and replaces it by the result.
fn visit(value: &mut Value, change: &mut dyn FnMut(&str, bool) -> Option<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let kind = FIELDS.iter().find(|(known, _)| known == name);
                match (kind, &*field) {
                    (Some((_, is_picture)), Value::String(address)) => {
                        if let Some(moved) = change(address, *is_picture) {
                            *field = Value::from(moved);
                        }
                    }
                    _ => visit(field, change),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, change)),
        _ => {}
    }
}
