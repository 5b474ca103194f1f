//! A story, or a glossary that it shares, may be written by somebody who means ill.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may end here")]

mod browser;
mod corpus;
mod documents;
mod everything;
mod fields;
mod glossary;
mod page;

use article_explainer::annotate::annotate;
use article_explainer::compile::compile_annotated;
use article_explainer::prerender::{Page, Template};
use article_explainer::story::lower::{Lowered, lower};
use article_explainer::view_model::file;
use serde_json::Value;

/// The page of a story, and its file, as `explainer build` makes them.
fn built(file: Value, widget: &str) -> (String, String) {
    let Lowered { mut story, diagnostics } = lower(&file).unwrap();
    let findings = annotate(&mut story);
    let view = compile_annotated(&story, &findings, diagnostics);
    let json = file::attach(&file.to_string(), &view);
    let page = Page { story: &story, view, json: &json, widget }.html(&Template::default());
    (page, json)
}

/// Does the work for each item, on all processors, and gives what it complains of.
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
