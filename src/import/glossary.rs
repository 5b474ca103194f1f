//! Imports a glossary in CSV: columns in any order, by their usual names.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::csv::Table;
use super::{Imported, What};
use crate::diagnostics::Diagnostic;
use crate::draft::{escape, quoted, slug};

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

/// The kinds of terms by their usual names.
const KINDS: [(&str, &[&str]); 8] = [
    ("person", &["person", "people", "persona", "personne", "persoon"]),
    (
        "organisation",
        &[
            "organisation",
            "organization",
            "company",
            "institution",
            "org",
            "organización",
            "organizzazione",
            "organisatie",
        ],
    ),
    ("place", &["place", "location", "ort", "lieu", "lugar", "luogo", "plaats"]),
    ("concept", &["concept", "term", "idea", "begriff", "concepto", "concetto"]),
    ("law", &["law", "treaty", "regulation", "gesetz", "loi", "ley", "legge", "wet"]),
    ("project", &["project", "product", "programme", "program", "projekt", "projet", "proyecto", "progetto"]),
    ("event", &["event", "ereignis", "événement", "evento", "gebeurtenis"]),
    ("claim", &["claim", "behauptung", "affirmation"]),
];

/// Converts rows to a glossary.
///
/// # Errors
/// One diagnostic if there is no column with terms, or none with definitions.
pub(super) fn import(table: Table) -> Result<Imported, Diagnostic> {
    let mut diagnostics = Vec::new();
    let plain = |head: &String| head.to_lowercase().replace(['_', '-'], " ").trim().to_owned();
    let mut names: Vec<Option<&str>> = Vec::new();
    for head in &table.heads {
        let head_words = plain(head);
        let field =
            HEADS.iter().find(|(_, heads)| heads.contains(&head_words.as_str())).map(|(name, _)| *name);
        let twice = field.is_some() && names.contains(&field);
        if (field.is_none() || twice) && !head.is_empty() {
            let why = if twice { "another column holds the same" } else { "the column is unknown" };
            diagnostics.push(
                Diagnostic::warning(format!("column \"{head}\""), format!("{why}; it is left out"))
                    .hint("name it term, definition, aliases, kind, details, source, url, id or see also"),
            );
        }
        names.push(field.filter(|_| !twice));
    }
    if !names.contains(&Some("label")) {
        return Err(Diagnostic::error(
            "row 1",
            format!("no column is known to hold terms: {}", table.heads.join(", ")),
        )
        .hint("call it \"term\"; a timeline needs the columns Year and Headline"));
    }
    let (mut text, mut ids, mut labels) = (String::new(), BTreeMap::new(), BTreeMap::new());
    let rows: Vec<(usize, BTreeMap<&str, &str>)> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .enumerate()
                .filter_map(|(index, cell)| Some((names.get(index).copied().flatten()?, cell.as_str())));
            (row.number, cells.filter(|(_, cell)| !cell.is_empty()).collect())
        })
        .collect();
    for (number, row) in &rows {
        if let Some(label) = row.get("label") {
            let id =
                row.get("id").filter(|id| id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')));
            let id = id.map_or_else(|| slug(label, &mut ids), |id| (*id).to_owned());
            if labels.insert(label.to_lowercase(), id).is_some() {
                diagnostics.push(
                    Diagnostic::warning(
                        format!("row {number}"),
                        format!("the term \"{label}\" stands here a second time"),
                    )
                    .hint("join the two rows"),
                );
            }
        }
    }
    let mut ids = BTreeMap::new();
    for (number, row) in &rows {
        let place = |name: &str| {
            let at = names.iter().position(|field| *field == Some(name));
            at.and_then(|at| table.heads.get(at))
                .map_or_else(|| format!("row {number}"), |head| format!("row {number}, column \"{head}\""))
        };
        let Some(label) = row.get("label") else {
            diagnostics.push(
                Diagnostic::error(format!("row {number}"), "a row without a term is left out")
                    .hint("fill in the term"),
            );
            continue;
        };
        let id = row.get("id").filter(|id| id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')));
        if id.is_none() && row.contains_key("id") {
            diagnostics.push(Diagnostic::warning(
                place("id"),
                "an id holds letters, digits, \"-\" and \"_\"; another one is made",
            ));
        }
        let id = id.map_or_else(|| slug(label, &mut ids), |id| (*id).to_owned());
        let _ = writeln!(text, "- id: {}\n  label: {}", quoted(&id), quoted(label));
        if let Some(aliases) = row.get("aliases") {
            let aliases: Vec<String> = aliases
                .split([';', ',', '|', '\n'])
                .map(str::trim)
                .filter(|alias| !alias.is_empty())
                .map(quoted)
                .collect();
            let _ = writeln!(text, "  aliases: [{}]", aliases.join(", "));
        }
        if let Some(kind) = row.get("kind") {
            match KINDS.iter().find(|(_, words)| words.contains(&kind.to_lowercase().as_str())) {
                Some((kind, _)) => {
                    let _ = writeln!(text, "  kind: {kind}");
                }
                None => {
                    let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
                    diagnostics.push(
                        Diagnostic::warning(
                            place("kind"),
                            format!("the kind \"{kind}\" is unknown, and is left out"),
                        )
                        .hint(format!("use one of: {}", kinds.join(", "))),
                    );
                }
            }
        }
        let mut rich = |name: &str| {
            row.get(name).map(|words| super::markup::markdown(words, &place(name), &mut diagnostics))
        };
        let (definition, details) = (rich("definition"), rich("details"));
        match definition {
            Some(definition) => {
                let _ = writeln!(text, "  definition: {}", quoted(&definition));
            }
            None => {
                let _ = writeln!(text, "  definition:\n  draft: true");
                diagnostics.push(
                    Diagnostic::warning(
                        place("definition"),
                        format!("the term \"{label}\" has no definition; it is a draft"),
                    )
                    .hint("write one, and delete \"draft: true\""),
                );
            }
        }
        if let Some(details) = details {
            let _ = writeln!(text, "  details: [{}]", quoted(&details));
        }
        if let Some(related) = row.get("see_also") {
            let mut known = Vec::new();
            for name in related.split([';', ',', '|']).map(str::trim).filter(|name| !name.is_empty()) {
                match labels.get(&name.to_lowercase()) {
                    Some(id) => known.push(quoted(id)),
                    None => diagnostics.push(Diagnostic::warning(
                        place("see_also"),
                        format!("no row has the term \"{name}\"; it is left out"),
                    )),
                }
            }
            let _ = writeln!(text, "  see_also: [{}]", known.join(", "));
        }
        if let Some(title) = row.get("source").or(row.get("url")) {
            let url =
                row.get("url").or_else(|| row.get("source").filter(|source| source.starts_with("http")));
            let _ = writeln!(text, "  sources:\n    - title: {}", quoted(&escape(title).replace('\\', "")));
            if let Some(url) = url {
                let _ = writeln!(text, "      url: {}", quoted(url));
            }
        }
    }
    Ok(Imported { what: What::Glossary, text, is_untitled: false, diagnostics })
}
