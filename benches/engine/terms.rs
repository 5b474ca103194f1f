//! Finding terms in 10 MB of text.

use aho_corasick::AhoCorasickKind;
use benches::corpus::corpus;
use benches::works::Works;
use criterion::{BenchmarkId, Criterion};

use crate::automata::{aho_corasick, daachorse, find_aho_corasick, find_daachorse};
use crate::ratio::{Ratio, compare};

pub(crate) fn find(criterion: &mut Criterion<Ratio>) {
    let mut group = criterion.benchmark_group("terms");
    let mut works = Works::default();
    let text = works.text().to_owned();
    for count in [100, 1_000, 10_000, 100_000] {
        works.take(count);
        let terms = corpus(0, count).terms;
        let id = |name: &str| BenchmarkId::new(name, count);
        let limit = || benches::limit::limit(&text);
        compare(&mut group, id("matcher-to-limit"), || works.run("find"), limit);
        compare(&mut group, id("annotator-to-limit"), || works.run("annotate"), limit);
        let found = works.run("find");
        let mut beside = |name: &str, peer: &dyn Fn() -> usize| {
            compare(&mut group, id(name), || works.run("find"), peer);
            println!("figure terms/{name}-loses/{count} {}", found - peer());
        };
        let automaton = aho_corasick(&terms, None);
        beside("aho-corasick", &|| find_aho_corasick(&automaton, &text));
        // More terms take gigabytes.
        if count <= 10_000 {
            let automaton = aho_corasick(&terms, Some(AhoCorasickKind::DFA));
            beside("aho-corasick-dfa", &|| find_aho_corasick(&automaton, &text));
        }
        let automaton = daachorse(&terms);
        beside("daachorse", &|| find_daachorse(&automaton, &text));
    }
    group.finish();
}
