//! `explainer draft`: a story from an article.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::disk::{self, Disk, path_of};
use super::{Failure, Outcome, output};
use crate::draft::{Certainty, Draft, Format, Input, KnownTerm, Place, Suggested, Suggestion, draft};
use crate::site::report;
use crate::site::source::Source;
use crate::story::date::Date;
use crate::story::model::TermKind;

#[derive(Args)]
pub(super) struct Arguments {
    /// An article: plain text, Markdown, an HTML page or .docx
    file: PathBuf,
    /// Where the story goes; the standard output where it is left out
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The language of the article, such as de; found out where it is left out
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The day of publication, such as 2026-03-14; relative dates count from it
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// A glossary or a story whose terms are known already
    #[arg(long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// Print the suggestions with their reasons and places instead of the story
    #[arg(long)]
    suggestions: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let file = &arguments.file;
    let bytes =
        fs::read(file).map_err(|error| Failure(format!("{} cannot be read: {error}", file.display())))?;
    if let Some(date) = &arguments.published {
        Date::parse(date).map_err(|error| Failure(format!("--published {date}: {error}; {}", error.hint)))?;
    }
    let mut glossary = Vec::new();
    for path in &arguments.glossary {
        glossary.extend(known_terms(path)?);
    }
    let input = Input {
        bytes: &bytes,
        format: format(file),
        language: arguments.language.as_deref(),
        published: arguments.published.as_deref(),
        glossary,
    };
    let Draft { story, suggestions, files, diagnostics } =
        draft(&input).map_err(|fault| Failure(format!("{}: {}", file.display(), fault.message)))?;
    for diagnostic in &diagnostics {
        eprintln!("{diagnostic}");
    }
    if arguments.suggestions {
        let plain: Vec<Value> = suggestions.iter().map(plain).collect();
        output::print(&format!("{:#}\n", Value::Array(plain)))?;
        return Ok(Outcome::Clean);
    }
    match &arguments.output {
        None => output::print(&story)?,
        Some(path) => {
            write_new(path, story.as_bytes())?;
            for (name, bytes) in &files {
                write_new(&path.parent().unwrap_or(Path::new("")).join(name), bytes)?;
            }
        }
    }
    if arguments.output.is_none() && !files.is_empty() {
        eprintln!("the pictures of the document are written only beside a story: use -o FILE");
    }
    let count = |published: bool, term: bool| {
        let of = |suggestion: &&Suggestion| {
            (suggestion.certainty == Certainty::Certain) == published
                && matches!(suggestion.what, Suggested::Term { .. }) == term
        };
        suggestions.iter().filter(of).count()
    };
    eprintln!(
        "{} and {} drafted; {} more are marked \"draft: true\" and wait for you",
        report::count(count(true, true), "term", "terms"),
        report::count(count(true, false), "event", "events"),
        count(false, true) + count(false, false),
    );
    Ok(Outcome::Clean)
}

/// Writes a file that is not there yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.exists() {
        return Err(Failure(format!("{} is there already; nothing is written", path.display())));
    }
    disk::write(path, bytes)
        .map(|_| ())
        .map_err(|error| Failure(format!("{} cannot be written: {error}", path.display())))
}

/// The format that the ending of a file tells.
fn format(path: &Path) -> Option<Format> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "docx" => Some(Format::Docx),
        "txt" => Some(Format::Plain),
        _ => None,
    }
}

/// The terms of a story, or of a glossary in a file of its own.
fn known_terms(path: &Path) -> Result<Vec<KnownTerm>, Failure> {
    let fault = |message: String| Failure(format!("{}: {message}", path.display()));
    let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let terms: Value = if is_yaml {
        let text =
            fs::read_to_string(path).map_err(|error| fault(format!("this cannot be read: {error}")))?;
        serde_saphyr::from_str(&text).map_err(|error| fault(format!("this is not YAML: {error}")))?
    } else {
        Source::read(&Disk, &path_of(path))
            .map_err(|error| fault(format!("this cannot be read: {error}")))?
            .value
            .get("glossary")
            .cloned()
            .unwrap_or_default()
    };
    let items = terms.as_array().ok_or_else(|| fault("a glossary must be a list of terms".to_owned()))?;
    let text = |term: &Value, name: &str| {
        term.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
    };
    let known = items.iter().map(|term| KnownTerm {
        label: text(term, "label"),
        aliases: term
            .get("aliases")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        kind: kind(&text(term, "kind")),
        definition: text(term, "definition"),
    });
    Ok(known.filter(|term| !term.label.is_empty() && !term.definition.is_empty()).collect())
}

fn kind(name: &str) -> Option<TermKind> {
    let kinds = [
        TermKind::Person,
        TermKind::Organisation,
        TermKind::Place,
        TermKind::Concept,
        TermKind::Law,
        TermKind::Project,
        TermKind::Event,
        TermKind::Claim,
    ];
    kinds.into_iter().find(|kind| crate::draft::kind_name(*kind) == name)
}

/// A suggestion as plain data.
fn plain(suggestion: &Suggestion) -> Value {
    let place = |place: &Place| json!({ "passage": place.passage, "part": place.part, "start": place.range.start, "end": place.range.end });
    let what = match &suggestion.what {
        Suggested::Term { label, aliases, kind, definition, defined_at, mentions } => json!({
            "label": label,
            "aliases": aliases,
            "kind": kind.map(crate::draft::kind_name),
            "definition": definition,
            "defined_at": defined_at.as_ref().map(place),
            "mentions": mentions,
        }),
        Suggested::Event { title, date, text } => {
            json!({ "title": title, "date": date.edtf(), "text": text })
        }
    };
    let kind = if matches!(suggestion.what, Suggested::Term { .. }) { "term" } else { "event" };
    json!({
        "id": suggestion.id,
        kind: what,
        "reason": suggestion.reason,
        "certainty": match suggestion.certainty {
            Certainty::Possible => "possible",
            Certainty::Likely => "likely",
            Certainty::Certain => "certain",
        },
        "place": place(&suggestion.place),
    })
}
