//! The command, run like an author would.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

mod links;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const STORY: &str = "---\ntitle: A title\n---\nWords.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs the command in a folder.
fn explainer(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer"))
        .current_dir(folder)
        .env("EXPLAINER_WIDGET", "")
        .args(arguments)
        .output()
        .unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_clean_story_passes_in_silence() {
    let folder = folder(&[("story.md", STORY)]);
    let output = explainer(folder.path(), &["check", "story.md"]);
    assert_eq!((status(&output), output.stdout.as_slice(), errors(&output).as_str()), (0, &b""[..], ""));
}

#[test]
fn a_finding_shows_the_line_that_is_wrong() {
    let folder = folder(&[("story.md", "---\ntitle: A title\npublished: 2019-02-30\n---\nWords.\n")]);
    let output = explainer(folder.path(), &["check", "story.md"]);
    assert_eq!(status(&output), 1);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    for part in [
        "warning[date]: there is no such day",
        "--> story.md:3:12",
        "3 | published: 2019-02-30",
        "^^^^^^^^^^",
        "help: ",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn findings_are_data_where_that_is_wanted() {
    let story = "{\n  \"version\": 1,\n  \"article\": {\"title\": \"A\", \"titel\": 1, \"body\": [{\"paragraph\": \"x\"}]},\n  \"glossary\": [{\"id\": \"a b\", \"label\": \"A\", \"definition\": \"x\"}]\n}";
    let folder = folder(&[("story.json", story), ("broken.json", "{\n  \"é\": [1,}\n")]);
    let output = explainer(folder.path(), &["check", "story.json", "broken.json", "--format", "json"]);
    assert_eq!(status(&output), 1);
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    let places: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["file"].as_str().unwrap(), f["line"].as_u64().unwrap(), f["column"].as_u64().unwrap()))
        .collect();
    assert_eq!(places, [("story.json", 3, 29), ("story.json", 4, 23), ("broken.json", 2, 11)]);
    assert_eq!(findings[0]["hint"], "did you mean \"title\"?");
    assert_eq!(findings[1]["path"], "$.glossary[0].id");
}

#[test]
fn misuse_has_a_status_of_its_own() {
    let folder = folder(&[("notes.txt", ""), ("page.html", "<!-- explainer:head -->")]);
    for (arguments, message) in [
        (&["check"][..], "PATH"),
        (&["check", "none.md"], "none.md cannot be read"),
        (&["check", "notes.txt"], "neither story.md nor story.json, nor YAML"),
        (&["build", "none", "-o", "site"], "none cannot be read"),
        (&["build", ".", "-o", "site", "--page", "page.html"], "has no <!-- explainer:story -->"),
        (&["explain"], "unrecognized subcommand"),
    ] {
        let output = explainer(folder.path(), arguments);
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(errors(&output).contains(message), "{arguments:?}: {}", errors(&output));
    }
}

#[test]
fn the_schema_is_printed() {
    let output = explainer(Path::new("."), &["schema"]);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(status(&output), 0);
    assert!(schema["$defs"]["Term"]["properties"]["definition"].is_object());
}

#[test]
fn each_story_gets_its_folder() {
    let folder = folder(&[
        ("in/story.md", STORY),
        ("in/deep/er/index.md", STORY),
        ("in/other.md", "---\ntitle: Other\n---\n![x](a.svg)\n"),
        ("in/README.md", "No story.\n"),
        ("in/a.svg", "<svg viewBox='0 0 2 1'/>"),
        ("in/glossary.yaml", "[]"),
        ("in/.hidden/story.md", STORY),
    ]);
    let output = explainer(folder.path(), &["build", "in", "-o", "in/site"]);
    assert_eq!(status(&output), 0, "{}", errors(&output));
    let site = folder.path().join("in/site");
    let mut found: Vec<_> =
        walk(&site).iter().map(|path| path.strip_prefix(&site).unwrap().display().to_string()).collect();
    found.retain(|name| !name.starts_with('.'));
    found.sort();
    assert_eq!(
        found,
        [
            "a.svg",
            "deep/er/index.html",
            "deep/er/story.json",
            "index.html",
            "other/index.html",
            "other/story.json",
            "story.json",
        ]
    );
    let src = |name: &str| {
        let page = fs::read_to_string(site.join(name)).unwrap();
        page.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    };
    assert_eq!(src("index.html"), "article-explainer.js");
    assert_eq!(src("deep/er/index.html"), "../../article-explainer.js");
    assert_eq!(json(&site.join("other/story.json"))["article"]["body"][0]["figure"]["src"], "../a.svg");
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let inside = |path: std::path::PathBuf| if path.is_dir() { walk(&path) } else { vec![path] };
    fs::read_dir(folder).unwrap().flat_map(|entry| inside(entry.unwrap().path())).collect()
}

#[test]
fn a_second_build_writes_only_what_changed() {
    let folder = folder(&[("in/story.md", STORY), ("in/a.md", STORY), ("in/x.svg", "<svg/>")]);
    let build = || explainer(folder.path(), &["build", "in", "-o", "site"]);
    let output = build();
    assert!(errors(&output).contains("2 written, 0 unchanged"), "{}", errors(&output));
    let times = || -> Vec<_> {
        let mut files = walk(&folder.path().join("site"));
        files.sort();
        files.iter().map(|file| fs::metadata(file).unwrap().modified().unwrap()).collect()
    };
    let before = times();
    let output = build();
    assert!(errors(&output).contains("0 written, 2 unchanged"), "{}", errors(&output));
    assert_eq!(times(), before);
    fs::write(folder.path().join("in/a.md"), STORY.replace("Words", "Other words")).unwrap();
    let output = build();
    assert!(errors(&output).contains("1 written, 1 unchanged"), "{}", errors(&output));
}

#[test]
fn a_story_with_faults_is_built_all_the_same() {
    let folder =
        folder(&[("in/story.md", "---\ntitle: A title\n---\nA [[mystery]].\n"), ("in/sound.md", STORY)]);
    let output = explainer(folder.path(), &["build", "in", "-o", "site"]);
    assert_eq!(status(&output), 1);
    assert!(errors(&output).contains("story.md:4:3"), "{}", errors(&output));
    assert!(errors(&output).contains("1 finding"), "{}", errors(&output));
    assert!(fs::read_to_string(folder.path().join("site/index.html")).unwrap().contains("mystery"));
    assert!(folder.path().join("site/sound/index.html").is_file());
}

#[test]
fn two_files_for_one_place_are_refused() {
    let folder = folder(&[("in/a.md", STORY), ("in/a/story.md", STORY)]);
    let output = explainer(folder.path(), &["build", "in", "-o", "site"]);
    assert_eq!(status(&output), 2);
    assert!(errors(&output).contains("rename one"), "{}", errors(&output));
}

#[test]
fn a_glossary_is_cut_to_what_a_story_uses() {
    let glossary = "
- {id: found, label: Found, definition: \"Leads to Deep. See [[deeper]].\"}
- {id: deep, label: Deep, definition: x}
- {id: deeper, label: Deeper, definition: x, see_also: [related]}
- {id: related, label: Related, definition: \"Names [[named]].\", see_also: [far]}
- {id: named, label: Named, definition: x}
- {id: far, label: Far, definition: x}
- {id: told, label: Told, definition: x}
- {id: unused, label: Unused, definition: x}
";
    let one = "---\ntitle: One\nglossary: [glossary.yaml, own.yaml]\ntimeline: {events: [{id: e, title: It was Told}]}\n---\nFound here.\n";
    let two = "---\ntitle: Two\nglossary: ../in/glossary.yaml\n---\nUnused.\n";
    let own = "- {id: own, label: Own, definition: x}\n";
    let folder = folder(&[("in/story.md", one), ("in/glossary.yaml", glossary), ("in/own.yaml", own)]);
    let ids = |place: &str| -> Vec<String> {
        let story = json(&folder.path().join("site").join(place));
        story["glossary"]
            .as_array()
            .unwrap()
            .iter()
            .map(|term| term["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let build = || {
        let output = explainer(folder.path(), &["build", "in", "-o", "site"]);
        assert_eq!(status(&output), 0, "{}", errors(&output));
    };
    fs::write(folder.path().join("in/two.md"), two).unwrap();
    build();
    assert_eq!(ids("story.json"), ["found", "deep", "deeper", "related", "named", "told"]);
    assert_eq!(ids("two/story.json"), ["unused"]);
    let story = json(&folder.path().join("site/story.json"));
    assert_eq!(story["glossary"][3]["see_also"], Value::Array(Vec::new()));
    let output = explainer(folder.path(), &["check", "site/story.json"]);
    assert_eq!(status(&output), 0, "what is left names nothing that is gone");
}

#[test]
fn a_new_story_checks_and_builds() {
    let folder = folder(&[]);
    assert_eq!(status(&explainer(folder.path(), &["new", "mine"])), 0);
    let checked = explainer(folder.path(), &["check", "mine/story.md"]);
    assert_eq!(status(&checked), 0, "{}", String::from_utf8_lossy(&checked.stdout));
    assert_eq!(status(&explainer(folder.path(), &["build", "mine", "-o", "site"])), 0);
    let page = fs::read_to_string(folder.path().join("site/index.html")).unwrap();
    assert!(page.contains("data-term=\"board\"") && page.contains("data-event-mention=\"vote\""));
    let again = explainer(folder.path(), &["new", "mine"]);
    assert!(status(&again) == 2 && errors(&again).contains("is there already"), "{}", errors(&again));
}

#[test]
fn a_folder_is_checked_with_its_shared_files_and_each_fault_is_told_once() {
    let folder = folder(&[
        ("in/one.md", "---\ntitle: One\nglossary: used.yaml\n---\nA.\n"),
        ("in/two.md", "---\ntitel: Two\ntitle: Two\n---\nB.\n"),
        ("in/used.yaml", "- {id: a, label: A, definition: x, knd: person}\n"),
        ("in/alone.yaml", "- {id: b, label: B, definition: \"See [[c]] and [it](event:e).\"}\n"),
    ]);
    let told = |arguments: &[&str]| {
        let output = explainer(folder.path(), arguments);
        let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
        let place = |f: &Value| format!("{}:{}", f["file"].as_str().unwrap(), f["line"]);
        (status(&output), findings.as_array().unwrap().iter().map(place).collect::<Vec<_>>())
    };
    let all = ["in/used.yaml:1", "in/two.md:2", "in/alone.yaml:1"].map(str::to_owned).to_vec();
    assert_eq!(told(&["check", "in", "--format", "json"]), (1, all));
    assert_eq!(
        told(&["check", "in/alone.yaml", "--format", "json"]),
        (1, vec!["in/alone.yaml:1".to_owned()])
    );
}

#[test]
fn what_cannot_be_read_is_a_finding_among_others() {
    let folder =
        folder(&[("in/story.md", "---\ntitle: A title\n---\nA [[mystery]].\n"), ("in/sound.md", STORY)]);
    fs::write(folder.path().join("in/latin.md"), b"---\ntitle: Caf\xe9\n---\n").unwrap();
    fs::write(folder.path().join("in/terms.yaml"), b"- {id: a, label: Caf\xe9, definition: x}\n").unwrap();
    let output = explainer(folder.path(), &["check", "in", "--format", "json"]);
    assert_eq!(status(&output), 1, "{}", errors(&output));
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    let told: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["file"].as_str().unwrap(), f["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [("in/story.md", "unknown-term"), ("in/latin.md", "unreadable"), ("in/terms.yaml", "unreadable")]
    );
    let output = explainer(folder.path(), &["check", "in"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("in/latin.md cannot be read: it is not UTF-8"), "{told}");
    assert!(errors(&output).contains("3 findings"), "{}", errors(&output));
    let output = explainer(folder.path(), &["check", "in/latin.md", "--format", "json"]);
    assert_eq!(status(&output), 2, "nothing could be read");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()[0]["code"], "unreadable");
}

#[test]
fn check_refuses_the_files_that_build_refuses() {
    let story = "---\ntitle: A title\nglossary: ../house/g.yaml\n---\nWords.\n";
    let folder = folder(&[
        ("in/story.md", story),
        ("house/g.yaml", "secret: words: here\n"),
        ("in/absolute.md", &story.replace("../house", &std::env::temp_dir().display().to_string())),
    ]);
    let told = |arguments: &[&str]| {
        let output = explainer(folder.path(), arguments);
        (status(&output), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (status, refused) = told(&["check", "in"]);
    assert!(status == 1 && refused.matches("--shared").count() == 2, "{refused}");
    assert!(!refused.contains("secret"), "{refused}");
    assert!(told(&["check", "in", "--shared", "house"]).1.contains("secret"));
    // A single story may use what is in the working directory.
    assert!(told(&["check", "in/story.md"]).1.contains("secret"));
    assert!(told(&["check", "in/absolute.md"]).1.contains("--shared"));
    let elsewhere = explainer(&folder.path().join("house"), &["check", "../in/story.md"]);
    let elsewhere = String::from_utf8_lossy(&elsewhere.stdout).into_owned();
    assert!(elsewhere.contains("--shared") && !elsewhere.contains("secret"), "{elsewhere}");
}

#[test]
fn names_that_other_systems_cannot_keep_apart_are_told() {
    let folder = folder(&[
        ("in/story.md", STORY),
        ("in/con.md", STORY),
        ("in/nul.x/a.md", STORY),
        ("in/dot./a.md", STORY),
        ("in/caf\u{e9}.md", STORY),
        ("in/cafe\u{301}.md", STORY),
        ("in/console.md", STORY),
    ]);
    let told = errors(&explainer(folder.path(), &["build", "in", "-o", "site"]));
    for path in ["in/con.md", "in/nul.x/a.md", "in/dot./a.md"] {
        assert!(told.contains(&format!("{path} is a name that Windows cannot have")), "{told}");
    }
    assert!(told.contains("are one file on some systems") && !told.contains("console"), "{told}");
}

#[test]
fn an_export_tells_what_is_lost() {
    let story = "---\ntitle: A title\ntimeline: {events: [{id: e, title: E, date: 201X}]}\n---\nWords on [E](event:e).\n";
    let folder = folder(&[("story.md", story)]);
    let output = explainer(folder.path(), &["export", "story.md"]);
    assert_eq!(status(&output), 1);
    assert!(errors(&output).contains("of its date 201X only 2010 is kept"), "{}", errors(&output));
}
