//! The author's core: a map of files in, files and diagnostics out.
//!
//! ```text
//! paths -> plan (which story goes to which folder of the site)
//! a story -> source (read, lowered, every fault with its place) -> compile -> publish (story.json and the page)
//!            with library (the files that stories share: made ready once, and of them only what the story may use)
//! ```
//!
//! [`build`] and [`check`] do it for a whole map. The command line goes the same way story by story, so that a large
//! site never stands in memory.

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

/// How a site is built.
#[derive(Default)]
pub struct Options {
    /// The folder of the stories; ends in a slash, or is empty.
    pub folder: String,
    /// Folders outside of it whose files stories may use, as the other one.
    pub shared: Vec<String>,
    /// The address of the site, which ends in a slash; none where it is not known.
    pub url: Option<String>,
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
    /// Whether a whole part of it is lost: a page that is there already is better than one made of this.
    pub broken: bool,
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
    let allowed = Allowed::new(files, options);
    let library = Library::new(&allowed);
    let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
    for place in &site.plan.stories {
        match story::build(&allowed, &library, &site.plan, place, options) {
            Ok(story::Built { files: made, report, refers, entry }) => {
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

/// Tells what is wrong with a story.
///
/// # Errors
/// Where its file cannot be read.
pub fn check(files: &dyn Files, path: &str) -> Result<Report, Unreadable> {
    let mut source = Source::read(files, path)?;
    // A story that was built is nobody's to edit.
    let is_built = source.value.get("view").is_some();
    if let Some(Lowered { mut story, .. }) = source.lower().filter(|_| !is_built) {
        let found = annotate(&mut story);
        review::review(&mut source, &story, &found);
    }
    let Source { map, findings, drafts, broken, .. } = source;
    Ok(Report { path: path.to_owned(), findings, map, drafts, broken })
}

/// Tells what is wrong with a story that was read, as [`check`] does, and compiles it; its texts are annotated once for
/// both. None where nothing of it can be used.
pub fn explain(source: &mut Source) -> Option<ViewModel> {
    let Lowered { mut story, diagnostics } = source.lower()?;
    let mut found = annotate(&mut story);
    review::review(source, &story, &found);
    compile::cut(&mut story, &mut found);
    Some(compile::view_model(&story, &found, diagnostics))
}
