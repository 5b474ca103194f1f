//! `explainer check`: tells what is wrong with stories.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::source::Source;
use super::{Failure, Outcome, report};

#[derive(Args)]
pub(super) struct Arguments {
    /// Stories: story.md or story.json
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How findings are told
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// A list of objects with file, line, column, severity, path, message and hint
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut found = 0;
    let mut plain = Vec::new();
    for file in &arguments.files {
        let Source { findings, map, drafts, .. } = Source::read(file)?;
        found += findings.len();
        if drafts > 0 {
            let drafts = report::count(drafts, "draft is", "drafts are");
            eprintln!("{}: {drafts} not published; delete \"draft: true\" to confirm one", file.display());
        }
        match arguments.format {
            Format::Text => {
                report::print(&report::for_people(&findings, &map, report::colours(&std::io::stdout())))?
            }
            Format::Json => plain.extend(report::for_machines(&findings, &map)),
        }
    }
    match arguments.format {
        Format::Json => report::print(&format!("{:#}\n", Value::Array(plain)))?,
        Format::Text if found > 0 => eprintln!("{}", report::count(found, "finding", "findings")),
        Format::Text => {}
    }
    Ok(Outcome::of(found))
}
