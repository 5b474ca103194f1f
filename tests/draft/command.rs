//! `explainer draft`, run like an author would.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "A barrier for Marwick\n\nBy Joan Fairley\n\n14 May 2019\n\n\
    On 13 June 2018 parliament passed the Coastal Protection Act. The Harbour Board, the public body that runs the \
    port, welcomed it. Peter Hobbs has fished here since 1980.\n\nA second *star* and a [bracket] stand here.\n";

/// Runs the command in a folder.
fn explainer(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer")).current_dir(folder).args(arguments).output().unwrap()
}

fn with_article() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
    folder
}

#[test]
fn a_plain_text_becomes_a_story_that_check_accepts() {
    let folder = with_article();
    let drafted = explainer(folder.path(), &["draft", "article.txt", "-o", "story.md"]);
    assert!(drafted.status.success(), "{}", String::from_utf8_lossy(&drafted.stderr));
    let story = fs::read_to_string(folder.path().join("story.md")).unwrap();
    for line in [
        "title: \"A barrier for Marwick\"",
        "  - name: \"Joan Fairley\"",
        "published: \"2019-05-14\"",
        "      date: \"2018-06-13\"",
        "      title: \"Parliament passed the Coastal Protection Act\"",
        "    definition: \"The public body that runs the port.\"",
    ] {
        assert!(story.lines().any(|found| found == line), "{line} in {story}");
    }
    let checked = explainer(folder.path(), &["check", "story.md"]);
    assert_eq!(String::from_utf8_lossy(&checked.stdout), "");
    assert!(checked.status.success());
    assert!(String::from_utf8_lossy(&checked.stderr).contains("not published"));
}

#[test]
fn what_the_author_has_not_confirmed_is_not_published() {
    let folder = with_article();
    explainer(folder.path(), &["draft", "article.txt", "-o", "story.md"]);
    let built = explainer(folder.path(), &["build", ".", "-o", "site"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let story: Value =
        serde_json::from_slice(&fs::read(folder.path().join("site/story.json")).unwrap()).unwrap();
    let ids: Vec<_> =
        story["glossary"].as_array().unwrap().iter().map(|term| term["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["harbour-board"]);
    // A mention of a draft becomes plain text, without a finding.
    let path = folder.path().join("story.md");
    let text = fs::read_to_string(&path).unwrap() + "\nSee [[Peter Hobbs]].\n";
    fs::write(&path, text).unwrap();
    assert!(explainer(folder.path(), &["check", "story.md"]).status.success());
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let folder = with_article();
    fs::write(folder.path().join("story.md"), "mine").unwrap();
    let output = explainer(folder.path(), &["draft", "article.txt", "-o", "story.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("story.md")).unwrap(), "mine");
}

#[test]
fn the_glossary_of_the_house_fills_in_what_it_knows() {
    let folder = with_article();
    let glossary = "- id: cpa\n  label: Coastal Protection Act\n  aliases: [CPA]\n  kind: law\n  definition: The law of 2018.\n";
    fs::write(folder.path().join("house.yaml"), glossary).unwrap();
    let output =
        explainer(folder.path(), &["draft", "article.txt", "--glossary", "house.yaml", "--suggestions"]);
    let suggestions: Value = serde_json::from_slice(&output.stdout).unwrap();
    let act = suggestions
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["term"]["label"] == "Coastal Protection Act")
        .unwrap();
    assert_eq!(act["term"]["definition"], "The law of 2018.");
    assert_eq!(act["certainty"], "certain");
}
