//! The author's tool. What it does stands in `article_explainer::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    article_explainer::cli::main()
}
