//! Files shared by stories: read and parsed once.
//!
//! # Which terms of a shared glossary are compiled?
//! A story uses some hundred terms of a glossary of ten thousand; the others are removed in the end
//! ([`crate::compile`]). Compiling all of them would dominate the build time. So *plain* terms of shared files are left
//! out from the start, and put back ([`LeftOut::put_back`]) if the caller finds that the story may use them. A term is
//! plain if this cannot change the result: there is no diagnostic about it, it has no links but to terms, and no other
//! term has its name. Then its part of the story file is the same in every story.
//!
//! All other terms are in every story, as are a story's own terms. If one of these has the name of a shared term, which
//! is a warning, all terms are compiled.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use super::names::Names;
use super::pictures::relative_path;
use super::recent::Recent;
use super::recovery::recover;
use super::yaml::{Fault, Node};
use super::{Compiled, compile_whole};
use crate::files::{Files, Unreadable, read_text};
use crate::language::lower_case;
use crate::story::lower::lower;
use crate::story::model::Term;
use crate::story::source_map::{Finding, SourceMap};

/// The files shared by stories.
pub struct SharedFiles<'f> {
    files: &'f dyn Files,
    parsed: Recent<String, Result<Arc<Parsed>, Unreadable>>,
    glossaries: Recent<Vec<String>, Option<Arc<Glossary>>>,
}

/// A parsed YAML file.
pub(super) struct Parsed {
    pub(super) path: String,
    pub(super) text: Arc<str>,
    /// `None` if nothing of it can be read.
    pub(super) node: Option<Node>,
    /// The indices of its published terms, if it is a glossary.
    published: Vec<usize>,
    pub(super) faults: Vec<Fault>,
    /// Whether a story has requested it.
    is_known: AtomicBool,
}

impl Parsed {
    /// The terms of a glossary; empty for another file.
    pub(super) fn terms(&self) -> &[Node] {
        self.node.as_ref().map(Node::items).unwrap_or_default()
    }

    /// The terms that are not drafts.
    pub(super) fn published(&self) -> impl Iterator<Item = &Node> {
        self.published.iter().filter_map(|place| self.terms().get(*place))
    }
}

impl<'f> SharedFiles<'f> {
    /// A cache without files.
    #[must_use]
    pub fn new(files: &'f dyn Files) -> Self {
        Self { files, parsed: Recent::default(), glossaries: Recent::default() }
    }

    /// Reads and parses a file, once.
    pub(super) fn open(&self, path: &str) -> Result<Arc<Parsed>, Unreadable> {
        self.parsed.get(&path.to_owned(), || {
            let text = read_text(self.files, path)?;
            let (node, faults) = recover(&text, 0);
            let terms = node.as_ref().map(Node::items).unwrap_or_default().iter().enumerate();
            let published = terms.filter(|(_, term)| !term.is_draft()).map(|(place, _)| place).collect();
            let (path, text, is_known) = (path.to_owned(), text.into(), AtomicBool::new(false));
            Ok(Arc::new(Parsed { path, text, node, published, faults, is_known }))
        })
    }

    /// The glossary of these files. `None` if one of them is requested for the first time: most files are used by a
    /// single story, for which indexing them would not pay.
    pub(super) fn glossary(&self, files: &[Arc<Parsed>]) -> Option<Arc<Glossary>> {
        let known = files.iter().filter(|file| file.is_known.swap(true, Ordering::Relaxed));
        if known.count() < files.len() {
            return None;
        }
        let paths: Vec<_> = files.iter().map(|file| file.path.clone()).collect();
        self.glossaries.get(&paths, || Glossary::read(self, &paths, files).map(Arc::new))
    }
}

/// A glossary of shared files.
pub struct Glossary {
    /// The paths of the files.
    pub paths: Vec<String>,
    /// The terms, lowered as in a story with no other terms.
    pub terms: Vec<Term>,
    pub(super) names: Names,
    /// For each published term its data if it is plain.
    plain: Vec<Option<Plain>>,
    /// The indices of plain terms in `terms`, by id.
    places: HashMap<String, usize>,
    /// All names, normalised by [`spelled`].
    spellings: HashSet<String>,
}

/// A term that may be left out.
struct Plain {
    /// Its part of a story file.
    value: Value,
    /// Its index in [`Glossary::terms`].
    place: usize,
}

impl Glossary {
    /// Compiles a story that has nothing but this glossary. `None` if that fails.
    fn read(shared: &SharedFiles, paths: &[String], files: &[Arc<Parsed>]) -> Option<Self> {
        const STORY: &str = "\u{1}story.md";
        let listed: Vec<_> = paths.iter().map(|path| format!("'{}'", path.replace('\'', "''"))).collect();
        let story = format!("---\ntitle: x\nglossary: [{}]\n---\nx\n", listed.join(", "));
        let own = BTreeMap::from([(STORY.to_owned(), story.into_bytes())]);
        let Compiled { mut value, sources, mut findings, .. } = compile_whole(&own, shared, STORY).ok()?;
        // A file that was read again, because it had left the cache, may have changed.
        let texts = sources.files().iter().skip(1).map(|file| &file.text);
        if !texts.eq(files.iter().map(|file| &file.text)) {
            return None;
        }
        let lowered = lower(&value).ok()?;
        findings.extend(lowered.diagnostics.iter().map(|fault| sources.locate(fault.clone())));

        let nodes = || files.iter().flat_map(|file| file.terms());
        let published: Vec<_> = files
            .iter()
            .zip(1..)
            .flat_map(|(file, index)| file.published().map(move |node| (index, node)))
            .collect();
        let told: HashSet<usize> =
            findings.iter().filter_map(|finding| term_of(finding, &published)).collect();
        let places: HashMap<&str, usize> =
            lowered.story.terms.iter().enumerate().map(|(place, term)| (term.id.as_str(), place)).collect();
        let mut names_of_all: HashMap<String, usize> = HashMap::new();
        nodes().flat_map(spelled).for_each(|name| *names_of_all.entry(name).or_default() += 1);
        let values = value.get_mut("glossary").and_then(Value::as_array_mut).map(std::mem::take)?;
        let plain = values.into_iter().zip(&published).enumerate().map(|(number, (value, (_, node)))| {
            let place = *places.get(value.get("id")?.as_str()?)?;
            let is_alone = spelled(node).all(|name| !name.is_empty() && names_of_all.get(&name) == Some(&1));
            let is_plain = is_alone && !told.contains(&number) && !leads_elsewhere(&value);
            is_plain.then_some(Plain { value, place })
        });
        let plain: Vec<Option<Plain>> = plain.collect();
        let names = Names::of_terms(nodes(), None);
        let spellings = names_of_all.into_keys().collect();
        let terms = lowered.story.terms;
        let place = |plain: &Plain| Some((terms.get(plain.place)?.id.clone(), plain.place));
        let places = plain.iter().flatten().filter_map(place).collect();
        Some(Self { paths: paths.to_vec(), names, plain, places, spellings, terms })
    }

    /// The index in [`Glossary::terms`] of the plain term with an id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether a published term is plain, by its number.
    pub(super) fn is_plain(&self, number: usize) -> bool {
        self.plain.get(number).is_some_and(Option::is_some)
    }

    /// Whether one of these terms has a name that is in this glossary.
    pub(super) fn names_one_of<'n>(&self, terms: &mut impl Iterator<Item = &'n Node>) -> bool {
        terms.any(|term| spelled(term).any(|name| self.spellings.contains(&name)))
    }
}

/// The number of the published term that a finding is about; each published term has the index of its file.
fn term_of(Finding { diagnostic, spot }: &Finding, published: &[(usize, &Node)]) -> Option<usize> {
    let numbered = diagnostic.place.path.strip_prefix("$.glossary[");
    let number = numbered.and_then(|rest| rest.split(']').next()?.parse().ok());
    // A finding about a Markdown text has no path of a term.
    let begins = |(file, node): &(usize, &Node)| *file == spot.file && node.range.start <= spot.range.start;
    number.or_else(|| published.iter().rposition(begins))
}

/// The names of a term in lower case, each once, in both lower-case mappings: that of look-ups, and that of
/// comparisons.
fn spelled(term: &Node) -> impl Iterator<Item = String> + use<> {
    let aliases = term.get("aliases").map(Node::items).unwrap_or_default();
    let names =
        [term.get("id"), term.get("label")].into_iter().flatten().chain(aliases).filter_map(Node::text);
    let mut spelled: Vec<_> = names.flat_map(|name| [name.to_lowercase(), lower_case(name)]).collect();
    spelled.sort_unstable();
    spelled.dedup();
    spelled.into_iter()
}

/// Whether a part of a story file contains a link within the page, or to a file of the author's.
fn leads_elsewhere(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(name, field)| match field {
            Value::String(address) if ["src", "href", "url"].contains(&name.as_str()) => {
                address.starts_with('#') || relative_path(address).is_some()
            }
            field => leads_elsewhere(field),
        }),
        Value::Array(items) => items.iter().any(leads_elsewhere),
        _ => false,
    }
}

/// The plain terms that a story was compiled without.
pub struct LeftOut {
    /// Their glossary.
    pub glossary: Arc<Glossary>,
    /// For each published term of the glossary its number among all terms of the story.
    pub(super) numbers: Vec<usize>,
}

impl LeftOut {
    /// Adds the wanted terms of [`Glossary::terms`] to a story.
    pub fn put_back(&self, story: &mut Value, sources: &mut SourceMap, wanted: &[bool]) {
        let Some(terms) = story.get_mut("glossary").and_then(Value::as_array_mut) else { return };
        let numbers = sources.term_numbers().unwrap_or_default().iter().copied();
        let mut all: Vec<(usize, Value)> = numbers.zip(std::mem::take(terms)).collect();
        let plain = self.numbers.iter().zip(&self.glossary.plain);
        all.extend(plain.filter_map(|(number, plain)| {
            let Plain { value, place } = plain.as_ref()?;
            wanted.get(*place)?.then(|| (*number, value.clone()))
        }));
        all.sort_by_key(|(number, _)| *number);
        let (numbers, mut all): (Vec<usize>, Vec<Value>) = all.into_iter().unzip();
        self.forget_left_out(&mut all);
        *terms = all;
        sources.number_terms(numbers);
    }

    /// Removes "see also" references to terms that are still left out, so that they are not reported.
    fn forget_left_out(&self, terms: &mut [Value]) {
        let id = |term: &Value| term.get("id").and_then(Value::as_str).map(str::to_owned);
        let here: HashSet<String> = terms.iter().filter_map(id).collect();
        for related in terms.iter_mut().filter_map(|term| term.get_mut("see_also")?.as_array_mut()) {
            related.retain(|id| {
                id.as_str().is_none_or(|id| here.contains(id) || self.glossary.place(id).is_none())
            });
        }
    }
}
