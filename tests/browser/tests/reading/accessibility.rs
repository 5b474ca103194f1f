//! axe-core finds nothing, before and after opening; a screen reader gets the right tree.

use crate::written;
use browser_tests::{Ability, Page, Policy, Preference, Site, browse, browse_preferring, on_both_pages};

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

fn assert_axe_finds_nothing_for_a_reader_of(preferences: &[Preference]) {
    browse_preferring(preferences, Site::start(Policy::Strict), async |page: &Page| {
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            assert_axe_finds_nothing(page, "closed").await;
            page.click(&page.first_term().await).await;
            page.until("a card is open", "return !!topCard()").await;
            assert_axe_finds_nothing(page, "open").await;
        }
    });
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    assert_axe_finds_nothing_for_a_reader_of(&[Preference::Dark]);
}

#[test]
fn axe_finds_nothing_in_forced_colours() {
    assert_axe_finds_nothing_for_a_reader_of(&[Preference::ForcedColours]);
}

#[test]
fn axe_finds_nothing_where_nothing_may_move() {
    assert_axe_finds_nothing_for_a_reader_of(&[Preference::ReducedMotion]);
}

/// A window 1280 pixels wide at 400 % zoom is 320 CSS pixels wide.
#[test]
fn axe_finds_nothing_at_a_zoom_of_400_per_cent() {
    on_both_pages(async |page| {
        page.window(320, 225).await;
        assert_axe_finds_nothing(page, "closed").await;
        page.open_card(&page.mentions().await.remove(0).term).await;
        assert_axe_finds_nothing(page, "open").await;
    });
}

#[test]
fn axe_finds_nothing_in_stories_of_other_languages() {
    for language in written::LANGUAGES {
        browse(written::site(language), async |page: &Page| {
            for path in ["/index.html", "/embed.html"] {
                page.window(1440, 900).await;
                page.open(path).await;
                assert_axe_finds_nothing(page, &format!("{language}, closed")).await;
                let term = page.mentions().await.remove(0).term;
                page.open_whole_card(&term).await;
                assert_axe_finds_nothing(page, &format!("{language}, card")).await;
                page.window(400, 800).await;
                page.script::<()>(
                    "openCards().forEach((card) => card.hidePopover()); find('#timeline').showPopover()",
                )
                .await;
                assert_axe_finds_nothing(page, &format!("{language}, timeline")).await;
            }
        });
    }
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

/// The accessibility tree, to be reviewed when it changes. `INSTA_UPDATE=always ENGINE=chromium cargo xtask test --only
/// browser a_screen_reader_is_told` updates it.
#[test]
fn a_screen_reader_is_told_the_page_its_cards_and_its_timeline() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        if page.lacks(Ability::AccessibilityTree) {
            return;
        }
        page.open("/index.html").await;
        insta::assert_snapshot!("closed_page", page.accessibility_tree("RootWebArea").await);

        let group = "return find('.explainer-timeline input[type=checkbox]')";
        page.click(&page.element("filter of a group", group, ()).await).await;
        insta::assert_snapshot!("filtered_timeline", page.accessibility_tree("complementary").await);

        page.open_card(&page.mentions().await.remove(0).term).await;
        insta::assert_snapshot!("open_card", page.accessibility_tree("dialog").await);
    });
}
