//! Writes the blocks of an article as Markdown.

use serde_json::{Map, Value};

use super::{inline, plain, yaml};
use crate::story::shape::Shape;

/// The Markdown of the blocks of a story file.
#[must_use]
pub fn body(blocks: &[Value]) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut marks = Marks::default();
    for block in blocks {
        let Some((name, value)) = block.as_object().and_then(|block| block.iter().next()) else { continue };
        let list = (name == "list").then(|| marks.of(value.get("ordered") == Some(&Value::Bool(true))));
        if list.is_none() {
            marks = Marks::default();
        }
        pieces.push(piece(name, value, list.unwrap_or('-')));
    }
    pieces.join("\n\n")
}

/// Alternates list markers: consecutive lists with the same marker would be one list.
#[derive(Default)]
struct Marks {
    last: Option<char>,
}

impl Marks {
    fn of(&mut self, ordered: bool) -> char {
        let mark = match (ordered, self.last) {
            (false, Some('-')) => '*',
            (false, _) => '-',
            (true, Some('.')) => ')',
            (true, _) => '.',
        };
        self.last = Some(mark);
        mark
    }
}

fn list_of<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn piece(name: &str, value: &Value, mark: char) -> String {
    let text = |name: &str| value.get(name).map(inline::markdown).unwrap_or_default();
    match name {
        "heading" => {
            let level = value.get("level").and_then(Value::as_u64).unwrap_or(2).clamp(1, 6);
            let level = usize::try_from(level).unwrap_or(2);
            ["#".repeat(level).as_str(), " ", &text("text")].concat()
        }
        "paragraph" => inline::markdown(value),
        "list" => {
            let items = list_of(value, "items").iter().enumerate().map(|(index, item)| {
                let lead = match mark {
                    '-' | '*' => format!("{mark} "),
                    _ => format!("{}{mark} ", index + 1),
                };
                let blocks = item.as_array().map_or(&[][..], Vec::as_slice);
                indented(&body(blocks), &lead, &" ".repeat(lead.len()))
            });
            items.collect::<Vec<_>>().join("\n")
        }
        "quotation" => {
            let mut words = body(list_of(value, "body"));
            let attribution = text("attribution");
            if !attribution.is_empty() {
                words.push_str(&["\n\n— ", &attribution].concat());
            }
            indented(&words, "> ", "> ")
        }
        "figure" => figure(value),
        "code" => {
            let code = value.get("text").and_then(Value::as_str).unwrap_or_default();
            let language = value.get("language").and_then(Value::as_str).unwrap_or_default();
            fenced(language, code)
        }
        "table" => {
            let row = |cells: &[Value]| {
                let cells: Vec<String> = cells.iter().map(inline::cell).collect();
                format!("| {} |", cells.join(" | "))
            };
            let head = list_of(value, "head");
            let mut lines = vec![row(head), format!("|{}", " --- |".repeat(head.len()))];
            lines.extend(list_of(value, "rows").iter().filter_map(Value::as_array).map(|cells| row(cells)));
            lines.join("\n")
        }
        "footnote" => {
            let label = value.get("label").and_then(Value::as_str).unwrap_or_default();
            indented(&body(list_of(value, "body")), &format!("[^{label}]: "), "    ")
        }
        _ => String::new(),
    }
}

/// A picture: as Markdown if that can express it, otherwise in YAML.
fn figure(value: &Value) -> String {
    let Value::Object(fields) = plain(value, Shape::of("Image")) else { return String::new() };
    let field = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let (src, alt) = (field("src"), field("alt"));
    let is_simple = fields.keys().all(|name| name == "src" || name == "alt")
        && !src.contains(['<', '>', '\n'])
        && !alt.contains(['[', ']', '\\', '*', '_', '`', '<', '&', '\n']);
    if is_simple {
        return format!("![{alt}](<{src}>)");
    }
    let fields: Map<String, Value> = fields.into_iter().collect();
    fenced("figure", &yaml::mapping(&fields))
}

fn fenced(language: &str, code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}{language}\n{}\n{fence}", code.trim_end_matches('\n'))
}

/// Prefixes the first line with `first` and other non-empty lines with `rest`.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let line = |(index, line): (usize, &str)| match (index, line.is_empty()) {
        (0, _) => [first, line].concat(),
        (_, true) => rest.trim_end().to_owned(),
        (_, false) => [rest, line].concat(),
    };
    text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}
