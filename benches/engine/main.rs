//! The explaining engine beside others: `cargo bench --bench engine`.
#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a benchmark that cannot be set up is to fail"
)]

mod corpus;
mod terms;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    terms::throughput(&mut criterion);
    criterion.final_summary();
}
