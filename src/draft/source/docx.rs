//! Converts a Word document (Office Open XML, ECMA-376): paragraphs, lists, tables, notes and pictures as Markdown.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::credits::credit_lines;
use super::markdown::{escaped, levelled};
use super::runs::{Look, Part, markdown, push_text, remove_common_emphasis};
use super::{Input, Source, language_of};
use crate::diagnostics::Diagnostic;

/// The maximum size of a part, in bytes.
const LIMIT: u64 = 64 << 20;

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
        reader.notes(&notes);
    }
    let mut source = Source {
        title: std::mem::take(&mut reader.title),
        body: levelled(&reader.body),
        ..Source::default()
    };
    if let Some(core) = parts.text("docProps/core.xml") {
        let core = Document::parse(&core).ok();
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

/// The files inside the document.
struct Parts<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl Parts<'_> {
    fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.0.by_name(name).ok()?;
        let mut bytes = Vec::new();
        file.take(LIMIT).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    fn text(&mut self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name)?).ok()
    }
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
}

fn is(node: Node, name: &str) -> bool {
    node.tag_name().name() == name
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name, in any namespace.
fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn styles(xml: &str) -> HashMap<String, String> {
    let Ok(document) = Document::parse(xml) else { return HashMap::new() };
    let styles = document.descendants().filter(|node| is(*node, "style"));
    styles
        .filter_map(|style| {
            let name = attribute(child(style, "name")?, "val")?.to_lowercase();
            Some((attribute(style, "styleId")?.to_owned(), name))
        })
        .collect()
}

fn links(xml: &str) -> HashMap<String, String> {
    let Ok(document) = Document::parse(xml) else { return HashMap::new() };
    let all = document.descendants().filter(|node| is(*node, "Relationship"));
    all.filter_map(|link| Some((attribute(link, "Id")?.to_owned(), attribute(link, "Target")?.to_owned())))
        .collect()
}

fn numbered(xml: &str) -> HashMap<(String, String), bool> {
    let Ok(document) = Document::parse(xml) else { return HashMap::new() };
    let mut lists = HashMap::new();
    for list in document.descendants().filter(|node| is(*node, "num")) {
        let shape = child(list, "abstractNumId").and_then(|shape| attribute(shape, "val"));
        let of_shape = |node: &Node| {
            is(*node, "abstractNum")
                && node.attributes().any(|a| a.name() == "abstractNumId" && Some(a.value()) == shape)
        };
        let Some(shape) = document.descendants().find(of_shape) else { continue };
        for level in shape.children().filter(|node| is(*node, "lvl")) {
            let format = child(level, "numFmt").and_then(|format| attribute(format, "val"));
            let key = (
                attribute(list, "numId").unwrap_or_default().to_owned(),
                attribute(level, "ilvl").unwrap_or("0").to_owned(),
            );
            lists.insert(key, !matches!(format, Some("bullet" | "none") | None));
        }
    }
    lists
}

impl Reader {
    fn blocks(&mut self, parent: Node) {
        for node in parent.children() {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.blocks(content);
                    }
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
                "r" => self.run(node, parts),
                "hyperlink" => {
                    let target = attribute(node, "id").and_then(|id| self.links.get(id));
                    let target = target
                        .filter(|target| target.starts_with("http") || target.starts_with("mailto:"))
                        .map(|target| target.replace(['<', '>'], ""));
                    let Some(target) = target else {
                        self.parts(node, parts);
                        continue;
                    };
                    let words = self.inlines(node);
                    let is_blank = words.trim().is_empty();
                    parts.push(Part::Markdown(if is_blank {
                        words
                    } else {
                        format!("[{words}](<{target}>)")
                    }));
                }
                "ins" | "smartTag" | "fldSimple" | "sdtContent" => self.parts(node, parts),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.parts(content, parts);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node, parts: &mut Vec<Part>) {
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

    fn table(&mut self, table: Node) {
        let rows: Vec<Vec<String>> = table
            .children()
            .filter(|node| is(*node, "tr"))
            .map(|row| {
                let cells: Vec<_> = row.children().filter(|node| is(*node, "tc")).collect();
                cells
                    .into_iter()
                    .map(|cell| {
                        let paragraphs: Vec<_> = cell.children().filter(|node| is(*node, "p")).collect();
                        let texts: Vec<_> =
                            paragraphs.into_iter().map(|paragraph| self.inlines(paragraph)).collect();
                        texts.join(" ").replace(['\n', '|'], " ").trim().to_owned()
                    })
                    .collect()
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

    /// The footnotes that the text refers to.
    fn notes(&mut self, xml: &str) {
        let Ok(document) = Document::parse(xml) else { return };
        for note in document.descendants().filter(|node| is(*node, "footnote")) {
            let id = note
                .attributes()
                .find(|a| a.name() == "id")
                .map(|a| a.value().to_owned())
                .unwrap_or_default();
            if !self.body.contains(&format!("[^{id}]")) {
                continue;
            }
            let paragraphs: Vec<_> = note.children().filter(|node| is(*node, "p")).collect();
            let texts: Vec<_> =
                paragraphs.into_iter().map(|paragraph| self.inlines(paragraph).trim().to_owned()).collect();
            let _ = write!(self.body, "[^{id}]: {}\n\n", texts.join(" "));
        }
    }
}

/// The text of a paragraph.
fn plain(paragraph: Node) -> String {
    let text: String =
        paragraph.descendants().filter(|node| is(*node, "t")).filter_map(|node| node.text()).collect();
    text.trim().to_owned()
}

fn look(run: Node) -> Look {
    let looks = child(run, "rPr");
    let set = |name: &str| {
        looks
            .and_then(|node| child(node, name))
            .is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "none")))
    };
    let raised = looks.and_then(|node| child(node, "vertAlign")).and_then(|node| attribute(node, "val"));
    Look {
        bold: set("b"),
        italic: set("i"),
        struck: set("strike") || set("dstrike"),
        raised: match raised {
            Some("superscript") => Some("sup"),
            Some("subscript") => Some("sub"),
            _ => None,
        },
    }
}
