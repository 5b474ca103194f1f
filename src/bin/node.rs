//! The module for Node.js. Its exports are in `article_explainer::node`.

use article_explainer as _;

fn main() {}
