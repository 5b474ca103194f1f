//! Opening and closing cards: by mouse, finger and keyboard.

use browser_tests::{Ability, Card, Page, Policy, Site, browse, on_both_pages};
use serde_json::Value;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const SPACE: &str = " ";
const TAB: &str = "\u{e004}";

#[test]
fn a_click_opens_the_card_and_a_click_outside_closes_it() {
    on_both_pages(async |page| {
        let mentions = page.mentions().await;
        let mention = mentions.first().unwrap();
        page.click(&page.term(&mention.words).await).await;
        let card = page.card_of(&mention.term).await;
        assert_defines(page, &card);

        page.click_at(4, 4).await;
        page.no_card().await;
    });
}

#[test]
fn a_second_click_closes_the_card() {
    on_both_pages(async |page| {
        let term = page.first_term().await;
        page.click(&term).await;
        page.until("a card is open", "return !!topCard()").await;
        page.click(&term).await;
        page.no_card().await;
    });
}

#[test]
fn resting_on_a_term_opens_its_card_and_leaving_closes_it() {
    on_both_pages(async |page| {
        let mentions = page.mentions().await;
        let mention = mentions.first().unwrap();
        let term = page.term(&mention.words).await;
        page.rest_on(&term).await;
        page.card_of(&mention.term).await;
        page.rest_at(2, 2).await;
        page.no_card().await;
    });
}

#[test]
fn a_tap_opens_the_card_and_a_tap_outside_closes_it() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.phone().await;
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            assert_defines(page, &tap_the_first_term(page).await);
            let (x, y) = page.script(BARE_PLACE).await;
            page.tap_at(x, y).await;
            page.no_card().await;
        }
    });
}

/// Taps the first mention of the article; returns its card.
async fn tap_the_first_term(page: &Page) -> Card {
    let mention = page.mentions().await.remove(0);
    page.tap(&page.term(&mention.words).await).await;
    page.card_of(&mention.term).await
}

/// A position at the edge of the viewport with nothing but the page itself.
const BARE_PLACE: &str = "const card = topCard().getBoundingClientRect(); \
    return [3, Math.round(card.top > 120 ? card.top - 60 : card.bottom + 60)]";

#[test]
fn a_sheet_is_swiped_away_and_springs_back_where_it_was_hardly_drawn() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        if page.lacks(Ability::Finger) {
            return;
        }
        page.phone().await;
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            tap_the_first_term(page).await;
            let handle = "await settle(); const box = topCard().getBoundingClientRect(); return [180, Math.round(box.top) + 8]";
            let (x, y): (i64, i64) = page.script(handle).await;
            page.swipe((x, y), (x, y + 30)).await;
            page.until_with(
                "the card is back",
                "return Math.round(topCard()?.getBoundingClientRect().top) + 8 === given",
                y,
            )
            .await;
            page.swipe((x, y), (x, y + 150)).await;
            page.no_card().await;
        }
    });
}

#[test]
fn enter_and_space_open_the_card_and_escape_gives_the_focus_back() {
    for key in [ENTER, SPACE] {
        on_both_pages(async |page| {
            let term = tab_to_a_term(page).await;
            page.press(key).await;
            let card = page.card_of(&term).await;
            assert_defines(page, &card);

            page.press(ESCAPE).await;
            page.no_card().await;
            page.focus_is_on(&term).await;
        });
    }
}

/// Presses Tab until a mention has the focus; returns the id of its term.
async fn tab_to_a_term(page: &Page) -> String {
    for _ in 0..40 {
        page.press(TAB).await;
        if let Some(term) = page.focused_term().await {
            return term;
        }
    }
    panic!("40 times Tab lead to no term");
}

#[test]
fn tab_leads_from_the_term_into_its_card_and_escape_back() {
    on_both_pages(async |page| {
        let term = tab_to_a_term(page).await;
        page.press(ENTER).await;
        page.card_of(&term).await;
        page.press(TAB).await;
        page.until("the focus is in the card", "return topCard().contains(focused())").await;

        page.press(ESCAPE).await;
        page.no_card().await;
        page.focus_is_on(&term).await;
    });
}

const FOCUSED: &str = "return focused().outerHTML";

#[test]
fn tab_goes_through_the_card_and_past_its_end_on_in_the_text() {
    on_both_pages(async |page| {
        let term = tab_to_a_term(page).await;
        page.press(TAB).await;
        let next: String = page.script(FOCUSED).await;
        page.press_with_shift(TAB).await;
        page.focus_is_on(&term).await;

        page.press(ENTER).await;
        page.card_of(&term).await;
        page.press(TAB).await;
        page.until("the focus is in the card", "return topCard().contains(focused())").await;
        page.press_with_shift(TAB).await;
        page.focus_is_on(&term).await;
        page.card_of(&term).await;
        for _ in 0..40 {
            page.press(TAB).await;
            if page.card().await.is_none() {
                break;
            }
        }
        page.no_card().await;
        assert_eq!(page.script::<String>(FOCUSED).await, next, "where Tab leads without the card");
    });
}

#[test]
fn a_term_in_a_card_opens_in_turn_and_escape_closes_one_at_a_time() {
    on_both_pages(async |page| {
        let (outer, inner) = card_that_mentions(page).await;
        let script = "return topCard().querySelector(`[data-term='${given}']`)";
        let mention = page.element("mention in the card", script, inner.as_str()).await;
        page.click(&mention).await;
        let card = page.card_of(&inner).await;
        assert_defines(page, &card);

        page.press(ESCAPE).await;
        page.card_of(&outer).await;
        page.press(ESCAPE).await;
        page.no_card().await;
        page.focus_is_on(&outer).await;
    });
}

/// Opens a card that mentions another term; returns the ids of both terms.
async fn card_that_mentions(page: &Page) -> (String, String) {
    for mention in page.mentions().await {
        page.click(&page.term(&mention.words).await).await;
        let card = page.card_of(&mention.term).await;
        if let Some(inner) = card.mentions.into_iter().find(|inner| *inner != mention.term) {
            return (mention.term, inner);
        }
        page.press(ESCAPE).await;
        page.no_card().await;
    }
    panic!("no card mentions another term");
}

#[test]
fn the_button_in_the_card_closes_it() {
    on_both_pages(async |page| {
        page.click(&page.first_term().await).await;
        page.until("a card is open", "return !!topCard()").await;
        let script = "return topCard().querySelector('button[aria-label=\"Close\"]')";
        page.click(&page.element("button that closes", script, Value::Null).await).await;
        page.no_card().await;
    });
}

#[test]
fn the_index_opens_the_card_of_every_term() {
    on_both_pages(async |page| {
        let story: Value = serde_json::from_slice(&page.site.file("/story.json")).unwrap();
        let glossary = story["glossary"].as_array().unwrap();
        let script = "return all('#glossary [popovertarget]').map((button) => \
            button.getAttribute('popovertarget').replace('term-', ''))";
        let mut listed: Vec<String> = page.script(script).await;
        listed.sort();
        let mut terms: Vec<&str> = glossary.iter().map(|term| term["id"].as_str().unwrap()).collect();
        terms.sort_unstable();
        assert_eq!(listed, terms);

        let script = "return find('#glossary [popovertarget]')";
        let button = page.element("term in the index", script, Value::Null).await;
        page.click(&button).await;
        page.until("a card is open", "return !!topCard()").await;
    });
}

#[test]
fn a_host_can_open_a_card_or_forbid_it() {
    on_both_pages(async |page| {
        let term = page.mentions().await.remove(0).term;
        let opened: bool = page.script_with("return host.showTerm(given)", term.as_str()).await;
        assert!(opened);
        page.card_of(&term).await;
        page.script::<()>("host.hideTerm()").await;
        page.no_card().await;

        page.script::<()>("host.addEventListener('explainer-term-show', (e) => e.preventDefault())").await;
        page.click(&page.first_term().await).await;
        page.script::<()>("await settle()").await;
        assert_eq!(page.card().await, None);
    });
}

/// Asserts that the card has the definition in the story's glossary.
fn assert_defines(page: &Page, card: &Card) {
    let story: Value = serde_json::from_slice(&page.site.file("/story.json")).unwrap();
    let glossary = story["glossary"].as_array().unwrap();
    let term = glossary.iter().find(|term| term["id"] == card.term).unwrap();
    assert_eq!(term["label"], card.label);
    let definition = words(&term["definition"]);
    assert!(card.words.contains(&definition), "{:?} is not in {:?}", definition, card.words);
}

/// The text of a rich text of the story.
fn words(text: &Value) -> String {
    match text {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(words).collect(),
        // A node is an object of one key; what it shows is its value, or the text in that.
        Value::Object(node) => node.get("text").map_or_else(|| node.values().map(words).collect(), words),
        _ => String::new(),
    }
}
