//! Where a card opens: inside the viewport, and not on its term.

use browser_tests::{Answer, Engine, Page, Policy, Site, browse};
use serde_json::{Value, json};

async fn assert_all_cards_well_placed(page: &Page) {
    for path in ["/index.html", "/embed.html"] {
        page.open(path).await;
        for block in ["start", "center", "end"] {
            let faults = page.misplaced_cards(block).await;
            assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
        }
    }
}

#[test]
fn on_a_phone_every_card_is_in_the_viewport_and_beside_its_term() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.phone().await;
        assert_all_cards_well_placed(page).await;
    });
}

#[test]
fn on_a_wide_screen_every_card_is_in_the_viewport_and_beside_its_term() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.window(1440, 900).await;
        assert_all_cards_well_placed(page).await;
    });
}

#[test]
fn nothing_is_wider_than_the_screen() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            for width in [320, 360, 768, 1024, 1440] {
                page.window(width, 800).await;
                page.script::<()>("await settle()").await;
                let widest: u32 = page.script("return document.documentElement.scrollWidth").await;
                assert!(widest <= width, "{path} is {widest} wide on a screen of {width}");
            }
        }
    });
}

/// A page of terms at every edge and corner, and in the middle, with a long card each.
pub(crate) fn spread() -> Vec<u8> {
    let glossary: Vec<Value> = (0..50)
        .map(|n| {
            json!({ "id": format!("t{n}"), "label": format!("Term{n}"),
                "definition": "A term that is explained at length. ".repeat(1 + n % 9) })
        })
        .collect();
    let line = |row: usize| {
        let mut text: Vec<Value> = Vec::new();
        for column in 0..5 {
            text.push(json!({ "term": { "id": format!("t{}", row * 5 + column), "text": format!("Term{}", row * 5 + column) } }));
            text.push(json!(" and some words between them "));
        }
        json!({ "paragraph": text })
    };
    let body: Vec<Value> = (0..10).map(line).collect();
    json!({ "version": 1, "article": { "title": "Spread", "language": "en", "body": body }, "glossary": glossary })
        .to_string()
        .into_bytes()
}

/// Widths and heights: a desktop, a window beside another, a phone, and 1280 × 1024 at 400 %.
pub(crate) const WINDOWS: [(u32, u32); 4] = [(1440, 900), (760, 500), (320, 640), (320, 256)];

/// Opens the card of every mention at the start, the middle and the end of the viewport. Returns in how many of the
/// windows the last card was placed by script.
pub(crate) async fn placed_by_script_on_a_spread_page(page: &Page) -> usize {
    let mut by_script = 0;
    for (width, height) in WINDOWS {
        page.window(width, height).await;
        page.open("/embed.html").await;
        for block in ["start", "center", "end"] {
            let faults = page.misplaced_cards(block).await;
            assert!(faults.is_empty(), "{width} × {height}, {} faults: {faults:#?}", faults.len());
        }
        page.script::<()>("mentions()[7].click(); await settle()").await;
        by_script += page.script::<usize>("return topCard().hasAttribute('data-placed') ? 1 : 0").await;
    }
    by_script
}

#[test]
fn fifty_terms_over_the_page_have_their_cards_beside_them() {
    let site = Site::start(Policy::Strict);
    site.answer("/story.json", Answer::Content(spread()));
    browse(site, async |page: &Page| {
        let by_script = placed_by_script_on_a_spread_page(page).await;
        if page.engine == Engine::Chromium {
            assert!(by_script < WINDOWS.len(), "the platform is never let place a card");
        }
    });
}

/// Disables the engine's support before the page's own scripts run.
pub(crate) const WITHOUT_ANCHORS: &str = "const supports = CSS.supports.bind(CSS); \
    CSS.supports = (...asked) => !asked.join(':').includes('position-area') && supports(...asked)";

#[test]
fn from_right_to_left_cards_begin_at_the_right_of_their_terms() {
    let mut story: Value = serde_json::from_slice(&spread()).unwrap();
    story["article"]["language"] = json!("ar");
    for script in ["", WITHOUT_ANCHORS] {
        browse(Site::start(Policy::Strict), async |page: &Page| {
            page.site.answer("/story.json", Answer::Content(story.to_string().into_bytes()));
            page.before_scripts(script).await;
            page.window(1440, 900).await;
            page.open("/embed.html").await;
            let direction: String =
                page.script("return getComputedStyle(find('.explainer-article')).direction").await;
            assert_eq!(direction, "rtl");
            for block in ["start", "center", "end"] {
                let faults = page.misplaced_cards(block).await;
                assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
            }
            // The first term of a line has room to its left.
            let (card, term): (f64, f64) = page
                .script(
                    "const mention = mentions()[0];
                    mention.scrollIntoView({ block: 'center', behavior: 'instant' });
                    mention.click();
                    await settle();
                    return [topCard().getBoundingClientRect().right, mention.getBoundingClientRect().right]",
                )
                .await;
            assert!((card - term).abs() < 2.0, "the card ends at {card}, its term at {term}");
        });
    }
}
