//! Stories with features that the demo does not have: eras that end, BCE, crowded days, thousands of events.

use article_explainer::compile::compile;
use article_explainer::story::lower::read;
use article_explainer::view_model::file::attach;
use browser_tests::{Answer, Policy, Site};
use serde_json::{Value, json};

/// The site with this story instead of the demo on the host's page.
pub(crate) fn site(story: &Value) -> Site {
    let story = story.to_string();
    let lowered = read(&story).unwrap_or_else(|fault| panic!("the story can be read: {fault:?}"));
    let built = attach(&story, &compile(lowered).1);
    let site = Site::start(Policy::Strict);
    site.answer("/story.json", Answer::Content(built.into_bytes()));
    site
}

/// The same events in a right-to-left story.
pub(crate) fn right_to_left() -> Value {
    let mut story = rich();
    story["article"]["language"] = "ar".into();
    story["article"]["title"] = "مدينة ونهرها".into();
    story
}

/// Events of many kinds in four groups and three eras; 20 in one week of 2018.
pub(crate) fn rich() -> Value {
    let event = |id: &str, date: &str, title: &str, groups: &[&str]| {
        json!({ "id": id, "date": date, "title": title, "groups": groups,
            "text": "What happened then, in a sentence or two.",
            "sources": [{ "title": "Chronicle", "publisher": "The Archive" }] })
    };
    let mut events = vec![
        event("founding", "-0043", "The harbour is founded", &["town"]),
        event("charter", "1250~", "A charter for the market", &["town", "trade"]),
        event("guild", "1380/1540", "The guild holds the only licence", &["trade"]),
        event("works", "1852", "The works open", &["trade"]),
        event("railway", "1853/1856", "The railway is laid", &["state", "trade"]),
        event("fire", "1854-08-02", "A fire takes the old quarter", &["town"]),
        event("rebuilt", "1855-03", "The quarter is rebuilt", &["town", "state"]),
        event("strike", "1856-05-01?", "The first strike", &["people"]),
        event("council", "1857/..", "A council that sits to this day", &["state"]),
        event("gas", "1858-21", "Gas light in the streets", &["town"]),
        event("school", "1859", "A school for all", &["state", "people", "town"]),
        event("bridge", "1861-10-12", "The bridge is opened", &["state"]),
        event("flood", "1862-02", "The great flood", &["people", "town"]),
        event("older", "../1700", "The old road, older than any record", &["town"]),
        event("forecast", "2040~", "The dike has to be higher by then", &["state"]),
        json!({ "id": "legend", "title": "The legend of the bell", "groups": ["people"] }),
        json!({ "id": "song", "title": "A song about the river" }),
    ];
    for number in 0..24 {
        let year = 1900 + number * 4;
        events.push(event(
            &format!("y{year}"),
            &year.to_string(),
            &format!("Election of {year}"),
            &["state"],
        ));
    }
    for number in 0..20 {
        let date = format!("2018-06-{:02}", 3 + number / 3);
        let title = format!("Night {}: the water rises, report {number}", number / 3 + 1);
        events.push(event(&format!("storm{number}"), &date, &title, &[["people", "town"][number % 2]]));
    }
    let paragraph = |event: &str, words: &str| {
        json!({ "paragraph": [
        { "event": { "id": event, "text": words } },
        ", and the quarter was not the same after it. ".repeat(8),
    ] })
    };
    json!({
        "version": 1,
        "article": { "title": "A town and its river", "language": "en", "body": [
            { "paragraph": "An opening that is about no time at all. ".repeat(12) },
            paragraph("fire", "The fire"),
            paragraph("storm13", "The storm"),
            paragraph("charter", "The charter"),
            { "paragraph": "In 1701 the river froze. ".repeat(10) },
            paragraph("school", "The school"),
            paragraph("fire", "Once more the fire"),
            { "heading": { "level": 2, "text": "Afterword" } },
            { "paragraph": "A close that is about no time. ".repeat(60) },
        ] },
        "glossary": [{ "id": "strike-fund", "label": "strike fund",
            "definition": ["It paid after ", { "event": { "id": "strike", "text": "the strike" } }, "."] }],
        "timeline": {
            "groups": [{ "id": "town", "label": "Town" }, { "id": "trade", "label": "Trade" },
                { "id": "state", "label": "State" }, { "id": "people", "label": "People" }],
            "eras": [{ "label": "The age of the guild", "date": "1380/1540" },
                { "label": "The building years", "date": "1852/1862" },
                { "label": "The republic", "date": "1900/.." }],
            "events": events,
        },
    })
}

/// A story with this many events, two in a paragraph: a day or a month each, sometimes a year or a range, and
/// occasionally twenty within a week.
pub(crate) fn long(events: usize, paragraphs: usize) -> Value {
    let date = |number: usize| {
        let (year, month, day) = (1900 + number / 40, number / 4 % 10 + 1, number % 4 * 7 + 1);
        match number % 20 {
            0 => format!("{year}"),
            7 => format!("{year}-{month:02}/{}", year + 1),
            3 | 9 => format!("{year}-{month:02}"),
            _ if number % 500 < 20 => format!("{year}-01-{:02}", number % 7 + 1),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    };
    let event = |number: usize| {
        let group = ["a", "b", "c"][number % 3];
        json!({ "id": format!("e{number}"), "date": date(number), "title": format!("Event {number} of many, in some words"),
            "text": "What happened then, in a sentence or two.", "groups": [group] })
    };
    let mention =
        |number: usize| json!({ "event": { "id": format!("e{number}"), "text": format!("Event {number}") } });
    let paragraph = |number: usize| {
        let first = number * 2 % events;
        json!({ "paragraph": [mention(first), " came before ", mention((first + 1) % events),
            ", and this is told at some length. ".repeat(6)] })
    };
    json!({
        "version": 1,
        "article": { "title": "A long story", "language": "en", "body": (0..paragraphs).map(paragraph).collect::<Vec<_>>() },
        "timeline": {
            "groups": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }, { "id": "c", "label": "C" }],
            "events": (0..events).map(event).collect::<Vec<_>>(),
        },
    })
}
