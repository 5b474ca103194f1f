//! The explaining engine beside others: `cargo bench --bench engine`.

mod corpus;
mod terms;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    terms::throughput(&mut criterion);
    criterion.final_summary();
}
