//! The benchmarks for the browser. Its exports are in `benches::page`.

use benches as _;

fn main() {}
