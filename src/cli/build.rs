//! `explainer build`: compiles and prerenders every story of a folder.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use clap::Args;

use super::disk::{Disk, Walk, folder_of};
use super::output::tell;
use super::parallel::in_parallel;
use super::progress::Progress;
use super::published::Published;
use super::system::{self, Stream, exists, say};
use super::{Failure, Outcome, output, widget};
use crate::files::{Files, Unreadable};
use crate::prerender::Template;
use crate::site::allowed::Allowed;
use crate::site::index::{self, Entry};
use crate::site::library::Library;
use crate::site::manifest::{Manifest, Record, Recorded, hash, is_unchanged};
use crate::site::part::Part;
use crate::site::plan::{Place, Plan};
use crate::site::{Options, report, story};

#[derive(Args)]
pub(super) struct Arguments {
    /// A folder of stories: story.md and index.md stay where they are, other.md becomes other/
    pub(super) folder: PathBuf,
    /// The folder to write the site to
    #[arg(short, long = "output", value_name = "SITE")]
    pub(super) output: PathBuf,
    /// The address of the folder with article-explainer.js and article-explainer.css; by default the widget's files
    /// are copied to the top of the site
    #[arg(long, value_name = "URL")]
    widget: Option<String>,
    /// A folder with the widget's files, to use instead of those that come with the command
    #[arg(long, value_name = "DIR")]
    widget_files: Option<PathBuf>,
    /// An HTML page that contains <!-- explainer:head --> and <!-- explainer:story -->
    #[arg(long, value_name = "FILE")]
    pub(super) page: Option<PathBuf>,
    /// A folder outside of the stories whose glossaries, timelines and pictures they may use
    #[arg(long, value_name = "DIR")]
    pub(super) shared: Vec<PathBuf>,
    /// The address of the site; with it, the site gets a sitemap.xml and a feed.xml
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Build only this part of the stories, such as 2/4; afterwards build the whole once, with all parts in one folder
    #[arg(long, value_name = "K/N", conflicts_with = "prune")]
    part: Option<Part>,
    /// Remove files of earlier builds that no story needs any more
    #[arg(long)]
    prune: bool,
}

/// The result of building a story.
#[derive(Default)]
struct Built {
    /// Text for people.
    report: String,
    findings: usize,
    written: bool,
    /// Its entry in the manifest.
    record: Record,
    /// Its files, each with a hash of its content.
    files: BTreeMap<String, String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let options = options(arguments)?;
    let (plan, paths, mut problems) = plan(arguments, &options)?;
    let published = Published::open(&arguments.output, arguments.part)?;
    let is_own = |place: &&Place| {
        let path = place.source.strip_prefix(options.folder.as_str()).unwrap_or(&place.source);
        arguments.part.is_none_or(|part| part.holds(path))
    };
    let stories: Vec<Place> = plan.stories.iter().filter(is_own).cloned().collect();
    let places = stories.iter();
    let places =
        places.flat_map(|story| ["story.json", "index.html"].map(|name| [&story.folder, name].concat()));
    published.claim(&places.collect())?;

    let build_hash = build_hash(arguments, &options);
    let allowed = Allowed::new(&Disk, &options);
    let shared = Recorded::new(&allowed);
    let run = Run {
        options: &options,
        plan: &plan,
        published: &published,
        files: &allowed,
        shared: &shared,
        library: &Library::new(&shared),
        hashes: Mutex::default(),
        build_hash,
    };
    let progress = Progress::new(stories.len());
    let built = in_parallel(&stories, |story| {
        let built = run.build(story);
        progress.advance();
        built
    });
    progress.clear();

    let (mut findings, mut written) = (0, 0);
    let mut manifest = Manifest { build: run.build_hash.clone(), ..Manifest::default() };
    for (place, built) in stories.iter().zip(built) {
        drop(say(Stream::Errors, &built.report));
        findings += built.findings;
        written += usize::from(built.written);
        manifest.files.extend(built.files);
        manifest.stories.insert(place.source.clone(), built.record);
    }
    if arguments.part.is_none() {
        problems += run.keep_lost(&mut manifest, &paths);
    }
    problems += run.copy_referred(&mut manifest);
    if arguments.part.is_none() {
        problems += run.write_indexes(&mut manifest);
    }
    if options.widget.is_none() {
        problems += run.write_widget(&mut manifest, arguments.widget_files.as_deref())?;
    }
    if arguments.part.is_none() {
        problems += run.clear_stale(&mut manifest, arguments.prune);
    } else {
        // Stale files are handled once the parts are together.
        for (place, hash) in &published.own.files {
            manifest.files.entry(place.clone()).or_insert_with(|| hash.clone());
        }
    }
    published.save(&manifest)?;
    if !stories.is_empty() && manifest.stories.values().all(|record| record.files.is_empty()) {
        return Err(Failure("no story could be built; see what is said above".to_owned()));
    }
    tell(format_args!(
        "{} built into {}: {written} written, {} unchanged, {}",
        report::count(stories.len(), "story", "stories"),
        arguments.output.display(),
        stories.len() - written,
        report::count(findings, "finding", "findings"),
    ));
    Ok(Outcome::of(findings + problems))
}

fn options(arguments: &Arguments) -> Result<Options, Failure> {
    Ok(Options {
        folder: folder_of(&arguments.folder),
        shared: arguments.shared.iter().map(|folder| folder_of(folder)).collect(),
        url: arguments.url.as_ref().map(|url| format!("{}/", url.trim_end_matches('/'))),
        widget: arguments.widget.clone(),
        template: template(arguments.page.as_deref())?,
    })
}

fn template(path: Option<&Path>) -> Result<Template, Failure> {
    let Some(path) = path else { return Ok(Template::default()) };
    let text = system::read_to_string(path);
    let text = text.map_err(|error| Failure(format!("{} cannot be read: {error}", path.display())))?;
    Template::new(text).map_err(|missing| Failure(format!("{} has no {missing}", path.display())))
}

/// A hash of everything that this command is compiled from. Native builds and those for Node agree.
const SOURCES: &str = env!("EXPLAINER_SOURCES");

/// A hash of everything except the story that determines its output.
fn build_hash(arguments: &Arguments, options: &Options) -> String {
    let page = arguments.page.as_ref().and_then(|path| system::read(path).ok()).unwrap_or_default();
    let Options { folder, shared, widget, .. } = options;
    hash(format!("{SOURCES} {folder:?} {shared:?} {widget:?} {}", hash(&page)).as_bytes())
}

/// The plan, the paths of all files, and the number of faults in the folder, which are printed.
fn plan(arguments: &Arguments, options: &Options) -> Result<(Plan, Vec<String>, usize), Failure> {
    let except: Vec<_> = [Some(&arguments.output), arguments.page.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|path| system::canonicalize(path).ok())
        .collect();
    let walk = Walk::through(&arguments.folder, &except);
    let walk =
        walk.map_err(|error| Failure(format!("{} cannot be read: {error}", arguments.folder.display())))?;
    let plan = Plan::of(&Disk, &options.folder, &walk.files);
    if let Some(collision) = plan.collisions.first() {
        let [one, other] = &collision.sources;
        return Err(Failure(format!("{one} and {other} both become {}: rename one", collision.place)));
    }
    let problems = walk.unreadable.len() + plan.unreadable.len() + plan.alike.len() + plan.unportable.len();
    for (path, why) in &walk.unreadable {
        tell(format_args!("error: {path} cannot be read: {why}"));
    }
    for (path, error) in &plan.unreadable {
        tell(format_args!("error: {path} cannot be read: {error}"));
    }
    for [one, other] in &plan.alike {
        tell(format_args!("warning: {one} and {other} are one file on some systems; rename one"));
    }
    for path in &plan.unportable {
        tell(format_args!("warning: {path} is a name that Windows cannot have; rename it"));
    }
    if plan.stories.is_empty() {
        return Err(Failure(format!(
            "there is no story in {}: a story is story.md, index.md, or Markdown that begins with a line --- \
             (`{} new FOLDER` makes one)",
            arguments.folder.display(),
            system::command()
        )));
    }
    Ok((plan, walk.files, problems))
}

/// A build.
struct Run<'a> {
    options: &'a Options,
    plan: &'a Plan,
    published: &'a Published,
    files: &'a Allowed<'a>,
    /// The files in the library.
    shared: &'a Recorded<'a>,
    library: &'a Library<'a>,
    /// The hashes of shared files, each computed once.
    hashes: Mutex<HashMap<String, Option<String>>>,
    build_hash: String,
}

impl Run<'_> {
    fn build(&self, place: &Place) -> Built {
        let before = self.published.before.stories.get(&place.source);
        if let Some(record) = before.filter(|record| self.is_unchanged(record)) {
            let files = self.published.files_of(record);
            return Built { record: record.clone(), files, ..Built::default() };
        }
        // The page stays as it was.
        let kept = |report: String, findings: usize| {
            let record = Record { inputs: BTreeMap::new(), ..before.cloned().unwrap_or_default() };
            let files = self.published.files_of(&record);
            Built { report, findings, record, files, written: false }
        };
        let failed = |message: String| kept(format!("error: {message}\n\n"), 1);
        let files = Recorded::new(self.files);
        let built = match story::build(&files, self.library, self.plan, place, self.options) {
            Ok(built) => built,
            Err(error) => return failed(format!("{} cannot be read: {error}", place.source)),
        };
        let mut told = report::for_people(&built.report, output::colours(Stream::Errors));
        let findings = built.report.findings.len();
        let has_page = before.is_some_and(|record| !record.files.is_empty());
        if built.files.is_empty() {
            let kept_page = if has_page { "its page stays as it was" } else { "it gets no page" };
            told.push_str(&format!("error: {} is broken; {kept_page}\n\n", place.source));
            return kept(told, findings.max(1));
        }
        let page = [&place.folder, "index.html"].concat();
        if !built.has_text
            && before.is_some_and(|record| record.has_text)
            && exists(&self.published.path(&page))
        {
            let path = self.published.path(&page);
            told.push_str(&format!(
                "error: {} has no text any more; its page stays as it was (delete {} if this is meant)\n\n",
                place.source,
                path.display()
            ));
            return kept(told, findings + 1);
        }
        match self.published.write(&built.files) {
            Err(message) => failed(message),
            Ok(written) => {
                let size = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or_default();
                let mut inputs = files.inputs();
                let named = built.report.map.files().iter();
                inputs.extend(named.filter_map(|file| self.shared.input(&file.path)));
                let hashed = built.files.iter().map(|(place, bytes)| (place.clone(), hash(bytes))).collect();
                let record = Record {
                    inputs,
                    has_text: built.has_text,
                    files: built.files.iter().map(|(place, bytes)| (place.clone(), size(bytes))).collect(),
                    refers: built.refers,
                    entry: built.entry,
                    findings,
                };
                Built { report: told, findings, written, record, files: hashed }
            }
        }
    }

    /// Whether a story, its options and its source files are unchanged. A story with findings is built again, so that
    /// they are printed again.
    fn is_unchanged(&self, record: &Record) -> bool {
        self.published.before.build == self.build_hash
            && record.findings == 0
            && !record.inputs.is_empty()
            && record.files.iter().all(|(place, size)| self.published.holds(place, *size))
            && is_unchanged(&record.inputs, &|path| {
                if let Some(hash) = self.hashes.lock().ok().and_then(|hashes| hashes.get(path).cloned()) {
                    return hash;
                }
                let hash = Disk.read(path).ok().map(|bytes| hash(&bytes));
                if let Ok(mut hashes) = self.hashes.lock() {
                    hashes.insert(path.to_owned(), hash.clone());
                }
                hash
            })
    }

    /// Writes a file that belongs to no single story. Returns the number of failures.
    fn write(&self, place: String, bytes: Vec<u8>, files: &mut BTreeMap<String, String>) -> usize {
        let file = [(place, bytes)];
        if let Err(message) = self.published.write(&file) {
            tell(format_args!("error: {message}"));
            return 1;
        }
        files.extend(file.map(|(place, bytes)| (place, hash(&bytes))));
        0
    }

    /// Copies the files that stories refer to. Returns the number of failures.
    fn copy_referred(&self, manifest: &mut Manifest) -> usize {
        let mut problems = 0;
        let refers: BTreeMap<_, _> = manifest.stories.values().flat_map(|record| &record.refers).collect();
        for (path, place) in refers {
            match Disk.read(path) {
                Ok(bytes) => problems += self.write(place.clone(), bytes, &mut manifest.files),
                // The story reports a missing file; an earlier copy stays.
                Err(Unreadable::Missing | Unreadable::Because(_)) => {
                    let before = self.published.before.files.get_key_value(place);
                    manifest.files.extend(before.map(|(place, hash)| (place.clone(), hash.clone())));
                }
            }
        }
        problems
    }

    /// Writes the index files. Returns the number of failures.
    fn write_indexes(&self, manifest: &mut Manifest) -> usize {
        let entries: Vec<Entry> =
            manifest.stories.values().filter_map(|record| record.entry.clone()).collect();
        let files = index::files(&entries, self.options).into_iter();
        files.map(|(place, bytes)| self.write(place, bytes, &mut manifest.files)).sum()
    }

    /// Keeps the pages of files that are no longer stories, which may be a mistake. Returns their number.
    fn keep_lost(&self, manifest: &mut Manifest, paths: &[String]) -> usize {
        let mut lost = 0;
        for (path, record) in &self.published.before.stories {
            if !manifest.stories.contains_key(path) && paths.contains(path) && !record.files.is_empty() {
                tell(format_args!(
                    "error: {path} was a story, and cannot be read as one; its page stays as it was"
                ));
                manifest.files.extend(self.published.files_of(record));
                manifest.stories.insert(path.clone(), Record { inputs: BTreeMap::new(), ..record.clone() });
                lost += 1;
            }
        }
        lost
    }

    /// Writes the widget's files. Returns the number of failures.
    fn write_widget(&self, manifest: &mut Manifest, folder: Option<&Path>) -> Result<usize, Failure> {
        let files = widget::files(folder)?;
        let shell = self.published.path(widget::SHELL);
        if files.is_empty() && !exists(&shell) {
            tell(format_args!(
                "warning: this command came without the widget's files, so the pages have no style and no cards: \
                 `trunk build --release` makes them in dist/; then add --widget-files dist"
            ));
        }
        // Files that another tool has put there stay.
        if exists(&shell) && !self.published.before.files.contains_key(widget::SHELL) {
            return Ok(0);
        }
        let hashed: Vec<_> = files.iter().map(|(place, bytes)| (place.clone(), hash(bytes))).collect();
        match self.published.write(&files) {
            Ok(_) => manifest.files.extend(hashed),
            Err(message) => {
                tell(format_args!("error: {message}"));
                return Ok(1);
            }
        }
        Ok(0)
    }

    /// Reports files of an earlier build that are no longer written, or removes them.
    fn clear_stale(&self, manifest: &mut Manifest, prune: bool) -> usize {
        let before = &self.published.before.files;
        let stale = before
            .iter()
            .filter(|(place, _)| !manifest.files.contains_key(*place) && exists(&self.published.path(place)));
        let stale: Vec<(String, String)> = stale.map(|(place, hash)| (place.clone(), hash.clone())).collect();
        let mut told = 0;
        for (place, hash) in stale {
            let path = self.published.path(&place).display().to_string();
            if self.published.is_replaced(&place) {
                told += 1;
                tell(format_args!(
                    "warning: no story makes {path} any more, but it was changed since; it stays, and is yours"
                ));
                continue;
            }
            if !prune && widget::is_hashed(&place) {
                // A page that is open in a browser may still load it.
            } else if !prune {
                told += 1;
                tell(format_args!(
                    "warning: {path} is stale: no story makes it any more (--prune removes it)"
                ));
            } else if let Err(error) = self.published.remove(&place) {
                tell(format_args!("error: {path} cannot be removed: {error}"));
            } else {
                continue;
            }
            manifest.files.insert(place, hash);
        }
        told
    }
}
