//! The states of the timeline as pictures in target/screenshots, for people to look at.

use crate::made;
use browser_tests::{Ability, Page, Policy, Preference, Site, browse, browse_preferring};
use serde_json::Value;

/// The whole timeline, however long, as if the window were as high.
async fn whole_timeline(page: &Page, name: &str) {
    let height: u32 = page.script("return Math.ceil(find('#timeline').scrollHeight) + 40").await;
    page.window(1440, height.min(6_000)).await;
    page.picture(name).await;
    page.window(1440, 900).await;
}

#[test]
fn the_demo() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/embed.html").await;
        whole_timeline(page, "timeline-demo-whole").await;
        page.read("p8").await;
        page.until("a period is told", "return !!find('.explainer-now[data-shown]')").await;
        page.picture("timeline-demo-reading").await;
    });
}

#[test]
fn eras_clusters_ranges_and_deep_time() {
    browse(made::site(&made::rich()), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/embed.html").await;
        whole_timeline(page, "timeline-rich-whole").await;
        page.read("p2").await;
        page.event_is_current("fire").await;
        page.picture("timeline-rich-reading").await;
        page.read("p3").await;
        page.event_is_current("storm13").await;
        page.picture("timeline-rich-cluster").await;
        page.script::<Value>("all('.explainer-groups input')[1].click(); all('.explainer-groups input')[2].click(); find('#timeline').scrollTo(0, 0)").await;
        page.until("fewer events are told", "return !!words(find('.explainer-left'))").await;
        whole_timeline(page, "timeline-rich-filtered").await;
    });
}

#[test]
fn rich_in_the_dark() {
    browse_preferring(&[Preference::Dark], made::site(&made::rich()), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/embed.html").await;
        page.read("p6").await;
        page.picture("timeline-rich-dark").await;
    });
}

#[test]
fn from_right_to_left() {
    let mut story = made::rich();
    story["article"]["language"] = "ar".into();
    story["article"]["title"] = "مدينة ونهرها".into();
    browse(made::site(&story), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/embed.html").await;
        page.read("p2").await;
        page.event_is_current("fire").await;
        page.picture("timeline-rtl").await;
    });
}

#[test]
fn narrow() {
    browse(made::site(&made::rich()), async |page: &Page| {
        page.phone().await;
        page.open("/embed.html").await;
        page.read("p2").await;
        page.until(
            "the strip tells the period",
            "return words(find('.explainer-strip')).includes('You are reading about')",
        )
        .await;
        page.picture("timeline-narrow-strip").await;
        page.script::<Value>("find('#timeline').showPopover()").await;
        page.until("the marker is placed", "return !!find('.explainer-now[data-shown]')").await;
        page.picture("timeline-narrow-sheet").await;
        page.window(320, 640).await;
        page.picture("timeline-320-sheet").await;
    });
}

#[test]
fn paper() {
    browse(made::site(&made::rich()), async |page: &Page| {
        if page.lacks(Ability::PaperOnScreen) {
            return;
        }
        page.open("/embed.html").await;
        page.paper().await;
        page.whole_picture("timeline-paper").await;
        page.screen().await;
    });
}
