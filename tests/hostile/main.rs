//! Malicious stories and shared glossaries.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may end here")]

mod browser;
mod corpus;
mod documents;
mod everything;
mod fields;
mod glossary;
mod page;

use std::collections::BTreeMap;

use article_explainer::prerender::Template;
use article_explainer::site::story::{Published, publish};
use article_explainer::story::lower::lower;
use serde_json::Value;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The page of a story, and its file, as built by `explainer build`.
fn built(file: Value, widget: &str) -> (String, String) {
    let lowered = lower(&file).unwrap();
    let Published { json, page } = publish(file, lowered, widget, &Template::default());
    (page, json)
}

/// Runs the check for each item in parallel, and returns the complaints.
fn complaints<T: Sync>(items: &[T], work: impl Fn(&T) -> Vec<String> + Sync) -> Vec<String> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(workers);
    std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = items
            .chunks(share.max(1))
            .map(|items| scope.spawn(move || items.iter().flat_map(work).collect::<Vec<String>>()))
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
