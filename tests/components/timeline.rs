//! The rendered timeline, by the reader's filters and passage.

use std::fmt::Write;

use article_explainer::interaction::Action;
use article_explainer::story::model::{GroupIndex, PassageIndex, TermIndex};

/// Fifty events of single years, then twenty in one week; alternately in the groups A and B. The first and the last are
/// about Europol, the topic of the only passage.
fn story() -> String {
    let mut events = String::new();
    for number in 0..70 {
        let date = match number {
            ..50 => (1900 + number * 2).to_string(),
            _ => format!("2019-06-0{}", (number - 50) / 4 + 1),
        };
        let title = if matches!(number, 0 | 69) { "Europol acts" } else { "Somebody acts" };
        let group = ["a", "b"][number % 2];
        let comma = if number == 0 { "" } else { "," };
        write!(
            events,
            r#"{comma}{{"id": "e{number}", "date": "{date}", "title": "{title}", "groups": ["{group}"]}}"#
        )
        .unwrap();
    }
    format!(
        r#"{{"version": 1, "article": {{"title": "T", "body": [
            {{"paragraph": [{{"event": {{"id": "e69", "text": "The last"}}}}, "."]}}]}},
        "glossary": [{{"id": "europol", "label": "Europol", "definition": "An agency."}}],
        "timeline": {{"groups": [{{"id": "a", "label": "A"}}, {{"id": "b", "label": "B"}}], "events": [{events}]}}}}"#
    )
}

/// The timeline after these actions.
fn drawn(actions: &[Action]) -> String {
    let html = super::drawn(&story(), usize::MAX, actions);
    let start = html.find("<aside").unwrap();
    html[start..html.find("</aside>").unwrap()].to_owned()
}

/// The opening tag of an event.
fn tag<'a>(html: &'a str, event: &str) -> &'a str {
    let id = format!("id=\"event-{event}\"");
    let tags = html.split('<').find(|tag| tag.contains(&id));
    tags.unwrap_or_else(|| panic!("{event} is not drawn"))
}

fn is_hidden(html: &str, event: &str) -> bool {
    tag(html, event).contains(" hidden")
}

fn status(html: &str) -> String {
    let start = html.find("role=\"status\"").unwrap();
    let text = html[start..].split_once('>').unwrap().1.split_once("</p>").unwrap().0;
    text.replace('\u{a0}', " ").trim().to_owned()
}

fn cluster(html: &str) -> &str {
    let start = html.find("explainer-cluster").unwrap();
    html[start..].split_once("</summary>").unwrap().0
}

#[test]
fn without_filters_all_is_there_and_nothing_announced() {
    let html = drawn(&[]);
    assert_eq!(html.matches("data-event=").count(), 70);
    assert_eq!(status(&html), "");
    assert!(!html.contains("All events"));
    let place = |event: &str| html.find(&format!("data-event=\"{event}\"")).unwrap();
    assert!((0..69).all(|number| place(&format!("e{number}")) < place(&format!("e{}", number + 1))));
}

#[test]
fn only_the_events_of_a_term_and_what_is_filtered_is_said() {
    let only = drawn(&[Action::ShowOnly(Some(TermIndex(0)))]);
    assert_eq!(status(&only), "Only events with Europol: 2 events");
    assert!(only.contains("All events"));
    assert!(!is_hidden(&only, "e0") && is_hidden(&only, "e1") && !is_hidden(&only, "e69"));
    // The heading of a hidden row is kept.
    assert!(only.contains("2010s"), "{only}");

    let narrower = drawn(&[Action::ShowOnly(Some(TermIndex(0))), Action::ToggleGroup(GroupIndex(0))]);
    assert_eq!(status(&narrower), "Only events with Europol: 1\u{a0}event".replace('\u{a0}', " "));
    let all =
        drawn(&[Action::ShowOnly(Some(TermIndex(0))), Action::ToggleGroup(GroupIndex(0)), Action::ShowAll]);
    assert_eq!(all, drawn(&[]));
}

#[test]
fn groups_say_how_many_events_they_hold() {
    let html = drawn(&[]);
    assert!(html.contains("aria-label=\"A, 35\u{a0}events\""), "{html}");
}

#[test]
fn a_cluster_says_its_count_and_its_days_and_is_folded_while_it_is_large() {
    let html = drawn(&[]);
    assert!(cluster(&html).contains("20\u{a0}events, 1\u{2013}5\u{a0}June 2019"), "{}", cluster(&html));
    assert!(!cluster(&html).contains("<details open"));
    let fewer = drawn(&[Action::ToggleGroup(GroupIndex(0))]);
    assert!(cluster(&fewer).contains("10\u{a0}events"), "{}", cluster(&fewer));
    assert!(cluster(&fewer).contains("<details open"), "{}", cluster(&fewer));
}

#[test]
fn a_cluster_is_marked_while_the_passage_is_about_one_of_its_events() {
    assert!(!cluster(&drawn(&[])).contains("aria-current"));
    let html = drawn(&[Action::Read(Some(PassageIndex(0)))]);
    assert!(cluster(&html).contains("<summary aria-current=\"true\""), "{}", cluster(&html));
    assert!(tag(&html, "e69").contains("aria-current=\"true\""));
    assert!(!tag(&html, "e68").contains("aria-current"));
}

#[test]
fn the_others_step_back_also_while_a_passage_without_events_is_read() {
    assert!(!drawn(&[]).contains("explainer-following"));
    assert!(drawn(&[Action::Read(Some(PassageIndex(0)))]).contains("explainer-following"));
    let other = super::drawn(
        &story().replace(r#"{"event": {"id": "e69", "text": "The last"}}, "#, ""),
        0,
        &[Action::Read(Some(PassageIndex(0)))],
    );
    assert!(other.contains("explainer-following") && !other.contains("aria-current=\"true\""));
}

#[test]
fn where_no_period_is_known_it_says_what_the_timeline_holds() {
    let html = drawn(&[]).replace('\u{a0}', " ");
    assert!(html.contains("70 events, 1900–2019"), "{html}");
}

#[test]
fn a_year_is_said_once() {
    let html = drawn(&[]);
    assert!(!html.contains("explainer-tick\"><bdi>1900<"), "the first date says it");
    assert!(html.contains("<bdi>1910s</bdi>"), "a decade is said");
}
