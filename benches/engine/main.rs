//! The engine compared with other libraries, natively: `cargo bench --bench engine`. The measurements are ratios; see
//! `docs/benchmarks.md`.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot be set up is to fail")]

mod automata;
mod glossary;
mod memory;
mod ratio;
mod terms;

use std::time::Duration;

use criterion::Criterion;
use ratio::Ratio;

fn main() {
    let mut criterion = Criterion::default()
        .with_measurement(Ratio)
        .sample_size(15)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(4))
        .without_plots()
        .configure_from_args();
    terms::find(&mut criterion);
    glossary::build(&mut criterion);
    criterion.final_summary();
}
