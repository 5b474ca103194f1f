//! The widget. All that the browser calls stands in `article_explainer::embed`.

use article_explainer as _;

/// A small allocator with constant cost: the standard library's is 2 kB more to download.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
