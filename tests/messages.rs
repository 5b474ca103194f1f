//! Diagnostics about mistakes in files: code, place and hint of each; nothing is dropped silently.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

use std::collections::BTreeMap;

use article_explainer::site::check;

/// The diagnostics of `story.md` beside these files: `code line: message (hint)`.
fn told(story: &str, others: &[(&str, &str)]) -> Vec<String> {
    let file = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
    let files: BTreeMap<_, _> = others.iter().copied().chain([("story.md", story)]).map(file).collect();
    let report = check(&files, "story.md").unwrap();
    let tell = |finding: &article_explainer::story::source_map::Finding| {
        let fault = &finding.diagnostic;
        let line = fault.place.position.map_or(0, |position| position.line);
        format!("{} {line}: {} ({})", fault.code, fault.message, fault.hint.as_deref().unwrap_or_default())
    };
    report.findings.iter().map(tell).collect()
}

/// Exactly one of the findings begins and continues like this.
fn assert_told(told: &[String], start: &str, end: &str, of: &str) {
    let count = told.iter().filter(|told| told.starts_with(start) && told.contains(end)).count();
    assert_eq!(count, 1, "{of}: {start} … {end}: {told:#?}");
}

#[test]
fn an_address_with_spaces_is_taken_in_brackets() {
    let told = told(&body("![x](<a b.png>)\n\n[y](<a b.pdf>)"), &[("a b.png", "")]);
    assert!(told.iter().all(|told| told.starts_with("picture")), "only the empty picture is told: {told:#?}");
}

fn body(text: &str) -> String {
    format!("---\ntitle: A\n---\n{text}\n")
}

#[test]
fn slips_of_markdown_are_told() {
    for (text, start, end) in [
        (
            "| a | b |\n|---|---|\n| c |\n| d | e |",
            "ragged-table 6: cells in this row: 1, in the head: 2;",
            "as many cells",
        ),
        (
            "| a | b |\n|---|---|\n| d | e | f \\| g |",
            "ragged-table 6: cells in this row: 3, in the head: 2;",
            "as many cells",
        ),
        ("A <script>alert(1)</script> b.", "html 4: <script> is left out, and all that is in it", "in words"),
        ("<script>\nalert(1)\n</script>", "html 4: <script> is left out", "in words"),
        ("See <video src=a.mp4>No.</video>.", "embed 4: <video> becomes a link", "give it a title"),
        ("<audio src=a.mp3 title=T></audio>", "embed 4: <audio> becomes a link", "[words](address)"),
        ("<iframe src=a.html title=T></iframe>", "embed 4: <iframe> becomes a link", "[words](address)"),
        ("<object></object>", "html 4: <object> is left out", "link to it"),
        ("<table><tr><td>A</td></tr></table>", "html 4: HTML is not passed on", "as Markdown"),
        ("![x](my pic.png)", "literal-markdown 4: a link", "a%20b.png"),
        ("See [the page] (https://example.org).", "literal-markdown 4: a link", "no space between"),
        ("See [the page][1].", "literal-markdown 4: a link", "[words](address)"),
        ("It was ** important**.", "literal-markdown 4: two asterisks", "backslash"),
        ("It was ~~ gone~~.", "literal-markdown 4: two tildes", "backslash"),
        ("See [[the port.", "literal-markdown 4: a mention", "]]"),
        ("##The law", "literal-markdown 4: a heading", "a space after ##"),
        ("| a | b |\n| c | d |", "literal-markdown 4: a table", "| --- | --- |"),
        ("Words <!-- a note\nto me", "open-comment 4: a comment", "-->"),
        ("<!-- a note\n\nWords.", "open-comment 4: the comment", "-->"),
        ("A[^n].", "unknown-footnote 4: there is no footnote \"n\"", "[^label]:"),
        ("A[^n].\n\n[^n]: One.\n\n[^n]: Two.", "footnote-twice 8: the footnote \"n\"", "a label of its own"),
        ("A.\n\n[^n]: One.", "unused-footnote 6: nothing", "refer to it"),
        ("![x](pics\\a.png)", "no-picture 4: there is no picture", "write / between"),
        ("[x](pics\\a.html)", "address 4: the address", "write / between"),
    ] {
        assert_told(&told(&body(text), &[]), start, end, text);
    }
}

#[test]
fn what_is_meant_as_it_is_written_is_not_told() {
    for text in [
        r"\*\*kept\*\*, \[\[x\]\], \~\~y\~\~, \[a\](b)",
        "`**x**`, `[[y]]` and `<!--`",
        "A [sic] (as he wrote) of #9 and # 10.",
        "| a \\| b | c |\n|---|---|\n| d | e |",
        "A[^n] and again[^n].\n\n[^n]: Once.",
        "&#91;&#91;x",
    ] {
        assert_eq!(told(&body(text), &[]), [""; 0], "{text}");
    }
}

#[test]
fn slips_of_yaml_are_told_where_they_are() {
    for (glossary, start, end) in [
        (
            "- id: a\n  label: A\n  definition: x\n---\n- id: b\n  label: B\n  definition: y\n",
            "yaml 4: this is not YAML: a second document",
            "one document",
        ),
        (
            "- id: a\n\tlabel: A\n\tdefinition: x\n",
            "yaml 2: this is not YAML: a line is indented with a tab",
            "spaces",
        ),
        (
            "- id: a\n  label: A\n  label: B\n  definition: x\n",
            "yaml 3: this is not YAML: a key stands twice",
            "keep one of the two",
        ),
        ("- id: a\n  label: *b\n  definition: x\n", "yaml 2:", "without & and *"),
        ("- {id: a, label: \"A, definition: x}\n", "yaml 1: this is not YAML: a quotation mark is", "marks"),
        ("- {id: a, label: A\n", "yaml 1: this is not YAML: a bracket is not closed", "marks"),
        ("- id: a\n  label: A: b\n", "yaml 2: this is not YAML: a colon stands where none", "marks"),
        ("- id: a\n   label: A\n  definition: x\n", "yaml 2: this is not YAML: a colon stands", "marks"),
        ("- id: a\n - id: b\n", "yaml 2: this is not YAML: a line is indented otherwise", "marks"),
        (
            "- id: a\n  label: Plan #9\n  definition: x\n  aliases:\n    - B #8\n",
            "comment 2: the rest",
            "quotation marks",
        ),
        (
            "- id: a\n  label: A\n  definition: x\n  aliases:\n    - B #8\n",
            "comment 5: the rest",
            "quotation marks",
        ),
        (
            "- id: a\n  label: A\n  definition: x\n  image: {src: p.svg, alt: y, credit: a &amp; b}\n",
            "entity 4:",
            "the sign itself",
        ),
    ] {
        let story = "---\ntitle: A\nglossary: g.yaml\n---\nA.\n";
        let svg = "<svg viewBox='0 0 9 9'></svg>";
        assert_told(&told(story, &[("g.yaml", glossary), ("p.svg", svg)]), start, end, glossary);
    }
    // The readable part of two documents is read.
    let story = "---\ntitle: A\nglossary: g.yaml\n---\nThe [[b]].\n";
    let two = "- id: a\n  label: A\n  definition: x\n---\n- id: b\n  label: B\n  definition: y\n";
    assert!(!told(story, &[("g.yaml", two)]).iter().any(|told| told.starts_with("unknown-term")));
}

#[test]
fn front_matter_that_is_not_there_is_told_alone() {
    for story in ["---\ntitle: A\n\n# B\n", "# A\n\nWords.\n", "title: A\n---\nx[^1]\n", ""] {
        let told = told(story, &[]);
        assert!(
            matches!(told.as_slice(), [told] if told.starts_with("front-matter 1:")),
            "{story}: {told:#?}"
        );
    }
}

#[test]
fn slips_of_the_front_matter_are_told() {
    for (story, start, end) in [
        ("---\ntitle: #1 of the charts\n---\nx\n", "comment 2: the rest", "quotation marks"),
        ("---\ntitle: A &amp; B\n---\nx\n", "entity 2:", "the sign itself"),
        ("---\ntitle: A\nx\n", "front-matter 1: the front matter does not end", "---"),
        ("---\ntitle: A\nlanguage: English\n---\nx\n", "language 3: \"English\"", "en"),
        (
            "---\ntitle: A\n\tsummary: b\n---\nx\n",
            "yaml 3: this is not YAML: a line is indented with a tab",
            "spaces",
        ),
        ("---\ntitle: A\npublished: 2018-06-13 10:00\n---\nx\n", "date 3:", "write 2018-06-13, as a story"),
        ("---\ntitle: A\npublished: \"'15\"\n---\nx\n", "date 3:", "add the century: 2015"),
        ("---\ntitle: A\nglossary: my files\\g.yaml\n---\nx\n", "unreadable 3:", "write / between"),
    ] {
        assert_told(&told(story, &[]), start, end, story);
    }
}
