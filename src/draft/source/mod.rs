//! Reads an article in any format: its metadata, and its body as story Markdown.

mod addresses;
mod credits;
mod docx;
mod html;
mod markdown;
mod passages;
mod plain;
mod published;
mod runs;
mod table;

use super::Input;
use super::article::Text;
use super::vocabulary::languages;
use crate::diagnostics::Diagnostic;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown, with front matter or without.
    Markdown,
    /// An HTML page, or a part of it.
    Html,
    /// A document of Microsoft Word (Office Open XML).
    Docx,
}

/// An article that was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) title: String,
    /// Whether the title only stands for one that is missing.
    pub(super) is_untitled: bool,
    pub(super) summary: Option<String>,
    pub(super) authors: Vec<String>,
    /// EDTF.
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) url: Option<String>,
    /// BCP 47 tag.
    pub(super) language: String,
    /// The Markdown of a story, without front matter.
    pub(super) body: String,
    /// Its pictures, by their paths in the body.
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a file.
///
/// # Errors
/// One diagnostic if the bytes are not text of a known format, or contain no words.
pub(super) fn read(input: &Input) -> Result<Source, Diagnostic> {
    let format = input.format.unwrap_or_else(|| sniff(input.bytes));
    let mut source = match format {
        Format::Plain => plain::read(&decode(input.bytes)?, input),
        Format::Markdown => markdown::read(&decode(input.bytes)?, input),
        Format::Html => html::read(&decode_page(input.bytes)?, input.has_file)?,
        Format::Docx => docx::read(input.bytes, input)?,
    };
    if source.body.trim().is_empty() {
        return Err(Diagnostic::error("$", "there is no text in this file")
            .hint("give a file with an article: plain text, Markdown, HTML or .docx"));
    }
    if let Some(language) = input.language {
        language.clone_into(&mut source.language);
    }
    if input.language.is_none()
        && (source.language.is_empty() || format == Format::Html && is_of_template(&source))
    {
        source.language = language_of(&source.body);
    }
    if let Some(published) = input.published {
        source.published = Some(published.to_owned());
    }
    if source.published.as_deref().is_some_and(|date| crate::story::date::Date::parse(date).is_err()) {
        let date = source.published.take().unwrap_or_default();
        source.diagnostics.push(
            Diagnostic::warning("$.article.published", format!("\"{date}\" is no date of publication"))
                .hint("give it as --published 2026-03-14"),
        );
    }
    if source.title.is_empty() {
        source.title = "Untitled".to_owned();
        source.is_untitled = true;
        source.diagnostics.push(
            Diagnostic::warning("$.article.title", "no headline was found").hint("write it under \"title\""),
        );
    }
    Ok(source)
}

/// Detects the format from the first bytes.
fn sniff(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        return Format::Docx;
    }
    let start =
        String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let is_page = ["<!doctype", "<html", "<head", "<body", "<?xml"].iter().any(|tag| start.starts_with(tag));
    let is_markdown = start.starts_with("---\n")
        || start.lines().any(|line| {
            line.starts_with("# ")
                || line.starts_with("## ")
                || line.starts_with("![")
                || line.contains("](")
                || line.contains("**")
        });
    // Markdown may begin with a tag, too, but hardly ends with one.
    let begins_with_tag = start
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'));
    let is_part = begins_with_tag && (bytes.trim_ascii_end().ends_with(b">") || !is_markdown);
    if is_page || is_part {
        Format::Html
    } else if is_markdown {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// How many bytes of a page are searched for its encoding, as in browsers.
const PRESCAN: usize = 1024;

/// Decodes a page: by the encoding in its `meta` element, if it is not UTF-8.
fn decode_page(bytes: &[u8]) -> Result<String, Diagnostic> {
    let start = String::from_utf8_lossy(bytes.get(..PRESCAN).unwrap_or(bytes)).to_lowercase();
    let label = start.split_once("charset").and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let label = label.map(|label| label.trim_start().trim_start_matches(['"', '\'']));
    let label = label.and_then(|label| label.split(['"', '\'', ' ', ';', '>', '/']).next());
    let encoding = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    match (decode(bytes), encoding) {
        (Err(_), Some(encoding)) => Ok(unix_lines(&encoding.decode(bytes).0)),
        (decoded, _) => decoded,
    }
}

/// Decodes text: UTF-8, or UTF-16 if a byte-order mark says so.
fn decode(bytes: &[u8]) -> Result<String, Diagnostic> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let text = text.ok_or_else(|| {
        Diagnostic::error("$", "this is not text in UTF-8").hint("save the file as UTF-8 and try again")
    })?;
    Ok(unix_lines(text.strip_prefix('\u{feff}').unwrap_or(&text)))
}

/// The text with line feeds, and without control characters, which neither YAML nor a page can hold.
fn unix_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}'], "\n");
    text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "")
}

/// The detected language of a text; English if unknown.
fn language_of(text: &str) -> String {
    let options = whatlang::Detector::with_allowlist(languages().map(|(_, language)| language).collect());
    let found = options.detect_lang(text);
    languages().find(|(_, language)| Some(*language) == found).map_or("en", |(tag, _)| tag).to_owned()
}

/// Whether a page declares another language than its article has, as templates do.
fn is_of_template(source: &Source) -> bool {
    let primary = source.language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let declared = languages().find(|(tag, _)| *tag == primary);
    declared.is_some_and(|(_, declared)| {
        whatlang::detect(&source.body).is_some_and(|found| {
            found.is_reliable()
                && found.lang() != declared
                && languages().any(|(_, language)| language == found.lang())
        })
    })
}

impl Source {
    /// The texts of the body.
    pub(super) fn texts(&self) -> Vec<Text> {
        passages::texts(&self.body)
    }
}
