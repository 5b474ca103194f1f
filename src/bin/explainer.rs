//! The command line; see `article_explainer::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    article_explainer::cli::main()
}
