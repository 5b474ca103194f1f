//! The author's core for the studio's worker. All that it offers stands in `article_explainer::studio`.

use article_explainer as _;

fn main() {}
