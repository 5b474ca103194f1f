//! Error recovery for YAML: entries are parsed one by one, and only invalid ones are lost.
//!
//! Entries are found by indentation: each line with the indentation of the first one begins an entry of the same list
//! (`- `) or mapping (`key:`). Only block style is split; a list in brackets is parsed as a whole.

use std::ops::Range;

use super::yaml::{Fault, Node, Tree, is_of_aliases, parse};

/// The readable part of YAML that begins at the byte `base` of its file, and the faults.
pub(super) fn recover(text: &str, base: usize) -> (Option<Node>, Vec<Fault>) {
    match parse(text, base) {
        Ok(node) => (Some(node), Vec::new()),
        // Aliases may refer to other entries, so none can be parsed alone.
        Err(fault) if is_of_aliases(&fault.message) => (None, vec![fault]),
        Err(fault) => {
            let mut faults = Vec::new();
            match one_by_one(text, base, &mut faults) {
                // Each entry is valid: the fault is between them.
                Some(node) if faults.is_empty() => (Some(node), vec![Fault { loses_part: false, ..fault }]),
                Some(node) => (Some(node), faults),
                None => (None, vec![fault]),
            }
        }
    }
}

/// The readable entries; `None` if the text cannot be split.
fn one_by_one(text: &str, base: usize, faults: &mut Vec<Fault>) -> Option<Node> {
    let (style, entries) = entries(text)?;
    let range = base..base + text.len();
    match style {
        Style::List => {
            let mut items = Vec::new();
            for entry in entries {
                match parse(text.get(entry.clone()).unwrap_or_default(), base + entry.start) {
                    Ok(Node { tree: Tree::List(read), .. }) => items.extend(read),
                    Ok(_) => {}
                    Err(fault) => faults.push(Fault { loses_part: false, ..fault }),
                }
            }
            Some(Node { range, tree: Tree::List(items) })
        }
        Style::Mapping => {
            let mut fields = Vec::new();
            for entry in entries {
                let written = text.get(entry.clone()).unwrap_or_default();
                let base = base + entry.start;
                let read = parse(written, base).or_else(|fault| nested(written, base, faults).ok_or(fault));
                match read {
                    Ok(Node { tree: Tree::Map(read), .. }) => {
                        for (key, value) in read {
                            if fields.iter().any(|(other, _): &(super::yaml::Key, _)| other.name == key.name)
                            {
                                let message =
                                    format!("the key \"{}\" stands twice; the first counts", key.name);
                                faults.push(Fault::new(key.range.start, message));
                            } else {
                                fields.push((key, value));
                            }
                        }
                    }
                    Ok(_) => {}
                    Err(fault) => faults.push(fault),
                }
            }
            Some(Node { range, tree: Tree::Map(fields) })
        }
    }
}

/// A mapping of one key whose value, on the lines below it, is parsed entry by entry.
fn nested(entry: &str, base: usize, faults: &mut Vec<Fault>) -> Option<Node> {
    let (line, value) = entry.split_at(entry.find('\n')? + 1);
    line.trim_end().strip_suffix(':')?;
    let value = one_by_one(value, base + line.len(), faults)?;
    // Parsed alone, the key is a mapping with an empty value.
    let Node { range, tree: Tree::Map(mut fields) } = parse(line, base).ok()? else { return None };
    fields.first_mut()?.1 = value;
    Some(Node { range, tree: Tree::Map(fields) })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    List,
    Mapping,
}

/// The byte ranges of the entries.
fn entries(text: &str) -> Option<(Style, Vec<Range<usize>>)> {
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let says_something = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let first = text.lines().find(|line| says_something(line))?;
    let depth = indentation(first);
    let style_of = |line: &str| {
        let line = line.trim();
        if line == "-" || line.starts_with("- ") {
            Some(Style::List)
        } else if line.ends_with(':') || line.contains(": ") {
            Some(Style::Mapping)
        } else {
            None
        }
    };
    let style = style_of(first)?;
    let mut entries: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begins = says_something(line)
            && indentation(line) == depth
            && !line.trim_start_matches(' ').starts_with('\t')
            && style_of(line) == Some(style);
        if begins {
            entries.push(at..at);
        }
        at += line.len();
        if let Some(entry) = entries.last_mut() {
            entry.end = at;
        }
    }
    Some((style, entries))
}

#[cfg(test)]
mod tests {
    use super::super::yaml::{Node, Tree};
    use super::recover;

    fn told(node: &Node) -> String {
        match &node.tree {
            Tree::Nothing => "~".to_owned(),
            Tree::Text(text) => text.clone(),
            Tree::List(items) => format!("[{}]", items.iter().map(told).collect::<Vec<_>>().join(", ")),
            Tree::Map(fields) => {
                let fields: Vec<_> =
                    fields.iter().map(|(key, node)| format!("{}: {}", key.name, told(node))).collect();
                format!("{{{}}}", fields.join(", "))
            }
        }
    }

    #[test]
    fn only_the_entry_that_is_wrong_is_lost() {
        for (text, read, place) in [
            ("- id: a\n- id: b: c\n  label: x\n- id: d\n", "[{id: a}, {id: d}]", 9..27),
            ("title: A\nsummary: b: c\nurl: x\n", "{title: A, url: x}", 9..23),
            (
                "title: A\nglossary:\n  # mine\n  - id: a\n    label: x: y\n\n  - id: b\n",
                "{title: A, glossary: [{id: b}]}",
                30..53,
            ),
            ("events:\n- id: a\n  title: \"x\n- id: b\n  title: y\n", "{events: [{id: b, title: y}]}", 8..28),
            ("title: A\ntitle: B\n", "{title: A}", 9..10),
            (
                "title: A\nglossary:\n  - id: a\n\tlabel: A\n  - id: b\nurl: x\n",
                "{title: A, glossary: [{id: b}], url: x}",
                19..39,
            ),
        ] {
            let (node, found) = recover(text, 0);
            assert_eq!(node.as_ref().map(told).as_deref(), Some(read), "{text}");
            let places: Vec<_> = found.iter().map(|fault| place.contains(&fault.offset)).collect();
            assert_eq!(
                places,
                [true],
                "{text}: {:?}",
                found.iter().map(|fault| fault.offset).collect::<Vec<_>>()
            );
        }
        assert!(recover("[a, b", 0).0.is_none());
    }
}
