//! The widget. Its exports are in `article_explainer::embed`.

use article_explainer as _;

/// A small allocator with constant cost: the default one is 2 kB larger.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
