//! The works for the browser. All that it offers stands in `benches::page`.

use benches as _;

fn main() {}
