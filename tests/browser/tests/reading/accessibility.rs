//! axe-core finds nothing, before and after opening; roles and names are what a screen reader needs.

use browser_tests::{Page, Policy, Site, browse, on_both_pages};

async fn assert_axe_finds_nothing(page: &Page, state: &str) {
    let violations = page.axe().await;
    assert!(violations.is_empty(), "{state}: {violations:#?}");
}

#[test]
fn axe_finds_nothing_before_and_after_opening_a_card() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        assert_axe_finds_nothing(page, "closed").await;
        page.click(&page.first_term().await).await;
        page.until("a card is open", "return !!topCard()").await;
        assert_axe_finds_nothing(page, "open").await;
    });
}

#[test]
fn axe_finds_nothing_on_a_phone_nor_in_its_sheets() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.phone().await;
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            assert_axe_finds_nothing(page, "closed").await;
            page.tap(&page.first_term().await).await;
            page.until("a card is open", "return !!topCard()").await;
            assert_axe_finds_nothing(page, "card").await;
            page.script::<()>("topCard().hidePopover(); find('#timeline').showPopover()").await;
            assert_axe_finds_nothing(page, "timeline").await;
        }
    });
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.window(1440, 900).await;
        page.dark().await;
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            page.click(&page.first_term().await).await;
            page.until("a card is open", "return !!topCard()").await;
            assert_axe_finds_nothing(page, "dark").await;
        }
    });
}

#[test]
fn axe_finds_nothing_in_an_error() {
    let site = Site::start(Policy::Strict);
    site.answer("/story.json", browser_tests::Answer::Status(404));
    browse(site, async |page: &Page| {
        for path in ["/index.html", "/embed.html"] {
            page.open_unready(path).await;
            page.error().await;
            assert_axe_finds_nothing(page, "error").await;
            drop(page.console().await);
        }
    });
}

#[test]
fn a_card_is_a_dialog_named_by_its_term() {
    on_both_pages(async |page| {
        page.click(&page.first_term().await).await;
        page.until("a card is open", "return !!topCard()").await;
        let label = page.card().await.unwrap().label;
        let card = page.element("card", "return topCard()", ()).await;
        assert_eq!(page.role_and_name(&card).await, ("dialog".to_owned(), label));
    });
}

#[test]
fn the_timeline_is_a_landmark_with_a_list() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let timeline = page.element("timeline", "return find('#timeline')", ()).await;
        assert_eq!(page.role_and_name(&timeline).await, ("complementary".to_owned(), "Timeline".to_owned()));
        let list = page.element("list", "return find('[data-event]').parentElement", ()).await;
        assert_eq!(page.role_and_name(&list).await.0, "list");
    });
}
