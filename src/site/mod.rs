//! The author's core: a map of files in, files and diagnostics out.
//!
//! ```text
//! paths -> plan (which story goes to which folder of the site)
//! a story -> source (read, lowered, every fault with its place) -> compile -> publish (story.json and the page)
//! ```
//!
//! [`build`] and [`check`] do it for a whole map. The command line goes the same way story by story, so that a large
//! site never stands in memory.

pub mod plan;
pub mod report;
pub mod source;
pub mod story;

use std::collections::BTreeMap;

use self::plan::Plan;
use self::source::Source;
use crate::files::{Files, Unreadable};
use crate::prerender::Template;
use crate::story::source_map::{Finding, SourceMap};

/// How a site is built.
#[derive(Default)]
pub struct Options {
    /// The folder of the stories; ends in a slash, or is empty.
    pub folder: String,
    /// The address of the folder that holds the widget's files; none where that is the top of the site.
    pub widget: Option<String>,
    /// The page that stories are put into.
    pub template: Template,
}

/// What is said of a story.
#[derive(Debug)]
pub struct Report {
    /// The path of the story.
    pub path: String,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Where that stands.
    pub map: SourceMap,
    /// How many terms and events wait for their author.
    pub drafts: usize,
}

/// A site in memory.
#[derive(Debug, Default)]
pub struct Site {
    /// Its files, by their paths in it.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is said of each story.
    pub reports: Vec<Report>,
    /// What was planned.
    pub plan: Plan,
}

/// Builds the site of a map of files.
#[must_use]
pub fn build(files: &BTreeMap<String, Vec<u8>>, options: &Options) -> Site {
    let paths: Vec<_> = files.keys().cloned().collect();
    let mut site = Site { plan: Plan::of(files, &options.folder, &paths), ..Site::default() };
    for place in &site.plan.stories {
        match story::build(files, place, options) {
            Ok(story::Built { files, report }) => {
                site.files.extend(files);
                site.reports.push(report);
            }
            Err(error) => site.plan.unreadable.push((place.source.clone(), error)),
        }
    }
    for (path, place) in &site.plan.copies {
        site.files.extend(files.get(path).map(|bytes| (place.clone(), bytes.clone())));
    }
    site
}

/// Tells what is wrong with a story.
///
/// # Errors
/// Where its file cannot be read.
pub fn check(files: &dyn Files, path: &str) -> Result<Report, Unreadable> {
    let mut source = Source::read(files, path)?;
    source.lower();
    let Source { map, findings, drafts, .. } = source;
    Ok(Report { path: path.to_owned(), findings, map, drafts })
}
