//! Converts HTML tables. The handler of `htmd` reads `th` of the first row and `td` of the others only, so it loses row
//! headers; this one keeps every cell.

use std::rc::Rc;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::html::{attribute, parent, tag};

/// The maximum number of columns of a cell, and of rows.
const SPAN: usize = 50;

/// A row: whether it is the head, and its cells.
struct Row {
    is_head: bool,
    cells: Vec<Rc<Node>>,
}

/// A table with all cells in their order. Its first row is the head if it is in `thead` or all its cells are `th`,
/// otherwise the head is empty. A table inside a cell becomes a line; one of a single column with blocks lays out a
/// page and is none.
pub(super) fn table(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let (mut rows, mut before) = (Vec::new(), String::new());
    collect(handlers, element.node, false, &mut rows, &mut before);
    let contents: Vec<Vec<(usize, usize, String)>> = rows
        .iter()
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| (span(cell, "colspan"), span(cell, "rowspan"), content(handlers, cell)))
                .collect()
        })
        .collect();
    let is_layout = contents.iter().all(|row| row.len() <= 1)
        && contents.iter().flatten().any(|(.., text)| text.contains("\n\n"));
    if is_layout {
        let blocks: Vec<String> = contents.into_iter().flatten().map(|(.., text)| text).collect();
        return Some(format!("\n\n{before}{}\n\n", blocks.join("\n\n")).into());
    }
    let lines = grid(&contents);
    if in_cell(element.node) {
        let lines: Vec<String> = lines.iter().map(|row| row.join(", ")).collect();
        return Some(format!("\n\n{before}{}\n\n", lines.join("; ")).into());
    }
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return Some(before.into());
    }
    let has_head = rows.first().is_some_and(|row| row.is_head);
    let empty = Vec::new();
    let head = lines.first().filter(|_| has_head).unwrap_or(&empty);
    let mut text = format!("\n\n{before}{}|{}\n", line(head, columns), " --- |".repeat(columns));
    for row in lines.iter().skip(usize::from(has_head)) {
        text.push_str(&line(row, columns));
    }
    text.push_str("\n\n");
    Some(text.into())
}

/// The rows of a table, not those of tables inside, and the text before it: its caption and what is in no row.
fn collect(handlers: &dyn Handlers, node: &Rc<Node>, head: bool, rows: &mut Vec<Row>, before: &mut String) {
    for child in node.children.borrow().iter() {
        match tag(child).as_deref() {
            Some("thead") => collect(handlers, child, true, rows, before),
            Some("tbody" | "tfoot") => collect(handlers, child, false, rows, before),
            Some("tr") => {
                let is_cell = |node: &&Rc<Node>| matches!(tag(node).as_deref(), Some("td" | "th"));
                let cells: Vec<_> = child.children.borrow().iter().filter(is_cell).cloned().collect();
                let all_heads =
                    !cells.is_empty() && cells.iter().all(|cell| tag(cell).as_deref() == Some("th"));
                rows.push(Row { is_head: head || all_heads, cells });
            }
            Some("caption") => {
                let caption = handlers.walk_children(child).content;
                *before = format!("{}\n\n", caption.trim());
            }
            _ => {}
        }
    }
}

/// The cells of each row at their columns: a cell over several rows or columns is followed by empty ones.
fn grid(contents: &[Vec<(usize, usize, String)>]) -> Vec<Vec<String>> {
    // How many further rows each column is taken by a cell above.
    let mut taken: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for row in contents {
        let mut line = Vec::new();
        let skip = |line: &mut Vec<String>, taken: &mut Vec<usize>| {
            while let Some(rows) = taken.get_mut(line.len()).filter(|rows| **rows > 0) {
                *rows -= 1;
                line.push(String::new());
            }
        };
        for (columns, rows, text) in row {
            skip(&mut line, &mut taken);
            for column in 0..*columns {
                if taken.len() <= line.len() {
                    taken.resize(line.len() + 1, 0);
                }
                if let Some(taken) = taken.get_mut(line.len()) {
                    *taken = rows - 1;
                }
                line.push(if column == 0 { flat(text) } else { String::new() });
            }
        }
        skip(&mut line, &mut taken);
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

fn line(cells: &[String], columns: usize) -> String {
    let cells: Vec<&str> = (0..columns).map(|at| cells.get(at).map_or("", String::as_str)).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn span(cell: &Rc<Node>, name: &str) -> usize {
    attribute(cell, name).and_then(|value| value.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, SPAN)
}

fn content(handlers: &dyn Handlers, cell: &Rc<Node>) -> String {
    handlers.walk_children(cell).content.trim().to_owned()
}

/// Blocks as one line, without the signs that begin them.
pub(super) fn flat(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("```"));
    let lines: Vec<&str> = lines
        .map(|line| {
            let bare = line.trim_start_matches('#').trim_start_matches('>');
            ["- ", "* "].iter().find_map(|mark| bare.trim_start().strip_prefix(mark)).unwrap_or(bare).trim()
        })
        .collect();
    let mut flat = String::new();
    for c in lines.join(" ").chars() {
        // A bar would end the cell.
        if c == '|' && !flat.ends_with('\\') {
            flat.push('\\');
        }
        flat.push(c);
    }
    flat
}

/// Whether a table is inside a cell of another.
fn in_cell(node: &Rc<Node>) -> bool {
    let mut around = parent(node);
    while let Some(element) = around {
        if matches!(tag(&element).as_deref(), Some("td" | "th")) {
            return true;
        }
        around = parent(&element);
    }
    false
}
