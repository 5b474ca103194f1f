//! The widget. All that the browser calls stands in `article_explainer::embed`.

use article_explainer as _;

fn main() {}
