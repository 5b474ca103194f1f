//! `explainer import`: a story from a timeline of TimelineJS, a glossary from CSV.

use std::path::PathBuf;

use clap::Args;

use super::output::tell;
use super::{Failure, Outcome, output, system};
use crate::import::{FieldOrder, import};

#[derive(Args)]
pub(super) struct Arguments {
    /// TimelineJS JSON or CSV, or a glossary in CSV
    file: PathBuf,
    /// The file to write the story or glossary to; by default the standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Read 03/04/2018 as the third of April
    #[arg(long, conflicts_with = "month_first")]
    day_first: bool,
    /// Read 03/04/2018 as the fourth of March
    #[arg(long)]
    month_first: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let file = &arguments.file;
    let bytes =
        system::read(file).map_err(|error| Failure(format!("{} cannot be read: {error}", file.display())))?;
    let order = match (arguments.day_first, arguments.month_first) {
        (true, _) => Some(FieldOrder::DayFirst),
        (_, true) => Some(FieldOrder::MonthFirst),
        _ => None,
    };
    let imported = import(&bytes, order).map_err(|fault| Failure(format!("{}: {fault}", file.display())))?;
    for diagnostic in &imported.diagnostics {
        tell(diagnostic);
    }
    match &arguments.output {
        None => output::print(&imported.text)?,
        Some(path) => super::draft::write_new(path, imported.text.as_bytes())?,
    }
    Ok(Outcome::of(imported.diagnostics.len()))
}
