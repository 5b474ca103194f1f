//! Measures the effort of the studio's author and the work of its page, in Chromium on the build in dist/: `cargo run
//! --locked -p browser-tests --example studio_measures [preview|draft|keys|all]`. The figures are copied to
//! docs/studio.md by hand, with the kind of build.

#[path = "../tests/studio/desk.rs"]
#[expect(dead_code, reason = "other actions are for the tests")]
mod desk;

#[path = "../tests/studio/large.rs"]
mod large;

use browser_tests::Page;
use serde::Deserialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let asked = std::env::args().nth(1).unwrap_or_else(|| "all".to_owned());
    let is_asked = |name: &str| asked == name || asked == "all";
    if is_asked("preview") {
        desk::at_the_desk(async |page| preview(page).await);
    }
    if is_asked("draft") {
        desk::at_the_desk(async |page| draft(page).await);
    }
    if is_asked("keys") {
        keys();
    }
}

/// Measurements while typing.
#[derive(Debug, Deserialize)]
struct Typed {
    /// The durations of long tasks (over 50 ms), in milliseconds.
    long: Vec<f64>,
    /// Milliseconds from a letter until the preview shows it, for those shown before the next one.
    shown: Vec<f64>,
}

/// Types a letter every 180 ms, and reports when each is visible in the preview: given `{ field, letters }`.
const TYPE: &str = r#"
    const [field, seen] = [document.querySelector(given.field), []];
    const long = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => Math.round(entry.duration))));
    observer.observe({ type: "longtask" });
    field.focus();
    field.setSelectionRange(given.at, given.at);
    const root = find("iframe").contentDocument.querySelector("article-explainer").shadowRoot;
    const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    let word = "";
    for (const letter of given.letters) {
        word += letter;
        const begin = performance.now();
        document.execCommand("insertText", false, letter);
        const shown = (async () => {
            while (!root.textContent.includes(word)) {
                if (performance.now() - begin > 8000) return -1;
                await wait(5);
            }
            return performance.now() - begin;
        })();
        seen.push(shown);
        await wait(given.pause);
    }
    const shown = await Promise.all(seen);
    await wait(1500);
    long.push(...observer.takeRecords().map((entry) => Math.round(entry.duration)));
    return { long, shown: shown.map(Math.round) };
"#;

/// 10,000 words with 300 terms and 200 events, while typing.
async fn preview(page: &Page) {
    let (story, place) = large::story(200, 300, 200);
    desk::choose(page, &[("story.md", &story)]).await;
    let drawn = "return !!find('iframe')?.contentDocument?.querySelector('article-explainer')?.matches(':state(ready)')";
    page.until("the preview is drawn", drawn).await;
    desk::go_to(page, "Text").await;
    page.until("there is a text", "return !!find('#body')?.value").await;
    // Drafting has ended, and the other cards are rendered.
    page.script::<()>("await new Promise((done) => setTimeout(done, 6000))").await;
    for (what, pause, letters) in [("with rests", 1_500, "QZXJQZXJQZXJ"), ("in one go", 180, "XQKVXQKVXQKV")]
    {
        let at: u64 = page.script_with("return find('#body').value.indexOf(given)", json!(place)).await;
        let given = json!({ "field": "#body", "at": at, "letters": letters, "pause": pause });
        let typed: Typed = page.script_with(TYPE, given).await;
        told(&format!("typing in the text, {what}"), &typed);
    }
    desk::go_to(page, "Terms").await;
    page.script::<()>("all('.list .story')[2].click()").await;
    page.until("the form is open", "return !!find('textarea[id$=definition]')").await;
    let given = json!({ "field": "textarea[id$=definition]", "at": 0, "letters": "VKQXVK", "pause": 1_500 });
    told("typing in a definition", &page.script_with(TYPE, given).await);
}

fn told(what: &str, typed: &Typed) {
    let mut shown = typed.shown.clone();
    shown.sort_by(f64::total_cmp);
    let longest = typed.long.iter().copied().fold(0.0, f64::max);
    println!(
        "{what}: the preview follows after {:?} ms (median), {:?} ms (longest); {} tasks above 50 ms, the longest {longest} ms: {:?}",
        shown.get(shown.len() / 2),
        shown.last(),
        typed.long.len(),
        typed.long
    );
}

/// From the press on the button until the suggestions for a text of 2,000 words can be decided.
async fn draft(page: &Page) {
    let text = large::news(2_000);
    desk::write(page, "The article", &text).await;
    let begun = Instant::now();
    desk::press_button(page, "Explain this article").await;
    page.until("suggestions are there", "return all('.mark').length > 3").await;
    let count = desk::open_suggestions(page).await;
    println!(
        "a draft of {} words, {count} suggestions: {:?}",
        text.split_whitespace().count(),
        begun.elapsed()
    );
}

/// Labelled articles, from the text to a page.
fn keys() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../draft/articles/check");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("articles").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let (mut all_keys, mut all_decisions, mut all_actions, mut all_cells, mut all_for_events) =
        (0, 0, 0, 0, 0);
    for path in paths.iter().take(10) {
        let text = std::fs::read_to_string(path).expect("an article");
        let (labels, article) = text.split_once("\n---\n").expect("labels");
        let wanted: Vec<String> = labels
            .lines()
            .filter_map(|line| line.strip_prefix("term: "))
            .flat_map(|line| line.split(" | "))
            .map(str::to_lowercase)
            .collect();
        let days: Vec<&str> =
            labels.lines().filter_map(|line| line.strip_prefix("event: ")?.split(" | ").next()).collect();
        desk::at_the_desk(async |page| {
            let begun = Instant::now();
            desk::write(page, "The article", article).await;
            desk::press_button(page, "Explain this article").await;
            page.until("suggestions are there", "return all('.mark').length > 3").await;
            let count = desk::open_suggestions(page).await;
            // The field, the paste, the button.
            let mut actions = 3;
            page.press("j").await;
            let (mut keys, mut events) = (1, 0);
            for _ in 0..count {
                let label: String = page.script("return words(find('.decision h3')).toLowerCase()").await;
                let is_event: bool = page.script("return !!find('.decision .date')").await;
                let keep = is_event
                    || wanted.iter().any(|term| label.contains(term.as_str()) || term.contains(&label));
                page.press(if keep { "\u{e006}" } else { "x" }).await;
                keys += 1;
                events += usize::from(is_event);
            }
            page.until("all is decided", "return words(find('.count')) === 'All decided.'").await;
            desk::go_to(page, "Export").await;
            actions += keys + 2;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            // A cell for each part of a date, the headline and the text; and once: the copy of the sheet, its name, its
            // example rows, four to publish it, its address, pasting that, and the code.
            let cells: usize = days.iter().map(|day| day.split(['-', '/']).count() + 2).sum::<usize>() + 10;
            println!(
                "{name}: {count} decisions, {keys} keys, {actions} actions in {:?}, of them for the {events} events alone {}; a sheet \
                 of {} events: {cells} actions",
                begun.elapsed(),
                // The filter for events, and J.
                5 + 2 + events,
                days.len()
            );
            all_keys += keys;
            all_decisions += count;
            all_actions += actions;
            all_cells += cells;
            all_for_events += 5 + 2 + events;
        });
    }
    println!(
        "all: {all_decisions} decisions, {:.2} keys each; {all_actions} actions, {all_for_events} for events alone, 60 with all \
         accepted at once; the sheets {all_cells}",
        all_keys as f64 / all_decisions as f64
    );
}
