//! The timeline: clusters, keys, and the position of the passage in time.

use crate::made;
use crate::timeline::{IS_OPEN, on_a_rich_story, shown, status, switch};
use browser_tests::{Engine, Page, browse};
use serde::Deserialize;

const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// Scrolls to a passage, and waits until the column has scrolled to its event.
async fn read_calmly(page: &Page, passage: &str, event: &str) {
    page.read(passage).await;
    page.event_is_current(event).await;
    let rest = "const place = () => find('#timeline').scrollTop; \
        const before = place(); await frames(6); return place() === before";
    page.until("the column rests", rest).await;
}

#[test]
fn a_switch_takes_the_keyboard() {
    on_a_rich_story(async |page| {
        switch(page, "State, 30 events").await;
        page.script::<()>("all('#timeline input')[2].focus()").await;
        page.press(" ").await;
        page.until("the group is left out", "return !find('#event-bridge').checkVisibility()").await;
        page.until("the focus stays", "return focused() === all('#timeline input')[2]").await;
    });
}

#[test]
fn crowded_days_are_folded_and_open_by_a_click_and_by_enter() {
    on_a_rich_story(async |page| {
        read_calmly(page, "p2", "fire").await;
        let summary = page.element("cluster", "return find('.explainer-cluster summary')", ()).await;
        let said: String = page.script("return words(find('.explainer-cluster summary'))").await;
        assert_eq!(said, "20 events, 3–9 June 2018");
        assert!(!page.script::<bool>(IS_OPEN).await);
        page.click(&summary).await;
        page.until("the cluster is open", IS_OPEN).await;
        assert!(shown(page).await.contains(&"storm0".to_owned()));
        page.press(ENTER).await;
        page.until("the cluster is folded", "return !find('.explainer-cluster > details').open").await;
    });
}

#[test]
fn a_link_to_a_hidden_event_shows_it() {
    on_a_rich_story(async |page| {
        // The second time the cluster of the event has been unfolded before.
        for _ in 0..2 {
            page.click(&switch(page, "Town, 18 events").await).await;
            page.click(&switch(page, "People, 14 events").await).await;
            page.until("the storm is hidden", "return find('#event-storm0').hidden").await;
            assert!(page.script::<bool>("return host.goToEvent('storm0')").await);
            let script = "const { top, bottom } = find('#event-storm0').getBoundingClientRect(); \
                return find('#event-storm0').contains(focused()) && top >= 0 && bottom <= innerHeight";
            page.until("the event is in view and has the focus", script).await;
            status(page, "").await;
        }
        // A script hides the event and leads to it before anything is rendered.
        let hide_and_go = "for (const name of ['Town', 'People']) all('#timeline input').find((input) => input.getAttribute('aria-label').startsWith(name)).click();
            const leads = host.goToEvent('storm0'); await frames(2); return leads";
        assert!(page.script::<bool>(hide_and_go).await);
        page.until(
            "the event is shown",
            "return !find('#event-storm0').hidden && find('#event-storm0').contains(focused())",
        )
        .await;
    });
}

#[test]
fn arrows_go_past_what_is_folded_or_hidden() {
    on_a_rich_story(async |page| {
        page.click(&switch(page, "State, 30 events").await).await;
        page.until("elections are hidden", "return !find('#event-y1992').checkVisibility()").await;
        page.script::<()>("find('#event-flood summary').focus()").await;
        let at = "const place = focused(); return (place.closest('[data-event]')?.dataset.event ?? words(place)) === given";
        let cluster = "20 events, 3–9 June 2018";
        let way = [
            (DOWN, cluster),
            (DOWN, "legend"),
            (DOWN, "song"),
            (UP, "legend"),
            (HOME, "older"),
            (END, "song"),
        ];
        for (key, expected) in way {
            page.press(key).await;
            page.until_with(&format!("the focus is at {expected}"), at, expected).await;
        }
        page.script::<()>("find('.explainer-cluster summary').focus()").await;
        // Where the browser has scrolled to the focus, the passage has opened it already.
        if page.script::<bool>(IS_OPEN).await {
            page.press(ENTER).await;
            page.until("the cluster is folded", "return !find('.explainer-cluster > details').open").await;
        }
        page.press(ENTER).await;
        page.until("the cluster is open", IS_OPEN).await;
        page.press(DOWN).await;
        page.until_with("the focus is at the first of the cluster", at, "storm0").await;
    });
}

#[test]
fn an_event_leads_to_each_of_its_passages() {
    on_a_rich_story(async |page| {
        let script = "return all('#event-fire .explainer-passages a')[1]";
        let second = page.element("second passage", script, ()).await;
        page.is_called(&second, "link", "2 of 2").await;
        page.click(&second).await;
        page.passage_is_shown("p7").await;
        page.until("the passage is marked", "return find('#p7').matches('[data-selected]')").await;
    });
}

#[test]
fn the_column_comes_to_the_time_of_a_passage_without_events() {
    on_a_rich_story(async |page| {
        page.read("p3").await;
        page.event_is_current("storm13").await;
        page.read("p5").await;
        let seen = "const mark = find(`#event-${given} .explainer-mark`).getBoundingClientRect(); \
            const column = find('#timeline').getBoundingClientRect(); \
            const head = find('.explainer-timeline-head').getBoundingClientRect(); \
            return mark.top >= head.bottom && mark.bottom <= column.bottom";
        page.until_with("what lies beside its period is in view", seen, "guild").await;
    });
}

#[test]
fn the_sheet_scrolls_inside_and_closes_by_escape_and_outside() {
    browse(made::site(&made::rich()), async |page: &Page| {
        page.phone().await;
        page.open("/embed.html").await;
        page.read("p2").await;
        let script = "return words(find('.explainer-strip')).endsWith('2 August 1854')";
        page.until("the strip tells the period", script).await;
        let open = "return find('#timeline').matches(':popover-open')";
        let script = "return all(\"[popovertarget='timeline']\").find((button) => button.checkVisibility())";
        let button = page.element("button that opens the timeline", script, ()).await;
        let name = "Show the timeline You are reading about 2 August 1854";
        page.is_called(&button, "button", name).await;
        let scrolled: f64 = page.script("return scrollY").await;

        tap_in_place(page).await;
        page.until("the sheet is open", open).await;
        let seen = "const mark = find('#event-fire .explainer-mark').getBoundingClientRect(); \
            const sheet = find('#timeline').getBoundingClientRect(); \
            return mark.top > sheet.top && mark.bottom < sheet.bottom";
        page.until("the current event is in view", seen).await;
        page.press(ESCAPE).await;
        page.until("the sheet is closed", "return !find('#timeline').matches(':popover-open')").await;
        let at_the_button = "return focused().matches(\"[popovertarget='timeline']\")";
        page.until("the focus is back at the button", at_the_button).await;

        tap_in_place(page).await;
        page.until("the sheet is open", open).await;
        page.tap_at(10, 40).await;
        page.until("the sheet is closed", "return !find('#timeline').matches(':popover-open')").await;
        assert_eq!(page.script::<f64>("return scrollY").await, scrolled, "the page moved");
    });
}

/// Taps an element without scrolling to it.
async fn tap_in_place(page: &Page) {
    let script = "const { left, top } = all(\"[popovertarget='timeline']\").find((button) => button.checkVisibility())\
        .getBoundingClientRect(); return [Math.round(left + 20), Math.round(top + 10)]";
    let (x, y): (i64, i64) = page.script(script).await;
    page.tap_at(x, y).await;
}

#[test]
fn nothing_is_cut_off_at_320_pixels_nor_with_letters_twice_as_large() {
    browse(made::site(&made::rich()), async |page: &Page| {
        page.window(320, 640).await;
        page.open("/embed.html").await;
        page.script::<()>("find('#timeline').showPopover()").await;
        let script = "const sheet = find('#timeline'); return sheet.scrollWidth - sheet.clientWidth";
        assert!(page.script::<i32>(script).await <= 0);
        page.script::<()>("document.documentElement.style.fontSize = '200%'").await;
        assert!(page.script::<i32>(script).await <= 0);
    });
}

/// The page's work since the last call.
#[derive(Debug, Deserialize)]
struct Work {
    /// Elements measured.
    measured: usize,
    /// Elements measured outside a resize observer, where layout may be forced.
    forced: usize,
    /// Elements found by queries.
    found: usize,
    /// Attributes and child lists changed inside the timeline.
    changed: usize,
}

/// Counts expensive operations: measurements, queries and changes.
const COUNT: &str = r"
    const work = { measured: 0, forced: 0, found: 0, changed: 0 };
    let laidOut = false;
    for (const name of ['getBoundingClientRect', 'getClientRects', 'checkVisibility']) {
        const own = Element.prototype[name];
        Element.prototype[name] = function (...given) {
            work.measured += 1;
            if (!laidOut) work.forced += 1;
            return own.apply(this, given);
        };
    }
    const all = Element.prototype.querySelectorAll;
    Element.prototype.querySelectorAll = function (...given) {
        const found = all.apply(this, given);
        work.found += found.length;
        return found;
    };
    const Own = ResizeObserver;
    window.ResizeObserver = class extends Own {
        constructor(callback) {
            super((...given) => { laidOut = true; try { callback(...given) } finally { laidOut = false } });
        }
    };
    window.since = (timeline) => {
        const before = { ...work };
        const observer = new MutationObserver((changes) => { work.changed += changes.length });
        observer.observe(timeline, { attributes: true, childList: true, subtree: true });
        return () => {
            work.changed += observer.takeRecords().length;
            observer.disconnect();
            return Object.fromEntries(Object.keys(work).map((key) => [key, work[key] - before[key]]));
        };
    };
";

#[test]
fn of_thousands_of_events_only_those_of_the_passage_are_looked_at() {
    browse(made::site(&made::long(2_000, 60)), async |page: &Page| {
        page.window(1440, 900).await;
        page.before_scripts(COUNT).await;
        page.open("/embed.html").await;
        come_to(page, "p20", "e38").await;
        page.script::<()>("await settle(); window.told = since(find('#timeline'))").await;
        for (passage, event) in [("p21", "e40"), ("p22", "e42"), ("p23", "e44"), ("p24", "e46")] {
            come_to(page, passage, event).await;
        }
        let work: Work = page.script("return told()").await;
        assert_eq!((work.forced, work.found), (0, 0), "{work:?}");
        // The other engines call resize observers more often.
        let most = if page.engine == Engine::Chromium { 20 } else { 50 };
        assert!((4..=4 * most).contains(&work.measured), "{work:?}");
        assert!(work.changed <= 4 * 20, "{work:?}");
    });
}

/// Scrolls to a passage, without measuring, and waits until its event is current and the column has stopped.
async fn come_to(page: &Page, passage: &str, event: &str) {
    page.script_with::<()>("find(`#${given}`).scrollIntoView({ behavior: 'instant' })", passage).await;
    page.event_is_current(event).await;
    page.script::<()>("await frames(4)").await;
}

#[test]
fn a_cluster_opens_for_the_passage_and_folds_behind_the_reader() {
    on_a_rich_story(async |page| {
        page.read("p3").await;
        page.event_is_current("storm13").await;
        page.until("the cluster is open", IS_OPEN).await;
        read_calmly(page, "p2", "fire").await;
        page.until("the cluster is folded", "return !find('.explainer-cluster > details').open").await;

        // What the reader has opened stays open.
        page.click(&page.element("cluster", "return find('.explainer-cluster summary')", ()).await).await;
        page.until("the cluster is open", IS_OPEN).await;
        page.read("p3").await;
        page.event_is_current("storm13").await;
        page.read("p2").await;
        page.event_is_current("fire").await;
        assert!(page.script::<bool>(IS_OPEN).await);
    });
}
