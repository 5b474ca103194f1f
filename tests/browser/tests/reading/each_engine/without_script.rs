//! The prerendered page in a browser that runs no script.

use browser_tests::{Page, Policy, Site, browse};

#[test]
fn the_article_can_be_read_and_a_mention_leads_to_its_note_and_back() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.scripts_off().await;
        for wide in [true, false] {
            if wide {
                page.window(1440, 900).await
            } else {
                page.phone().await
            }
            page.open_unready("/index.html").await;
            let ready: bool =
                page.script("return customElements.get('article-explainer') !== undefined").await;
            assert!(!ready, "scripts run");

            let words: usize =
                page.script("return words(find('.explainer-article')).split(' ').length").await;
            assert!(words >= 900, "{words} words");
            let mentions = page.mentions().await;
            assert!(mentions.len() >= 25);

            let mention = mentions.first().unwrap();
            let term = page.term(&mention.words).await;
            if wide {
                page.click(&term).await
            } else {
                page.tap(&term).await
            }
            let note = "const note = find(`#term-${given}`), box = note.getBoundingClientRect(); \
                return note.checkVisibility() && Math.abs(box.bottom - innerHeight) < 2 && box.height <= innerHeight * 0.56";
            page.until_with("its note stands at the foot", note, mention.term.as_str()).await;
            let back = "return find(`#term-${given} .explainer-return`)";
            let back = page.element("way back", back, mention.term.as_str()).await;
            if wide {
                page.click(&back).await
            } else {
                page.tap(&back).await
            }
            let gone = "const note = find(`#term-${given}`); \
                const line = find(note.querySelector('.explainer-return').hash).getBoundingClientRect(); \
                return !note.checkVisibility() && line.top >= 0 && line.bottom <= innerHeight";
            page.until_with("the note is gone, and the first mention in view", gone, mention.term.as_str())
                .await;
        }
    });
}

#[test]
fn the_timeline_and_the_index_are_there() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.scripts_off().await;
        page.window(1440, 900).await;
        page.open_unready("/index.html").await;
        assert!(page.events().await.len() >= 14);
        for part in ["#timeline", "#glossary"] {
            let shown: bool = page.script_with("return find(given).checkVisibility()", part).await;
            assert!(shown, "{part} is not shown");
        }
    });
}

#[test]
fn the_foreign_page_is_whole_without_the_widget() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.scripts_off().await;
        page.open_unready("/embed.html").await;
        let words: String = page.script("return words(document.body)").await;
        assert!(words.contains("The Foreign Page"), "{words}");
    });
}
