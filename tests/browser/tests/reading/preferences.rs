//! Stored preferences: known terms, no underlines; also without storage.

use browser_tests::{Answer, Page, Policy, Site, browse, on_both_pages};
use serde_json::Value;

const UNDERLINED: &str = "return mentions().filter((mention) => mention.dataset.term === given)\
    .every((mention) => getComputedStyle(mention).textDecorationLine === 'underline')";
const PLAIN: &str = "return mentions().filter((mention) => mention.dataset.term === given)\
    .every((mention) => getComputedStyle(mention).textDecorationLine === 'none')";

async fn press_known(page: &Page, term: &str) {
    page.open_whole_card(term).await;
    let script = "const found = [...topCard().querySelectorAll('button')].find((button) => \
        words(button) === 'I know this'); found.scrollIntoView({ block: 'nearest', behavior: 'instant' }); return found";
    let known = page.element("I know this", script, Value::Null).await;
    page.is_called(&known, "button", "I know this").await;
    page.click(&known).await;
    page.script::<()>("topCard().hidePopover(); focused()?.blur()").await;
    page.rest_at(2, 2).await;
    page.no_card().await;
}

/// Two terms that the article mentions.
async fn two_terms(page: &Page) -> (String, String) {
    let mentions = page.mentions().await;
    let other = mentions.iter().find(|other| other.term != mentions[0].term).unwrap();
    (mentions[0].term.clone(), other.term.clone())
}

#[test]
fn a_known_term_loses_its_underline_everywhere_and_the_next_page_knows() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.open("/index.html").await;
        let (term, other) = two_terms(page).await;
        press_known(page, &term).await;
        page.until_with("the known term is plain", PLAIN, term.as_str()).await;
        page.until_with("the other is not", UNDERLINED, other.as_str()).await;

        page.open("/embed.html").await;
        page.until_with("the known term is plain", PLAIN, term.as_str()).await;
        page.open_card(&term).await;
        page.until("the card says so", "return !!topCard().querySelector('[aria-pressed=true]')").await;
        page.script::<()>("topCard().hidePopover()").await;
        press_known(page, &term).await;
        page.until_with("the term is underlined again", UNDERLINED, term.as_str()).await;
    });
}

#[test]
fn all_underlines_can_be_hidden_and_that_is_remembered() {
    on_both_pages(async |page| {
        let (term, _) = two_terms(page).await;
        let script =
            "return all('label').find((label) => words(label) === 'Hide underlines').querySelector('input')";
        let hide = page.element("Hide underlines", script, Value::Null).await;
        page.is_called(&hide, "checkbox", "Hide underlines").await;
        page.click(&hide).await;
        page.until_with("no term is underlined", PLAIN, term.as_str()).await;
        let keys: Vec<String> = page.script("return Object.keys(localStorage)").await;
        assert_eq!(keys, ["article-explainer"], "one key of its own");

        let path: String = page.script("return location.pathname").await;
        page.open(&path).await;
        page.until_with("no term is underlined", PLAIN, term.as_str()).await;
        page.until("the choice is shown", "return all('.explainer-options input')[0].checked").await;
        page.click(&page.element("Hide underlines", script, Value::Null).await).await;
        page.until_with("terms are underlined", UNDERLINED, term.as_str()).await;
    });
}

#[test]
fn where_storage_is_refused_or_broken_everything_works_until_the_page_is_left() {
    for refusal in [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "localStorage.setItem('article-explainer', '{\"known\": 7, \"withoutUnderlines\"')",
        "localStorage.setItem('article-explainer', '\\n\\n[data-term]{display:none}\\n\\u0000')",
    ] {
        browse(Site::start(Policy::Strict), async |page: &Page| {
            page.before_scripts(refusal).await;
            page.open("/embed.html").await;
            let (term, _) = two_terms(page).await;
            page.until_with("terms are underlined", UNDERLINED, term.as_str()).await;
            press_known(page, &term).await;
            page.until_with("the known term is plain", PLAIN, term.as_str()).await;
        });
    }
}

#[test]
fn two_elements_on_a_page_agree() {
    let site = Site::start(Policy::Strict);
    let embed = String::from_utf8(site.file("/embed.html")).unwrap();
    let element = "<article-explainer src=\"story.json\"></article-explainer>";
    let twice = embed.replace(element, &[element, element].concat());
    assert_ne!(embed, twice);
    site.answer("/embed.html", Answer::Content(twice.into_bytes()));
    browse(site, async |page: &Page| {
        page.open("/embed.html").await;
        page.script::<()>(
            "document.querySelectorAll('article-explainer')[1].scrollIntoView({ behavior: 'instant' })",
        )
        .await;
        page.until(
            "both are ready",
            "return document.querySelectorAll('article-explainer:state(ready)').length === 2",
        )
        .await;
        let (term, _) = two_terms(page).await;
        press_known(page, &term).await;
        let both = "return [...document.querySelectorAll('article-explainer')].every(({ shadowRoot }) => \
            [...shadowRoot.querySelectorAll(`.explainer-article [data-term='${given}']`)].every((mention) => \
            getComputedStyle(mention).textDecorationLine === 'none'))";
        page.until_with("the term is plain in both", both, term.as_str()).await;
    });
}
