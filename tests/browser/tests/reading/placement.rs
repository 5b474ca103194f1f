//! Where a card opens: inside the viewport, and not on its term.

use browser_tests::{Page, Policy, Site, browse};

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
