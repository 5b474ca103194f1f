//! `explainer check`: reports what is wrong with stories, and lists their automatic links.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::disk::{Disk, Walk, folder_of, path_of};
use super::output::tell;
use super::system::{Stream, is_dir};
use super::{Failure, Outcome, output};
use crate::files::Unreadable;
use crate::site::links::links;
use crate::site::plan::Plan;
use crate::site::shared::check_shared;
use crate::site::{Report, check, report};

#[derive(Args)]
pub(super) struct Arguments {
    /// Stories (story.md or story.json), glossaries and timelines in YAML, or folders of these
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The format of the findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// List every automatic link of the stories with its sentence and reason, and every unclear one
    #[arg(long)]
    links: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Text for people
    #[default]
    Text,
    /// A list of objects with file, line, column, severity, code, path, message and hint; with --links of objects with
    /// file, place, text, start, end (in characters), words, sentence, target, edtf and reason
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (mut found, mut plain, mut read) = (0, Vec::new(), BTreeSet::new());
    for path in files(arguments)? {
        let unreadable = |error: Unreadable| Failure(format!("{path} cannot be read: {error}"));
        if arguments.links {
            for link in links(&Disk, &path).map_err(unreadable)? {
                match arguments.format {
                    Format::Text => output::print(&format!("{path}, {}", link.for_people()))?,
                    Format::Json => {
                        let mut fields = link.plain();
                        fields.as_object_mut().map(|fields| fields.insert("file".to_owned(), json!(path)));
                        plain.push(fields);
                    }
                }
            }
            continue;
        }
        if is_yaml(&path) && read.contains(&path) {
            continue; // checked with the story that names it
        }
        let report = if is_yaml(&path) { check_shared(&Disk, &path) } else { check(&Disk, &path) };
        let report = report.map_err(unreadable)?;
        found += report.findings.len();
        read.extend(report.map.files().iter().map(|file| file.path.clone()));
        print(arguments, &report, &mut plain)?;
    }
    match arguments.format {
        Format::Json => output::print(&format!("{:#}\n", Value::Array(plain)))?,
        Format::Text if found > 0 => tell(report::count(found, "finding", "findings")),
        Format::Text => {}
    }
    Ok(Outcome::of(found))
}

fn print(arguments: &Arguments, told: &Report, plain: &mut Vec<Value>) -> Result<(), Failure> {
    if told.drafts > 0 {
        let drafts = report::count(told.drafts, "draft is", "drafts are");
        tell(format_args!("{}: {drafts} not published; delete \"draft: true\" to confirm one", told.path));
    }
    match arguments.format {
        Format::Text => output::print(&report::for_people(told, output::colours(Stream::Output)))?,
        Format::Json => plain.extend(report::for_machines(told)),
    }
    Ok(())
}

/// The files to check: those named, and those in the folders named.
fn files(arguments: &Arguments) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for path in &arguments.paths {
        let name = path_of(path);
        if is_dir(path) {
            let walk = Walk::through(path, &[]);
            let walk = walk.map_err(|error| Failure(format!("{name} cannot be read: {error}")))?;
            if let Some((path, why)) = walk.unreadable.first() {
                return Err(Failure(format!("{path} cannot be read: {why}")));
            }
            let plan = Plan::of(&Disk, &folder_of(path), &walk.files);
            if let Some((path, error)) = plan.unreadable.first() {
                return Err(Failure(format!("{path} cannot be read: {error}")));
            }
            let before = files.len();
            files.extend(plan.stories.into_iter().map(|story| story.source));
            if !arguments.links {
                files.extend(walk.files.into_iter().filter(|path| is_yaml(path)));
            }
            if files.len() == before {
                return Err(Failure(format!("there is no story in {name}")));
            }
        } else if is_yaml(&name) || is_story(&name) {
            files.push(name);
        } else {
            return Err(Failure(format!(
                "{name} is neither story.md nor story.json, nor YAML, nor a folder"
            )));
        }
    }
    Ok(files)
}

fn is_story(path: &str) -> bool {
    [".md", ".json"].iter().any(|ending| path.to_lowercase().ends_with(ending))
}

fn is_yaml(path: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| path.to_lowercase().ends_with(ending))
}
