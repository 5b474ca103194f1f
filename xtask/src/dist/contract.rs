//! The element's interface, parsed from the tables of docs/embed.md.

use crate::process::Failure;

/// A row of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    /// The TypeScript type, if the table has a column for it.
    pub(super) kind: String,
    pub(super) meaning: String,
}

/// The public interface of the element.
pub(super) struct Contract {
    pub(super) attributes: Vec<Entry>,
    pub(super) slots: Vec<Entry>,
    pub(super) properties: Vec<Entry>,
    /// By their whole signature: `showTerm(id: string): boolean`.
    pub(super) methods: Vec<Entry>,
    pub(super) events: Vec<Entry>,
    pub(super) states: Vec<Entry>,
    pub(super) custom_properties: Vec<Entry>,
    pub(super) parts: Vec<Entry>,
}

impl Contract {
    /// Parses the guide.
    ///
    /// # Errors
    /// If a table is missing.
    pub(super) fn read(guide: &str) -> Result<Self, Failure> {
        let table = |head: &str| {
            let entries = table(guide, head);
            if entries.is_empty() {
                let message = format!("docs/embed.md has no table that begins `| {head} |`");
                return Err(Failure::new(message).mend("bring it back: tools are told what stands there"));
            }
            Ok(entries)
        };
        Ok(Self {
            attributes: table("Attribute")?,
            slots: table("Slot")?,
            properties: table("Property")?,
            methods: table("Method")?,
            events: table("Event")?,
            states: table("State")?,
            custom_properties: table("Custom property")?,
            parts: table("Part")?,
        })
    }
}

/// The rows of the table whose header begins with this cell.
fn table(guide: &str, head: &str) -> Vec<Entry> {
    let begins = format!("| {head} |");
    let rows = guide.lines().skip_while(|line| !line.starts_with(&begins)).skip(2);
    rows.take_while(|line| line.starts_with('|')).filter_map(entry).collect()
}

fn entry(row: &str) -> Option<Entry> {
    // A bar inside code is escaped.
    let row = row.replace("\\|", "\u{0}");
    let cells: Vec<String> =
        row.trim_matches(['|', ' ']).split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
    let plain = |cell: &String| cell.trim_matches('`').to_owned();
    match cells.as_slice() {
        [name, meaning] => {
            Some(Entry { name: plain(name), kind: String::new(), meaning: meaning.to_owned() })
        }
        [name, kind, meaning] => {
            Some(Entry { name: plain(name), kind: plain(kind), meaning: meaning.to_owned() })
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Contract, Entry, entry};
    use crate::process::root;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    pub(in crate::dist) fn contract() -> Contract {
        Contract::read(&fs::read_to_string(root().join("docs/embed.md")).unwrap()).unwrap()
    }

    pub(in crate::dist) fn names(entries: &[Entry]) -> BTreeSet<&str> {
        entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    /// The sources of a folder, concatenated.
    fn sources(folder: &str) -> String {
        fn collect(folder: &Path, text: &mut String) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => collect(&path, text),
                    false => text.push_str(&fs::read_to_string(path).unwrap()),
                }
            }
        }
        let mut text = String::new();
        collect(&root().join(folder), &mut text);
        text
    }

    /// The texts between each occurrence of a start and the next end.
    fn between<'a>(text: &'a str, begin: &str, end: char) -> BTreeSet<&'a str> {
        text.split(begin).skip(1).filter_map(|rest| rest.split(end).next()).collect()
    }

    #[test]
    fn a_row_is_read_with_the_bars_inside_its_code() {
        let row = "| `theme` | `\"light\" \\| \"dark\"` | The *look*. |";
        let read = Entry {
            name: "theme".into(),
            kind: "\"light\" | \"dark\"".into(),
            meaning: "The *look*.".into(),
        };
        assert_eq!(entry(row), Some(read));
    }

    #[test]
    fn a_guide_without_a_table_is_refused() {
        let failure = Contract::read("# Guide").err().unwrap().to_string();
        assert!(failure.contains("`| Attribute |`"), "{failure}");
    }

    #[test]
    fn the_guide_names_the_parts_that_are_drawn() {
        let mut text = sources("src/components");
        text.push_str(&sources("src/embed"));
        let mut drawn = between(&text, "part=\"", '"');
        drawn.extend(between(&text, "part: \"", '"'));
        assert_eq!(names(&contract().parts), drawn);
    }

    #[test]
    fn the_guide_names_the_events_that_are_sent() {
        let text: String = sources("src/embed").split_whitespace().collect();
        let sent = between(&text, "send(\"explainer-", '"');
        let told = contract().events;
        let told: BTreeSet<&str> =
            told.iter().filter_map(|event| event.name.strip_prefix("explainer-")).collect();
        assert_eq!(told, sent);
    }

    #[test]
    fn the_guide_names_the_attributes_that_the_element_watches() {
        let text = sources("src/embed");
        let watched = text.split("observedAttributes = [").nth(1).and_then(|rest| rest.split(']').next());
        let mut watched: BTreeSet<&str> =
            watched.unwrap().split(',').map(|name| name.trim().trim_matches('"')).collect();
        // Only used by the styles.
        watched.insert("theme");
        assert_eq!(names(&contract().attributes), watched);
    }

    #[test]
    fn the_custom_properties_of_the_guide_are_tokens() {
        let tokens = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
        for name in names(&contract().custom_properties) {
            assert!(tokens.contains(&format!("  {name}:")), "{name} is no token");
        }
    }

    #[test]
    fn the_guide_speaks_of_the_version_that_is_built() {
        let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        let version = cargo.split("\nversion = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let guide = fs::read_to_string(root().join("docs/embed.md")).unwrap();
        assert!(guide.contains(&format!("| `{version}/` |")), "docs/embed.md is not about {version}");
    }
}
