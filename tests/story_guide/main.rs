//! Checks that docs/story.md is current, generated from the schema and an example for each field, and that the examples
//! are valid.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may end here"
)]

use article_explainer::language;
use article_explainer::story::date::Date;
use article_explainer::story::shape::json_schema;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

const HEAD: &str = include_str!("head.md");
const EXAMPLES: &str = include_str!("examples.txt");
/// The environment variable with which `cargo xtask guide` writes the file.
const WRITE: &str = "WRITE_GUIDE";

/// The sections about fields: the type in the schema, the heading, and an introduction.
const SECTIONS: [(&str, &str, &str); 10] = [
    (
        "Article",
        "The front matter of story.md",
        "Besides these fields, `glossary` holds the terms, the path of a glossary file, or a list of such paths, and \
         `timeline` the timeline or the path of its file. A path starts at the file that names it.",
    ),
    ("Author", "Authors", ""),
    (
        "Term",
        "The glossary file",
        "A list of terms, in any order. Their order in the reader's index is that of the language.",
    ),
    ("ScopedDefinition", "Definitions for a time", ""),
    ("Timeline", "The timeline file", "A mapping of three lists."),
    ("Event", "Events", ""),
    ("Group", "Groups", ""),
    ("Era", "Eras", ""),
    ("Source", "Sources", ""),
    ("Image", "Images", ""),
];

/// The forms of EDTF, an example of each, and its meaning.
const DATES: [(&str, &str); 29] = [
    ("2019-04-12", "a day"),
    ("2018-06", "a month"),
    ("2018", "a year"),
    ("-0043", "a year before the common era: the year 0 is 1 BCE"),
    ("Y-13000", "a year of more than four digits"),
    ("2018-21", "spring; 22 is summer, 23 autumn, 24 winter"),
    ("2018-25", "spring of the north; up to 28, and 29 to 32 for the south"),
    ("2018-33", "the first quarter; up to 36"),
    ("2018-37", "the first third of a year; up to 39"),
    ("2018-40", "the first half of a year; 41 is the second"),
    ("2018-06~", "about that time"),
    ("2018-06?", "that time, perhaps"),
    ("2018-06%", "about that time, perhaps"),
    ("2018-~06", "the year is certain, the month is not exact: the sign stands before its part"),
    ("201X", "some year of a decade"),
    ("19XX", "some year of a century"),
    ("2018-XX", "some month of a year"),
    ("2018-06-XX", "some day of a month"),
    ("1950S2", "a year of which only the first two digits count"),
    ("Y17E4", "a year as a number with an exponent"),
    ("2017/2018", "from one time to another, both included"),
    ("2018-06-03/2018-06-09", "the same by days"),
    ("2019-04/..", "from a time on, with no end"),
    ("../1540", "up to a time, with no beginning"),
    ("2019-04/", "from a time on; when it ended is not known"),
    ("/1540", "up to a time; when it began is not known"),
    ("2017~/2018?", "from about one time to another, perhaps"),
    ("[2017,2018]", "one of these times"),
    ("{2017,2019..2021}", "all of these times"),
];

fn definition(name: &str) -> &'static Value {
    &json_schema()["$defs"][name]
}

fn fields(name: &str) -> &'static Map<String, Value> {
    definition(name)["properties"].as_object().unwrap()
}

/// Whether a part of a story file is written by hand in the front matter.
fn is_written(section: &str, field: &str) -> bool {
    (section, field) != ("Article", "body")
}

/// The type of a field, for people.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return named(reference.rsplit('/').next().unwrap());
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return choices.iter().filter(|choice| choice["type"] != "null").map(kind).collect();
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(types) => {
            types.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect()
        }
        kind => kind.as_str().into_iter().collect(),
    };
    match types.as_slice() {
        ["array"] => format!("list of {}", kind(&schema["items"])),
        ["object"] => "names and their texts".to_owned(),
        ["string"] => "text".to_owned(),
        ["integer"] => "number".to_owned(),
        ["boolean"] => "`true` or `false`".to_owned(),
        _ => panic!("no words for {schema}"),
    }
}

/// The name of a type in the schema: its choices, or a link to its section.
fn named(name: &str) -> String {
    if name == "RichText" {
        return "[text with markup](#text-with-markup)".to_owned();
    }
    if let Some((_, heading, _)) = SECTIONS.iter().find(|(section, ..)| *section == name) {
        return format!("[{}](#{})", heading.to_lowercase(), heading.to_lowercase().replace(' ', "-"));
    }
    let choices = definition(name)["oneOf"].as_array().unwrap();
    let choices: Vec<String> =
        choices.iter().map(|choice| format!("`{}`", choice["const"].as_str().unwrap())).collect();
    format!("one of {}", choices.join(", "))
}

/// The choices of a field, one per line.
fn choices(schema: &Value) -> String {
    let reference = [schema, &schema["anyOf"][0]].into_iter().find_map(|schema| schema["$ref"].as_str());
    let Some(choices) =
        reference.and_then(|name| definition(name.rsplit('/').next().unwrap())["oneOf"].as_array())
    else {
        return String::new();
    };
    let lines = choices.iter().filter_map(|choice| {
        Some(format!("- `{}`: {}\n", choice["const"].as_str()?, lowered(choice["description"].as_str()?)))
    });
    lines.collect()
}

/// A sentence in lower case, to follow a name.
fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The examples, by type and field.
fn examples() -> Vec<(String, String)> {
    let blocks = EXAMPLES.split("\n\n").skip(1).map(str::trim_end);
    let blocks = blocks.map(|block| block.split_once('\n').unwrap_or_else(|| panic!("no example: {block}")));
    blocks.map(|(name, yaml)| (name.to_owned(), yaml.to_owned())).collect()
}

fn example<'a>(examples: &'a [(String, String)], section: &str, field: &str) -> &'a str {
    let name = format!("{section}.{field}");
    let found = examples.iter().find(|(known, _)| *known == name);
    found
        .map(|(_, yaml)| yaml.as_str())
        .unwrap_or_else(|| panic!("tests/story_guide/examples.txt lacks {name}"))
}

fn section(examples: &[(String, String)], (name, heading, note): (&str, &str, &str)) -> String {
    let description = definition(name)["description"].as_str().unwrap();
    let mut text = format!("\n## {heading}\n\n{description}");
    if !note.is_empty() {
        text += &format!(" {note}");
    }
    text += "\n";
    let required = definition(name)["required"].as_array();
    for (field, schema) in fields(name).iter().filter(|(field, _)| is_written(name, field)) {
        let required = required.is_some_and(|required| required.contains(&json!(field)));
        let default = schema["default"].as_str().map(|default| format!("; `{default}` where it is left out"));
        let description = schema["description"].as_str().unwrap().replace('\n', " ");
        text += &format!(
            "\n### {} `{field}`\n\n*{}{}{}.* {description}\n",
            singular(name),
            kind(schema),
            if required { ", required" } else { "" },
            default.unwrap_or_default(),
        );
        let choices = choices(schema);
        if !choices.is_empty() {
            text += &format!("\n{choices}");
        }
        text += &format!("\n```yaml\n{}\n```\n", example(examples, name, field));
    }
    text
}

/// Names the type before each of its fields, so that headings are unique.
fn singular(name: &str) -> String {
    match name {
        "Article" => "Story".to_owned(),
        "ScopedDefinition" => "Definition".to_owned(),
        name => name.to_owned(),
    }
}

fn dates() -> String {
    let mut text = "\n## Dates\n\nA date is written in EDTF (ISO 8601-2), at the precision at which it is known. The page \
        shows it in the words of the story's language; here they are in English.\n\n\
        | You write | It means | The reader sees |\n| --- | --- | --- |\n"
        .to_owned();
    for (edtf, meaning) in DATES {
        let date = Date::parse(edtf).unwrap_or_else(|error| panic!("{edtf}: {error:?}"));
        let shown = date.text(language::of("en-GB")).replace('\u{a0}', " ");
        text += &format!("| `{edtf}` | {meaning} | {shown} |\n");
    }
    text
}

fn guide() -> String {
    let examples = examples();
    let sections: String = SECTIONS.iter().map(|each| section(&examples, *each)).collect();
    format!("{HEAD}{sections}{}", dates())
}

/// The first mapping with a key, in an example.
fn mapping_with<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(entries) if entries.contains_key(key) => Some(value),
        Value::Object(entries) => entries.values().find_map(|value| mapping_with(value, key)),
        Value::Array(items) => items.iter().find_map(|item| mapping_with(item, key)),
        _ => None,
    }
}

#[test]
fn the_guide_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/story.md");
    let guide = guide();
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &guide).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == guide, "docs/story.md tells of another schema: cargo xtask guide");
}

#[test]
fn every_example_is_valid_and_is_of_a_field() {
    for (name, yaml) in examples() {
        let (section, field) = name.split_once('.').unwrap();
        assert!(fields(section).contains_key(field), "{name} is no field");
        let mut value: Value =
            serde_saphyr::from_str(&yaml).unwrap_or_else(|error| panic!("{name}: {error}"));
        if section == "Article" {
            // A front matter has these besides the fields of the article; and it has a title.
            let front_matter = value.as_object_mut().unwrap();
            front_matter.remove("glossary");
            front_matter.entry("title").or_insert(json!("The vote"));
        }
        let part = mapping_with(&value, field).unwrap_or_else(|| panic!("{name} does not show its field"));
        let mut known = part.as_object().unwrap().keys();
        assert!(known.all(|key| fields(section).contains_key(key)), "{name} has an unknown field");
        let schema = json!({ "$ref": format!("#/$defs/{section}"), "$defs": json_schema()["$defs"] });
        let validator = jsonschema::validator_for(&schema).unwrap();
        let faults: Vec<String> = validator.iter_errors(part).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}
