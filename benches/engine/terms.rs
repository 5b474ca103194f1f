//! Finding terms: throughput over 10 MB, with the same rules of boundaries and case for all.

use std::hint::black_box;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use article_explainer::annotate::folding::Folding;
use article_explainer::annotate::matcher::Matcher;
use article_explainer::annotate::words::Words;
use article_explainer::story::model::{Case, TermIndex};
use criterion::{BenchmarkId, Criterion, Throughput};

use crate::corpus::corpus;

const BYTES: usize = 10_000_000;

pub(crate) fn throughput(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("terms");
    group.sample_size(10).throughput(Throughput::Bytes(BYTES as u64));
    let text = corpus(BYTES, 0).text;
    group.bench_function("limit", |bencher| bencher.iter(|| limit(&text)));
    for count in [100, 1_000, 10_000, 100_000] {
        let terms = corpus(0, count).terms;
        let id = |name: &str| BenchmarkId::new(name, count);
        let matcher = ours(&terms);
        group.bench_function(id("trie"), |bencher| bencher.iter(|| find_ours(&matcher, &text)));
        let automaton = aho_corasick(&terms, None);
        group.bench_function(id("aho-corasick"), |bencher| {
            bencher.iter(|| find_aho_corasick(&automaton, &text))
        });
        if count <= 10_000 {
            let automaton = aho_corasick(&terms, Some(AhoCorasickKind::DFA));
            group.bench_function(id("aho-corasick-dfa"), |bencher| {
                bencher.iter(|| find_aho_corasick(&automaton, &text));
            });
        }
        let automaton = daachorse(&terms);
        group.bench_function(id("daachorse"), |bencher| bencher.iter(|| find_daachorse(&automaton, &text)));
    }
    group.finish();
}

/// Reads, folds and hashes each word, and looks nothing up.
fn limit(text: &str) -> u64 {
    let mut sum = 0_u64;
    for passage in text.lines() {
        let mut words = Words::new(passage, Folding::Capitals);
        while let Some(word) = words.advance() {
            let (chunks, rest) = word.folded.as_bytes().as_chunks::<8>();
            let mut hash = 0_u64;
            let mut add =
                |value: u64| hash = (hash.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chunks.iter().for_each(|chunk| add(u64::from_le_bytes(*chunk)));
            add(rest.iter().fold(0, |value, &byte| value << 8 | u64::from(byte)));
            sum = sum.wrapping_add(hash);
        }
    }
    black_box(sum)
}

pub(crate) fn ours(terms: &[String]) -> Matcher {
    let mut matcher = Matcher::new("en");
    for (index, term) in terms.iter().enumerate() {
        matcher.insert(TermIndex(index), term, Case::Auto);
    }
    matcher
}

fn find_ours(matcher: &Matcher, text: &str) -> usize {
    let mut tokens = Vec::new();
    text.lines().map(|passage| matcher.matches(passage, &[], &mut tokens).count()).sum()
}

pub(crate) fn aho_corasick(terms: &[String], kind: Option<AhoCorasickKind>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .kind(kind)
        .build(terms)
        .unwrap()
}

fn find_aho_corasick(automaton: &AhoCorasick, text: &str) -> usize {
    automaton.find_iter(text).filter(|found| is_whole(text, found.start(), found.end())).count()
}

pub(crate) fn daachorse(terms: &[String]) -> daachorse::DoubleArrayAhoCorasick<u32> {
    daachorse::DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(terms)
        .unwrap()
}

/// It knows no case: the text is folded first.
fn find_daachorse(automaton: &daachorse::DoubleArrayAhoCorasick<u32>, text: &str) -> usize {
    let folded = text.to_ascii_lowercase();
    automaton.leftmost_find_iter(&folded).filter(|found| is_whole(text, found.start(), found.end())).count()
}

/// Whether a match begins and ends at the boundary of a word.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric())
    };
    !letter(start.checked_sub(1)) && !letter(Some(end))
}
