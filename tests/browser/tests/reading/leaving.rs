//! A removed element leaves nothing behind.

use browser_tests::{Ability, Answer, Page, Policy, Site, browse};
use serde_json::json;

/// Live objects of the page, after a collection.
async fn counted(page: &Page, name: &str) -> f64 {
    page.devtools("HeapProfiler.collectGarbage", json!({})).await;
    page.devtools("Performance.enable", json!({})).await;
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().unwrap();
    metrics.iter().find(|metric| metric["name"] == name).unwrap()["value"].as_f64().unwrap()
}

/// Adds an element to the page, waits until it is rendered, opens a card, and removes it, repeatedly.
const VISITS: &str = r#"
    const ready = (element) => new Promise((done) => element.addEventListener("explainer-ready", done, { once: true }));
    for (let visit = 0; visit < given; visit++) {
        const element = document.createElement("article-explainer");
        element.setAttribute("src", "story.json");
        if (visit % 2) element.innerHTML = "<p>The European Commission wrote to Europol in April 2019.</p>";
        const drawn = ready(element);
        document.querySelector("main").append(element);
        await drawn;
        element.showTerm("europol");
        await new Promise(requestAnimationFrame);
        element.remove();
        await new Promise((done) => setTimeout(done));
    }
"#;

#[test]
fn after_many_visits_no_listener_node_or_memory_stays() {
    let site = Site::start(Policy::None);
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"icon.svg\">
        <script type=\"module\" src=\"article-explainer.js\"></script><main></main>";
    site.answer("/host.html", Answer::Content(page.as_bytes().to_vec()));
    browse(site, async |page: &Page| {
        if page.lacks(Ability::LiveObjects) {
            return;
        }
        page.open_unready("/host.html").await;
        page.script_with::<()>(VISITS, 20).await;
        let mut before = Vec::new();
        let names = ["JSEventListeners", "Nodes", "JSHeapUsedSize"];
        for name in names {
            before.push(counted(page, name).await);
        }
        for _ in 0..4 {
            page.script_with::<()>(VISITS, 50).await;
        }
        for (name, before) in names.into_iter().zip(before) {
            let after = counted(page, name).await;
            println!("{name}: {before} after 20 visits, {after} after 220");
            assert!(after <= before * 1.2 + 100.0, "{name}: {before} after 20 visits, {after} after 220");
        }
    });
}
