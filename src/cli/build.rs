//! `explainer build`: compiles and prerenders every story of a folder.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use clap::Args;

use super::disk::{Disk, path_of, walk, write};
use super::progress::Progress;
use super::{Failure, Outcome, output};
use crate::prerender::Template;
use crate::site::plan::{Place, Plan};
use crate::site::{Options, report, story};

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
    let folder = path_of(&arguments.folder);
    let options = Options {
        folder: if folder.is_empty() { folder } else { folder + "/" },
        widget: arguments.widget.clone(),
        template: template(arguments.page.as_deref())?,
    };
    let cannot_write = |error| Failure(format!("{} cannot be written: {error}", arguments.output.display()));
    fs::create_dir_all(&arguments.output).map_err(cannot_write)?;
    let plan = plan(arguments, &options)?;

    let progress = Progress::new(plan.stories.len());
    let built = in_parallel(&plan.stories, |story| {
        let result = build(story, arguments, &options);
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

fn plan(arguments: &Arguments, options: &Options) -> Result<Plan, Failure> {
    let except: Vec<_> = [Some(&arguments.output), arguments.page.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|path| fs::canonicalize(path).ok())
        .collect();
    let paths = walk(&arguments.folder, &except);
    let paths =
        paths.map_err(|error| Failure(format!("{} cannot be read: {error}", arguments.folder.display())))?;
    let plan = Plan::of(&Disk, &options.folder, &paths);
    if let Some(collision) = plan.collisions.first() {
        let [one, other] = &collision.sources;
        return Err(Failure(format!("{one} and {other} both become {}: rename one", collision.place)));
    }
    if let Some((path, error)) = plan.unreadable.first() {
        return Err(Failure(format!("{path} cannot be read: {error}")));
    }
    Ok(plan)
}

fn template(path: Option<&Path>) -> Result<Template, Failure> {
    let Some(path) = path else { return Ok(Template::default()) };
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| Failure(format!("{} cannot be read: {error}", path.display())))?;
    Template::new(text).map_err(|missing| Failure(format!("{} has no {missing}", path.display())))
}

fn build(story: &Place, arguments: &Arguments, options: &Options) -> Result<Built, Failure> {
    let built = story::build(&Disk, story, options)
        .map_err(|error| Failure(format!("{} cannot be read: {error}", story.source)))?;
    let mut written = false;
    for (path, bytes) in &built.files {
        let path = arguments.output.join(path);
        written |= write(&path, bytes)
            .map_err(|error| Failure(format!("{} cannot be written: {error}", path.display())))?;
    }
    Ok(Built {
        report: report::for_people(&built.report, output::colours(&io::stderr())),
        findings: built.report.findings.len(),
        written,
    })
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
