//! The engine for the browser. All that it offers stands in `article_explainer::engine`.

use article_explainer as _;

fn main() {}
