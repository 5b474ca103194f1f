//! The studio's page; see `article_explainer::studio`.

use article_explainer as _;

fn main() {}
