//! From a glossary to a matcher: time and memory.

use article_explainer::annotate::matcher::Matcher;
use benches::corpus::corpus;
use benches::stories::{glossary, story};
use benches::works::matcher;
use criterion::{BenchmarkId, Criterion};
use serde_json::Value;

use crate::automata::{aho_corasick, daachorse};
use crate::memory::held_by;
use crate::ratio::{Ratio, compare};

const TERMS: usize = 10_000;

pub(crate) fn build(criterion: &mut Criterion<Ratio>) {
    let mut group = criterion.benchmark_group("glossary");
    let terms = corpus(0, TERMS).terms;
    let file = glossary(&terms).to_string();
    let model = story(TERMS, 0, false).unwrap().terms;
    let ours = || Matcher::of_terms(&model, "en");
    let id = |name: &str| BenchmarkId::new(name, TERMS);
    compare(&mut group, id("build-aho-corasick"), ours, || aho_corasick(&terms, None));
    compare(&mut group, id("build-daachorse"), ours, || daachorse(&terms));
    compare(&mut group, id("build-json"), ours, || serde_json::from_str::<Value>(&file).unwrap());
    group.finish();

    for count in [TERMS, 10 * TERMS] {
        let terms = corpus(0, count).terms;
        let per_term = |bytes: usize| bytes as f64 / count as f64;
        let ours = per_term(held_by(|| matcher(&terms)));
        println!("figure glossary/bytes/{count} {ours:.0}");
        println!(
            "figure glossary/bytes-aho-corasick/{count} {}",
            per_term(held_by(|| aho_corasick(&terms, None))) / ours
        );
        println!(
            "figure glossary/bytes-daachorse/{count} {}",
            per_term(held_by(|| daachorse(&terms))) / ours
        );
    }
}
