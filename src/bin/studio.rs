//! The studio's page. What it does stands in `article_explainer::studio`.

use article_explainer as _;

fn main() {}
