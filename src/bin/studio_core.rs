//! The studio's worker. Its exports are in `article_explainer::studio`.

use article_explainer as _;

fn main() {}
