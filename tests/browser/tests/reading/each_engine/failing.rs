//! Failures are reported in place, and everything else works.

use browser_tests::{Answer, Page, Policy, Site, browse};
use serde_json::{Value, json};

const PAGES: [&str; 2] = ["/index.html", "/embed.html"];

/// The errors in events of the element, one per line.
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
            // The event stays, without the invalid date.
            assert_eq!(rendered.len(), events);
            let undated = rendered.iter().find(|event| event.id == bad_event).unwrap();
            assert_eq!(undated.edtf, None);
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
                let expected = |text: &str| {
                    text.contains("story.json") || text.contains("The story could not be loaded")
                };
                let others = lines.iter().filter(|line| !expected(&line.text));
                assert_eq!(others.count(), 0, "{lines:#?}");
            }
        });
    }
}

/// The article inside the host's page can be read.
async fn article_is_there(page: &Page) {
    let article =
        "return document.querySelector('.explainer-article').checkVisibility({ visibilityProperty: true })";
    assert!(page.script::<bool>(article).await, "the article is gone");
}

/// Presses the button of the error message, and waits until everything is there.
async fn try_again(page: &Page) {
    page.click(&page.element("Try again", "return find('[role=alert] button')", ()).await).await;
    page.until("the widget is ready", "return host.matches(':state(ready)') && !find('[role=alert]')").await;
    assert!(page.mentions().await.len() >= 25);
}

#[test]
fn the_article_stays_when_the_widget_does_not_arrive_as_it_was_built() {
    let older = Answer::Content(b"\0asm\x01\0\0\0".to_vec());
    for (suffix, failure, says) in [
        (".wasm", Answer::Status(404), "The widget could not be loaded"),
        (".wasm", Answer::CutOff, "The widget could not be loaded"),
        (".wasm", older, "wrong version"),
        (".js", Answer::Status(404), ".js could not be loaded"),
        (".js", Answer::CutOff, ".js could not be loaded"),
        (".css", Answer::CutOff, "The styles could not be loaded"),
    ] {
        let site = Site::start(Policy::Strict);
        let path = site.path_of("article-explainer-", suffix);
        site.answer(&path, failure.clone());
        // A separate browser for each, because of caching.
        browse(site, async |page: &Page| {
            // The prerendered page links its styles, so the shell loads none.
            let has_article = suffix != ".css";
            page.open_unready(if has_article { "/index.html" } else { "/embed.html" }).await;
            let error = page.error().await;
            assert!(error.contains(says), "{path} {failure:?}: {error}");
            if has_article {
                article_is_there(page).await;
            }
            page.site.heal(&path);
            try_again(page).await;
            // The browser itself reports the failure.
            drop(page.console().await);
        });
    }
}

#[test]
fn a_story_that_was_never_built_waits_for_the_engine() {
    let site = Site::start(Policy::Strict);
    let mut story: Value = serde_json::from_slice(&site.file("/story.json")).unwrap();
    story.as_object_mut().unwrap().remove("view");
    site.answer("/story.json", Answer::Content(story.to_string().into_bytes()));
    let engine = site.path_of("explainer-engine-", ".wasm");
    site.answer(&engine, Answer::Status(500));
    browse(site, async |page: &Page| {
        page.open_unready("/embed.html").await;
        let error = page.error().await;
        assert!(error.contains("The engine could not be loaded"), "{error}");
        page.site.heal(&engine);
        try_again(page).await;
        drop(page.console().await);
    });
}

#[test]
fn a_story_that_is_cut_off_or_never_comes_is_told_and_can_be_tried_again() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        // Shortens the timeout for files.
        page.before_scripts(
            "const soon = AbortSignal.timeout; AbortSignal.timeout = () => soon.call(AbortSignal, 500)",
        )
        .await;
        for (failure, says) in [(Answer::CutOff, "cut off"), (Answer::Held, "no response")] {
            page.site.answer("/story.json", failure);
            page.open_unready("/embed.html").await;
            let error = page.error().await;
            assert!(error.contains("The story could not be loaded") && error.contains(says), "{error}");
            assert!(told(page).await.contains(says), "{}", told(page).await);
            page.site.heal("/story.json");
            try_again(page).await;
        }
        drop(page.console().await);
    });
}

#[test]
fn a_story_of_another_version_says_which_one_is_read() {
    let site = Site::start(Policy::Strict);
    let mut story: Value = serde_json::from_slice(&site.file("/story.json")).unwrap();
    story["version"] = json!(2);
    site.answer("/story.json", Answer::Content(story.to_string().into_bytes()));
    browse(site, async |page: &Page| {
        for path in PAGES {
            page.open_unready(path).await;
            let error = page.error().await;
            assert!(error.contains("another version") && error.contains("reads 1"), "{error}");
            assert!(told(page).await.contains("$.version"), "{}", told(page).await);
            drop(page.console().await);
        }
        page.open_unready("/index.html").await;
        page.error().await;
        article_is_there(page).await;
        drop(page.console().await);
    });
}

#[test]
fn a_failure_is_told_in_the_language_of_the_page() {
    for (language, says) in
        [("de-AT", "Die Erklärungen zu diesem Artikel"), ("pt", "The explanations of this article")]
    {
        let site = Site::start(Policy::Strict);
        site.answer("/story.json", Answer::Status(404));
        let page = format!(
            "<!doctype html><html lang={language}><title>Host</title><script type=module src=/article-explainer.js></script>\
             <article-explainer src=/story.json></article-explainer>"
        );
        site.answer("/host.html", Answer::Content(page.into_bytes()));
        browse(site, async |page: &Page| {
            page.open_unready("/host.html").await;
            page.until("an error is told in place", "return !!find('[role=alert]')").await;
            let told: (String, String) =
                page.script("const alert = find('[role=alert]'); return [words(alert), alert.lang]").await;
            assert!(told.0.starts_with(says), "{told:?}");
            assert!(language.starts_with(&told.1) || told.1 == "en", "{told:?}");
            drop(page.console().await);
        });
    }
}

#[test]
fn a_policy_that_forbids_the_widget_is_told_with_what_it_has_to_allow() {
    browse(Site::start(Policy::WithoutWasm), async |page: &Page| {
        for path in PAGES {
            page.open_unready(path).await;
            let error = page.error().await;
            assert!(error.contains("'wasm-unsafe-eval'"), "{error}");
            assert!(told(page).await.contains("'wasm-unsafe-eval'"), "{}", told(page).await);
        }
        page.open_unready("/index.html").await;
        page.error().await;
        article_is_there(page).await;
        drop(page.console().await);
    });
}

#[test]
fn a_server_that_does_not_know_wasm_does_no_harm() {
    let site = Site::start(Policy::Strict);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, Answer::Untyped);
    browse(site, async |page: &Page| {
        page.open("/index.html").await;
        assert!(page.mentions().await.len() >= 25);
        // A browser may report the type.
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
        let note = "return find(`#term-${given}`).checkVisibility()";
        page.until_with("its note is shown", note, mention.term.as_str()).await;
        page.site.heal(&wasm);
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        // The fragment names it.
        page.card_of(&mention.term).await;
    });
}
