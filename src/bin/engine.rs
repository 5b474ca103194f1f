//! The engine for the browser. Its exports are in `article_explainer::engine`.

use article_explainer as _;

fn main() {}
