//! `explainer draft`: a story from an article.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;

use super::disk::{self, Disk, path_of};
use super::output::tell;
use super::{Failure, Outcome, output, system};
use crate::draft::{Certainty, Draft, Format, HasFile, Input, KnownTerm, Suggested, Suggestion, draft};
use crate::site::report;
use crate::site::source::Source;
use crate::story::date::Date;

#[derive(Args)]
pub(super) struct Arguments {
    /// An article: plain text, Markdown, an HTML page or .docx
    file: PathBuf,
    /// The file to write the story to; by default the standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The language of the article, such as de; detected by default
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The day of publication, such as 2026-03-14, to which relative dates refer
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
        system::read(file).map_err(|error| Failure(format!("{} cannot be read: {error}", file.display())))?;
    if let Some(date) = &arguments.published {
        Date::parse(date).map_err(|error| Failure(format!("--published {date}: {error}; {}", error.hint)))?;
    }
    let mut glossary = Vec::new();
    for path in &arguments.glossary {
        glossary.extend(known_terms(path)?);
    }
    // Pictures are resolved from the folder of the story.
    let folder = arguments.output.as_ref().unwrap_or(file).parent().unwrap_or(Path::new(""));
    let has_file = |path: &str| {
        !path.contains("://") && system::metadata(&folder.join(path)).is_ok_and(|data| data.is_file)
    };
    let input = Input {
        bytes: &bytes,
        format: format(file),
        language: arguments.language.as_deref(),
        published: arguments.published.as_deref(),
        glossary,
        has_file: HasFile(&has_file),
    };
    let Draft { story, suggestions, files, diagnostics, .. } =
        draft(&input).map_err(|fault| Failure(format!("{}: {}", file.display(), fault.message)))?;
    for diagnostic in &diagnostics {
        tell(diagnostic);
    }
    if arguments.suggestions {
        let plain: Vec<Value> = suggestions.iter().map(Suggestion::to_json).collect();
        output::print(&format!("{:#}\n", Value::Array(plain)))?;
        return Ok(Outcome::Clean);
    }
    match &arguments.output {
        None => output::print(&story)?,
        Some(path) => {
            let beside = |name: &String| path.parent().unwrap_or(Path::new("")).join(name);
            for path in std::iter::once(path.clone()).chain(files.iter().map(|(name, _)| beside(name))) {
                is_new(&path)?;
            }
            write_new(path, story.as_bytes())?;
            for (name, bytes) in &files {
                write_new(&beside(name), bytes)?;
            }
        }
    }
    if arguments.output.is_none() && !files.is_empty() {
        tell("the pictures of the document are written only beside a story: use -o FILE");
    }
    let count = |published: bool, term: bool| {
        let of = |suggestion: &&Suggestion| {
            (suggestion.certainty == Certainty::Certain) == published
                && matches!(suggestion.what, Suggested::Term { .. }) == term
        };
        suggestions.iter().filter(of).count()
    };
    tell(format_args!(
        "{} and {} drafted; {} more are marked \"draft: true\" and wait for you",
        report::count(count(true, true), "term", "terms"),
        report::count(count(true, false), "event", "events"),
        count(false, true) + count(false, false),
    ));
    Ok(Outcome::Clean)
}

/// Creates a file; fails if it exists.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    is_new(path)?;
    disk::write(path, bytes)
        .map(|_| ())
        .map_err(|error| Failure(format!("{} cannot be written: {error}", path.display())))
}

fn is_new(path: &Path) -> Result<(), Failure> {
    if system::exists(path) {
        return Err(Failure(format!("{} is there already; nothing is written", path.display())));
    }
    Ok(())
}

/// The format, by file extension.
fn format(path: &Path) -> Option<Format> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "docx" => Some(Format::Docx),
        "txt" => Some(Format::Plain),
        _ => None,
    }
}

/// The terms of a story, or of a glossary file.
fn known_terms(path: &Path) -> Result<Vec<KnownTerm>, Failure> {
    let fault = |message: String| Failure(format!("{}: {message}", path.display()));
    let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let unread = |error: &dyn ToString| fault(format!("this cannot be read: {}", error.to_string()));
    let terms = if is_yaml {
        KnownTerm::of_yaml(&system::read_to_string(path).map_err(|error| unread(&error))?)
    } else {
        let story = Source::read(&Disk, &path_of(path)).map_err(|error| unread(&error))?.value;
        KnownTerm::of_list(story.get("glossary").unwrap_or(&Value::Null))
    };
    terms.map_err(fault)
}
