//! Placement of cards in a browser without anchor positioning; for one with it see each_engine/placement.rs.

use crate::each_engine::placement::{WINDOWS, WITHOUT_ANCHORS, placed_by_script_on_a_spread_page, spread};
use browser_tests::{Answer, Page, Policy, Site, browse};

#[test]
fn where_the_platform_does_not_place_cards_the_widget_does() {
    let site = Site::start(Policy::Strict);
    site.answer("/story.json", Answer::Content(spread()));
    browse(site, async |page: &Page| {
        page.before_scripts(WITHOUT_ANCHORS).await;
        // On narrow screens the card is a sheet, which needs no placement.
        let wide = WINDOWS.iter().filter(|(width, _)| *width > 700).count();
        assert_eq!(placed_by_script_on_a_spread_page(page).await, wide);
    });
}
