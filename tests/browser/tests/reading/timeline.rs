//! The content of the timeline: groups, filters, eras, gaps. Following and keys are tested in each engine.

use crate::made;
use browser_tests::{Page, browse};
use thirtyfour::WebElement;

pub(crate) const IS_OPEN: &str = "return find('.explainer-cluster > details').open";

/// Runs a test on a wide page with a story of many kinds of events.
pub(crate) fn on_a_rich_story(test: impl AsyncFnOnce(&Page)) {
    browse(made::site(&made::rich()), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/embed.html").await;
        test(page).await;
    });
}

/// The toggle of a group, which must be a checkbox of this name.
pub(crate) async fn switch(page: &Page, name: &str) -> WebElement {
    let script = "return all('#timeline input').find((input) => input.getAttribute('aria-label').replaceAll('\u{a0}', ' ') === given)";
    let switch = page.element(&format!("switch {name:?}"), script, name).await;
    page.is_called(&switch, "checkbox", name).await;
    switch
}

/// The ids of the events that are shown.
pub(crate) async fn shown(page: &Page) -> Vec<String> {
    page.script(
        "return events().filter((event) => event.checkVisibility()).map((event) => event.dataset.event)",
    )
    .await
}

pub(crate) async fn status(page: &Page, expected: &str) {
    let what = format!("{expected:?} is announced");
    let script = "return words(find('#timeline [role=status]')) === given";
    page.until_with(&what, script, expected).await;
}

#[test]
fn groups_say_how_many_events_they_hold_and_what_is_left_is_announced() {
    on_a_rich_story(async |page| {
        let all = shown(page).await;
        status(page, "").await;
        page.click(&switch(page, "Trade, 4 events").await).await;
        status(page, "59 events").await;
        let left = shown(page).await;
        assert!(!left.contains(&"guild".to_owned()) && left.contains(&"charter".to_owned()), "{left:?}");

        let again = page.element("way back", "return find('.explainer-left button')", ()).await;
        page.is_called(&again, "button", "All events").await;
        page.click(&again).await;
        status(page, "").await;
        let heading = "return focused().id === 'explainer-timeline'";
        page.until("the focus stays in the timeline, whose button is gone", heading).await;
        assert_eq!(shown(page).await, all);
        let switched_on: bool =
            page.script("return all('#timeline input').every((input) => input.checked)").await;
        assert!(switched_on);
    });
}

#[test]
fn the_gaps_between_the_events_that_are_left_are_said() {
    on_a_rich_story(async |page| {
        let gap = "return words(find('.explainer-cluster .explainer-above'))";
        let before: String = page.script(gap).await;
        assert!(!before.contains("156"), "{before}");
        // Between the flood of 1862 and the storm of 2018 no events are left, and the headings of years stay.
        page.click(&switch(page, "State, 30 events").await).await;
        page.until("the gap is said", &[gap, ".startsWith('156 years')"].concat()).await;
        let after: String = page.script(gap).await;
        assert!(after.ends_with("2010s"), "{after}");
    });
}

#[test]
fn the_events_stand_in_the_markup_in_their_order_with_all_their_signs() {
    on_a_rich_story(async |page| {
        let events = page.events().await;
        assert_eq!(events.len(), 61);
        let script = "return words(find('#event-school time')) + ' ' + \
            find('#event-school .explainer-signs').getAttribute('aria-label') + ' ' + \
            all('#event-school .explainer-signs svg').length";
        let school: String = page.script(script).await;
        assert_eq!(school, "1859 State, People, Town 3");
        let undated: Vec<&str> = events[59..].iter().map(|event| event.id.as_str()).collect();
        assert_eq!(undated, ["legend", "song"]);
    });
}

#[test]
fn an_era_says_where_it_begins_and_ends() {
    on_a_rich_story(async |page| {
        let eras: Vec<String> =
            page.script("return all('.explainer-era, .explainer-era-end').map(words)").await;
        assert_eq!(
            eras,
            [
                "The age of the guild 1380–1540",
                "End of “The age of the guild”",
                "The building years 1852–1862",
                "End of “The building years”",
                "The republic since 1900",
            ]
        );
    });
}

#[test]
fn axe_finds_nothing_in_a_filtered_timeline_with_an_open_cluster() {
    on_a_rich_story(async |page| {
        page.click(&switch(page, "Trade, 4 events").await).await;
        page.read("p3").await;
        page.until("the cluster is open", IS_OPEN).await;
        let violations = page.axe().await;
        assert!(violations.is_empty(), "{violations:#?}");
    });
}
