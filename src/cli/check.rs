//! `explainer check`: tells what is wrong with stories.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::disk::{Disk, path_of};
use super::{Failure, Outcome, output};
use crate::site::{check, report};

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
        let path = path_of(file);
        if ![".md", ".json"].iter().any(|ending| path.to_lowercase().ends_with(ending)) {
            return Err(Failure(format!("{path} is neither story.md nor story.json")));
        }
        let report =
            check(&Disk, &path).map_err(|error| Failure(format!("{path} cannot be read: {error}")))?;
        found += report.findings.len();
        if report.drafts > 0 {
            let drafts = report::count(report.drafts, "draft is", "drafts are");
            eprintln!("{path}: {drafts} not published; delete \"draft: true\" to confirm one");
        }
        match arguments.format {
            Format::Text => output::print(&report::for_people(&report, output::colours(&std::io::stdout())))?,
            Format::Json => plain.extend(report::for_machines(&report)),
        }
    }
    match arguments.format {
        Format::Json => output::print(&format!("{:#}\n", Value::Array(plain)))?,
        Format::Text if found > 0 => eprintln!("{}", report::count(found, "finding", "findings")),
        Format::Text => {}
    }
    Ok(Outcome::of(found))
}
