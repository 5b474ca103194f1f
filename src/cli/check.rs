//! `explainer check`: reports what is wrong with stories, and lists their automatic links.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::disk::{Disk, Walk, folder_of, path_of};
use super::output::tell;
use super::system::{self, Stream, is_dir};
use super::{Failure, Outcome, output};
use crate::diagnostics::Diagnostic;
use crate::files::folder;
use crate::site::allowed::Allowed;
use crate::site::links::links;
use crate::site::plan::Plan;
use crate::site::shared::check_shared;
use crate::site::{Options, Report, check_with_links, report};
use crate::story::source_map::{Finding, SourceMap, Spot};

#[derive(Args)]
pub(super) struct Arguments {
    /// Stories (story.md or story.json), glossaries and timelines in YAML, or folders of these
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A folder outside whose glossaries, timelines and pictures the stories may use, as for `build`. Without it those
    /// of a folder may use what is inside it, and a single story what is inside the working directory
    #[arg(long, value_name = "DIR")]
    shared: Vec<PathBuf>,
    /// The format of the findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// List every automatic link of the stories with its sentence and reason, and every unclear one
    #[arg(long)]
    links: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for people
    #[default]
    Text,
    /// A list of objects with file, line, column, severity, code, path, message and hint; with --links of objects with
    /// file, place, text, start, end (in characters), words, sentence, target, edtf and reason
    Json,
}

/// A file to check.
struct Given {
    path: String,
    /// The folder whose files it may use.
    root: String,
}

/// The files to check, and those that cannot be read, with the reason.
#[derive(Default)]
struct Files {
    given: Vec<Given>,
    unreadable: Vec<(String, String)>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let Files { given, mut unreadable } = files(arguments)?;
    let (mut found, mut plain, mut read) = (0, Vec::new(), BTreeSet::new());
    let mut checked = 0;
    for Given { path, root } in given {
        let shared = arguments.shared.iter().map(|folder| folder_of(folder)).collect();
        let options = Options { folder: root, shared, ..Options::default() };
        let disk = Allowed::new(&Disk, &options);
        if arguments.links {
            match links(&disk, &path) {
                Ok(links) => {
                    checked += 1;
                    for link in links {
                        match arguments.format {
                            Format::Text => output::print(&format!("{path}, {}", link.for_people()))?,
                            Format::Json => {
                                let mut fields = link.plain();
                                fields
                                    .as_object_mut()
                                    .map(|fields| fields.insert("file".to_owned(), json!(path)));
                                plain.push(fields);
                            }
                        }
                    }
                }
                Err(error) => unreadable.push((path, error.to_string())),
            }
            continue;
        }
        if is_yaml(&path) && read.contains(&path) {
            continue; // checked with the story that names it
        }
        let report = if is_yaml(&path) { check_shared(&disk, &path) } else { check_with_links(&disk, &path) };
        match report {
            Ok(report) => {
                checked += 1;
                found += report.findings.len();
                read.extend(report.map.files().iter().map(|file| file.path.clone()));
                print(arguments, &report, &mut plain)?;
            }
            Err(error) => unreadable.push((path, error.to_string())),
        }
    }
    let failure = unreadable.first().filter(|_| checked == 0).map(|(path, why)| cannot_read(path, why));
    // Links are no findings.
    let tells = failure.is_none() && !(arguments.links && arguments.format == Format::Json);
    for (path, why) in unreadable {
        found += 1;
        let report = report_of_unreadable(&path, &why);
        if !tells && arguments.links {
            tell(format_args!("error: {}", cannot_read(&path, &why)));
        } else if tells || arguments.format == Format::Json {
            print(arguments, &report, &mut plain)?;
        }
    }
    match arguments.format {
        Format::Json => output::print(&format!("{:#}\n", Value::Array(plain)))?,
        Format::Text if found > 0 && tells => tell(report::count(found, "finding", "findings")),
        Format::Text => {}
    }
    match failure {
        Some(message) => Err(Failure(message)),
        None => Ok(Outcome::of(found)),
    }
}

fn cannot_read(path: &str, why: &str) -> String {
    format!("{path} cannot be read: {why}")
}

/// A file that cannot be read, as a finding.
fn report_of_unreadable(path: &str, why: &str) -> Report {
    let map = SourceMap::of_text(path.to_owned(), "");
    let diagnostic = Diagnostic::error("$", cannot_read(path, why))
        .code("unreadable")
        .hint("see that the file is whole, is text in UTF-8, and may be read");
    let findings = vec![Finding { diagnostic, spot: Spot { file: 0, range: 0..0 } }];
    Report { path: path.to_owned(), findings, map, drafts: 0, broken: true }
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
fn files(arguments: &Arguments) -> Result<Files, Failure> {
    let mut files = Files::default();
    for path in &arguments.paths {
        let name = path_of(path);
        if is_dir(path) {
            let root = folder_of(path);
            let walk = Walk::through(path, &[]);
            let walk = walk.map_err(|error| Failure(cannot_read(&name, &error.to_string())))?;
            let plan = Plan::of(&Disk, &root, &walk.files);
            let unreadable = plan.unreadable.into_iter().map(|(path, error)| (path, error.to_string()));
            let before = files.given.len() + files.unreadable.len();
            files.unreadable.extend(walk.unreadable.into_iter().chain(unreadable));
            let given = |path: String| Given { path, root: root.clone() };
            files.given.extend(plan.stories.into_iter().map(|story| given(story.source)));
            if !arguments.links {
                files.given.extend(walk.files.into_iter().filter(|path| is_yaml(path)).map(given));
            }
            if files.given.len() + files.unreadable.len() == before {
                return Err(Failure(format!("there is no story in {name}")));
            }
        } else if is_yaml(&name) || is_story(&name) {
            files.given.push(Given { root: root_of(&name), path: name });
        } else {
            return Err(Failure(format!(
                "{name} is neither story.md nor story.json, nor YAML, nor a folder"
            )));
        }
    }
    Ok(files)
}

/// The folder whose files a single file may use: the working directory, or the file's own folder if it is elsewhere.
fn root_of(path: &str) -> String {
    if !path.starts_with(['/', '.']) {
        return String::new();
    }
    let here = system::canonicalize(Path::new(".")).map(|here| folder_of(&here)).unwrap_or_default();
    if path.starts_with('/') && path.starts_with(&here) { here } else { folder(path).to_owned() }
}

fn is_story(path: &str) -> bool {
    [".md", ".json"].iter().any(|ending| path.to_lowercase().ends_with(ending))
}

fn is_yaml(path: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| path.to_lowercase().ends_with(ending))
}
