//! The listing and the check of links.

use std::fs;

use serde_json::Value;

use super::{STORY, errors, explainer, folder, status};

#[test]
fn links_are_listed_with_their_sentence_and_reason() {
    let story = "---
title: A title
glossary: [{id: board, label: Harbour Board, aliases: [Board], definition: x}]
timeline:
  events:
    - {id: vote, date: 2019-05-04, title: The vote}
    - {id: other, date: 2020-02, title: Another matter}
---
First. The Board voted on 4 May 2019. In February 2020 it rained.
";
    let folder = folder(&[("story.md", story)]);
    let output = explainer(folder.path(), &["check", "story.md", "--links", "--format", "json"]);
    let links: Value = serde_json::from_slice(&output.stdout).unwrap();
    let plain = |index: usize| {
        let link = &links[index];
        let field = |name: &str| link[name].as_str().unwrap_or("-").to_owned();
        format!(
            "{} {}..{} {} {} {}",
            field("place"),
            link["start"],
            link["end"],
            field("words"),
            field("target"),
            field("edtf")
        )
    };
    assert_eq!(plain(0), "p1 11..16 Board term-board -");
    assert_eq!(plain(1), "p1 26..36 4 May 2019 event-vote 2019-05-04");
    assert_eq!(plain(2), "p1 41..54 February 2020 - 2020-02");
    assert_eq!(links[0]["sentence"], "The Board voted on 4 May 2019.");
    assert_eq!(links[0]["reason"], "an alias");
    assert!(links[1]["reason"].as_str().unwrap().starts_with("both say the same day"));
    assert!(links[2]["reason"].as_str().unwrap().contains("too little in common"));
    let output = explainer(folder.path(), &["check", "story.md", "--links"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("story.md, p1: \"Board\" -> term-board: an alias"), "{told}");
}

#[test]
fn links_are_listed_with_the_text_that_has_them() {
    let story = "---
title: A title
summary: They vote.
key_points: [On 3 May 2019 it rained., The Board voted on 3 May 2019.]
glossary: [{id: board, label: Board, mentions: all, definition: It met on 3 May 2019., details: [On 3 May 2019.]}]
timeline:
  events:
    - {id: vote, date: 2019-05-03, title: The vote}
---
| Day | What |
| --- | --- |
| 3 May 2019 | x |
| y | 3 May 2019 |
| 3 May 2019 | z |

- 3 May 2019
- > Quoted
- 3 May 2019
";
    let folder = folder(&[("story.md", story)]);
    let output = explainer(folder.path(), &["check", "story.md", "--links", "--format", "json"]);
    let links: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let told: Vec<_> =
        links.iter().map(|link| format!("{} {} {}", link["place"], link["text"], link["words"])).collect();
    let told = told.join("\n").replace('"', "");
    assert_eq!(
        told,
        "summary 2 Board\n\
         p1 3 3 May 2019\np1 6 3 May 2019\np1 7 3 May 2019\n\
         p2 0 3 May 2019\np2 3 3 May 2019\n\
         term-board 0 3 May 2019\nterm-board 1 3 May 2019"
    );
}

#[test]
fn links_to_files_that_do_not_exist_are_told() {
    let story = "---\ntitle: A title\n---\n[x](../c/story.md) [y](nope.md#a) [z](no.pdf), [page](about/), \
                 [there](b.md) and [sound](sound.pdf).\n";
    let folder = folder(&[("in/a/story.md", story), ("in/a/b.md", STORY), ("in/a/sound.pdf", "x")]);
    for arguments in [&["check", "in"][..], &["check", "in/a/story.md"], &["build", "in", "-o", "site"]] {
        let output = explainer(folder.path(), arguments);
        let told = [output.stdout.as_slice(), &output.stderr].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        assert_eq!((status(&output), told.matches("missing-file").count()), (1, 3), "{arguments:?}: {told}");
        for file in ["in/c/story.md", "in/a/nope.md", "in/a/no.pdf"] {
            assert!(told.contains(&format!("there is no file {file}")), "{told}");
        }
    }
    let page = fs::read_to_string(folder.path().join("site/a/index.html")).unwrap();
    assert!(page.contains("href=\"b/\"") && page.contains("href=\"sound.pdf\""), "{page}");
}

#[test]
fn a_link_in_a_shared_glossary_starts_at_its_file() {
    let glossary = "- {id: a, label: Words, definition: \"See [b](b.md) and [c](c.md).\"}\n";
    let story = "---\ntitle: A title\nglossary: ../terms/g.yaml\n---\nWords.\n";
    let folder = folder(&[("in/a/story.md", story), ("in/terms/g.yaml", glossary), ("in/terms/b.md", STORY)]);
    let told = errors(&explainer(folder.path(), &["build", "in", "-o", "site"]));
    assert!(told.contains("there is no file in/terms/c.md"), "{told}");
    assert_eq!(told.matches("missing-file").count(), 1, "{told}");
    let page = fs::read_to_string(folder.path().join("site/a/index.html")).unwrap();
    assert!(page.contains("href=\"../terms/b/\""), "{page}");
}
