//! Cards on top of cards, and the effects of the pointer, the keyboard and the page on them.

use browser_tests::{Ability, Page, Policy, Site, browse, on_both_pages};
use serde_json::{Value, json};
use thirtyfour::WebElement;

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const PAGE_DOWN: &str = "\u{e00f}";

/// A mention whose card mentions another term: its text, its term, and the term in its card.
async fn outer_and_inner(page: &Page) -> (String, String, String) {
    page.script(
        "for (const mention of mentions()) {
            const card = find(`[id='term-${mention.dataset.term}']`);
            const inner = [...card.querySelectorAll('[data-term]')].map((inner) => inner.dataset.term)
                .find((inner) => inner !== mention.dataset.term);
            if (inner) return [words(mention), mention.dataset.term, inner];
        }",
    )
    .await
}

async fn in_top_card(page: &Page, term: &str) -> WebElement {
    let script = "return topCard().querySelector(`[data-term='${given}']`)";
    page.element("mention in the card", script, term).await
}

async fn button(page: &Page, name: &str) -> WebElement {
    let script = "return [...topCard().querySelectorAll('button')].find((button) => \
        (button.ariaLabel ?? words(button)).endsWith(given))";
    page.element(name, script, name).await
}

async fn open_both(page: &Page) -> (String, String) {
    let (words, outer, inner) = outer_and_inner(page).await;
    page.click(&page.term(&words).await).await;
    page.card_of(&outer).await;
    page.click(&in_top_card(page, &inner).await).await;
    page.card_of(&inner).await;
    (outer, inner)
}

#[test]
fn back_names_the_card_below_and_leads_to_it() {
    on_both_pages(async |page| {
        let (words, outer, inner) = outer_and_inner(page).await;
        page.click(&page.term(&words).await).await;
        let label = page.card_of(&outer).await.label;
        page.click(&in_top_card(page, &inner).await).await;
        page.card_of(&inner).await;

        let back = button(page, &format!("Back to {label}")).await;
        page.is_called(&back, "button", &format!("Back to {label}")).await;
        page.click(&back).await;
        page.card_of(&outer).await;
        let focused = "return focused().dataset.term === given && topCard().contains(focused())";
        page.until_with("the focus is where the inner card was opened", focused, inner.as_str()).await;
        let backs: usize = page.script("return topCard().querySelectorAll('.explainer-back').length").await;
        assert_eq!(backs, 0, "the outermost card leads back nowhere");
    });
}

#[test]
fn the_close_button_of_a_nested_card_leads_back_to_the_text() {
    on_both_pages(async |page| {
        let (outer, _) = open_both(page).await;
        let close = button(page, "Close").await;
        page.script::<()>("topCard().querySelector('.explainer-close').focus()").await;
        page.click(&close).await;
        page.no_card().await;
        page.focus_is_on(&outer).await;
    });
}

#[test]
fn cards_that_the_pointer_nested_close_one_by_one_with_escape() {
    on_both_pages(async |page| {
        let (words, outer, inner) = outer_and_inner(page).await;
        page.rest_on(&page.term(&words).await).await;
        page.card_of(&outer).await;
        page.rest_on(&in_top_card(page, &inner).await).await;
        page.card_of(&inner).await;
        page.press(ESCAPE).await;
        page.card_of(&outer).await;
        page.press(ESCAPE).await;
        page.no_card().await;
    });
}

#[test]
fn a_card_that_the_pointer_opened_persists_while_it_is_entered_and_can_be_dismissed_from_there() {
    on_both_pages(async |page| {
        let mention = page.mentions().await.remove(0);
        page.rest_on(&page.term(&mention.words).await).await;
        page.card_of(&mention.term).await;
        let (x, y): (i64, i64) = page
            .script(
                "const { left, top, width } = topCard().getBoundingClientRect(); \
                return [Math.round(left + width / 2), Math.round(top + 14)]",
            )
            .await;
        page.rest_at(x, y).await;
        page.timers_are_over().await;
        assert_eq!(page.card().await.map(|card| card.term), Some(mention.term));
        page.press(ESCAPE).await;
        page.no_card().await;
    });
}

#[test]
fn the_pointer_leaves_a_card_alone_that_was_opened_by_a_click() {
    on_both_pages(async |page| {
        let mentions = page.mentions().await;
        let (first, other) =
            (&mentions[0], mentions.iter().find(|other| other.term != mentions[0].term).unwrap());
        page.click(&page.term(&first.words).await).await;
        page.card_of(&first.term).await;
        page.script_with::<()>(
            "mentions().find((mention) => mention.dataset.term === given).dispatchEvent(\
            new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true, composed: true }))",
            other.term.as_str(),
        )
        .await;
        page.timers_are_over().await;
        assert_eq!(page.card().await.map(|card| card.term.clone()), Some(first.term.clone()));
    });
}

#[test]
fn enter_in_a_card_opens_the_next_and_the_focus_goes_back_step_by_step() {
    on_both_pages(async |page| {
        let (words, outer, inner) = outer_and_inner(page).await;
        page.script_with::<()>(
            "mentions().find((mention) => words(mention) === given).focus()",
            words.as_str(),
        )
        .await;
        page.press(ENTER).await;
        page.card_of(&outer).await;
        page.script_with::<()>("topCard().querySelector(`[data-term='${given}']`).focus()", inner.as_str())
            .await;
        page.press(ENTER).await;
        page.card_of(&inner).await;
        page.press(ESCAPE).await;
        page.card_of(&outer).await;
        page.focus_is_on(&inner).await;
        page.press(ESCAPE).await;
        page.no_card().await;
        page.focus_is_on(&outer).await;
    });
}

#[test]
fn a_long_card_scrolls_inside_and_never_the_page() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        if page.lacks(Ability::ScrollKeys) {
            return;
        }
        for path in ["/index.html", "/embed.html"] {
            page.window(700, 420).await;
            page.open(path).await;
            let term: String = page
                .script(
                    "return mentions().toSorted((a, b) => \
                    find(`[id='term-${b.dataset.term}']`).textContent.length - \
                    find(`[id='term-${a.dataset.term}']`).textContent.length)[0].dataset.term",
                )
                .await;
            page.open_whole_card(&term).await;
            let contained: String =
                page.script("return getComputedStyle(topCard()).overscrollBehaviorBlock").await;
            assert_eq!(contained, "contain");
            let longer: bool =
                page.script("return topCard().scrollHeight > topCard().clientHeight + 20").await;
            assert!(longer, "the card of {term} is not long enough to try");
            let before: f64 = page.script("await settle(); topCard().querySelector('.explainer-close').focus({ preventScroll: true }); return scrollY").await;
            for _ in 0..20 {
                page.press(PAGE_DOWN).await;
            }
            page.until(
                "the card is at its end",
                "const card = topCard(); \
                return card.scrollTop + card.clientHeight >= card.scrollHeight - 2",
            )
            .await;
            let after: f64 = page.script("await settle(); return scrollY").await;
            assert_eq!(before, after, "the page moved");
        }
    });
}

#[test]
fn opening_a_card_touches_nothing_of_the_article() {
    on_both_pages(async |page| {
        page.script::<()>(
            "window.changes = [];
            // A mention has its state and description; while it is pressed it has no `href`.
            const isTold = (record) => /^(aria-(expanded|describedby)|href|tabindex)$/.test(record.attributeName);
            new MutationObserver((records) => changes.push(...records.filter((record) => !isTold(record))
                .map((record) => record.target.outerHTML ?? record.target.data)))
                .observe(find('.explainer-article'), { subtree: true, childList: true, attributes: true, characterData: true })",
        )
        .await;
        let mention = page.mentions().await.remove(0);
        page.click(&page.term(&mention.words).await).await;
        page.card_of(&mention.term).await;
        page.press(ESCAPE).await;
        page.no_card().await;
        page.rest_at(2, 2).await;
        page.rest_on(&page.term(&mention.words).await).await;
        page.card_of(&mention.term).await;
        let changes: Vec<Value> = page.script("await settle(); return changes").await;
        assert!(changes.is_empty(), "{changes:#?}");
        let is_link = "return all('.explainer-article [data-term]').every((mention) => \
            mention.getAttribute('href') === `#term-${mention.dataset.term}` && !mention.hasAttribute('tabindex'))";
        assert!(page.script::<bool>(is_link).await, "a mention that was pressed is no link again");
        // The observer sees a change.
        page.script::<()>("find('.explainer-article p').dataset.seen = ''").await;
        page.until("a change is seen", "return changes.length > 0").await;
    });
}

#[test]
fn what_slides_under_a_pointer_at_rest_opens_nothing() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        if page.lacks(Ability::PointerAtRest) {
            return;
        }
        page.open("/index.html").await;
        let mention = page.mentions().await.remove(0);
        let (x, y): (i64, i64) = page
            .script_with(
                "const mention = mentions().find((mention) => words(mention) === given);
                mention.scrollIntoView({ block: 'center', behavior: 'instant' });
                const { left, top, height } = mention.getClientRects()[0];
                return [Math.round(left + 8), Math.round(top + height / 2)]",
                mention.words.as_str(),
            )
            .await;
        // Until there is no other term at the pointer's final position.
        let scrolled: i64 = page
            .script_with(
                "let scrolled = 0;
                do scrollBy({ top: 20, behavior: 'instant' }), scrolled += 20;
                while (scrolled < 100 || document.elementFromPoint(...given).closest('[data-term]'));
                return scrolled",
                json!([x, y]),
            )
            .await;
        page.rest_at(x, y).await;
        page.script_with::<()>(
            "window.slid = 0; window.shown = [];
            addEventListener('pointerover', () => slid++, true);
            addEventListener('explainer-term-show', ({ detail }) => shown.push(detail.id));
            scrollBy({ top: -given, behavior: 'instant' }); await settle()",
            scrolled,
        )
        .await;
        page.until("the term has slid under the pointer", "return slid > 0").await;

        // Another term, hovered later, opens: by then the one that moved would have opened as well.
        let other = page
            .element(
                "another term",
                "return mentions().find((mention) => mention.dataset.term !== mentions()[0].dataset.term)",
                (),
            )
            .await;
        page.rest_on(&other).await;
        page.until("the other card is open", "return shown.length > 0").await;
        let shown: Vec<String> = page.script("return shown").await;
        let other: String = page.script("return mentions().find((mention) => mention.dataset.term !== mentions()[0].dataset.term).dataset.term").await;
        assert_eq!(shown, [other]);
    });
}
