//! Converts a Word document (Office Open XML, ECMA-376): paragraphs, lists, tables, notes and pictures as Markdown.

mod parts;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Cursor;

use roxmltree::{Document, Node};
use zip::ZipArchive;

use self::parts::{DEPTH, Parts, attribute, child, depth, is, links, numbered, parsed, styles};
use super::credits::credit_lines;
use super::markdown::{escaped, levelled};
use super::runs::{Look, Part, markdown, push_text, remove_common_emphasis};
use super::table::flat;
use super::{Input, Source, language_of};
use crate::diagnostics::Diagnostic;

/// Reads a document.
///
/// # Errors
/// One diagnostic if the bytes are not such a document.
pub(super) fn read(bytes: &[u8], input: &Input) -> Result<Source, Diagnostic> {
    let fault = |message: &str| {
        Diagnostic::error("$", message.to_owned())
            .hint("save the document as .docx in a word processor and try again")
    };
    let mut parts = Parts(ZipArchive::new(Cursor::new(bytes)).map_err(|_| fault("this is no .docx file"))?);
    let main = parts.text("word/document.xml").ok_or_else(|| fault("the file holds no Word document"))?;
    if depth(&main) > DEPTH {
        let message = format!("the document nests its elements more than {DEPTH} times");
        return Err(Diagnostic::error("$", message).hint("copy the article's text into a file of plain text"));
    }
    let main = Document::parse(&main).map_err(|_| fault("the document inside the file is damaged"))?;
    let mut reader = Reader {
        styles: parts.text("word/styles.xml").map(|xml| styles(&xml)).unwrap_or_default(),
        links: parts.text("word/_rels/document.xml.rels").map(|xml| links(&xml)).unwrap_or_default(),
        numbered: parts.text("word/numbering.xml").map(|xml| numbered(&xml)).unwrap_or_default(),
        ..Reader::default()
    };
    if let Some(body) = main.descendants().find(|node| is(*node, "body")) {
        reader.blocks(body);
    }
    if let Some(notes) = parts.text("word/footnotes.xml") {
        reader.notes(&notes, "footnote", "");
    }
    if let Some(notes) = parts.text("word/endnotes.xml") {
        reader.notes(&notes, "endnote", "e");
    }
    if reader.hides {
        reader.diagnostics.push(
            Diagnostic::warning("$.article.body", "hidden text is left out")
                .hint("show it in the word processor if it belongs to the article"),
        );
    }
    let mut source = Source {
        title: std::mem::take(&mut reader.title),
        body: levelled(&reader.body),
        ..Source::default()
    };
    if let Some(core) = parts.text("docProps/core.xml") {
        let core = parsed(&core);
        let value = |name: &str| {
            let node = core.as_ref()?.descendants().find(|node| is(*node, name))?;
            node.text().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        if source.title.is_empty() {
            source.title = value("title").unwrap_or_default();
        }
        source.language = value("language").unwrap_or_default();
    }
    if source.title.is_empty()
        && let Some((first, rest)) = source.body.split_once("\n\n")
        && let Some(title) = first
            .strip_prefix("## ")
            .or_else(|| Some(first).filter(|line| line.chars().count() <= 160 && !line.ends_with('.')))
    {
        source.title = title.replace(['\\', '*'], "");
        source.body = rest.to_owned();
    }
    let tag = input.language.map_or_else(|| language_of(&source.body), str::to_owned);
    let mut body = std::mem::take(&mut source.body);
    while let Some((first, rest)) = body.split_once("\n\n") {
        let lines: Vec<&str> = first.split("<br>").collect();
        if !credit_lines(&mut source, &lines, &tag) {
            break;
        }
        body = rest.trim_start().to_owned();
    }
    source.body = body;
    for (path, target) in reader.pictures {
        if let Some(bytes) = parts.bytes(&path) {
            source.files.push((target, bytes));
        }
    }
    source.diagnostics.append(&mut reader.diagnostics);
    Ok(source)
}

/// The state of the conversion.
#[derive(Default)]
struct Reader {
    /// The names of styles by id; the names are English in every language.
    styles: HashMap<String, String>,
    /// Targets by the ids of relationships.
    links: HashMap<String, String>,
    /// The numbered lists, by id and level.
    numbered: HashMap<(String, String), bool>,
    title: String,
    body: String,
    /// Parts of the file, and their paths in the story.
    pictures: Vec<(String, String)>,
    diagnostics: Vec<Diagnostic>,
    /// The instruction of the open field, and where its result begins in the text of its paragraph.
    field: Option<(String, usize)>,
    /// Whether the document has hidden text.
    hides: bool,
}

impl Reader {
    fn blocks(&mut self, parent: Node) {
        for node in parent.children() {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.blocks(node),
                "oMathPara" => {
                    let _ = write!(self.body, "{}\n\n", equation(node));
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: Node) {
        let properties = child(paragraph, "pPr");
        let value = |name: &str| {
            properties
                .and_then(|node| child(node, name))
                .and_then(|node| attribute(node, "val").map(str::to_owned))
        };
        let style = value("pStyle")
            .map(|id| self.styles.get(&id).cloned().unwrap_or_else(|| id.to_lowercase()))
            .unwrap_or_default();
        let mut parts = Vec::new();
        self.parts(paragraph, &mut parts);
        if style == "title" && self.title.is_empty() {
            self.title = plain(paragraph);
            return;
        }
        let heading = style
            .strip_prefix("heading ")
            .or_else(|| style.strip_prefix("heading"))
            .and_then(|level| level.trim().parse::<usize>().ok());
        if heading.is_some() {
            remove_common_emphasis(&mut parts);
        }
        let text = markdown(&parts);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let list = properties.and_then(|node| child(node, "numPr"));
        if let Some(level) = heading {
            let _ = write!(self.body, "{} {text}\n\n", "#".repeat(level.clamp(1, 6)));
        } else if let Some(list) = list {
            let part =
                |name| child(list, name).and_then(|node| attribute(node, "val")).unwrap_or("0").to_owned();
            let (level, id) = (part("ilvl"), part("numId"));
            let depth = level.parse::<usize>().unwrap_or(0).min(6);
            let mark = if self.numbered.get(&(id, level)).copied().unwrap_or(false) { "1." } else { "-" };
            let _ = write!(self.body, "{}{mark} {text}\n\n", "   ".repeat(depth));
        } else if style.contains("quote") {
            let _ = write!(self.body, "> {}\n\n", text.replace('\n', "\n> "));
        } else {
            let _ = write!(self.body, "{text}\n\n");
        }
    }

    /// The text of a paragraph as Markdown.
    fn inlines(&mut self, paragraph: Node) -> String {
        let mut parts = Vec::new();
        self.parts(paragraph, &mut parts);
        markdown(&parts)
    }

    /// Appends the parts of a paragraph, or of an element in it.
    fn parts(&mut self, parent: Node, parts: &mut Vec<Part>) {
        for node in parent.children() {
            match node.tag_name().name() {
                "r" => self.field_or_run(node, parts),
                "oMath" | "oMathPara" => parts.push(Part::Markdown(equation(node))),
                "hyperlink" => {
                    let target = attribute(node, "id").and_then(|id| self.links.get(id)).cloned();
                    let words = self.inlines(node);
                    parts.push(Part::Markdown(linked(words, target.as_deref())));
                }
                "fldSimple" => {
                    let words = self.inlines(node);
                    let target = attribute(node, "instr").and_then(address);
                    parts.push(Part::Markdown(linked(words, target)));
                }
                "ins" | "moveTo" | "smartTag" | "customXml" | "sdtContent" => self.parts(node, parts),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.parts(content, parts);
                    }
                }
                _ => {}
            }
        }
    }

    /// A run, or a part of a field: its beginning, its instruction, its result or its end.
    fn field_or_run(&mut self, run: Node, parts: &mut Vec<Part>) {
        for node in run.children() {
            match (node.tag_name().name(), attribute(node, "fldCharType")) {
                ("fldChar", Some("begin")) => self.field = Some((String::new(), parts.len())),
                ("fldChar", Some("separate")) => {
                    if let Some((_, start)) = &mut self.field {
                        // The result is not joined with the text before it.
                        parts.push(Part::Markdown(String::new()));
                        *start = parts.len();
                    }
                }
                ("fldChar", Some("end")) => {
                    if let Some((instruction, start)) = self.field.take()
                        && start < parts.len()
                    {
                        let words = markdown(&parts.split_off(start));
                        parts.push(Part::Markdown(linked(words, address(&instruction))));
                    }
                }
                ("instrText", _) => {
                    if let Some((instruction, _)) = &mut self.field {
                        instruction.push_str(node.text().unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        self.run(run, parts);
    }

    fn run(&mut self, run: Node, parts: &mut Vec<Part>) {
        if is_hidden(run) {
            self.hides |= !plain(run).is_empty();
            return;
        }
        let look = look(run);
        for node in run.children() {
            match node.tag_name().name() {
                "t" => push_text(parts, look, node.text().unwrap_or_default()),
                "tab" => push_text(parts, look, " "),
                "br" | "cr" if attribute(node, "type") == Some("page") => push_text(parts, look, " "),
                "br" | "cr" => parts.push(Part::Markdown("<br>".to_owned())),
                "noBreakHyphen" => push_text(parts, look, "\u{2011}"),
                "footnoteReference" => {
                    let id = attribute(node, "id").unwrap_or_default();
                    parts.push(Part::Markdown(format!("[^{id}]")));
                }
                "endnoteReference" => {
                    let id = attribute(node, "id").unwrap_or_default();
                    parts.push(Part::Markdown(format!("[^e{id}]")));
                }
                "drawing" | "pict" => {
                    let picture = self.picture(node);
                    parts.push(Part::Markdown(picture));
                }
                _ => {}
            }
        }
    }

    /// A picture as a paragraph.
    fn picture(&mut self, drawing: Node) -> String {
        let id = drawing.descendants().find_map(|node| {
            (is(node, "blip") || is(node, "imagedata"))
                .then(|| {
                    node.attributes()
                        .find(|a| matches!(a.name(), "embed" | "id"))
                        .map(|a| a.value().to_owned())
                })
                .flatten()
        });
        let Some(target) = id.and_then(|id| self.links.get(&id)).cloned() else {
            self.diagnostics.push(
                Diagnostic::warning("$.article.body", "a drawing is left out")
                    .hint("save it as a picture and add it"),
            );
            return String::new();
        };
        let alt = drawing
            .descendants()
            .find(|node| is(*node, "docPr"))
            .and_then(|node| attribute(node, "descr").map(escaped))
            .unwrap_or_default();
        let name = target.rsplit('/').next().unwrap_or_default().replace(' ', "-");
        let story = format!("pictures/{name}");
        self.pictures.push((
            format!("word/{}", target.trim_start_matches('/').trim_start_matches("word/")),
            story.clone(),
        ));
        format!("\n\n![{alt}]({story})\n\n")
    }

    /// The text of a cell; a table inside it becomes text.
    fn cell(&mut self, parent: Node) -> String {
        let mut texts = Vec::new();
        for node in parent.children() {
            let text = match node.tag_name().name() {
                "p" => self.inlines(node),
                "sdt" | "sdtContent" | "customXml" => self.cell(node),
                "tbl" => {
                    let rows: Vec<_> = node.children().filter(|node| is(*node, "tr")).collect();
                    let row = |row: Node| {
                        let cells: Vec<_> = row.children().filter(|node| is(*node, "tc")).collect();
                        cells.into_iter().map(|cell| self.cell(cell)).collect::<Vec<_>>().join(", ")
                    };
                    rows.into_iter().map(row).collect::<Vec<_>>().join("; ")
                }
                _ => continue,
            };
            texts.push(text.trim().to_owned());
        }
        texts.retain(|text| !text.is_empty());
        texts.join(" ")
    }

    fn table(&mut self, table: Node) {
        let rows: Vec<Vec<String>> = table
            .children()
            .filter(|node| is(*node, "tr"))
            .map(|row| {
                let cells: Vec<_> = row.children().filter(|node| is(*node, "tc")).collect();
                cells.into_iter().map(|cell| flat(&self.cell(cell))).collect()
            })
            .collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        for (index, row) in rows.iter().enumerate() {
            let cells: Vec<&str> = (0..columns).map(|at| row.get(at).map_or("", String::as_str)).collect();
            let _ = writeln!(self.body, "| {} |", cells.join(" | "));
            if index == 0 {
                let _ = writeln!(self.body, "|{}", " --- |".repeat(columns));
            }
        }
        self.body.push('\n');
    }

    /// The footnotes or endnotes that the text refers to. `mark` is before their ids.
    fn notes(&mut self, xml: &str, name: &str, mark: &str) {
        let Some(document) = parsed(xml) else { return };
        for note in document.descendants().filter(|node| is(*node, name)) {
            let id = note
                .attributes()
                .find(|a| a.name() == "id")
                .map(|a| a.value().to_owned())
                .unwrap_or_default();
            if !self.body.contains(&format!("[^{mark}{id}]")) {
                continue;
            }
            let paragraphs: Vec<_> = note.children().filter(|node| is(*node, "p")).collect();
            let texts: Vec<_> =
                paragraphs.into_iter().map(|paragraph| self.inlines(paragraph).trim().to_owned()).collect();
            let _ = write!(self.body, "[^{mark}{id}]: {}\n\n", texts.join(" "));
        }
    }
}

/// The text of a paragraph.
fn plain(paragraph: Node) -> String {
    let text: String =
        paragraph.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect();
    text.trim().to_owned()
}

/// Whether a run has a property that can be switched on and off.
fn is_set(run: Node, name: &str) -> bool {
    child(run, "rPr")
        .and_then(|looks| child(looks, name))
        .is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "none")))
}

fn is_hidden(run: Node) -> bool {
    is_set(run, "vanish")
}

fn look(run: Node) -> Look {
    let raised = child(run, "rPr").and_then(|looks| child(looks, "vertAlign"));
    Look {
        bold: is_set(run, "b"),
        italic: is_set(run, "i"),
        struck: is_set(run, "strike") || is_set(run, "dstrike"),
        raised: match raised.and_then(|node| attribute(node, "val")) {
            Some("superscript") => Some("sup"),
            Some("subscript") => Some("sub"),
            _ => None,
        },
    }
}

/// The signs of an equation in a line.
fn equation(node: Node) -> String {
    let signs = node.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text());
    escaped(&signs.collect::<Vec<_>>().concat())
}

/// The address in the instruction of a field, `HYPERLINK "address"`.
fn address(instruction: &str) -> Option<&str> {
    instruction.trim().strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1))
}

/// Markdown as a link, if the address is one for readers.
fn linked(words: String, address: Option<&str>) -> String {
    match address.filter(|address| address.starts_with("http") || address.starts_with("mailto:")) {
        Some(address) if !words.trim().is_empty() => {
            format!("[{words}](<{}>)", address.replace(['<', '>'], ""))
        }
        _ => words,
    }
}
