//! Inside a card: steps between mentions, events, and definitions for a period.

use browser_tests::{Answer, Page, Policy, Site, browse, on_both_pages};
use serde_json::{Value, json};
use thirtyfour::WebElement;

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";

async fn button(page: &Page, name: &str) -> WebElement {
    let script = "const found = [...topCard().querySelectorAll('button')].find((button) => \
        words(button).replace(/[←→]/g, '').trim() === given); \
        found.scrollIntoView({ block: 'nearest', behavior: 'instant' }); return found";
    let element = page.element(name, script, name).await;
    page.is_called(&element, "button", name).await;
    element
}

/// The most frequent of the terms mentioned only in the body, whose mentions are numbered, and its count.
async fn often_mentioned(page: &Page) -> (String, usize) {
    let (term, count): (String, usize) = page
        .script(
            "const counts = new Map(); const above = new Set(); \
            for (const mention of mentions()) { const { term } = mention.dataset; \
                if (mention.closest('.explainer-body')) counts.set(term, (counts.get(term) ?? 0) + 1); \
                else above.add(term); } \
            return [...counts].filter(([term]) => !above.has(term)).sort((a, b) => b[1] - a[1])[0]",
        )
        .await;
    assert!(count >= 3, "{term} is mentioned {count} times");
    (term, count)
}

/// The first term of the article that takes part in an event.
async fn term_with_events(page: &Page) -> String {
    page.script(
        "return mentions().map((mention) => mention.dataset.term)\
        .find((term) => find(`[id='term-${term}'] a[href^='#event-']`))",
    )
    .await
}

async fn at_mention(page: &Page, number: usize, count: usize) {
    let said = format!("{number} of {count}");
    page.until_with(
        "the card says where it is",
        "return words(topCard()?.querySelector('.explainer-mentions') ?? document.body).includes(given)",
        said.as_str(),
    )
    .await;
    let marked: Vec<String> = page.script("return all('[data-selected]').map((marked) => marked.id)").await;
    assert!(
        marked.iter().any(|id| id.ends_with(&format!("-{number}"))),
        "{marked:?} is marked, not mention {number}"
    );
    let faults: Vec<String> = page
        .script("await settle(); return misplaced(topCard(), find('.explainer-term[data-selected]'))")
        .await;
    assert!(faults.is_empty(), "{faults:?}");
    let shown: bool = page
        .script(
            "const { top, bottom } = find('.explainer-term[data-selected]').getBoundingClientRect(); \
            return top >= 0 && bottom <= innerHeight",
        )
        .await;
    assert!(shown, "mention {number} is out of view");
}

#[test]
fn by_keyboard_one_goes_on_from_the_same_button_and_escape_leaves_one_at_the_mention() {
    on_both_pages(async |page| {
        let (term, count) = often_mentioned(page).await;
        page.open_whole_card(&term).await;
        page.script::<()>("[...topCard().querySelectorAll('.explainer-step')].at(-1).focus()").await;
        page.press(ENTER).await;
        at_mention(page, 2, count).await;
        page.until("the focus is on Next", "return words(focused()).includes('Next')").await;
        page.press(ENTER).await;
        at_mention(page, 3, count).await;
        page.press(ESCAPE).await;
        page.no_card().await;
        let at = "return focused() === mentions().filter((mention) => mention.dataset.term === given)[2]";
        page.until_with("the focus is on the third", at, term.as_str()).await;
    });
}

#[test]
fn from_the_index_the_card_leads_to_the_first_mention() {
    on_both_pages(async |page| {
        let (term, count) = often_mentioned(page).await;
        let script = "return find(`.explainer-entry[popovertarget='term-${given}']`)";
        page.click(&page.element("entry of the index", script, term.as_str()).await).await;
        page.card_of(&term).await;
        page.script::<()>("topCard().querySelector('.explainer-rest').open = true; await frames(1)").await;
        page.click(&button(page, "Read the passage").await).await;
        at_mention(page, 1, count).await;
    });
}

#[test]
fn the_events_of_a_term_lead_to_the_timeline() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let term = term_with_events(page).await;
        page.open_whole_card(&term).await;
        let script = "return topCard().querySelector(\".explainer-card-events a\")";
        let link = page.element("event in the card", script, ()).await;
        let event: String =
            page.script("return topCard().querySelector('.explainer-card-events a').hash.slice(7)").await;
        page.click(&link).await;
        page.no_card().await;
        page.until_with(
            "the event is chosen",
            "return !!find(`#event-${given}`)?.hasAttribute('data-selected')",
            event.as_str(),
        )
        .await;
        let inside = "return find(`#event-${given}`).contains(focused())";
        page.until_with("the focus is at the event", inside, event.as_str()).await;
    });
}

#[test]
fn what_a_term_was_at_the_time_of_the_passage_comes_first() {
    on_both_pages(async |page| {
        // The last passages are about April 2019, when the partnership was over.
        let script =
            "const mention = mentions().filter((mention) => mention.dataset.term === 'europol').at(-1);
            mention.scrollIntoView({ block: 'center', behavior: 'instant' });
            return mention";
        let mention = page.element("last mention of Europol", script, ()).await;
        page.click(&mention).await;
        page.card_of("europol").await;
        let first: String = page.script("return words(topCard().querySelector('.explainer-then'))").await;
        assert!(first.starts_with("At the time") && first.contains("has left"), "{first}");
        let others: Vec<String> =
            page.script("return [...topCard().querySelectorAll('.explainer-scoped dd')].map(words)").await;
        assert!(others.len() == 1 && others[0].starts_with("A partner of"), "{others:?}");

        // The index has no period.
        page.press(ESCAPE).await;
        let entry = "return find(`.explainer-entry[popovertarget='term-europol']`)";
        page.click(&page.element("entry of the index", entry, ()).await).await;
        page.card_of("europol").await;
        let (then, others): (usize, usize) = page
            .script(
                "const count = (selector) => topCard().querySelectorAll(selector).length; \
                return [count('.explainer-then'), count('.explainer-scoped dd')]",
            )
            .await;
        assert_eq!((then, others), (0, 2));
    });
}

#[test]
fn sources_say_as_of_when_they_were_right() {
    let site = Site::start(Policy::Strict);
    let mut story: Value = serde_json::from_slice(&site.file("/story.json")).unwrap();
    story["glossary"][0]["sources"] = json!([{ "title": "Register", "as_of": "2019-03" }]);
    let term = story["glossary"][0]["id"].as_str().unwrap().to_owned();
    site.answer("/story.json", Answer::Content(story.to_string().into_bytes()));
    browse(site, async |page: &Page| {
        page.open("/embed.html").await;
        let said: String = page
            .script_with("return words(find(`[id='term-${given}'] .explainer-sources`))", term.as_str())
            .await;
        assert!(said.contains("Register, as of March 2019"), "{said}");
    });
}

#[test]
fn the_timeline_can_be_narrowed_to_the_events_of_a_term() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let term = term_with_events(page).await;
        let label = page.open_whole_card(&term).await.label;
        let only = button(page, &format!("Only events with {label}")).await;
        let pressed =
            "return topCard().querySelectorAll('.explainer-choice[aria-pressed=true]').length === given";
        page.click(&only).await;
        page.until_with("the choice is pressed", pressed, 1).await;
        page.click(&only).await;
        page.until_with("the choice is released", pressed, 0).await;
    });
}

#[test]
fn next_and_previous_lead_from_mention_to_mention_and_go_round() {
    on_both_pages(async |page| {
        let (term, count) = often_mentioned(page).await;
        page.open_whole_card(&term).await;
        page.click(&button(page, "Next").await).await;
        at_mention(page, 2, count).await;
        page.click(&button(page, "Next").await).await;
        at_mention(page, 3, count).await;
        page.click(&button(page, "Previous").await).await;
        at_mention(page, 2, count).await;
        page.click(&button(page, "Previous").await).await;
        at_mention(page, 1, count).await;
        page.click(&button(page, "Previous").await).await;
        at_mention(page, count, count).await;
    });
}
