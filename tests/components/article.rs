//! The rendered article.

/// The body of an article with this number of paragraphs, and the content after it.
fn body(paragraphs: usize) -> String {
    let paragraph = |number| format!(r#"{{"paragraph": "Paragraph {number}."}}"#);
    let body: Vec<_> = (1..=paragraphs).map(paragraph).collect();
    let body = body.join(",");
    let story = format!(
        r#"{{"version": 1, "article": {{"title": "T", "body": [{body}, {{"footnote": {{"id": "n", "text": "Note."}}}}]}}}}"#
    );
    let html = super::drawn(&story, 0, &[]);
    html[html.find("explainer-body").unwrap()..].to_owned()
}

#[test]
fn only_a_long_article_is_drawn_in_chunks() {
    let (short, long) = (body(999), body(1_010));
    assert_eq!(short.matches("explainer-chunk").count(), 0);
    // Forty of 25, and the rest.
    assert_eq!(long.matches("explainer-chunk").count(), 41);
    for html in [short, long] {
        let places = html.match_indices("id=\"p").map(|(at, _)| html[at + 5..].split('"').next().unwrap());
        let places: Vec<_> = places.filter(|place| place.parse::<usize>().is_ok()).collect();
        assert!(places.iter().enumerate().all(|(index, place)| *place == (index + 1).to_string()));
    }
}

/// A story in this language, with a date in English if the widget has no messages in it.
fn in_language(language: &str) -> String {
    let story = format!(
        r#"{{"version": 1, "article": {{"title": "T", "language": "{language}", "published": "2019-04-12", "body": [{{"paragraph": "One."}}]}},
        "glossary": [{{"id": "one", "label": "One", "definition": "First.", "kind": "law"}}],
        "timeline": {{"events": [{{"id": "e", "date": "1858-12-15", "title": "E"}}]}}}}"#
    );
    super::drawn(&story, usize::MAX, &[])
}

#[test]
fn words_in_another_language_than_the_story_are_marked_as_such() {
    let arabic = in_language("ar");
    for marked in [
        r#"<bdi lang="en">Published</bdi>"#,
        r#"<bdi lang="en">Timeline</bdi>"#,
        r#"<bdi lang="en">Law</bdi>"#,
        r#"<bdi lang="en">1 mention</bdi>"#,
    ] {
        assert!(arabic.replace('\u{a0}', " ").contains(marked), "{marked}");
    }
    let times = arabic.split("<time ").skip(1);
    assert!(times.clone().count() >= 2 && times.into_iter().all(|time| time.contains("lang=\"en\"")));
    for own in ["en", "en-GB", "de-AT"] {
        assert!(!in_language(own).contains("<bdi lang"), "{own}");
    }
}
