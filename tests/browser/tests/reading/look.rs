//! The states of the page as pictures in target/screenshots, for people to look at, and paper.

use browser_tests::{Ability, Page, Policy, Preference, Site, browse, browse_preferring};

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

#[test]
fn wide() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.window(1440, 900).await;
        pictures(page, "wide").await;
    });
}

#[test]
fn narrow() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.phone().await;
        pictures(page, "narrow").await;
        page.script::<()>("find('#timeline').showPopover()").await;
        page.picture("embed-narrow-timeline").await;
    });
}

#[test]
fn dark_is_dark() {
    browse_preferring(&[Preference::Dark], Site::start(Policy::Strict), async |page: &Page| {
        pictures(page, "dark").await;
        page.open("/index.html").await;
        let ink: Vec<f64> = page
            .script("return getComputedStyle(find('.explainer-article')).color.match(/[\\d.]+/g).slice(0, 3).map(Number)")
            .await;
        let light = ink.iter().sum::<f64>() > 3.0 * 128.0;
        assert!(light, "ink in the dark: {ink:?}");
    });
}

#[test]
fn paper_holds_the_article_its_notes_and_the_timeline() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for (path, name) in [("/index.html", "page"), ("/embed.html", "embed")] {
            if page.lacks(Ability::Print) || page.lacks(Ability::PaperOnScreen) {
                return;
            }
            page.open(path).await;
            let pages = page.print(&format!("{name}-paper")).await;
            assert!((3..=20).contains(&pages), "{pages} pages");
            page.paper().await;
            let missing: Vec<String> = page
                .script(
                    "const mentioned = new Set(mentions().map((mention) => `term-${mention.dataset.term}`));
                    const parts = [...mentioned, 'timeline', ...events().map((event) => event.id)];
                    return parts.filter((id) => !find(`[id='${id}']`).checkVisibility())",
                )
                .await;
            assert!(missing.is_empty(), "not on paper: {missing:?}");
            page.screen().await;
        }
    });
}
