//! `explainer export`: prints the timeline of a story as TimelineJS JSON.

use std::path::PathBuf;

use clap::Args;

use super::disk::{Disk, path_of};
use super::output::tell;
use super::{Failure, Outcome, output};
use crate::import::{losses, timeline_js};
use crate::site::source::Source;
use crate::story::lower::Lowered;

#[derive(Args)]
pub(super) struct Arguments {
    /// A story: story.md or story.json
    file: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let path = path_of(&arguments.file);
    let cannot_read = |why: String| Failure(format!("{path} cannot be used: {why}"));
    let mut source = Source::read(&Disk, &path).map_err(|error| cannot_read(error.to_string()))?;
    let lowered = source.lower();
    for finding in &source.findings {
        tell(&finding.diagnostic);
    }
    let Some(Lowered { story, .. }) = lowered else { return Err(cannot_read("it is no story".to_owned())) };
    let lost = losses(&story);
    lost.iter().for_each(tell);
    output::print(&format!("{:#}\n", timeline_js(&story)))?;
    Ok(Outcome::of(source.findings.len() + lost.len()))
}
