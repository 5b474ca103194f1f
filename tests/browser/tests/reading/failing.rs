//! What goes wrong is told in place, and the rest stands.

use browser_tests::{Answer, Page, Policy, Site, browse};
use serde_json::{Value, json};

const PAGES: [&str; 2] = ["/index.html", "/embed.html"];

/// The errors that the element has told its host, a line each.
async fn told(page: &Page) -> String {
    let details = page.told("explainer-error").await;
    details.iter().map(|detail| format!("{detail}\n")).collect()
}

#[test]
fn a_bad_part_is_left_out_and_reported_and_the_rest_renders() {
    let site = Site::start(Policy::Strict);
    let mut story: Value = serde_json::from_slice(&site.file("/story.json")).unwrap();
    story["timeline"]["events"][3]["date"] = json!("2018-13");
    let bad_event = story["timeline"]["events"][3]["id"].as_str().unwrap().to_owned();
    let twin = story["glossary"][0].clone();
    story["glossary"].as_array_mut().unwrap().push(twin);
    let last_term = story["glossary"].as_array().unwrap().len() - 1;
    story["glossary"][1]["see_also"] = json!(["nobody-knows-this"]);
    let events = story["timeline"]["events"].as_array().unwrap().len();
    site.answer("/story.json", Answer::Content(story.to_string().into_bytes()));

    browse(site, async |page: &Page| {
        for path in PAGES {
            page.open_unready(path).await;
            page.until("the widget is ready", "return host.matches(':state(ready)')").await;

            let rendered = page.events().await;
            assert_eq!(rendered.len(), events - 1);
            assert!(rendered.iter().all(|event| event.id != bad_event));
            assert!(page.mentions().await.len() >= 25);

            let told = told(page).await;
            let last_term = format!("glossary[{last_term}]");
            for place in ["timeline.events[3].date", last_term.as_str(), "glossary[1].see_also[0]"] {
                assert!(told.contains(place), "{place} is not told: {told}");
            }
            // It may warn on the console too.
            drop(page.console().await);
        }
    });
}

#[test]
fn a_story_that_is_not_json_is_told_with_its_line() {
    let site = Site::start(Policy::Strict);
    let story = "{\n  \"version\": 1,\n  \"article\": {\n    \"title\": oops\n  }\n}\n";
    site.answer("/story.json", Answer::Content(story.as_bytes().to_vec()));
    browse(site, async |page: &Page| {
        for path in PAGES {
            page.open_unready(path).await;
            let error = page.error().await;
            assert!(error.contains("line 4"), "{error}");
            assert!(told(page).await.contains("line 4"), "{}", told(page).await);
            drop(page.console().await);
        }
    });
}

#[test]
fn a_story_that_cannot_be_fetched_is_told_in_place_and_can_be_tried_again() {
    for failure in [Answer::Status(404), Answer::Status(500)] {
        browse(Site::start(Policy::Strict), async |page: &Page| {
            for path in PAGES {
                page.site.answer("/story.json", failure.clone());
                page.open_unready(path).await;
                let error = page.error().await;
                let Answer::Status(status) = &failure else { unreachable!() };
                assert!(error.contains(&status.to_string()), "{error}");
                assert!(!told(page).await.is_empty());

                let again = page.element("Try again", "return find('[role=alert] button')", ()).await;
                page.is_called(&again, "button", "Try again").await;
                page.site.heal("/story.json");
                page.click(&again).await;
                page.until("the widget is ready", "return host.matches(':state(ready)')").await;
                assert!(page.mentions().await.len() >= 25);
                let alerts: usize = page.script("return all('[role=alert]').length").await;
                assert_eq!(alerts, 0, "the error is still there");

                // The browser itself reports the failed request.
                let lines = page.console().await;
                let others = lines.iter().filter(|line| !line.text.contains("story.json"));
                assert_eq!(others.count(), 0, "{lines:#?}");
            }
        });
    }
}

#[test]
fn the_article_stays_when_the_widget_cannot_be_loaded() {
    let site = Site::start(Policy::Strict);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, Answer::Status(404));
    browse(site, async |page: &Page| {
        page.open_unready("/index.html").await;
        page.until("an error is told", "return !!find('[role=alert]')").await;
        let readable: bool = page
            .script("return document.querySelector('.explainer-article').checkVisibility({ visibilityProperty: true })")
            .await;
        assert!(readable, "the article is gone");
        page.site.heal(&wasm);
        let again = "return find('[role=alert] button')";
        page.click(&page.element("Try again", again, ()).await).await;
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        drop(page.console().await);
    });
}

#[test]
fn the_article_can_be_read_before_the_widget_arrives() {
    let site = Site::start(Policy::Strict);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, Answer::Held);
    browse(site, async |page: &Page| {
        page.open_unready("/index.html").await;
        let mention = page.mentions().await.remove(0);
        page.click(&page.term(&mention.words).await).await;
        page.card_of(&mention.term).await;
        page.site.heal(&wasm);
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        let card = page.card().await.map(|card| card.term);
        assert_eq!(card, Some(mention.term), "the open card survives the widget's arrival");
    });
}
