//! A folder of stories that share a glossary, and the same texts for tools that make plain pages.
//!
//! ```text
//! in/glossary.yaml     10,000 terms with definitions of about ten words; every fourth mentions other terms
//! in/00/s0.md …        the stories, a thousand words each, a hundred folders of them
//! plain/src/00/s0.md   the same texts for mdBook and Hugo
//! ```

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use crate::corpus::{Corpus, corpus};

/// The number of terms in the glossary.
const TERMS: usize = 10_000;
/// The number of words in a story.
const WORDS: usize = 1_000;
/// The approximate size of a story, and of all definitions, in bytes.
const BYTES: [usize; 2] = [10_900, 300_000];

/// Writes this many stories to a folder.
///
/// # Errors
/// If a file cannot be written.
pub fn write(folder: &Path, stories: usize) -> Result<()> {
    let Corpus { text, terms } = corpus(stories * BYTES[0] + 2 * BYTES[1], TERMS);
    let end = text.match_indices('\n').map(|(at, _)| at + 1).find(|end| *end > BYTES[1]);
    let (definitions, text) = text.split_at(end.unwrap_or_default());
    fs::create_dir_all(folder.join("in"))?;
    fs::write(folder.join("in/glossary.yaml"), glossary(&terms, definitions))?;

    let mut summary = String::from("# Summary\n\n");
    let mut paragraphs = text.lines();
    for story in 0..stories {
        let name = format!("{:02}/s{story}.md", story % 100);
        let (mut body, mut words) = (String::new(), 0);
        while words < WORDS {
            let paragraph = paragraphs.next().ok_or_else(|| Error::other("the text is too short"))?;
            words += paragraph.split_whitespace().count();
            body += paragraph;
            body += "\n\n";
        }
        let head =
            format!("---\ntitle: Story {story}\npublished: 2019-04-20\nglossary: ../glossary.yaml\n---\n\n");
        write_file(&folder.join("in").join(&name), &(head + &body))?;
        let head = format!("# Story {story}\n\n");
        write_file(&folder.join("plain/src").join(&name), &(head + &body))?;
        writeln!(summary, "- [Story {story}]({name})").map_err(Error::other)?;
    }
    fs::write(folder.join("plain/src/SUMMARY.md"), summary)?;
    let plain = "[book]\ntitle = \"Stories\"\n\n[output.html.search]\nenable = false\n";
    write_file(&folder.join("plain/book.toml"), plain)?;
    write_file(
        &folder.join("plain/hugo.toml"),
        "title = \"Stories\"\ncontentDir = \"src\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\"]\n",
    )?;
    let page = "<!doctype html>\n<html lang=\"en\">\n<title>{{ .Title }}</title>\n<main>{{ .Content }}</main>\n</html>\n";
    write_file(&folder.join("plain/layouts/_default/single.html"), page)?;
    write_file(&folder.join("plain/layouts/_default/list.html"), page)
}

fn glossary(terms: &[String], definitions: &str) -> String {
    let of_terms: HashSet<&str> = terms.iter().flat_map(|term| term.split(' ')).collect();
    let is_free = |word: &&str| !of_terms.contains(word.trim_matches(['.', ',']).to_lowercase().as_str());
    let mut definitions = definitions.split_inclusive('.').filter(|sentence| sentence.len() > 80).cycle();
    let term = |(index, label): (usize, &String)| {
        let words = definitions.next().unwrap_or_default().split_whitespace();
        let definition =
            words.filter(|word| index.is_multiple_of(4) || is_free(word)).collect::<Vec<_>>().join(" ");
        format!("- id: t{index}\n  label: {label}\n  definition: >-\n    {definition}\n")
    };
    terms.iter().enumerate().map(term).collect()
}

fn write_file(path: &Path, text: &str) -> Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}
