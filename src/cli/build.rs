//! `explainer build`: compiles and prerenders every story of a folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use clap::Args;
use serde_json::Value;

use super::progress::Progress;
use super::site::{Plan, Story, write};
use super::source::Source;
use super::{Failure, Outcome, report};
use crate::annotate::annotate;
use crate::compile::{compile_annotated, cut};
use crate::prerender::{Page, Template};
use crate::story::lower::{Lowered, lower};
use crate::story::markdown::{self, pictures};
use crate::view_model::file;

#[derive(Args)]
pub(super) struct Arguments {
    /// A folder of stories: story.md and index.md stay where they are, other.md becomes other/
    folder: PathBuf,
    /// The folder to write the site to
    #[arg(short, long = "output", value_name = "SITE")]
    output: PathBuf,
    /// Where article-explainer.js and article-explainer.css are; the top of the site where it is left out
    #[arg(long, value_name = "URL")]
    widget: Option<String>,
    /// A page of HTML with <!-- explainer:head --> and <!-- explainer:story --> in it
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
}

/// What came of a story.
struct Built {
    /// For people.
    report: String,
    findings: usize,
    written: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let template = template(arguments.page.as_deref())?;
    let cannot_write = |error| Failure(format!("{} cannot be written: {error}", arguments.output.display()));
    fs::create_dir_all(&arguments.output).map_err(cannot_write)?;
    let except: Vec<_> = [Some(&arguments.output), arguments.page.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|path| fs::canonicalize(path).ok())
        .collect();
    let plan = Plan::of(&arguments.folder, &except)?;
    let shared = shared_glossaries(&plan.stories);

    let progress = Progress::new(plan.stories.len());
    let built = in_parallel(&plan.stories, |story| {
        let result = build(story, arguments, &template, &shared);
        progress.advance();
        result
    });
    progress.clear();
    let (mut findings, mut written) = (0, 0);
    for built in built {
        let built = built?;
        eprint!("{}", built.report);
        findings += built.findings;
        written += usize::from(built.written);
    }
    for (source, place) in &plan.copies {
        fs::read(source)
            .and_then(|bytes| write(&arguments.output.join(place), &bytes))
            .map_err(cannot_write)?;
    }
    eprintln!(
        "{} built into {}: {written} written, {} unchanged, {}",
        report::count(plan.stories.len(), "story", "stories"),
        arguments.output.display(),
        plan.stories.len() - written,
        report::count(findings, "finding", "findings"),
    );
    Ok(Outcome::of(findings))
}

fn template(path: Option<&Path>) -> Result<Template, Failure> {
    let Some(path) = path else { return Ok(Template::default()) };
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| Failure(format!("{} cannot be read: {error}", path.display())))?;
    Template::new(text).map_err(|missing| Failure(format!("{} has no {missing}", path.display())))
}

fn build(
    story: &Story,
    arguments: &Arguments,
    template: &Template,
    shared: &[PathBuf],
) -> Result<Built, Failure> {
    let Source { mut value, story: lowered, map, findings, .. } = Source::read(&story.source)?;
    let report = report::for_people(&findings, &map, report::colours(&io::stderr()));
    let mut built = Built { report, findings: findings.len(), written: false };
    let Some(uncut) = lowered else { return Ok(built) };
    let is_shared = |path: &Path| fs::canonicalize(path).is_ok_and(|path| shared.contains(&path));
    let shared: Vec<_> =
        map.files().iter().map(|file| file.path.as_path()).filter(|path| is_shared(path)).collect();
    if !shared.is_empty() {
        let mut uncut = uncut;
        let findings = annotate(&mut uncut);
        cut::cut(&mut value, &uncut, &findings, |index| {
            let file = map.file_of(&format!("$.glossary[{index}]"));
            file.is_some_and(|file| shared.contains(&file.path.as_path()))
        });
    }
    if story.moved {
        pictures::each(&mut value, "$", &mut |image, _| {
            if let Some(src) =
                image.get("src").and_then(Value::as_str).filter(|src| pictures::is_relative(src))
            {
                let src = Value::from(format!("../{src}"));
                image.insert("src".to_owned(), src);
            }
        });
    }
    let Ok(Lowered { story: mut annotated, diagnostics }) = lower(&value) else { return Ok(built) };
    let findings = annotate(&mut annotated);
    let view = compile_annotated(&annotated, &findings, diagnostics);
    // One that it may bring from an earlier build.
    value.as_object_mut().and_then(|story| story.remove("view"));
    let json = file::attach(&value.to_string(), &view);
    let widget = match &arguments.widget {
        Some(url) => format!("{}/", url.trim_end_matches('/')),
        None => "../".repeat(story.folder.components().count()),
    };
    let page = Page { story: &annotated, view, json: &json, widget: &widget }.html(template);
    let folder = arguments.output.join(&story.folder);
    for (name, text) in [("story.json", &json), ("index.html", &page)] {
        let path = folder.join(name);
        built.written |= write(&path, text.as_bytes())
            .map_err(|error| Failure(format!("{} cannot be written: {error}", path.display())))?;
    }
    Ok(built)
}

/// The glossaries that more than one story names.
fn shared_glossaries(stories: &[Story]) -> Vec<PathBuf> {
    let mut users: HashMap<PathBuf, usize> = HashMap::new();
    for story in stories {
        // What cannot be read is reported when the story is built.
        for path in markdown::glossaries(&story.source).unwrap_or_default() {
            if let Ok(path) = fs::canonicalize(path) {
                *users.entry(path).or_default() += 1;
            }
        }
    }
    users.into_iter().filter(|(_, users)| *users > 1).map(|(path, _)| path).collect()
}

/// Works on all items, as many at a time as the machine has processors. The results keep the order.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let worker = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break results };
            results.push((index, work(item)));
        }
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let join = |worker: thread::ScopedJoinHandle<_>| match worker.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        workers.into_iter().flat_map(join).collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
