//! Selecting text from a mention works as on any word: a double click selects the word, a drag the range.

use crate::scripts::{article, mentions_are};
use browser_tests::{Engine, Page, Policy, Site, browse};

/// A position in a mention of a term: at the fraction `given` of its width, in the middle of its first line.
const PLACE: &str = "const mention = given.own ? find('.explainer-body [data-term]') : host.querySelector('explainer-mention[data-term]');
    mention.scrollIntoView({ block: 'center', behavior: 'instant' }); await frames(2);
    const box = mention.getClientRects()[0];
    return [Math.round(box.left + 8), Math.round(box.top + box.height / 2), Math.round(box.right + 60), mention.textContent]";

async fn place(page: &Page, own: bool) -> (i64, i64, i64, String) {
    page.script_with(PLACE, serde_json::json!({ "own": own })).await
}

async fn selected(page: &Page) -> String {
    page.script("return getSelection().toString()").await
}

async fn selects_as_words_do(page: &Page, own: bool) {
    let (x, y, right, words) = place(page, own).await;
    page.drag((x, y), (right, y)).await;
    let dragged = selected(page).await;
    assert!(
        dragged.len() > 3 && dragged.contains(&words[words.len() - 3..]),
        "{dragged:?} is selected from inside {words:?}"
    );
    page.no_card().await;
    let address: String = page.script("getSelection().removeAllRanges(); return location.hash").await;
    assert_eq!(address, "");

    if own && page.engine == Engine::WebKit {
        // It selects no word in an element that was a link a moment ago.
        return;
    }
    // Elsewhere in the word: at the same position WebKit would count the drag as a click as well.
    page.click_twice_at(x + 14, y).await;
    page.timers_are_over().await;
    let first = words.split(' ').next().unwrap_or_default();
    let chosen = selected(page).await;
    assert_eq!(chosen.trim(), first, "a double click on {words:?}");
}

#[test]
fn a_drag_and_a_double_click_that_begin_on_a_mention_select() {
    browse(
        article("<p>On Monday the Harbour Board met in Northport, all day long.</p>"),
        async |page: &Page| {
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            selects_as_words_do(page, false).await;
        },
    );
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.open("/index.html").await;
        selects_as_words_do(page, true).await;
    });
}
