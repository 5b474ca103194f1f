//! The measurement of criterion: how many times longer one function takes than another.
//!
//! # Why ratios, and why measured as such?
//! A machine is not equally fast at all times, and others may use it. Two times taken one after the other and divided
//! depend only on the functions; two medians from different minutes depend on the machine as well.

use std::hint::black_box;
use std::time::Instant;

use criterion::measurement::{Measurement, ValueFormatter};
use criterion::{BenchmarkGroup, BenchmarkId, Throughput};

/// A quotient of two times.
pub(crate) struct Ratio;

/// A group of such measurements.
pub(crate) type Group<'a> = BenchmarkGroup<'a, Ratio>;

/// Measures how many times as long `other` takes as `ours`: more is better.
pub(crate) fn compare<T, U>(
    group: &mut Group,
    id: BenchmarkId,
    mut ours: impl FnMut() -> T,
    mut other: impl FnMut() -> U,
) {
    let mut turn = false;
    group.bench_function(id, |bencher| {
        bencher.iter_custom(|rounds| {
            let ratios = (0..rounds).map(|_| {
                // Alternate which goes first.
                turn = !turn;
                if turn {
                    let other = seconds(&mut other);
                    other / seconds(&mut ours)
                } else {
                    let ours = seconds(&mut ours);
                    seconds(&mut other) / ours
                }
            });
            ratios.sum()
        });
    });
}

fn seconds<T>(work: &mut impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

impl Measurement for Ratio {
    type Intermediate = ();
    type Value = f64;

    fn start(&self) {}

    fn end(&self, (): ()) -> f64 {
        0.0
    }

    fn add(&self, one: &f64, other: &f64) -> f64 {
        one + other
    }

    fn zero(&self) -> f64 {
        0.0
    }

    fn to_f64(&self, value: &f64) -> f64 {
        *value
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self
    }
}

impl ValueFormatter for Ratio {
    fn scale_values(&self, _: f64, _: &mut [f64]) -> &'static str {
        "times"
    }

    fn scale_throughputs(&self, _: f64, _: &Throughput, _: &mut [f64]) -> &'static str {
        "times"
    }

    fn scale_for_machines(&self, _: &mut [f64]) -> &'static str {
        "times"
    }
}
