//! The command itself.

use wasm_bindgen::prelude::*;

use crate::cli::{self, system};

/// Runs the command with these arguments, and returns its exit status. `package` is the folder of the package.
#[wasm_bindgen]
pub async fn run(arguments: Vec<String>, package: String) -> u8 {
    system::set_package(&package);
    cli::run(arguments.into_iter().map(Into::into).collect()).await
}
