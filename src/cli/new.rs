//! `explainer new`: writes a short story to begin with.

use std::path::PathBuf;

use clap::Args;

use super::disk::write;
use super::output::tell;
use super::{Failure, Outcome, system};

/// A story with a term, an event and a mention of each.
const STORY: &str = include_str!("new.md");

#[derive(Args)]
pub(super) struct Arguments {
    /// The folder of the story, created if necessary
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let path = arguments.folder.join("story.md");
    let shown = path.display();
    if system::exists(&path) {
        return Err(Failure(format!("{shown} is there already; nothing is written")));
    }
    write(&path, STORY.as_bytes()).map_err(|error| Failure(format!("{shown} cannot be written: {error}")))?;
    let (command, folder) = (system::command(), arguments.folder.display());
    tell(format_args!("{shown} is written. Edit it, then: {command} build {folder} -o site"));
    Ok(Outcome::Clean)
}
