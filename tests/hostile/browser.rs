//! Pages for the browser tests, in `target/hostile`: each has many of the strings in all its fields at once.

use std::fs;
use std::path::Path;

use article_explainer::story::shape::json_schema;
use serde_json::{Value, json};

use crate::built;
use crate::corpus::{Attack, corpus};
use crate::everything::{HARMLESS, everything, places, put};
use crate::fields::faults;
use crate::page::Outline;

/// The number of strings on one page.
const CROWD: usize = 40;
/// The lists of a story that grow with each string.
const LISTS: [&str; 7] = [
    "/article/authors",
    "/article/body",
    "/article/key_points",
    "/glossary",
    "/timeline/eras",
    "/timeline/events",
    "/timeline/groups",
];
const FOREIGN: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Foreign</title>\
    <link rel=\"icon\" href=\"/icon.svg\"></head><body>\
    <script type=\"module\" src=\"/article-explainer.js\"></script>\
    <article-explainer src=\"bare.json\"></article-explainer></body></html>";

/// The story with a string in every field except structural ones: ids, dates, choices.
fn attacked(story: &Value, text: &str, number: usize) -> Value {
    let is_id = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let id = if is_id { text.to_owned() } else { format!("copy-{number}") };
    // A story may load pictures from elsewhere; the test checks that it loads nothing else.
    let leads_away = ["http", "//"].iter().any(|start| text.trim().to_lowercase().starts_with(start));
    let mut attacked = story.clone();
    for place in places(story) {
        let text = match place.field() {
            _ if !place.is_key && story.pointer(&place.pointer) != Some(&json!(HARMLESS)) => continue,
            "id" | "see_also" | "groups" => &id,
            "src" if leads_away => HARMLESS,
            _ => text,
        };
        put(&mut attacked, &place, text);
    }
    attacked
}

fn crowd(story: &Value, attacks: &[Attack]) -> Value {
    let mut attacked = attacks.iter().zip(0..).map(|(attack, number)| attacked(story, &attack.text, number));
    let mut crowd = attacked.next().unwrap();
    for mut other in attacked {
        for list in LISTS {
            let more = other.pointer_mut(list).and_then(Value::as_array_mut).unwrap();
            crowd.pointer_mut(list).and_then(Value::as_array_mut).unwrap().append(more);
        }
    }
    let texts: Vec<&str> = attacks.iter().map(|attack| attack.text.as_str()).collect();
    crowd["article"]["title"] = texts.join(" ").into();
    crowd["article"]["summary"] = json!(texts);
    crowd
}

#[test]
fn pages_with_many_strings_are_as_harmless() {
    let mut story = everything(json_schema());
    story.as_object_mut().unwrap().remove("annotations");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/hostile");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    for (attacks, number) in corpus().chunks(CROWD).zip(0..) {
        let bare = crowd(&story, attacks);
        let (page, json) = built(bare.clone(), "/");
        assert_eq!(faults(&Outline::of(&page)), [""; 0]);
        let folder = folder.join(format!("{number}"));
        fs::create_dir_all(&folder).unwrap();
        for (name, content) in [
            ("index.html", page.as_str()),
            ("story.json", &json),
            ("bare.json", &bare.to_string()),
            ("foreign.html", FOREIGN),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
    }
}
