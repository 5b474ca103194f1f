//! The timeline and the text link to each other, and the timeline follows the reading.

use browser_tests::{Event, Page, Policy, Site, browse, on_both_pages};

/// The events with a passage, in the order of the passages.
async fn events_with_passages(page: &Page) -> Vec<(Event, String)> {
    let number = |passage: &String| passage.trim_start_matches('p').parse::<u32>().unwrap();
    let events = page.events().await.into_iter();
    let mut events: Vec<_> = events.filter_map(|event| Some((event.clone(), event.passage?))).collect();
    events.sort_by_key(|(_, passage)| number(passage));
    assert!(events.len() >= 5, "{} events have a passage", events.len());
    events
}

#[test]
fn an_event_leads_to_its_passage_and_marks_it() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let (event, passage) = events_with_passages(page).await.pop().unwrap();
        let script = "return find(`#event-${given} a[href^='#p']`)";
        page.click(&page.element("title of the event", script, event.id.as_str()).await).await;
        page.passage_is_shown(&passage).await;
        page.event_is_current(&event.id).await;
    });
}

#[test]
fn a_date_in_the_text_leads_to_its_event() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let script = "return find('.explainer-article [data-event-mention]')";
        let mention = page.element("mention of an event", script, ()).await;
        let event = mention.attr("data-event-mention").await.unwrap().unwrap();
        page.click(&mention).await;
        let shown = "const { top, bottom } = find(`#event-${given}`).getBoundingClientRect(); \
            return top >= 0 && bottom <= innerHeight";
        page.until_with(&format!("the event {event} is in view"), shown, event.as_str()).await;
        let focused = "return find(`#event-${given}`).contains(focused())";
        page.until_with(&format!("the focus is at the event {event}"), focused, event.as_str()).await;
    });
}

#[test]
fn on_a_phone_the_timeline_is_a_sheet_and_leads_back_to_the_text() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.phone().await;
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            let (event, passage) = events_with_passages(page).await.pop().unwrap();
            let script =
                "return all(\"[popovertarget='timeline']\").find((button) => button.checkVisibility())";
            page.tap(&page.element("button that opens the timeline", script, ()).await).await;
            page.until("the timeline is open", "return find('#timeline').matches(':popover-open')").await;

            let script = "return find(`#event-${given} a[href^='#p']`)";
            page.tap(&page.element("title of the event", script, event.id.as_str()).await).await;
            page.until("the timeline is closed", "return !find('#timeline').matches(':popover-open')").await;
            page.passage_is_shown(&passage).await;
        }
    });
}

#[test]
fn the_events_of_the_passage_being_read_are_current() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let events = events_with_passages(page).await;
        let (first, last) = (events.first().unwrap(), events.last().unwrap());
        for (event, passage) in [first, last, first] {
            page.read(passage).await;
            page.event_is_current(&event.id).await;
        }
        let (other, _) = last;
        let current = page.events().await.into_iter().filter(|event| event.current).map(|event| event.id);
        assert!(!current.collect::<Vec<_>>().contains(&other.id), "{} is still current", other.id);
    });
}

#[test]
fn above_and_below_the_article_no_period_is_told() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let (event, passage) = events_with_passages(page).await.pop().unwrap();
        let told = "return !!find('.explainer-story-time strong')";
        for place in [0, 1_000_000] {
            page.read(&passage).await;
            page.event_is_current(&event.id).await;
            page.until("a period is told", told).await;
            page.script_with::<()>("scrollTo({ top: given, behavior: 'instant' })", place).await;
            page.until("no period is told any longer", &["return !(() => { ", told, " })()"].concat()).await;
        }
    });
}

#[test]
fn following_never_scrolls_the_page() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        for (event, passage) in events_with_passages(page).await {
            page.read(&passage).await;
            let before: f64 = page.script("return scrollY").await;
            page.event_is_current(&event.id).await;
            page.script::<()>("await settle()").await;
            let after: f64 = page.script("return scrollY").await;
            assert_eq!(before, after, "the page moved at {passage}");
        }
    });
}

#[test]
fn arrows_home_and_end_go_from_event_to_event() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let events = page.events().await;
        let focused = "return focused()?.closest('[data-event]')?.dataset.event === given";
        page.script_with::<()>("find(`#event-${given} a`).focus()", events[0].id.as_str()).await;
        for (key, expected) in [
            ("\u{e015}", &events[1]),
            ("\u{e013}", &events[0]),
            ("\u{e010}", &events[events.len() - 1]),
            ("\u{e011}", &events[0]),
        ] {
            page.press(key).await;
            let what = format!("the focus is at the event {}", expected.id);
            page.until_with(&what, focused, expected.id.as_str()).await;
        }
    });
}

#[test]
fn a_group_can_be_left_out_of_the_timeline() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let shown = "return events().filter((event) => event.checkVisibility()).length";
        let all: usize = page.script(shown).await;
        let script = "return find('.explainer-timeline input[type=checkbox]')";
        let group = page.element("filter of a group", script, ()).await;
        page.click(&group).await;
        let fewer = "return events().filter((event) => event.checkVisibility()).length < given";
        page.until_with("fewer events are shown", fewer, all).await;
        page.click(&group).await;
        let again = "return events().filter((event) => event.checkVisibility()).length === given";
        page.until_with("all events are shown again", again, all).await;
    });
}
