//! A glossary of hundreds of terms: the article comes first, the cards after it, and none is waited for.

use crate::made;
use browser_tests::{Page, browse};
use serde::Deserialize;
use serde_json::{Value, json};

/// A story that mentions each of three hundred terms once.
fn story() -> Value {
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
    /// Cards that hold nothing yet.
    empty: usize,
}

const COUNT: &str = "({ mentions: root.querySelectorAll('.explainer-article [data-term]').length, \
    empty: root.querySelectorAll('.explainer-definition:empty').length })";

/// Opens the story, does something right after the article was drawn, and tells what was drawn before and after that.
async fn at_once(page: &Page, work: &str) -> (Drawn, Drawn) {
    page.before_scripts(&format!(
        "addEventListener('explainer-ready', ({{ target }}) => setTimeout(async () => {{
            const root = target.shadowRoot;
            const before = {COUNT};
            {work};
            await null;
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
    browse(made::site(&story()), async |page: &Page| {
        let (before, after) = at_once(page, "target.showTerm('agency-399')").await;
        assert_eq!(before.mentions, 300);
        assert!(before.empty >= 150 && after.empty == before.empty - 1, "{before:?}, {after:?}");
        let card = page.card_of("agency-399").await;
        assert!(card.words.contains("What agency 399 is for."), "{card:?}");
        page.until("every card is drawn", "return !find('.explainer-definition:empty')").await;
        // The open one is none the worse for it.
        assert_eq!(page.card_of("agency-399").await, card);
    });
}

#[test]
fn on_paper_every_card_is_there() {
    browse(made::site(&story()), async |page: &Page| {
        let (before, after) = at_once(page, "dispatchEvent(new Event('beforeprint'))").await;
        assert!(before.empty >= 150 && after.empty == 0, "{before:?}, {after:?}");
    });
}
