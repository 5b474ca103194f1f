//! CSV to a table, and the table of a TimelineJS spreadsheet to records.

use super::record::{FIELDS, Record, Records, Role};
use crate::diagnostics::Diagnostic;

/// A table with its header.
pub(super) struct Table {
    /// The header as written.
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A row and its number in the spreadsheet, where the header is row 1.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// Names of a column with the whole date.
const DATES: [&str; 5] = ["date", "start date", "start", "datum", "fecha"];
const ENDS: [&str; 3] = ["end date", "end", "ende"];

/// Parses CSV with commas, semicolons or tabs as delimiter.
///
/// # Errors
/// One diagnostic if there is no header.
pub(super) fn read(text: &str) -> Result<Table, Diagnostic> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|sign| first.bytes().filter(|b| b == sign).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| {
            Diagnostic::error(format!("row {}", index + 1), format!("this is not CSV: {error}"))
        })?;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        rows.push(Row { number: index + 1, cells });
    }
    if rows.is_empty() || rows.iter().take(1).all(|row| row.cells.iter().all(String::is_empty)) {
        return Err(Diagnostic::error("row 1", "there are no heads of columns")
            .hint("name the columns in the first row"));
    }
    let heads = rows.remove(0).cells;
    // Blank rows are skipped.
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Ok(Table { heads, rows })
}

fn plain(head: &str) -> String {
    head.to_lowercase().replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a table has the columns of a timeline.
pub(super) fn is_timeline(table: &Table) -> bool {
    let has = |names: &[&str]| table.heads.iter().any(|head| names.contains(&plain(head).as_str()));
    has(&["headline", "title", "event"]) && (has(&["year"]) || has(&DATES))
}

/// The slides of a spreadsheet.
pub(super) fn slides(table: Table) -> Records {
    let mut records = Records::default();
    let mut names: Vec<Option<&'static str>> = Vec::new();
    for head in &table.heads {
        let plain = plain(head);
        let name = match plain.as_str() {
            date if DATES.contains(&date) => Some("year"),
            date if ENDS.contains(&date) => Some("end_year"),
            "title" | "event" => Some("headline"),
            "description" => Some("text"),
            "type" => Some("type"),
            _ => FIELDS
                .iter()
                .find(|(_, column, _)| !column.is_empty() && *column == plain)
                .map(|(name, ..)| *name),
        };
        if name.is_none() && !head.is_empty() {
            records.diagnostics.push(
                Diagnostic::warning(format!("column \"{head}\""), "the column is unknown, and is left out")
                    .hint("the columns of a timeline are Year, Month, Day, Time, End Year, …, Headline, Text, Media, Group"),
            );
        }
        names.push(name);
    }
    for row in table.rows {
        let mut record = Record { place: format!("row {}", row.number), ..Record::default() };
        for (index, cell) in row.cells.iter().enumerate() {
            let head = table.heads.get(index).map_or("", String::as_str);
            let place = format!("row {}, column \"{head}\"", row.number);
            match names.get(index).copied().flatten() {
                Some("type") => match cell.to_lowercase().as_str() {
                    "title" => record.role = Role::Title,
                    "era" => record.role = Role::Era,
                    "" | "event" | "slide" => {}
                    other => records.diagnostics.push(
                        Diagnostic::warning(
                            place,
                            format!("the type \"{other}\" is unknown; the row is taken for an event"),
                        )
                        .hint("leave it empty, or write title or era"),
                    ),
                },
                Some(name) => record.put(name, cell, place),
                None if head.is_empty() && !cell.is_empty() => records.diagnostics.push(
                    Diagnostic::warning(place, "a cell under no head is left out")
                        .hint("name its column in the first row"),
                ),
                None => {}
            }
        }
        records.records.push(record);
    }
    records
}
