//! Dark mode, print, and right-to-left: the same text with other styles.

use crate::made;
use browser_tests::{Ability, Page, Policy, Preference, Site, browse, browse_preferring};

/// The mean of red, green and blue of a computed colour, from 0 to 255.
async fn lightness(page: &Page, script: &str) -> f64 {
    let parts: Vec<f64> = page.script(&[script, ".match(/[\\d.]+/g).slice(0, 3).map(Number)"].concat()).await;
    parts.iter().sum::<f64>() / 3.0
}

#[test]
fn dark_is_dark() {
    browse_preferring(&[Preference::Dark], made::site(&made::rich()), async |page: &Page| {
        // The host's page is light whatever the preference, and the widget with it.
        for (path, dark) in [("/index.html", true), ("/embed.html", false)] {
            page.open(path).await;
            for place in [".explainer-article", ".explainer-event a", ".explainer-era"] {
                let script =
                    format!("return getComputedStyle(find('{place}') ?? find('.explainer-article')).color");
                let ink = lightness(page, &script).await;
                assert_eq!(ink > 128.0, dark, "{path}: the ink of {place} in the dark: {ink}");
            }
        }
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

#[test]
fn on_paper_nothing_of_a_timeline_is_folded_or_cut_off() {
    browse(made::site(&made::rich()), async |page: &Page| {
        if page.lacks(Ability::PaperOnScreen) {
            return;
        }
        page.open("/embed.html").await;
        page.paper().await;
        let faults: Vec<String> = page
            .script(
                "const { left, right } = find('#timeline').getBoundingClientRect();
                return events().filter((event) => {
                    const box = event.getBoundingClientRect();
                    return !event.checkVisibility() || box.height < 1 || box.left < left - 1 || box.right > right + 1;
                }).map((event) => event.id)",
            )
            .await;
        assert!(faults.is_empty(), "not on paper as a whole: {faults:?}");
        page.screen().await;
    });
}

#[test]
fn from_right_to_left_the_timeline_is_mirrored() {
    // The distance of a marker from the start of its event's line, as a fraction of the line's width.
    const MARK: &str = "const event = find('#event-fire').getBoundingClientRect(); \
        const { left, right } = find('#event-fire .explainer-mark').getBoundingClientRect(); \
        return ((left + right) / 2 - event.left) / event.width";
    let mut places = Vec::new();
    for story in [made::rich(), made::right_to_left()] {
        browse(made::site(&story), async |page: &Page| {
            page.open("/embed.html").await;
            places.push(page.script::<f64>(MARK).await);
        });
    }
    assert!(places[0] < 0.2, "from left to right: {places:?}");
    assert!((places[0] + places[1] - 1.0).abs() < 0.02, "from right to left: {places:?}");
}
