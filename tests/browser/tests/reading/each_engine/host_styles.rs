//! Host pages with styles for all elements: the widget looks as designed, and the pages keep their look.

use std::fs;
use std::path::Path;

use browser_tests::{Answer, Page, Policy, Site, browse};

const SHEETS: [(&str, &str); 5] = [
    ("unset", "* { all: unset }"),
    ("overflow", "* { overflow: auto !important; box-sizing: content-box !important }"),
    (
        "tiny",
        "html { font-size: 4px; line-height: 3; letter-spacing: 0.4em; text-transform: uppercase; direction: rtl; color: red }",
    ),
    (
        "huge",
        "html { font-size: 90px; font-weight: 900; text-align: center; white-space: nowrap; visibility: visible; word-spacing: 2em }",
    ),
    (
        "war",
        "body > * { position: relative; z-index: 2147483647; transform: translateZ(0); overflow: hidden; isolation: isolate }",
    ),
];
const PACKAGES: [(&str, &str); 4] = [
    ("bootstrap", "bootstrap/dist/css/bootstrap.min.css"),
    ("preflight", "tailwindcss/preflight.css"),
    ("pico", "@picocss/pico/css/pico.min.css"),
    ("water", "water.css/out/water.min.css"),
];

/// A page with the widget at a width of 1,000 pixels, with its own style sheet.
fn page_with(site: &Site, name: &str, sheet: Vec<u8>) -> String {
    site.answer(&format!("/{name}.css"), Answer::Content(sheet));
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title><link rel=\"icon\" href=\"icon.svg\">
        <link rel=\"stylesheet\" href=\"{name}.css\"><script type=\"module\" src=\"article-explainer.js\"></script>
        <div style=\"display:block;width:1000px;margin:0;padding:0\"><article-explainer src=\"story.json\" theme=\"light\"></article-explainer></div>"
    );
    let path = format!("/{name}.html");
    site.answer(&path, Answer::Content(page.into_bytes()));
    path
}

/// The look and size of the parts of the widget, one per line.
async fn look(page: &Page) -> Vec<String> {
    let term = page.mentions().await.remove(0).term;
    page.open_card(&term).await;
    page.script(
        r##"
        await settle();
        const parts = {
            title: "h1", paragraph: "#p1", term: ".explainer-body .explainer-term", heading: "#p4", quotation: "blockquote",
            table: "table", timeline: "#timeline", "its heading": "#timeline h2", event: "[data-event]", filter: ".explainer-groups",
            index: "#glossary", entry: "#glossary li", search: "#glossary input", card: ".explainer-card:popover-open",
            "in the card": ".explainer-card:popover-open h2", close: ".explainer-card:popover-open .explainer-close",
        };
        return Object.entries(parts).map(([name, selector]) => {
            const part = find(selector);
            if (!part) return `${name} is missing`;
            const style = getComputedStyle(part);
            const box = part.getBoundingClientRect();
            // Everything except cards has the host's background and colour.
            const color = ["card", "in the card", "close"].includes(name) ? style.color : "";
            const size = name === "timeline" ? [box.width] : [box.width, box.height];
            return [name, size.map(Math.round).join("x"), style.fontSize, style.fontFamily.slice(0, 24), style.fontWeight, style.lineHeight,
                color, style.textAlign, style.direction, style.letterSpacing, style.textTransform, style.display].join(" ");
        });
        "##,
    )
    .await
}

#[test]
fn no_sheet_of_a_host_changes_the_widget() {
    let site = Site::start(Policy::None);
    let mut pages = vec![page_with(&site, "plain", Vec::new())];
    for (name, sheet) in SHEETS {
        pages.push(page_with(&site, name, sheet.into()));
    }
    for (name, path) in PACKAGES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules").join(path);
        let sheet = fs::read(&path).expect("style sheets of other packages: run `cargo xtask setup`");
        pages.push(page_with(&site, name, sheet));
    }
    browse(site, async |page: &Page| {
        page.window(1300, 900).await;
        let mut designed: Option<Vec<String>> = None;
        let mut faults = Vec::new();
        for path in &pages {
            page.open(path).await;
            page.picture(&format!("host{}", path.trim_end_matches(".html").replace('/', "-"))).await;
            let look = look(page).await;
            match &designed {
                None => designed = Some(look),
                Some(designed) => {
                    let other = look.iter().zip(designed).filter(|(now, then)| now != then);
                    faults.extend(other.map(|(now, then)| format!("{path}: {now}\n   not: {then}")));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}
