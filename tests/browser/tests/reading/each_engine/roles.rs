//! Roles and names in the accessibility tree of each engine.

use browser_tests::on_both_pages;

#[test]
fn a_card_is_a_dialog_named_by_its_term() {
    on_both_pages(async |page| {
        page.click(&page.first_term().await).await;
        page.until("a card is open", "return !!topCard()").await;
        let label = page.card().await.unwrap().label;
        let card = page.element("card", "return topCard()", ()).await;
        page.is_called(&card, "dialog", &label).await;
    });
}

#[test]
fn the_timeline_is_a_landmark_with_a_list() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let timeline = page.element("timeline", "return find('#timeline')", ()).await;
        page.is_called(&timeline, "complementary", "Timeline").await;
        let list = page.element("list", "return find('[data-event]').parentElement", ()).await;
        assert_eq!(page.role_and_name(&list).await.0, "list");
    });
}
