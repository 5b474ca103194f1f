//! The author's core: a map of files in, files and diagnostics out.
//!
//! ```text
//! paths -> plan (which story goes to which folder of the site)
//! a story -> source (read, lowered, every fault with its place) -> compile -> publish (story.json and the page)
//!            with library (the files that stories share: made ready once, and of them only what the story may use)
//! ```
//!
//! [`build`] and [`check`] do it for a whole map. The command line does the same story by story, so that a large site
//! is never completely in memory.

mod addresses;
pub mod allowed;
pub mod index;
pub mod library;
pub mod links;
pub mod manifest;
pub mod pages;
pub mod part;
pub mod plan;
pub mod report;
mod review;
pub mod shared;
pub mod source;
pub mod story;

use std::collections::BTreeMap;

use self::allowed::Allowed;
use self::library::Library;
use self::plan::Plan;
use self::source::Source;
use crate::ViewModel;
use crate::annotate::annotate;
use crate::compile;
use crate::files::{Files, Unreadable};
use crate::prerender::Template;
use crate::story::lower::Lowered;
use crate::story::source_map::{Finding, SourceMap};

/// The options of a site.
#[derive(Default)]
pub struct Options {
    /// The folder of the stories; ends in a slash, or is empty.
    pub folder: String,
    /// Further folders whose files stories may use.
    pub shared: Vec<String>,
    /// The address of the site, with a trailing slash, if known.
    pub url: Option<String>,
    /// The address of the folder of the widget's files; `None` for the top of the site.
    pub widget: Option<String>,
    /// The page template.
    pub template: Template,
}

/// The findings about a story.
#[derive(Debug)]
pub struct Report {
    /// The path of the story.
    pub path: String,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// The places of its parts.
    pub map: SourceMap,
    /// The number of drafts of terms and events.
    pub drafts: usize,
    /// Whether a whole part of it is lost: then an existing page is not replaced.
    pub broken: bool,
}

/// A site in memory.
#[derive(Debug, Default)]
pub struct Site {
    /// Its files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The report of each story.
    pub reports: Vec<Report>,
    /// The plan.
    pub plan: Plan,
}

/// Builds a site from a map of files.
#[must_use]
pub fn build(files: &BTreeMap<String, Vec<u8>>, options: &Options) -> Site {
    let paths: Vec<_> = files.keys().cloned().collect();
    let mut site = Site { plan: Plan::of(files, &options.folder, &paths), ..Site::default() };
    let allowed = Allowed::new(files, options);
    let library = Library::new(&allowed);
    let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
    for place in &site.plan.stories {
        match story::build(&allowed, &library, &site.plan, place, options) {
            Ok(story::Built { files: made, report, refers, entry, .. }) => {
                site.files.extend(made);
                site.reports.push(report);
                entries.extend(entry);
                for (path, place) in refers {
                    site.files.extend(files.get(&path).map(|bytes| (place, bytes.clone())));
                }
            }
            Err(error) => unreadable.push((place.source.clone(), error)),
        }
    }
    site.plan.unreadable.extend(unreadable);
    site.files.extend(index::files(&entries, options));
    site
}

/// Checks a story.
///
/// # Errors
/// If its file cannot be read.
pub fn check(files: &dyn Files, path: &str) -> Result<Report, Unreadable> {
    Ok(reviewed(Source::read(files, path)?))
}

/// Checks a story, and whether the files exist that it links to.
///
/// # Errors
/// If its file cannot be read.
pub fn check_with_links(files: &dyn Files, path: &str) -> Result<Report, Unreadable> {
    let mut source = Source::read(files, path)?;
    source.findings.extend(addresses::missing(files, &source.value, &source.map));
    Ok(reviewed(source))
}

fn reviewed(mut source: Source) -> Report {
    // The output of a build is not edited by hand, so it gets no remarks.
    let is_built = source.value.get("view").is_some();
    if let Some(Lowered { mut story, .. }) = source.lower().filter(|_| !is_built) {
        let found = annotate(&mut story);
        review::review(&mut source, &story, &found);
    }
    let Source { map, findings, drafts, broken, .. } = source;
    let path = map.files().first().map_or_else(String::new, |file| file.path.clone());
    Report { path, findings, map, drafts, broken }
}

/// Checks a story that was read, as [`check`] does, and compiles it; its texts are annotated once for both. `None` if
/// nothing of it can be used.
pub fn explain(source: &mut Source) -> Option<ViewModel> {
    let Lowered { mut story, diagnostics } = source.lower()?;
    let mut found = annotate(&mut story);
    review::review(source, &story, &found);
    compile::cut(&mut story, &mut found);
    Some(compile::view_model(&story, &found, diagnostics))
}
