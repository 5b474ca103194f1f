//! The size of a card, its first content, and what a screen reader announces.

use browser_tests::{Ability, Page, Policy, Site, browse, on_both_pages};
use serde_json::json;

/// The heights of the cards of all mentions in the article, each opened with its mention in the middle.
async fn heights(page: &Page) -> Vec<f64> {
    let mut heights: Vec<f64> = page
        .script(
            "const heights = [];
            for (const mention of mentions()) {
                mention.scrollIntoView({ block: 'center', behavior: 'instant' });
                mention.click();
                await frames(2);
                heights.push(topCard().getBoundingClientRect().height);
                topCard().hidePopover();
            }
            return heights",
        )
        .await;
    heights.sort_by(f64::total_cmp);
    heights
}

#[test]
fn a_card_is_small() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.window(1280, 800).await;
        page.open("/index.html").await;
        let heights = heights(page).await;
        let median = heights[heights.len() / 2];
        println!("at 1280: {median} px, at most {:?}", heights.last());
        assert!(median <= 240.0, "the median card is {median} px high");
    });
}

#[test]
fn on_a_phone_a_card_leaves_most_of_the_screen() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.phone().await;
        page.open("/index.html").await;
        let screen: f64 = page.script("return innerHeight").await;
        let heights = heights(page).await;
        let (median, most) = (heights[heights.len() / 2], heights.last().copied().unwrap());
        println!(
            "on a phone: {} % of the screen, at most {} %",
            100.0 * median / screen,
            100.0 * most / screen
        );
        assert!(median <= 0.4 * screen, "the median card is {median} of {screen} px high");
        assert!(most <= 0.55 * screen + 1.0, "the highest card is {most} of {screen} px high");
    });
}

#[test]
fn on_a_phone_the_card_is_at_the_foot_and_its_term_above_it() {
    on_both_pages(async |page| {
        page.phone().await;
        page.script::<()>("await settle()").await;
        for block in ["start", "center", "end"] {
            let faults: Vec<String> = page
                .script_with(
                    "const faults = [];
                    for (const mention of mentions().slice(0, 12)) {
                        mention.scrollIntoView({ block: given.block, behavior: 'instant' });
                        mention.click();
                        await frames(2);
                        const card = topCard().getBoundingClientRect();
                        const lines = [...mention.getClientRects()];
                        if (Math.abs(card.bottom - innerHeight) > 1) faults.push(`${words(mention)}: the card ends at ${card.bottom}`);
                        if (lines.some((line) => line.bottom > card.top || line.top < 0)) faults.push(`${words(mention)}: the term is not seen`);
                        topCard().hidePopover();
                    }
                    return faults",
                    json!({ "block": block }),
                )
                .await;
            assert!(faults.is_empty(), "{block}: {faults:#?}");
        }
    });
}

#[test]
fn zoomed_to_400_per_cent_the_card_has_most_of_the_screen() {
    on_both_pages(async |page| {
        page.window(320, 256).await;
        let long = "const longest = mentions().toSorted((a, b) => \
            find(`[id='term-${b.dataset.term}']`).textContent.length - find(`[id='term-${a.dataset.term}']`).textContent.length)[0]; \
            longest.scrollIntoView({ block: 'center', behavior: 'instant' }); longest.click(); await settle(); \
            topCard().querySelector('.explainer-rest').open = true; await frames(2); \
            return topCard().getBoundingClientRect().height / innerHeight";
        let share: f64 = page.script(long).await;
        assert!(share >= 0.6, "the card has {share} of the screen");
        let strip: String = page.script("return getComputedStyle(find('.explainer-strip')).position").await;
        assert_eq!(strip, "static", "the strip gives way");
    });
}

#[test]
fn a_card_tells_what_else_there_is_and_unfolds_it_with_its_head_in_view() {
    on_both_pages(async |page| {
        page.window(1280, 500).await;
        let mention = page.mentions().await.remove(0);
        page.open_card(&mention.term).await;
        let rest = page.element("rest", "return topCard().querySelector('summary')", ()).await;
        let counts = page.role_and_name(&rest).await.1;
        assert!(counts.contains("mention"), "{counts}");
        let closed: bool =
            page.script("return topCard().querySelector('.explainer-choices').checkVisibility()").await;
        assert!(!closed);
        page.click(&rest).await;
        page.until(
            "the choices are seen",
            "return topCard().querySelector('.explainer-choices').checkVisibility()",
        )
        .await;
        page.script::<()>("topCard().scrollTo({ top: 1e6, behavior: 'instant' }); await frames(2)").await;
        let (head, top): (f64, f64) = page
            .script(
                "const { top } = topCard().querySelector('.explainer-card-head').getBoundingClientRect();
                return [top, topCard().getBoundingClientRect().top]",
            )
            .await;
        assert!((head - top).abs() < 3.0, "the head is at {head}, the card at {top}");
        page.script::<()>("topCard().hidePopover()").await;
        page.no_card().await;
        page.open_card(&mention.term).await;
        page.until("it opens folded", "return !topCard().querySelector('.explainer-rest').open").await;
    });
}

#[test]
fn what_a_term_means_is_told_when_its_card_opens() {
    on_both_pages(async |page| {
        let mention = page.mentions().await.remove(0);
        let told = "return words(find('.explainer-unseen[role=status]'))";
        assert_eq!(page.script::<String>(told).await, "");
        page.open_card(&mention.term).await;
        page.until(
            "the definition is told",
            "return words(find('.explainer-unseen[role=status]')) === words(topCard().querySelector('.explainer-card-head + p'))",
        )
        .await;
        page.script::<()>("topCard().hidePopover()").await;
        page.until("nothing more is told", "return words(find('.explainer-unseen[role=status]')) === ''")
            .await;
    });
}

#[test]
fn see_also_holds_no_mentions() {
    on_both_pages(async |page| {
        let count: usize =
            page.script("return all('.explainer-see-also :is([data-term], .explainer-term)').length").await;
        assert_eq!(count, 0);
        assert!(page.script::<usize>("return all('.explainer-see-also button').length").await > 0);
    });
}

#[test]
fn paper_numbers_the_notes_as_the_text_mentions_them_on_eight_pages_at_most() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        if page.lacks(Ability::Print) || page.lacks(Ability::PaperOnScreen) {
            return;
        }
        page.open("/index.html").await;
        let pages = page.print("demo-paper").await;
        println!("{pages} pages");
        assert!(pages <= 8, "{pages} pages");
        let notes: Vec<u32> =
            page.script("return mentions().map((mention) => Number(mention.dataset.note ?? 0))").await;
        let mut most = 0;
        for note in notes.into_iter().filter(|note| *note > 0) {
            assert!(note <= most + 1, "{note} follows {most}");
            most = most.max(note);
        }
        assert!(most > 10);
        page.paper().await;
        let headings: Vec<String> =
            page.script("return [find('#explainer-notes'), find('.explainer-cards > h2')].map(words)").await;
        assert_eq!(headings, ["Notes", "Glossary"]);
        let numbers: Vec<usize> = page
            .script(
                "const cards = all('.explainer-card').map((card) => card.id);
                return mentions().map((mention) => cards.indexOf(`term-${mention.dataset.term}`) + 1 - Number(mention.dataset.note || cards.indexOf(`term-${mention.dataset.term}`) + 1))",
            )
            .await;
        assert!(
            numbers.iter().all(|difference| *difference == 0),
            "a note stands elsewhere than its number says"
        );
        let drawn: usize = page
            .script("return all('.explainer-mark, .explainer-lane').filter((sign) => sign.checkVisibility()).length")
            .await;
        assert_eq!(drawn, 0, "the timeline is a list");
        page.screen().await;
    });
}
