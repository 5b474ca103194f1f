//! A German, a Japanese and an Arabic story: nothing overflows the screen, and the widget's own text is marked with its
//! language.

use crate::written::{self, LANGUAGES};
use browser_tests::{Ability, Engine, Page, browse};
use serde_json::json;

const PAGES: [&str; 2] = ["/index.html", "/embed.html"];

/// Parts that overflow the page or their container, in each state that a reader can reach.
const SIDEWAYS: &str = r##"
const faults = [];
const page = document.documentElement;
// Elements that scroll, such as a wide table, may overflow.
const scrolls = (element, root) => {
    for (let box = element.parentElement; box && box !== root; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
};
const look = (state, selector) => {
    if (page.scrollWidth > page.clientWidth) faults.push(`${state}: the page is ${page.scrollWidth} of ${page.clientWidth}`);
    for (const root of all(selector).filter((root) => root.checkVisibility())) {
        const box = root.getBoundingClientRect();
        if (root.scrollWidth > root.clientWidth + 1) faults.push(`${state}: ${selector} scrolls sideways, ${root.scrollWidth} of ${root.clientWidth}`);
        if (box.left < -0.5 || box.right > page.clientWidth + 0.5) faults.push(`${state}: ${selector} from ${box.left} to ${box.right}`);
        for (const element of root.querySelectorAll("*")) {
            if (!element.checkVisibility() || element.closest(".explainer-unseen, svg, .explainer-skip") || scrolls(element, root)) continue;
            const { left, right, width } = element.getBoundingClientRect();
            if (width > 0 && (left < box.left - 1.5 || right > box.right + 1.5))
                faults.push(`${state}: ${element.tagName}.${element.className} from ${left} to ${right}, ${selector} from ${box.left} to ${box.right}`);
        }
    }
};
look("at rest", ".explainer-article");
look("at rest", ".explainer-options");
look("at rest", ".explainer-strip");
look("index", "#glossary");
// The longest label and the largest card.
const shown = new Set();
for (const mention of mentions().toSorted((a, b) => b.textContent.length - a.textContent.length)) {
    if (shown.size === 3 || shown.has(mention.dataset.term)) continue;
    shown.add(mention.dataset.term);
    mention.scrollIntoView({ block: "center", behavior: "instant" });
    mention.click();
    await frames(2);
    look(`card ${mention.dataset.term}`, ".explainer-card:popover-open");
    topCard().querySelector(".explainer-rest")?.setAttribute("open", "");
    await frames(1);
    look(`whole card ${mention.dataset.term}`, ".explainer-card:popover-open");
    openCards().forEach((card) => card.hidePopover());
}
const timeline = find("#timeline");
const isSheet = !timeline.checkVisibility();
if (isSheet) timeline.showPopover();
await frames(1);
timeline.querySelectorAll("details").forEach((more) => (more.open = true));
await frames(1);
look("timeline", "#timeline");
if (isSheet) timeline.hidePopover();
return faults"##;

#[test]
fn nothing_is_wider_than_the_screen_in_any_language() {
    for language in LANGUAGES {
        browse(written::site(language), async |page: &Page| {
            // WebKit includes hanging punctuation, and its window is never so narrow.
            if page.engine != Engine::Chromium {
                return;
            }
            for path in PAGES {
                page.window(1440, 900).await;
                page.open(path).await;
                for width in (240..=1920).step_by(40) {
                    page.window(width, 760).await;
                    let faults: Vec<String> = page.script(&format!("await frames(2); {SIDEWAYS}")).await;
                    assert!(faults.is_empty(), "{language}, {path} at {width}: {faults:#?}");
                }
            }
        });
    }
}

/// The widget's own text inside a story of another script without a language attribute.
const UNTOLD: &str = r##"
const faults = [];
const latin = /[A-Za-z]{2}/;
const language = (element) => element.closest("[lang]")?.lang;
const root = find(".explainer");
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!latin.test(data) || parentElement.closest("script")) continue;
    if (language(parentElement) !== "en") faults.push(`${data}: told as ${language(parentElement)}`);
    else if (parentElement.checkVisibility()) {
        // With its own direction, or that of its first letter.
        const { direction, unicodeBidi } = getComputedStyle(parentElement.closest("bdi, time, [dir]"));
        if (direction !== "ltr" && unicodeBidi !== "plaintext") faults.push(`${data}: from right to left`);
    }
}
for (const element of root.querySelectorAll("[aria-label], [title], [placeholder]"))
    for (const name of ["aria-label", "title", "placeholder"]) {
        const words = element.getAttribute(name);
        // Text that is also the name of a term or event is in the story's language.
        if (words && latin.test(words) && !/[\u0600-\u06ff\u3040-\u9fff]/.test(words) && language(element) !== "en") faults.push(`${name} ${words}: told as ${language(element)}`);
    }
return faults"##;

#[test]
fn furniture_in_another_language_than_the_storys_says_so() {
    for language in ["ja", "ar"] {
        browse(written::site(language), async |page: &Page| {
            for path in PAGES {
                page.open(path).await;
                let own: String =
                    page.script("return find('.explainer').lang + find('.explainer').dir").await;
                assert_eq!(own, if language == "ar" { "arrtl" } else { "jaltr" });
                let faults: Vec<String> = page.script(UNTOLD).await;
                assert!(faults.is_empty(), "{language}, {path}: {faults:#?}");
            }
        });
    }
    browse(written::site("de"), async |page: &Page| {
        page.open("/index.html").await;
        let other: usize = page.script("return all('.explainer [lang]:not([lang=de])').length").await;
        assert_eq!(other, 0, "German furniture is told as something else");
    });
}

/// Latin words and numbers on one line that are displayed before an earlier one. `given` is the container.
const REVERSED: &str = r##"
const faults = [];
for (const root of all(given).filter((root) => root.checkVisibility())) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let before, sentence;
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!/[A-Za-z]/.test(text.data) || /[\u0600-\u06ff]/.test(text.data)) continue;
        // The texts of a sentence must be displayed in order.
        const whole = text.parentElement.closest(".explainer-hint, .explainer-byline > *, .explainer-story-time");
        if (!whole || whole !== sentence) before = undefined;
        sentence = whole;
        for (const word of text.data.matchAll(/[A-Za-z0-9]+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const box = range.getBoundingClientRect();
            if (before && Math.abs(before.top - box.top) < 2 && box.left < before.left) faults.push(text.data);
            before = box;
        }
    }
}
return faults"##;

#[test]
fn from_right_to_left_numbers_and_dates_read_in_their_own_order() {
    browse(written::site("ar"), async |page: &Page| {
        for path in PAGES {
            for width in [1440, 400] {
                page.window(width, 800).await;
                page.open(path).await;
                let faults: Vec<String> = page.script_with(REVERSED, ".explainer").await;
                assert!(faults.is_empty(), "{path} at {width}: {faults:?}");
                // Only in the body: those above it are not numbered.
                let often = "const all = mentions(), terms = all.filter((mention) => mention.closest('.explainer-body')).map((mention) => mention.dataset.term);
                    const above = new Set(all.filter((mention) => !mention.closest('.explainer-body')).map((mention) => mention.dataset.term));
                    return terms.find((term, at) => terms.indexOf(term) !== at && !above.has(term))";
                let term: String = page.script(often).await;
                page.open_whole_card(&term).await;
                page.script::<()>(
                    "[...topCard().querySelectorAll('.explainer-step')].at(-1).click(); await settle()",
                )
                .await;
                page.until("it is told which mention this is", "return / of \\d/.test(words(topCard()))")
                    .await;
                let faults: Vec<String> = page.script_with(REVERSED, ".explainer-card:popover-open").await;
                assert!(faults.is_empty(), "{path} at {width}, card: {faults:?}");
                let sides: (f64, f64) = page
                    .script(
                        "const card = topCard().getBoundingClientRect(), close = topCard().querySelector('.explainer-close').getBoundingClientRect();
                        return [close.left - card.left, card.right - close.right]",
                    )
                    .await;
                assert!(sides.0 < sides.1, "the button that closes is {sides:?} from the edges");
                page.script::<()>("openCards().forEach((card) => card.hidePopover()); const timeline = find('#timeline'); if (!timeline.checkVisibility()) timeline.showPopover()").await;
                let faults: Vec<String> = page.script_with(REVERSED, "#timeline").await;
                assert!(faults.is_empty(), "{path} at {width}, timeline: {faults:?}");
            }
        }
    });
}

#[test]
fn the_way_back_from_a_card_stands_at_its_beginning_in_either_direction() {
    for (language, term) in [("de", "ueberland"), ("ar", "qanat")] {
        browse(written::site(language), async |page: &Page| {
            page.open("/index.html").await;
            page.open_card(term).await;
            page.script::<()>("topCard().querySelector('[data-term]').click()").await;
            page.until("a card lies on another", "return !!topCard().querySelector('.explainer-back')").await;
            let (start, arrow): (f64, String) = page
                .script(
                    "await settle();
                    const card = topCard().getBoundingClientRect(), back = topCard().querySelector('.explainer-back');
                    const range = document.createRange();
                    range.selectNodeContents(back);
                    const box = range.getBoundingClientRect();
                    const start = back.matches(':dir(rtl)') ? card.right - box.right : box.left - card.left;
                    return [start / card.width, getComputedStyle(back.querySelector('.explainer-arrow')).transform]",
                )
                .await;
            assert!(start < 0.15, "{language}: {start} of the card's width from its beginning");
            assert_eq!(arrow == "none", language == "de", "{language}: the arrow is {arrow}");
        });
    }
}

#[test]
fn on_paper_the_notes_of_each_story_are_numbered_in_the_order_of_the_text() {
    for language in LANGUAGES {
        browse(written::site(language), async |page: &Page| {
            if page.lacks(Ability::PaperOnScreen) || page.lacks(Ability::Print) {
                return;
            }
            for path in PAGES {
                page.open(path).await;
                let pages = page.print(&format!("story-{language}-paper")).await;
                assert!((2..=8).contains(&pages), "{language}: {pages} pages");
                page.paper().await;
                let numbers: Vec<u32> = page
                    .script(
                        "return mentions().filter((mention) => mention.closest('.explainer-article')).map((mention) =>
                            Number(mention.dataset.note ?? 0)).filter(Boolean)",
                    )
                    .await;
                let (mut most, mut notes) = (0, 0);
                for number in numbers {
                    assert!(number <= most + 1, "{language}, {path}: {number} follows {most}");
                    most = most.max(number);
                    notes += 1;
                }
                assert!(most >= 10 && notes >= most, "{language}, {path}: {most} notes");
                let shown: Vec<String> = page
                    .script_with(
                        "const shown = all('.explainer-card').filter((card) => card.checkVisibility()).map((card) => card.id);
                        const noted = mentions().filter((mention) => mention.dataset.note);
                        const faults = noted.filter((mention) => shown[mention.dataset.note - 1] !== `term-${mention.dataset.term}`).map(words);
                        const page = document.documentElement;
                        if (page.scrollWidth > page.clientWidth) faults.push(`${page.scrollWidth} of ${page.clientWidth} px`);
                        return faults",
                        json!(null),
                    )
                    .await;
                assert!(shown.is_empty(), "{language}, {path}: {shown:?}");
                page.screen().await;
            }
        });
    }
}
