//! WCAG 2.2 AA criteria that no other test checks; docs/accessibility.md lists the test for each criterion.

use crate::written;
use browser_tests::{Page, Policy, Preference, Site, browse, browse_preferring, on_both_pages};
use serde_json::json;

/// Adds these rules to the style sheets of the page and of the widget's shadow root.
const ADD_STYLES: &str = "const sheet = new CSSStyleSheet(); sheet.replaceSync(given);
    for (const place of places) place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheet];
    await frames(2)";

/// The parts of the widget with clipped text or wider than the screen; opens each card and the timeline.
const CUT_OFF: &str = r##"
const faults = [];
const page = document.documentElement;
const look = (state, root) => {
    if (page.scrollWidth > page.clientWidth) faults.push(`${state}: the page is ${page.scrollWidth} of ${page.clientWidth}`);
    for (const element of [root, ...root.querySelectorAll("*")]) {
        if (!element.checkVisibility() || element.closest(".explainer-unseen, .explainer-skip, svg")) continue;
        const style = getComputedStyle(element);
        const clips = (axis) => ["hidden", "clip"].includes(style[`overflow${axis}`]);
        if ((clips("X") && element.scrollWidth > element.clientWidth + 1) || (clips("Y") && element.scrollHeight > element.clientHeight + 1))
            faults.push(`${state}: ${element.tagName}.${element.className} is cut off`);
        const { left, right, width } = element.getBoundingClientRect();
        if (width > 0 && (left < -1 || right > page.clientWidth + 1) && !element.closest(".explainer-table, pre"))
            faults.push(`${state}: ${element.tagName}.${element.className} from ${left} to ${right}`);
    }
};
look("at rest", find(".explainer"));
for (const mention of mentions().slice(0, 6)) {
    mention.scrollIntoView({ block: "center", behavior: "instant" });
    mention.click();
    await frames(2);
    topCard().querySelector(".explainer-rest")?.setAttribute("open", "");
    await frames(1);
    look(`card of ${mention.dataset.term}`, topCard());
    faults.push(...misplaced(topCard(), mention).map((fault) => `card of ${mention.dataset.term} ${fault}`));
    openCards().forEach((card) => card.hidePopover());
}
const timeline = find("#timeline");
const isSheet = !timeline.checkVisibility();
if (isSheet) timeline.showPopover();
await frames(1);
look("timeline", timeline);
if (isSheet) timeline.hidePopover();
return faults"##;

#[test]
fn letters_twice_as_large_leave_nothing_cut_off() {
    on_both_pages(async |page| {
        for (width, height) in [(1280, 800), (640, 800)] {
            page.window(width, height).await;
            page.script_with::<()>(ADD_STYLES, ":root { font-size: 200% !important }").await;
            let faults: Vec<String> = page.script(CUT_OFF).await;
            assert!(faults.is_empty(), "at {width}: {faults:#?}");
        }
    });
}

#[test]
fn spacing_that_the_reader_sets_leaves_nothing_cut_off() {
    // The values of the criterion.
    const SPACING: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }";
    on_both_pages(async |page| {
        for (width, height) in [(1440, 900), (390, 844), (320, 640)] {
            page.window(width, height).await;
            page.script_with::<()>(ADD_STYLES, SPACING).await;
            let faults: Vec<String> = page.script(CUT_OFF).await;
            assert!(faults.is_empty(), "at {width}: {faults:#?}");
        }
    });
    browse(written::site("de"), async |page: &Page| {
        page.open("/index.html").await;
        for (width, height) in [(1440, 900), (320, 640)] {
            page.window(width, height).await;
            page.script_with::<()>(ADD_STYLES, SPACING).await;
            let faults: Vec<String> = page.script(CUT_OFF).await;
            assert!(faults.is_empty(), "German at {width}: {faults:#?}");
        }
    });
}

#[test]
fn a_press_that_is_drawn_away_before_it_ends_does_nothing() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        for control in [
            ".explainer-article [data-term]",
            ".explainer-article [data-event-mention]",
            ".explainer-options input",
            "#timeline input",
            "#glossary .explainer-choice",
        ] {
            let (x, y): (i64, i64) = page
                .script_with(
                    "const control = find(given); control.scrollIntoView({ block: 'center', behavior: 'instant' }); await frames(2);
                    window.was = [control.checked, control.ariaPressed].join(); const box = control.getClientRects()[0];
                    return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]",
                    control,
                )
                .await;
            page.drag((x, y), (x, y + 160)).await;
            // It may end on another mention, which opens for a resting pointer.
            page.rest_at(2, 2).await;
            page.timers_are_over().await;
            let changed: bool = page
                .script_with("const control = find(given); return window.was !== [control.checked, control.ariaPressed].join() || location.hash !== ''", control)
                .await;
            assert!(!changed, "{control} was pressed");
            page.no_card().await;
        }
    });
}

#[test]
fn whatever_has_the_focus_shows_it_and_nothing_lies_over_it() {
    const TAB: &str = "\u{e004}";
    for (width, height) in [(1440, 900), (390, 700), (320, 256)] {
        browse_preferring(&[Preference::ReducedMotion], Site::start(Policy::Strict), async |page: &Page| {
            page.window(width, height).await;
            for path in ["/index.html", "/embed.html"] {
                page.open(path).await;
                let mut stops = 0;
                for _ in 0..150 {
                    page.press(TAB).await;
                    let (inside, fault): (bool, Option<String>) = page
                        .script(
                            "await frames(2); const element = focused();
                            if (!element?.closest('.explainer')) return [false, null];
                            const style = getComputedStyle(element), name = element.outerHTML.slice(0, 120);
                            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return [true, `no outline: ${name}`];
                            const lines = [...element.getClientRects()].filter(({ width }) => width > 0);
                            if (!lines.length) return [true, null];
                            const root = element.getRootNode();
                            const seen = lines.some(({ left, top, width, height }) => [0.1, 0.5, 0.9].some((part) => {
                                const top_most = root.elementFromPoint(left + width / 2, top + height * part);
                                return top_most && (element.contains(top_most) || top_most.contains(element));
                            }));
                            return [true, seen ? null : `hidden: ${name}`]",
                        )
                        .await;
                    stops += usize::from(inside);
                    assert_eq!(fault, None, "{path} at {width} x {height}, stop {stops}");
                }
                assert!(stops > 60, "only {stops} stops at {width}");
            }
        });
    }
}

#[test]
fn what_is_pressed_is_24_pixels_or_has_room_around_it_or_stands_in_a_line_of_text() {
    const SMALL: &str = r##"
    const controls = all(given.where + " :is(a[href], button, input, summary)").filter((control) => control.checkVisibility() && !control.closest(".explainer-skip"));
    const middle = (control) => { const box = control.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2] };
    const small = (control) => { const box = control.getBoundingClientRect(); return box.width < 23.5 || box.height < 23.5 };
    // In a sentence or a list of words its size is that of the line.
    const inText = (control) => getComputedStyle(control).display === "inline" && control.parentElement.textContent.trim().length > control.textContent.trim().length;
    return controls.filter((control) => small(control) && !inText(control)).filter((control) => {
        const [x, y] = middle(control);
        return controls.some((other) => other !== control && (() => {
            const box = other.getBoundingClientRect();
            const near = [Math.max(box.left, Math.min(x, box.right)), Math.max(box.top, Math.min(y, box.bottom))];
            return Math.hypot(near[0] - x, near[1] - y) < 12;
        })());
    }).map((control) => `${control.outerHTML.slice(0, 120)}: ${Math.round(control.getBoundingClientRect().width)} x ${Math.round(control.getBoundingClientRect().height)}`)"##;
    on_both_pages(async |page| {
        for width in [1440, 390] {
            page.window(width, 900).await;
            let term = page.mentions().await.remove(0).term;
            page.open_whole_card(&term).await;
            let small: Vec<String> =
                page.script_with(SMALL, json!({ "where": ".explainer-card:popover-open" })).await;
            assert!(small.is_empty(), "in a card at {width}: {small:#?}");
            page.script::<()>("openCards().forEach((card) => card.hidePopover()); const timeline = find('#timeline'); if (!timeline.checkVisibility()) timeline.showPopover()").await;
            for place in ["#timeline", "#glossary", ".explainer-options", ".explainer-strip"] {
                let small: Vec<String> = page.script_with(SMALL, json!({ "where": place })).await;
                assert!(small.is_empty(), "{place} at {width}: {small:#?}");
            }
            page.script::<()>(
                "if (find('#timeline').matches(':popover-open')) find('#timeline').hidePopover()",
            )
            .await;
        }
    });
}
