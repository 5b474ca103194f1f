//! A glossary of hundreds of terms: the article is rendered first, the cards after it, without blocking. An article of
//! more than a thousand paragraphs: distant ones are not laid out, and can be navigated to.

use crate::made;
use browser_tests::{Page, browse};
use serde::Deserialize;
use serde_json::{Value, json};

/// A story that mentions each of three hundred terms once.
fn long_glossary() -> Value {
    let label = |number: usize| format!("Agency{number}");
    let paragraph = |first: usize| {
        let words: String = (first..first + 10).map(|number| format!("{} met. ", label(number))).collect();
        json!({ "paragraph": words })
    };
    let term = |number: usize| {
        json!({ "id": format!("agency-{number}"), "label": label(number),
            "definition": format!("What agency {number} is for.") })
    };
    json!({
        "version": 1,
        "article": { "title": "Many agencies", "language": "en",
            "body": (100..400).step_by(10).map(paragraph).collect::<Vec<_>>() },
        "glossary": (100..400).map(term).collect::<Vec<_>>(),
    })
}

#[derive(Debug, Deserialize)]
struct Drawn {
    mentions: usize,
    /// Cards without content yet.
    empty: usize,
}

const COUNT: &str = "({ mentions: root.querySelectorAll('.explainer-article [data-term]').length, \
    empty: root.querySelectorAll('.explainer-card:empty').length })";

/// Opens the story, does something right after the article was rendered, and returns what was rendered before and
/// after.
async fn at_once(page: &Page, work: &str) -> (Drawn, Drawn) {
    page.before_scripts(&format!(
        "addEventListener('explainer-ready', ({{ target }}) => setTimeout(async () => {{
            const root = target.shadowRoot;
            const before = {COUNT};
            {work};
            await new Promise((done) => setTimeout(done));
            window.drawn = [before, {COUNT}];
        }}), true)"
    ))
    .await;
    page.open("/embed.html").await;
    page.until("the article is drawn", "return !!window.drawn").await;
    page.script("return drawn").await
}

#[test]
fn a_card_that_is_opened_does_not_wait_for_the_others() {
    browse(made::site(&long_glossary()), async |page: &Page| {
        let (before, after) = at_once(page, "target.showTerm('agency-399')").await;
        assert_eq!(before.mentions, 300);
        assert!(before.empty >= 150 && (1..before.empty).contains(&after.empty), "{before:?}, {after:?}");
        let card = page.card_of("agency-399").await;
        assert!(card.words.contains("What agency 399 is for."), "{card:?}");
        page.until("every card is drawn", "return !find('.explainer-card:empty')").await;
        // The open card is unaffected.
        assert_eq!(page.card_of("agency-399").await, card);
    });
}

#[test]
fn on_paper_every_card_is_there() {
    browse(made::site(&long_glossary()), async |page: &Page| {
        let (before, after) = at_once(page, "dispatchEvent(new Event('beforeprint'))").await;
        assert!(before.empty >= 150 && after.empty == 0, "{before:?}, {after:?}");
    });
}

#[test]
fn an_open_card_is_printed_among_the_notes() {
    browse(made::site(&long_glossary()), async |page: &Page| {
        page.open("/embed.html").await;
        let term = page.first_term().await;
        page.click(&term).await;
        page.until("a card is open", "return !!topCard()").await;
        page.script::<()>("dispatchEvent(new Event('beforeprint'))").await;
        page.until("it is closed", "return !topCard()").await;
    });
}

/// A story of twelve hundred paragraphs. The only term is in the last; each tenth has an event.
fn long_article() -> Value {
    let event = |number: usize| json!({ "id": format!("e{number}"), "date": (1900 + number / 10).to_string(), "title": "Something" });
    let paragraph = |number: usize| {
        let length = 3 + number * 7 % 11;
        let text = "A sentence that fills the paragraph, and is told at some length. ".repeat(length);
        match number {
            1200 => json!({ "paragraph": [text, "Europol acted."] }),
            _ if number.is_multiple_of(10) => {
                json!({ "paragraph": [{ "event": { "id": format!("e{number}"), "text": "Something" } }, " happened. ", text] })
            }
            _ => json!({ "paragraph": text }),
        }
    };
    json!({
        "version": 1,
        "article": { "title": "Long", "language": "en", "body": (1..=1200).map(paragraph).collect::<Vec<_>>() },
        "glossary": [{ "id": "europol", "label": "Europol", "definition": "An agency." }],
        "timeline": { "events": (10..1200).step_by(10).map(event).collect::<Vec<_>>() },
    })
}

#[test]
fn a_passage_that_was_never_laid_out_can_be_linked_to_and_read() {
    browse(made::site(&long_article()), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/embed.html#p350").await;
        page.passage_is_shown("p350").await;
        page.event_is_current("e350").await;
        let far = "return find('#p30 a').checkVisibility({ contentVisibilityAuto: true })";
        assert!(!page.script::<bool>(far).await, "what is far away is laid out");

        // Paragraphs scrolled to are laid out then, and may move, and the timeline with them.
        let read = "const places = () => ['#p200', '#event-e200'].map((id) => find(id).getBoundingClientRect().top); \
            find('#p200').scrollIntoView({ behavior: 'instant' }); \
            const before = places(); await frames(10); \
            return find('#event-e200').getAttribute('aria-current') === 'true' && places().join() === before.join()";
        page.until("the event of p200 is current, and both rest", read).await;
        page.script::<()>("host.goToEvent('e30')").await;
        page.click(&page.element("its passage", "return find('#event-e30 a[href=\"#p30\"]')", ()).await)
            .await;

        page.passage_is_shown("p30").await;
        page.event_is_current("e30").await;

        let rests = "const mention = mentions()[0]; const top = () => mention.getBoundingClientRect().top; \
            mention.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const before = top(); await frames(10); return top() === before";
        page.until("what is around the mention is laid out", rests).await;
        let mention = page.element("mention", "return mentions()[0]", ()).await;
        page.click(&mention).await;
        page.card_of("europol").await;
        let faults: Vec<String> =
            page.script("await settle(); return misplaced(topCard(), mentions()[0])").await;
        assert!(faults.is_empty(), "{faults:?}");
    });
}
