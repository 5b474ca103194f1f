//! The author's core for Node. All that it offers stands in `article_explainer::node`.

use article_explainer as _;

fn main() {}
