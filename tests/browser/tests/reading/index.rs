//! The index: from A to Z, by kind, searched, by keyboard.

use browser_tests::{Page, on_both_pages};
use serde_json::Value;

const ENTRIES: &str = "return all('#glossary .explainer-entry').map(words)";

async fn press(page: &Page, name: &str) {
    let script = "return all('#glossary button').find((button) => words(button) === given)";
    let button = page.element(name, script, name).await;
    page.is_called(&button, "button", name).await;
    page.click(&button).await;
}

#[test]
fn the_index_goes_from_a_to_z_and_by_kind_on_request() {
    on_both_pages(async |page| {
        let from_a_to_z: Vec<String> = page.script(ENTRIES).await;
        let small: Vec<String> = from_a_to_z.iter().map(|label| label.to_lowercase()).collect();
        assert!(small.is_sorted(), "{from_a_to_z:?}");

        press(page, "By kind").await;
        page.until("there are headings", "return all('#glossary h3').length > 2").await;
        let headings: Vec<String> = page.script("return all('#glossary h3').map(words)").await;
        assert!(
            headings.contains(&"People".into()) && headings.contains(&"Organisations".into()),
            "{headings:?}"
        );
        let mut by_kind: Vec<String> = page.script(ENTRIES).await;
        assert_ne!(by_kind, from_a_to_z);
        by_kind.sort_by_key(|label| label.to_lowercase());
        assert_eq!(by_kind, from_a_to_z, "each term once");

        press(page, "A–Z").await;
        page.until("there are no headings", "return all('#glossary h3').length === 0").await;
        assert_eq!(page.script::<Vec<String>>(ENTRIES).await, from_a_to_z);
    });
}

#[test]
fn a_search_narrows_the_index_and_says_when_nothing_is_found() {
    on_both_pages(async |page| {
        let field = page.element("search", "return find('#explainer-search')", Value::Null).await;
        page.is_called(&field, "searchbox", "Search the glossary").await;
        page.click(&field).await;
        page.press("EURO").await;
        page.until("few are left", "return all('#glossary .explainer-entry').length < 6").await;
        let (said, size): (String, f64) = page
            .script("return [words(find('#glossary [role=status]')), parseFloat(getComputedStyle(find('#explainer-search')).fontSize)]")
            .await;
        assert!(said.ends_with(" of 31 terms"), "{said}");
        assert!(size >= 16.0, "the field is set in {size} px");
        let found: Vec<String> = page.script(ENTRIES).await;
        assert!(found.contains(&"Europol".into()), "{found:?}");
        page.press("xyz").await;
        page.until("it is said", "return words(find('#glossary [role=status]')) === 'Nothing found'").await;
    });
}

#[test]
fn arrows_lead_through_the_index() {
    on_both_pages(async |page| {
        page.script::<()>("find('#explainer-search').focus()").await;
        let entries: Vec<String> = page.script(ENTRIES).await;
        for (key, place) in [
            ("\u{e015}", 0),
            ("\u{e015}", 1),
            ("\u{e013}", 0),
            ("\u{e010}", entries.len() - 1),
            ("\u{e011}", 0),
        ] {
            page.press(key).await;
            let what = format!("the focus is on entry {place}");
            page.until_with(&what, "return words(focused()) === given", entries[place].as_str()).await;
        }
    });
}
