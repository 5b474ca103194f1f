//! The widget: everything that the browser calls stands in `embed`.
fn main() {}
