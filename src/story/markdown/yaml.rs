//! YAML as a tree whose nodes have byte ranges.
//!
//! # Why are scalars strings?
//! YAML guesses types: `2017` is a number, `yes` a boolean. The author means the text; so every scalar stays as
//! written, and the schema says which is a number.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_saphyr::{Location, Spanned};

/// A value and its byte range in the file.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) tree: Tree,
}

/// The content of a node.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Nothing,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) range: Range<usize>,
    pub(super) name: String,
}

impl Node {
    /// The value of a key of a mapping.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        match &self.tree {
            Tree::Map(entries) => entries.iter().find(|(key, _)| key.name == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a scalar, trimmed.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    /// Whether it is a term or an event marked as a draft.
    pub(super) fn is_draft(&self) -> bool {
        self.get("draft").and_then(Self::text) == Some("true")
    }

    /// Removes the field "draft". Returns false if it is a draft.
    pub(super) fn confirm(&mut self) -> bool {
        let is_draft = self.is_draft();
        if let Tree::Map(entries) = &mut self.tree {
            entries.retain(|(key, _)| key.name != "draft");
        }
        !is_draft
    }

    /// The same without places.
    pub(super) fn plain(&self) -> Value {
        match &self.tree {
            Tree::Nothing => Value::Null,
            Tree::Text(text) => Value::from(text.trim()),
            Tree::List(items) => items.iter().map(Self::plain).collect(),
            Tree::Map(entries) => {
                let fields = entries.iter().filter(|(_, node)| !matches!(node.tree, Tree::Nothing));
                Value::Object(fields.map(|(key, node)| (key.name.clone(), node.plain())).collect())
            }
        }
    }

    /// The items of a list; empty for other nodes.
    pub(super) fn items(&self) -> &[Node] {
        match &self.tree {
            Tree::List(items) => items,
            _ => &[],
        }
    }
}

/// The message for a tab at the beginning of a line.
pub(super) const TAB: &str = "a line is indented with a tab";
/// The message for a second document.
pub(super) const DOCUMENTS: &str = "a second document begins here";

/// The message for too many repetitions by aliases (`&`, `*`).
pub(super) const REPEATS: &str = "values repeat each other (with & and *) until they are too many";
/// The message for an alias of an enclosing value.
const ENDLESS: &str = "a value repeats itself (with & and *) without end";
/// The message for an unknown alias.
const UNKNOWN: &str = "* repeats a value that no & has named";
/// The maximum size of the values that aliases repeat: scalars, and lists and mappings with their ends.
const REPEATED: usize = 100_000;

/// Whether a message is about an endless or unknown alias.
pub(super) fn is_of_aliases(message: &str) -> bool {
    [REPEATS, ENDLESS, UNKNOWN].contains(&message)
}

/// Frequent slips: parts of the parser's messages, and what authors are told.
const SLIPS: [(&[&str], &str); 5] = [
    (&["duplicate mapping key"], "a key stands twice"),
    (&["unclosed quote", "quoted scalar, found unexpected document"], "a quotation mark is not closed"),
    (
        &["bracket", "flow sequence", "flow mapping", "in flow construct"],
        "a bracket is not closed, or a comma is missing",
    ),
    (&["mapping values are not allowed", "simple key"], "a colon stands where none can stand"),
    (
        &["'-' indicator", "indentation", "wrongly indented", "expected key", "entries are not allowed"],
        "a line is indented otherwise than those around it",
    ),
];

/// A message of the YAML parser, reworded for authors.
fn in_words(message: &str) -> &str {
    let is_of = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if is_of(&["unknown anchor"]) {
        UNKNOWN
    } else if is_of(&["recursive"]) {
        ENDLESS
    } else if is_of(&["Anchor", "Alias", "alias", "(defined at"]) {
        REPEATS
    } else if is_of(&["budget", "limit"]) {
        "it holds more, or is nested deeper, than a file may"
    } else if let Some((_, words)) = SLIPS.iter().find(|(parts, _)| is_of(parts)) {
        words
    } else {
        let end = message.rfind(" at line ").unwrap_or(message.len());
        // Authors cannot set the options that the parser names.
        message.get(..end).and_then(|text| text.split(", set ").next()).unwrap_or_default()
    }
}

/// A syntax error, and its byte offset in the file.
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: String,
    /// Whether a field is lost with it, such as a whole glossary, and not just an entry of a list.
    pub(super) loses_part: bool,
}

impl Fault {
    pub(super) fn new(offset: usize, message: String) -> Self {
        Self { offset, message, loses_part: true }
    }
}

/// Parses YAML that begins at the byte `base` of its file.
pub(super) fn parse(text: &str, base: usize) -> Result<Node, Fault> {
    let options = serde_saphyr::options! {
        with_snippet: false,
        // Aliases can expand a few lines until they fill the memory.
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: REPEATED },
        budget: serde_saphyr::budget! {
            // A glossary of many thousand terms is legitimate.
            max_nodes: 10_000_000,
            max_events: 40_000_000,
            max_recorded_anchor_events: REPEATED,
            max_recorded_anchor_bytes: 64 * REPEATED,
            // One value may be repeated in many terms.
            enforce_alias_anchor_ratio: false,
        },
    };
    let source = Source { text, base };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(raw) => Ok(source.node(raw)),
        Err(error) => {
            let message = error.to_string();
            let message = in_words(&message);
            let offset = error.location().map_or(base, |location| source.range(location).start);
            let lines = || {
                let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
                starts.filter_map(|start| Some((start, text.get(start..)?)))
            };
            let tab = lines().find_map(|(start, line)| {
                let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
                line.get(..indent)?.find('\t').map(|tab| start + tab)
            });
            let next = lines()
                .skip(1)
                .find(|(_, line)| line.lines().next().is_some_and(|line| line.trim_end() == "---"));
            Err(match (tab, next) {
                (Some(tab), _) => Fault::new(base + tab, TAB.to_owned()),
                (None, Some((start, _))) => Fault::new(base + start, DOCUMENTS.to_owned()),
                _ => Fault::new(offset, message.to_owned()),
            })
        }
    }
}

struct Source<'a> {
    text: &'a str,
    base: usize,
}

impl Source<'_> {
    fn range(&self, location: Location) -> Range<usize> {
        let at = |bytes: Option<_>| bytes.and_then(|bytes| usize::try_from(bytes).ok());
        let start = at(location.span().byte_offset()).unwrap_or_else(|| self.offset(location));
        let length = at(location.span().byte_len()).unwrap_or(0);
        self.base + start..self.base + start + length
    }

    /// The byte offset of a line and column, where the parser gives no offset.
    fn offset(&self, location: Location) -> usize {
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
        let before: usize = self.text.split_inclusive('\n').take(number(location.line())).map(str::len).sum();
        let line = self.text.get(before..).unwrap_or_default();
        before + line.chars().take(number(location.column())).map(char::len_utf8).sum::<usize>()
    }

    fn written(&self, range: &Range<usize>) -> String {
        self.text.get(range.start - self.base..range.end - self.base).unwrap_or_default().to_owned()
    }

    fn node(&self, raw: Spanned<Raw>) -> Node {
        let mut range = self.range(raw.defined);
        let tree = match raw.value {
            Raw::Nothing => Tree::Nothing,
            Raw::Typed => Tree::Text(self.written(&range)),
            Raw::Text(text) => Tree::Text(text),
            Raw::List(items) => Tree::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => {
                let entry = |(key, value): (Spanned<String>, _)| {
                    (Key { range: self.range(key.defined), name: key.value }, self.node(value))
                };
                Tree::Map(entries.into_iter().map(entry).collect())
            }
        };
        // A mapping in block style has no range: it begins with its first key.
        if let (true, Tree::Map(entries)) = (range.is_empty(), &tree) {
            range = entries.first().map_or(range, |(key, _)| key.range.clone());
        }
        Node { range, tree }
    }
}

/// A node as the YAML parser gives it.
enum Raw {
    Nothing,
    /// A number or a boolean, whose spelling is taken from the source.
    Typed,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{ENDLESS, Fault, Node, REPEATS, UNKNOWN, is_of_aliases, parse};

    /// `count` levels of values, each of which repeats the one before.
    fn levels(count: usize, leaf: &str) -> String {
        let level = |level: usize| {
            let before = format!("*l{}", level - 1);
            format!("l{level}: &l{level} [{}]\n", vec![before; 9].join(", "))
        };
        format!("l0: &l0 {leaf}\n") + &(1..count).map(level).collect::<String>()
    }

    #[test]
    fn values_that_grow_by_repetition_are_refused_where_they_are_too_many() {
        let many = format!("a: &a {{x: one, y: two}}\nlist: [{}]\n", vec!["*a"; 40_000].join(", "));
        let long = format!("\"{}\"", "x".repeat(100_000));
        let own = "title: &a [*a]\n".to_owned();
        for (text, message, line) in [
            (levels(12, "[one]"), REPEATS, "l5:"),
            (levels(12, &long), REPEATS, "l3:"),
            (many, REPEATS, "list:"),
            (own, ENDLESS, "title:"),
            ("title: *none\n".to_owned(), UNKNOWN, "title:"),
        ] {
            let Err(Fault { offset, message: told, .. }) = parse(&text, 0) else { panic!("{text:.40}") };
            assert!(told == message && is_of_aliases(&told), "{told}");
            let (before, _) = text.split_at(offset);
            let found = text.lines().nth(before.matches('\n').count()).unwrap();
            assert!(found.starts_with(line), "{line}: {found:.20}");
        }
    }

    #[test]
    fn a_value_may_stand_in_many_terms() {
        let terms = "- {id: a, sources: [*s]}\n".repeat(2_000);
        let text = format!("- {{id: first, sources: [&s {{title: T, url: https://example.org}}]}}\n{terms}");
        assert_eq!(parse(&text, 0).ok().as_ref().map(Node::items).map(<[Node]>::len), Some(2_001));
    }
}
