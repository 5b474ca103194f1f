//! A site built in parts is the same as that of a single build.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'></svg>";
const GLOSSARY: &str = "- id: board\n  label: Harbour Board\n  definition: It runs the port.\n";

fn archive() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("stories").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("shared/glossary.yaml", GLOSSARY);
    write("shared/gate.svg", PICTURE);
    for story in 0..20 {
        let text = format!(
            "---\ntitle: Story {story}\npublished: 2019-05-{:02}\nglossary: ../shared/glossary.yaml\n---\n\
             The Harbour Board met. See [another](story-{}.md).\n\n![A gate](../shared/gate.svg)\n",
            story + 1,
            (story + 7) % 20
        );
        write(&format!("news/story-{story}.md"), &text);
    }
    folder
}

fn build(folder: &Path, site: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer"))
        .current_dir(folder)
        .env("EXPLAINER_WIDGET", "")
        .args(["build", "stories", "-o", site, "--url", "https://example.org"])
        .args(more)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// All files of a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Copies the files of a folder into another.
fn put(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn parts_that_are_put_together_are_the_whole_to_the_byte() {
    let folder = archive();
    let at = |name: &str| folder.path().join(name);
    told(&build(folder.path(), "whole", &[]));
    let mut stories = 0;
    for part in 1..=3 {
        let site = format!("part-{part}");
        told(&build(folder.path(), &site, &["--part", &format!("{part}/3")]));
        let made = files(&at(&site));
        assert!(!made.contains_key("index.html") && !made.contains_key("feed.xml"));
        assert!(made.contains_key(&format!(".explainer-manifest-{part}-of-3.json")));
        stories += made.keys().filter(|name| name.ends_with("/index.html")).count();
        put(&at(&site), &at("joined"));
    }
    assert_eq!(stories, 20, "each story is of one part");
    let joined = told(&build(folder.path(), "joined", &[]));
    assert!(joined.contains("0 written, 20 unchanged"), "{joined}");
    let (whole, joined) = (files(&at("whole")), files(&at("joined")));
    assert_eq!(whole.keys().collect::<Vec<_>>(), joined.keys().collect::<Vec<_>>());
    assert!(whole == joined);
}

#[test]
fn a_part_removes_nothing_and_the_whole_tells_what_is_stale() {
    let folder = archive();
    for part in ["1/2", "2/2"] {
        told(&build(folder.path(), "site", &["--part", part]));
    }
    fs::remove_file(folder.path().join("stories/news/story-3.md")).unwrap();
    let text = fs::read_to_string(folder.path().join("stories/news/story-16.md")).unwrap();
    fs::write(folder.path().join("stories/news/story-16.md"), text.replace("[another](story-3.md)", "it"))
        .unwrap();
    for part in ["1/2", "2/2"] {
        assert!(!told(&build(folder.path(), "site", &["--part", part])).contains("stale"));
    }
    let page = folder.path().join("site/news/story-3/index.html");
    assert!(page.exists());
    let whole = build(folder.path(), "site", &[]);
    assert!(String::from_utf8_lossy(&whole.stderr).contains("stale"));
    told(&build(folder.path(), "site", &["--prune"]));
    assert!(!page.exists());
    let left = files(&folder.path().join("site"));
    assert!(!left.keys().any(|name| name.contains("-of-2")), "{:?}", left.keys());
}

#[test]
fn a_part_that_is_none_is_misuse() {
    let folder = archive();
    for part in ["0/4", "5/4", "x"] {
        let output = build(folder.path(), "site", &["--part", part]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("such as 2/4"));
    }
}
