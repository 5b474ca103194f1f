//! Imports a glossary in CSV: columns in any order, by their usual names.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::csv::Table;
use super::ids::Ids;
use super::markup::markdown;
use super::{Imported, What};
use crate::diagnostics::Diagnostic;
use crate::draft::{escape, quoted};
use crate::story::model::TermKind;

/// The fields of a term, each with the names of its column.
const HEADS: [(&str, &[&str]); 9] = [
    (
        "label",
        &[
            "term", "label", "name", "word", "title", "entry", "begriff", "wort", "terme", "mot", "término",
            "termino", "termine", "woord",
        ],
    ),
    (
        "definition",
        &[
            "definition",
            "meaning",
            "description",
            "explanation",
            "text",
            "bedeutung",
            "beschreibung",
            "erklärung",
            "définition",
            "description courte",
            "definición",
            "significado",
            "definizione",
            "significato",
            "definitie",
            "betekenis",
            "omschrijving",
            "short definition",
        ],
    ),
    (
        "aliases",
        &[
            "aliases",
            "alias",
            "synonyms",
            "synonym",
            "abbreviation",
            "acronym",
            "abbreviations",
            "variants",
            "also known as",
            "aka",
            "synonyme",
            "abkürzung",
            "synonymes",
            "abréviation",
            "sinónimos",
            "abreviatura",
            "sinonimi",
            "abbreviazione",
            "synoniemen",
            "afkorting",
        ],
    ),
    (
        "kind",
        &[
            "kind",
            "type",
            "category",
            "art",
            "kategorie",
            "catégorie",
            "tipo",
            "categoría",
            "categoria",
            "soort",
            "categorie",
        ],
    ),
    (
        "details",
        &[
            "details",
            "more",
            "long definition",
            "notes",
            "note",
            "anmerkung",
            "détails",
            "detalles",
            "dettagli",
        ],
    ),
    ("url", &["url", "link", "source url", "website", "web", "enlace", "lien"]),
    ("source", &["source", "reference", "quelle", "fuente", "fonte", "bron"]),
    ("id", &["id", "key", "slug", "identifier"]),
    (
        "see_also",
        &["see also", "related", "siehe auch", "voir aussi", "véase también", "vedi anche", "zie ook"],
    ),
];

/// Converts rows to a glossary.
///
/// # Errors
/// One diagnostic if there is no column with terms.
pub(super) fn import(table: Table) -> Result<Imported, Diagnostic> {
    let mut diagnostics = Vec::new();
    let columns = columns(&table.heads, &mut diagnostics);
    if !columns.contains(&Some("label")) {
        return Err(Diagnostic::error(
            "row 1",
            format!("no column is known to hold terms: {}", table.heads.join(", ")),
        )
        .hint("call it \"term\"; a timeline needs the columns Year and Headline"));
    }
    let rows = rows(&table, &columns, &mut diagnostics);
    let mut ids = BTreeMap::new();
    for row in &rows {
        if ids.insert(row.label.to_lowercase(), row.id.as_str()).is_some() {
            diagnostics.push(
                Diagnostic::warning(
                    row.place.clone(),
                    format!("the term \"{}\" stands here a second time", row.label),
                )
                .hint("join the two rows"),
            );
        }
    }
    let mut text = String::new();
    for row in &rows {
        row.write(&ids, &mut text, &mut diagnostics);
    }
    Ok(Imported { what: What::Glossary, text, is_untitled: false, diagnostics })
}

/// The field of each column; `None` for a column that is left out.
fn columns(heads: &[String], diagnostics: &mut Vec<Diagnostic>) -> Vec<Option<&'static str>> {
    let mut columns = Vec::new();
    for head in heads {
        let words = head.to_lowercase().replace(['_', '-'], " ");
        let field = HEADS.iter().find(|(_, heads)| heads.contains(&words.trim())).map(|(name, _)| *name);
        let twice = field.is_some() && columns.contains(&field);
        if (field.is_none() || twice) && !head.is_empty() {
            let why = if twice { "another column holds the same" } else { "the column is unknown" };
            diagnostics.push(
                Diagnostic::warning(format!("column \"{head}\""), format!("{why}; it is left out"))
                    .hint("name it term, definition, aliases, kind, details, source, url, id or see also"),
            );
        }
        columns.push(field.filter(|_| !twice));
    }
    columns
}

/// A row with a term.
struct Row<'a> {
    /// "row 3".
    place: String,
    label: &'a str,
    id: String,
    /// The cells and the heads of their columns, by field.
    cells: BTreeMap<&'static str, (&'a str, &'a str)>,
}

/// The rows with a term. Ids given in the file are reserved before any is made.
fn rows<'a>(
    table: &'a Table,
    columns: &[Option<&'static str>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Row<'a>> {
    let at = columns.iter().position(|field| *field == Some("id"));
    let given = table.rows.iter().filter_map(|row| row.cells.get(at?));
    let mut ids = Ids::reserving(given.map(String::as_str));
    let mut rows = Vec::new();
    for row in &table.rows {
        // A row may be shorter than the header.
        let cells = row.cells.iter().map(String::as_str).chain(std::iter::repeat(""));
        let cells = columns.iter().zip(&table.heads).zip(cells);
        let cells: BTreeMap<_, _> =
            cells.filter_map(|((field, head), cell)| Some(((*field)?, (cell, head.as_str())))).collect();
        let place = format!("row {}", row.number);
        let label = cells.get("label").map_or("", |(label, _)| label);
        if label.is_empty() {
            diagnostics
                .push(Diagnostic::error(place, "a row without a term is left out").hint("fill in the term"));
            continue;
        }
        let mut row = Row { place, label, id: String::new(), cells };
        let (id, fault) = ids.next(row.get("id"), label, || row.place_of("id"));
        diagnostics.extend(fault);
        row.id = id;
        rows.push(row);
    }
    rows
}

impl<'a> Row<'a> {
    fn get(&self, field: &str) -> Option<&'a str> {
        self.cells.get(field).map(|(cell, _)| *cell).filter(|cell| !cell.is_empty())
    }

    /// The place of a field, even if it is empty.
    fn place_of(&self, field: &str) -> String {
        match self.cells.get(field) {
            Some((_, head)) => format!("{}, column \"{head}\"", self.place),
            None => self.place.clone(),
        }
    }

    /// The names in a cell.
    fn names(&self, field: &str, separators: &'static [char]) -> Option<impl Iterator<Item = &'a str>> {
        Some(self.get(field)?.split(separators).map(str::trim).filter(|name| !name.is_empty()))
    }

    /// Appends the entry of a glossary in YAML. `ids` has the ids of all terms by label in lower case.
    fn write(&self, ids: &BTreeMap<String, &str>, text: &mut String, diagnostics: &mut Vec<Diagnostic>) {
        let _ = writeln!(text, "- id: {}\n  label: {}", quoted(&self.id), quoted(self.label));
        if let Some(aliases) = self.names("aliases", &[';', ',', '|', '\n']) {
            let _ = writeln!(text, "  aliases: [{}]", aliases.map(quoted).collect::<Vec<_>>().join(", "));
        }
        match self.get("kind").map(|kind| kind_of(kind).ok_or(kind)) {
            Some(Ok(kind)) => {
                let _ = writeln!(text, "  kind: {}", kind.name());
            }
            Some(Err(kind)) => diagnostics.push(
                Diagnostic::warning(
                    self.place_of("kind"),
                    format!("the kind \"{kind}\" is unknown, and is left out"),
                )
                .hint(format!("use one of: {}", TermKind::ALL.map(TermKind::name).join(", "))),
            ),
            None => {}
        }
        let mut rich =
            |field: &str| self.get(field).map(|words| markdown(words, &self.place_of(field), diagnostics));
        let (definition, details) = (rich("definition"), rich("details"));
        match definition {
            Some(definition) => {
                let _ = writeln!(text, "  definition: {}", quoted(&definition));
            }
            None => {
                text.push_str("  definition:\n  draft: true\n");
                diagnostics.push(
                    Diagnostic::warning(
                        self.place_of("definition"),
                        format!("the term \"{}\" has no definition; it is a draft", self.label),
                    )
                    .hint("write one, and delete \"draft: true\""),
                );
            }
        }
        if let Some(details) = details {
            let _ = writeln!(text, "  details: [{}]", quoted(&details));
        }
        if let Some(related) = self.names("see_also", &[';', ',', '|']) {
            let mut known = Vec::new();
            for name in related {
                match ids.get(&name.to_lowercase()) {
                    Some(id) => known.push(quoted(id)),
                    None => diagnostics.push(Diagnostic::warning(
                        self.place_of("see_also"),
                        format!("no row has the term \"{name}\"; it is left out"),
                    )),
                }
            }
            let _ = writeln!(text, "  see_also: [{}]", known.join(", "));
        }
        let (source, url) = (self.get("source"), self.get("url"));
        if let Some(title) = source.or(url) {
            let _ = writeln!(text, "  sources:\n    - title: {}", quoted(&escape(title).replace('\\', "")));
            if let Some(url) = url.or(source.filter(|source| source.starts_with("http"))) {
                let _ = writeln!(text, "      url: {}", quoted(url));
            }
        }
    }
}

/// A kind of terms by its name in a story, or another usual one.
fn kind_of(name: &str) -> Option<TermKind> {
    let name = name.to_lowercase();
    TermKind::ALL.into_iter().find(|kind| kind.name() == name || names(*kind).contains(&name.as_str()))
}

/// Other names of a kind.
fn names(kind: TermKind) -> &'static [&'static str] {
    match kind {
        TermKind::Person => &["people", "persona", "personne", "persoon"],
        TermKind::Organisation => &[
            "organization",
            "company",
            "institution",
            "org",
            "organización",
            "organizzazione",
            "organisatie",
        ],
        TermKind::Place => &["location", "ort", "lieu", "lugar", "luogo", "plaats"],
        TermKind::Concept => &["term", "idea", "begriff", "concepto", "concetto"],
        TermKind::Law => &["treaty", "regulation", "gesetz", "loi", "ley", "legge", "wet"],
        TermKind::Project => {
            &["product", "programme", "program", "projekt", "projet", "proyecto", "progetto"]
        }
        TermKind::Event => &["ereignis", "événement", "evento", "gebeurtenis"],
        TermKind::Claim => &["behauptung", "affirmation"],
    }
}
