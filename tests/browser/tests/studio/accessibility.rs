//! axe-core finds nothing in any part of the studio; controls have roles and names.

use browser_tests::{Page, Policy, Preference, Site, browse_preferring};
use serde_json::json;

use super::desk::*;

async fn assert_axe_finds_nothing(page: &Page) {
    assert!(page.axe().await.is_empty(), "start: {:#?}", page.axe().await);
    begin(page).await;
    page.press("j").await;
    press_button(page, "Accept all").await;
    for part in ["Review", "Text", "Terms", "Events", "About", "Export"] {
        go_to(page, part).await;
        if ["Terms", "Events"].contains(&part) {
            page.click(&page.element("entry", "return find('.list .story')", json!(null)).await).await;
        }
        let found = page.axe().await;
        assert!(found.is_empty(), "{part}: {found:#?}");
    }
}

#[test]
fn axe_finds_nothing_in_any_part() {
    at_the_desk(async |page| assert_axe_finds_nothing(page).await);
}

#[test]
fn axe_finds_nothing_on_a_dark_phone() {
    browse_preferring(&[Preference::Dark], Site::start(Policy::None), async |page: &Page| {
        page.window(390, 844).await;
        open(page).await;
        assert_axe_finds_nothing(page).await;
        let wide: bool = page.script("return document.documentElement.scrollWidth > innerWidth").await;
        assert!(!wide, "nothing is wider than the phone");
    });
}

#[test]
fn nothing_is_wider_than_a_page_magnified_four_times() {
    at_the_desk(async |page| {
        page.window(320, 225).await;
        begin(page).await;
        press_button(page, "Accept all").await;
        for part in ["Review", "Text", "Terms", "Events", "About", "Export"] {
            go_to(page, part).await;
            let wide: i32 = page.script("return document.documentElement.scrollWidth - innerWidth").await;
            assert!(wide <= 0, "{part} is {wide} px too wide");
        }
    });
}
