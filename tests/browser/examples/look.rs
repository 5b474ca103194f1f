//! Screenshots of the states of the page and of the timeline in target/screenshots, for inspection: `cargo xtask look`.
//! The only assertion is that each state is reached.

#[path = "../tests/reading/made.rs"]
#[expect(dead_code, reason = "other stories are for the tests")]
mod made;

#[path = "../tests/reading/written.rs"]
mod written;

#[path = "../tests/reading/texts.rs"]
#[expect(dead_code, reason = "what is found in a host's page is for the tests")]
mod texts;

#[path = "../tests/studio/desk.rs"]
#[expect(dead_code, reason = "other actions are for the tests")]
mod desk;

use browser_tests::{Ability, Page, Policy, Preference, Site, browse, browse_preferring};
use serde_json::Value;

/// The demo on its own page and on a host's page: at rest, with a card, and the whole page.
async fn pictures(page: &Page, state: &str) {
    for (path, name) in [("/index.html", "page"), ("/embed.html", "embed")] {
        page.open(path).await;
        page.picture(&format!("{name}-{state}")).await;
        let mention = page.mentions().await.remove(0);
        page.open_card(&mention.term).await;
        page.picture(&format!("{name}-{state}-card")).await;
        page.script::<()>("openCards().forEach((card) => card.hidePopover())").await;
        if !page.lacks(Ability::WholePicture) {
            page.whole_picture(&format!("{name}-{state}-whole")).await;
        }
    }
}

/// The whole timeline, in a window as high as it.
async fn whole_timeline(page: &Page, name: &str) {
    let height: u32 = page.script("return Math.ceil(find('#timeline').scrollHeight) + 40").await;
    page.window(1440, height.min(6_000)).await;
    page.picture(name).await;
    page.window(1440, 900).await;
}

fn main() {
    if std::env::args().any(|argument| argument == "docs") {
        return studio_for_docs();
    }
    browse(Site::start(Policy::Strict), async |page: &Page| {
        pictures(page, "wide").await;
        page.open("/embed.html").await;
        whole_timeline(page, "timeline-demo-whole").await;
        page.read("p8").await;
        page.until("a period is told", "return !!find('.explainer-story-time strong')").await;
        page.picture("timeline-demo-reading").await;
        page.phone().await;
        pictures(page, "narrow").await;
        page.script::<()>("find('#timeline').showPopover()").await;
        page.picture("embed-narrow-timeline").await;
    });
    browse_preferring(&[Preference::Dark], Site::start(Policy::Strict), async |page: &Page| {
        pictures(page, "dark").await;
    });
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for (path, name) in [("/index.html", "page"), ("/embed.html", "embed")] {
            if !page.lacks(Ability::Print) {
                page.open(path).await;
                page.print(&format!("{name}-paper")).await;
            }
        }
    });
    widths();
    forced_colours();
    languages();
    rich_timeline();
    studio();
}

/// The screenshots for docs/studio.md: a story from its article to its page.
fn studio_for_docs() {
    browse_preferring(&[], Site::start(Policy::None), async |page: &Page| {
        page.window(1280, 560).await;
        desk::open(page).await;
        desk::write(page, "The article", desk::ARTICLE).await;
        page.picture_for_docs("studio/start").await;
        desk::press_button(page, "Explain this article").await;
        page.until("suggestions are there", "return all('.mark').length > 3").await;
        page.until("the preview is drawn", DRAWN).await;
        page.press("jj").await;
        page.until("one is looked at", "return !!find('.decision h3')").await;
        page.picture_for_docs("studio/review").await;
        desk::press_button(page, "Accept all").await;
        page.until("the preview is drawn", PREVIEWED).await;
        desk::go_to(page, "Terms").await;
        desk::press_button(page, "Write the next").await;
        page.until("a definition has the focus", "return focused().matches('textarea')").await;
        page.picture_for_docs("studio/terms").await;
        desk::go_to(page, "Events").await;
        page.script::<()>("find('.list .story').click()").await;
        desk::write(page, "Date", "about 3 February 2024").await;
        page.until("it is echoed", "return words(find('main')).includes('EDTF 2024-02')").await;
        page.picture_for_docs("studio/events").await;
        desk::go_to(page, "Export").await;
        page.picture_for_docs("studio/export").await;
        page.window(390, 800).await;
        desk::go_to(page, "Preview").await;
        page.picture_for_docs("studio/phone").await;
    });
}

/// A page at a width: at rest, with a card, with a whole card, and with the timeline if that is a sheet.
async fn at_a_width(page: &Page, name: &str, width: u32) {
    page.window(width, if width < 700 { 760 } else { 900 }).await;
    page.script::<()>("scrollTo({ top: 0, behavior: 'instant' }); await settle()").await;
    page.picture(&format!("{name}-{width}")).await;
    let term = page.mentions().await.remove(0).term;
    page.open_card(&term).await;
    page.picture(&format!("{name}-{width}-card")).await;
    page.open_whole_card(&term).await;
    page.picture(&format!("{name}-{width}-card-unfolded")).await;
    page.script::<()>("openCards().forEach((card) => card.hidePopover())").await;
    let sheet = "const timeline = find('#timeline'); if (timeline.checkVisibility()) return false; timeline.showPopover(); return true";
    if page.script::<bool>(sheet).await {
        page.picture(&format!("{name}-{width}-timeline")).await;
        page.script::<()>("find('#timeline').hidePopover()").await;
    }
    page.script::<()>("find('#glossary').scrollIntoView({ behavior: 'instant' })").await;
    page.picture(&format!("{name}-{width}-index")).await;
}

fn widths() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for width in [240, 320, 390, 768, 1024, 1280, 1920] {
            // The hint is shown only until the first card is opened.
            page.open("/index.html").await;
            at_a_width(page, "width", width).await;
        }
    });
}

fn forced_colours() {
    browse_preferring(&[Preference::ForcedColours], Site::start(Policy::Strict), async |page: &Page| {
        pictures(page, "forced").await;
        page.open("/index.html").await;
        page.read("p8").await;
        page.until("a period is told", "return !!find('.explainer-story-time strong')").await;
        page.picture("page-forced-reading").await;
    });
}

/// The stories of the tests: whole, narrow, with their cards, and printed; then other scripts.
fn languages() {
    for language in written::LANGUAGES {
        browse(written::site(language), async |page: &Page| {
            page.open("/index.html").await;
            for width in [360, 768, 1280] {
                at_a_width(page, language, width).await;
            }
            if !page.lacks(Ability::WholePicture) {
                page.whole_picture(&format!("{language}-whole")).await;
            }
            if !page.lacks(Ability::Print) {
                page.print(&format!("{language}-paper")).await;
            }
        });
    }
    for language in ["fr", "ru", "hi", "he", "th", "zh-Hans"] {
        browse(made::site(&texts::own_story(language)), async |page: &Page| {
            page.open("/embed.html").await;
            for width in [360, 1280] {
                at_a_width(page, language, width).await;
            }
        });
    }
}

/// The studio: its start, and each of its parts.
fn studio() {
    browse_preferring(&[], Site::start(Policy::None), async |page: &Page| {
        desk::open(page).await;
        page.picture("studio-start").await;
        desk::begin(page).await;
        page.press("j").await;
        page.picture("studio-review").await;
        desk::press_button(page, "Accept all").await;
        page.until("the preview is drawn", PREVIEWED).await;
        desk::go_to(page, "Events").await;
        page.script::<()>("find('.list .story').click()").await;
        page.picture("studio-events").await;
        desk::go_to(page, "Export").await;
        page.picture("studio-export").await;
        page.window(390, 844).await;
        desk::go_to(page, "Review").await;
        page.picture("studio-phone").await;
    });
}

/// Whether anything is rendered in the preview.
const DRAWN: &str =
    "return !!find('iframe').contentDocument?.querySelector('article-explainer')?.matches(':state(ready)')";
/// Whether events are rendered in the preview.
const PREVIEWED: &str = "return !!find('iframe').contentDocument?.querySelector('article-explainer')\
    ?.shadowRoot?.querySelector('[data-event]')";

/// A timeline of many kinds of events.
fn rich_timeline() {
    browse(made::site(&made::rich()), async |page: &Page| {
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
        page.picture("timeline-narrow-sheet").await;
        page.window(320, 640).await;
        page.picture("timeline-320-sheet").await;
    });
    browse_preferring(&[Preference::Dark], made::site(&made::rich()), async |page: &Page| {
        page.open("/embed.html").await;
        page.read("p6").await;
        page.picture("timeline-rich-dark").await;
    });
    browse(made::site(&made::right_to_left()), async |page: &Page| {
        page.open("/embed.html").await;
        page.read("p2").await;
        page.event_is_current("fire").await;
        page.picture("timeline-rtl").await;
    });
    browse(made::site(&made::rich()), async |page: &Page| {
        if !page.lacks(Ability::PaperOnScreen) && !page.lacks(Ability::WholePicture) {
            page.open("/embed.html").await;
            page.paper().await;
            page.whole_picture("timeline-paper").await;
        }
    });
}
