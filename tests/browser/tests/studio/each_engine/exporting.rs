//! Exported files can be opened again, and are exported to the same bytes.

use browser_tests::Page;
use serde_json::json;

use super::super::desk::*;

/// Records downloads.
const KEEP: &str = "const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        window.exported = blob;
        return create(blob);
    };
    HTMLAnchorElement.prototype.click = () => {};";

/// Opens the article, in a page that records exports.
async fn begin_keeping(page: &Page) {
    page.before_scripts(KEEP).await;
    open(page).await;
    begin(page).await;
}

async fn exported(page: &Page, form: &str) -> String {
    go_to(page, "Export").await;
    page.script::<()>("window.exported = undefined").await;
    press_button(page, form).await;
    page.until("it is exported", "return !!window.exported").await;
    page.script("return await window.exported.text()").await
}

#[test]
fn every_export_opens_again() {
    at_the_desk(async |page| {
        begin_keeping(page).await;
        press_button(page, "Accept all").await;
        for (form, file) in [
            ("story.md", "story.md"),
            ("story.json", "story.json"),
            ("Two lines", "lines.html"),
            ("One page", "page.html"),
        ] {
            let first = exported(page, form).await;
            saved(page).await;
            open(page).await;
            choose(page, &[(file, &first)]).await;
            page.until("it is open", "return !!find('.tabs')").await;
            let second = exported(page, form).await;
            assert!(first == second, "{form}: {} and {} bytes", first.len(), second.len());
        }
    });
}

#[test]
fn one_page_holds_everything_and_is_enhanced_by_the_widget_in_it() {
    at_the_desk(async |page| {
        begin_keeping(page).await;
        press_button(page, "Accept all").await;
        let exported = exported(page, "One page").await;
        assert!(exported.contains("id=\"term-"), "notes are in it without a script");
        page.site.answer("/alone.html", browser_tests::Answer::Content(exported.into_bytes()));
        page.open("/alone.html").await;
        // As recorded by the page itself: requests by the preview of the page that was left may reach the site later.
        let asked = "return performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((address) => address.startsWith(location.origin) && !address.endsWith('-of-the-tests.js'))";
        assert_eq!(page.script::<Vec<String>>(asked).await, Vec::<String>::new());
        page.click(&page.first_term().await).await;
        page.until("a card is open", "return !!topCard()").await;
        page.script_with::<()>("topCard().hidePopover()", json!(null)).await;
    });
}

#[test]
fn without_a_network_it_is_told_in_words_what_a_page_lacks() {
    at_the_desk(async |page| {
        begin_keeping(page).await;
        go_to(page, "Export").await;
        page.script::<()>(
            "window.online = fetch; window.fetch = () => Promise.reject(new TypeError('Failed'))",
        )
        .await;
        press_button(page, "One page").await;
        page.until("it is told", "return words(find('[role=alert]')).includes('could not be loaded')").await;
        page.script::<()>("window.fetch = online").await;
        exported(page, "One page").await;
        page.until("it is told no longer", "return !words(find('[role=alert]'))").await;
    });
}
