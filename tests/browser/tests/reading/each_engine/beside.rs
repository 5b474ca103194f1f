//! The timeline beside a host's own article: only where the page has space.

use browser_tests::{Answer, Page, Policy, Site, browse};

/// A host's page with an article of this style, with content before and after it.
fn hosting(style: &str, before: &str, after: &str) -> Site {
    let site = Site::start(Policy::None);
    let sentence =
        "In April 2019 the European Commission wrote that it has no evidence against Kaspersky Lab. ";
    let paragraphs = format!("<p>{}</p>", sentence.repeat(6)).repeat(12);
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title><link rel=icon href=icon.svg>
        <script type=module src=article-explainer.js></script><body>{before}<main style=\"{style}\">
        <article-explainer src=story.json><article>{paragraphs}</article></article-explainer></main>{after}"
    );
    site.answer("/host.html", Answer::Content(page.into_bytes()));
    site
}

const MIDDLE: &str = "inline-size: 640px; margin: 0 auto";

/// The position of the timeline, rounded, `null` for a closed sheet; and the area of the article.
const PLACES: &str = "
    const box = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [left, top, right, bottom].map(Math.round);
    };
    const timeline = find('#timeline');
    return [timeline.checkVisibility() ? box(timeline) : null, box(host.querySelector('article'))]";

type Box = [i64; 4];

async fn places(page: &Page) -> (Option<Box>, Box) {
    page.script(PLACES).await
}

async fn stands_beside(page: &Page) {
    page.until("the timeline stands beside", "return find('#timeline').checkVisibility()").await;
}

async fn is_a_sheet(page: &Page) {
    page.until("the timeline is a sheet", "return !find('#timeline').checkVisibility()").await;
    page.until("the strip is there", "return find('.explainer-strip').checkVisibility()").await;
}

#[test]
fn where_the_page_leaves_room_the_timeline_stands_beside_the_hosts_article() {
    browse(hosting(MIDDLE, "<header style=\"block-size: 200px\">Head</header>", ""), async |page: &Page| {
        page.open("/host.html").await;
        stands_beside(page).await;
        let (timeline, article) = places(page).await;
        let [left, top, right, _] = timeline.unwrap();
        assert!(left > article[2] && right <= 1440, "{timeline:?} beside {article:?}");
        assert_eq!(article[2] - article[0], 640, "the column keeps its width");
        assert!(top >= 200, "not beside what stands before the article: {top}");
        page.script::<()>("scrollTo({ top: 900, behavior: 'instant' })").await;
        page.until("it stays in view", "return find('#timeline').getBoundingClientRect().top === 0").await;
        page.window(900, 800).await;
        is_a_sheet(page).await;
        page.window(1440, 900).await;
        stands_beside(page).await;
    });
}

#[test]
fn what_the_page_has_at_the_side_keeps_its_place() {
    let aside = "<aside style=\"position: absolute; inset: 900px 40px auto auto; inline-size: 300px; block-size: 250px\">Advertisement</aside>";
    browse(hosting(MIDDLE, "", aside), async |page: &Page| {
        page.open("/host.html").await;
        is_a_sheet(page).await;
    });
}

#[test]
fn a_wide_table_leaves_no_room_beside_it() {
    let site = hosting(MIDDLE, "", "");
    site.before_scripts(
        "addEventListener('DOMContentLoaded', () => {
            const table = '<table><tr><td><div style=\"inline-size: 1000px\">wide</div></table>';
            document.querySelector('article').insertAdjacentHTML('beforeend', table);
        })",
    );
    browse(site, async |page: &Page| {
        page.open("/host.html").await;
        is_a_sheet(page).await;
    });
}

#[test]
fn a_bar_over_the_text_is_not_covered() {
    let bar = "<header style=\"position: sticky; inset-block-start: 0; block-size: 60px; background: silver\">Bar</header>";
    browse(hosting(MIDDLE, bar, ""), async |page: &Page| {
        page.open("/host.html").await;
        page.script::<()>("scrollTo({ top: 900, behavior: 'instant' })").await;
        page.until(
            "the column begins under the bar",
            "return find('#timeline').getBoundingClientRect().top === 60",
        )
        .await;
    });
}

#[test]
fn under_a_transform_the_timeline_is_a_sheet() {
    browse(
        hosting("inline-size: 640px; margin: 50px auto; transform: translateX(0)", "", ""),
        async |page: &Page| {
            page.open("/host.html").await;
            is_a_sheet(page).await;
        },
    );
}

#[test]
fn from_right_to_left_it_stands_at_the_left() {
    let style = "inline-size: 640px; margin: 0 auto; direction: rtl";
    let site = hosting(style, "", "");
    let story = String::from_utf8(site.file("/story.json")).unwrap();
    let story = story.replacen("\"language\":\"en\"", "\"language\":\"en\",\"direction\":\"rtl\"", 1);
    site.answer("/story.json", Answer::Content(story.into_bytes()));
    browse(site, async |page: &Page| {
        page.open("/host.html").await;
        stands_beside(page).await;
        let (timeline, article) = places(page).await;
        assert!(timeline.is_some_and(|timeline| timeline[2] < article[0]), "{timeline:?} beside {article:?}");
    });
}

#[test]
fn an_event_is_shown_in_the_column_and_the_article_goes_as_it_came() {
    browse(hosting(MIDDLE, "", ""), async |page: &Page| {
        page.open("/host.html").await;
        stands_beside(page).await;
        page.script::<()>("host.querySelector('[data-event-mention]').click()").await;
        page.until(
            "the event is selected",
            "return !!find('#timeline [data-selected]') || focused().matches('[data-event]')",
        )
        .await;
        let open: bool = page.script("return find('#timeline').matches(':popover-open')").await;
        assert!(!open, "the column is no sheet");
    });
}
