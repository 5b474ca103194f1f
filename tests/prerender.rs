//! The prerendered page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

use article_explainer::compile::compile;
use article_explainer::fingerprint::markup;
use article_explainer::prerender::{Page, Template};
use article_explainer::story::lower::read;
use serde_json::{Value, json};

fn page_of(story: &Value, widget: &str, template: &Template) -> String {
    let json = story.to_string();
    let (story, view) = compile(read(&json).unwrap());
    Page { story: &story, view, json: &json, widget }.html(template)
}

fn story() -> Value {
    json!({
        "version": 1,
        "article": {
            "title": "Tags & <script>",
            "summary": "On the \"Union\" and </script> <!-- explainer:story -->",
            "language": "ar",
            "published": "2019-04",
            "updated": "2019-04~",
            "url": "https://example.org/a?b&c",
            "authors": [{ "name": "Ada" }],
            "body": [{ "paragraph": "The Union and the NATO." }]
        },
        "glossary": [
            { "id": "eu", "label": "Union", "definition": "States." },
            { "id": "nato", "label": "NATO", "definition": "An alliance." },
            { "id": "no", "label": "Nowhere", "definition": "Not in the text." }
        ],
        "timeline": { "events": [{ "id": "one", "date": "2017", "title": "One" }] }
    })
}

#[test]
fn the_page_holds_the_article_before_any_script() {
    let page = page_of(&story(), "", &Template::default());
    for part in [
        "<article-explainer src=\"story.json\"><div class=\"explainer-root\" data-version=\"",
        "data-term=\"eu\"",
        "id=\"term-eu\"",
        "id=\"event-one\"",
        "<link rel=\"stylesheet\" href=\"article-explainer.css\">",
        "<script type=\"module\" src=\"article-explainer.js\"></script>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains(&format!("data-version=\"{}\"", markup(&story().to_string()))));
}

#[test]
fn the_head_tells_what_the_page_is() {
    let page = page_of(&story(), "https://cdn.example/v1/", &Template::default());
    for part in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "<title>Tags &amp; &lt;script&gt;</title>",
        "<meta name=\"description\" content=\"On the &quot;Union&quot; and &lt;/script&gt; &lt;!-- explainer:story --&gt;\">",
        "<link rel=\"canonical\" href=\"https://example.org/a?b&amp;c\">",
        "href=\"https://cdn.example/v1/icon.svg\"",
        "src=\"https://cdn.example/v1/article-explainer.js\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn machines_are_told_the_article_and_its_terms() {
    let page = page_of(&story(), "", &Template::default());
    let data = page
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    assert!(!data.contains('<'), "nothing in it can end the script");
    let graph = &serde_json::from_str::<Value>(data).unwrap()["@graph"];
    let term = |id: &str| json!({ "@id": format!("https://example.org/a?b&c#term-{id}") });
    assert_eq!(graph[0]["@type"], "NewsArticle");
    assert_eq!(graph[0]["headline"], "Tags & <script>");
    assert_eq!(graph[0]["datePublished"], "2019-04");
    assert_eq!(graph[0]["dateModified"], Value::Null, "an approximate date is none to a machine");
    assert_eq!(graph[0]["about"], json!([term("eu")]));
    assert_eq!(graph[0]["mentions"], json!([term("nato")]));
    assert_eq!(graph[1]["@type"], "DefinedTermSet");
    assert_eq!(graph[1]["hasDefinedTerm"].as_array().unwrap().len(), 2, "those that the story uses");
}

#[test]
fn a_page_of_ones_own_keeps_all_but_the_placeholders() {
    let template = "<!doctype html><html lang=\"nl\"><title>x</title><!-- explainer:head --><p>Mine</p><!-- explainer:story --><p>End</p>";
    let page = page_of(&story(), "", &Template::new(template.to_owned()).unwrap());
    assert!(page.starts_with("<!doctype html><html lang=\"nl\"><title>x</title><title>Tags"), "{page}");
    assert!(
        page.contains("<p>Mine</p><article-explainer") && page.ends_with("</article-explainer><p>End</p>")
    );
    assert_eq!(page.matches("<article-explainer").count(), 1);
    assert_eq!(Template::new("<!-- explainer:story -->".to_owned()).err(), Some("<!-- explainer:head -->"));
}

#[test]
fn nothing_in_the_page_needs_a_loose_content_security_policy() {
    let page = page_of(&story(), "", &Template::default());
    assert!(!page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick="));
    let executable =
        page.matches("<script").count() - page.matches("<script type=\"application/ld+json\">").count();
    assert_eq!(executable, 1, "the widget itself, by its address");
}
