//! Writes the stories and pages for the benchmarks of reading to a folder: a long story, a short one, and two ordinary
//! pages.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use benches::reading::{built, ordinary_page, reading};
    use std::io::{Error, ErrorKind};

    let folder = std::env::args().nth(1).map(std::path::PathBuf::from);
    let folder = folder.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a folder is wanted"))?;
    std::fs::create_dir_all(&folder)?;
    // 10,000 mentions of 1,000 terms, and 10 of one: in both a term is mentioned ten times.
    for (name, paragraphs, terms) in [("long.json", 2_000, 1_000), ("short.json", 2, 1)] {
        let story = built(&reading(paragraphs, terms));
        std::fs::write(folder.join(name), story.ok_or_else(|| Error::other("the story cannot be built"))?)?;
    }
    let lines = "<script type=\"module\" src=\"dist/article-explainer.js\"></script>\n\
        <article-explainer src=\"long.json\"></article-explainer>\n";
    std::fs::write(folder.join("ordinary.html"), ordinary_page(""))?;
    std::fs::write(folder.join("embedded.html"), ordinary_page(lines))
}

#[cfg(target_arch = "wasm32")]
fn main() {}
