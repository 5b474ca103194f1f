//! The page in the reader's terms: mentions of terms, cards, events, passages.

use crate::page::{Page, browse};
use crate::site::{Policy, Site};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::WebElement;

/// A mention of a term in the article.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Mention {
    /// The id of the term.
    pub term: String,
    /// The text of the mention.
    pub words: String,
    /// The id of its block, such as `p3`; `None` outside the body.
    pub passage: Option<String>,
}

/// An open card.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Card {
    /// The id of its term.
    pub term: String,
    /// Its heading.
    pub label: String,
    /// Its text.
    pub words: String,
    /// The terms that it mentions.
    pub mentions: Vec<String>,
}

/// An event of the timeline.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// Its date in EDTF.
    pub edtf: Option<String>,
    /// Its date for HTML's `datetime`, if possible.
    pub datetime: Option<String>,
    /// The number of its `<time>` elements.
    pub times: usize,
    /// The block that its title links to, such as `p3`.
    pub passage: Option<String>,
    /// Whether the passage being read is about it.
    pub current: bool,
}

/// Runs a test on the prerendered page and on a host's page, under the strict policy.
pub fn on_both_pages(test: impl AsyncFn(&Page)) {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            test(page).await;
        }
    });
}

impl Page {
    /// All mentions of terms in the article, in the order of reading.
    pub async fn mentions(&self) -> Vec<Mention> {
        self.script(
            "return mentions().map((mention) => ({
                term: mention.dataset.term, words: words(mention), passage: mention.closest('[id^=p]')?.id ?? null,
            }))",
        )
        .await
    }

    /// The first mention with this text; it must be a button of that name.
    pub async fn term(&self, words: &str) -> WebElement {
        let what = format!("term {words:?}");
        let script = "return mentions().find((mention) => words(mention) === given)";
        let element = self.element(&what, script, words).await;
        self.is_called(&element, "link", words).await;
        element
    }

    /// The first mention of the article.
    pub async fn first_term(&self) -> WebElement {
        let mentions = self.mentions().await;
        self.term(&mentions.first().expect("an article that mentions a term").words).await
    }

    /// The open card on top, if one is open.
    pub async fn card(&self) -> Option<Card> {
        self.script(
            "const card = topCard();
            return card && {
                term: card.id.replace('term-', ''),
                label: words(find(`#${CSS.escape(card.getAttribute('aria-labelledby'))}`)),
                words: words(card),
                mentions: [...card.querySelectorAll('[data-term]')].map((mention) => mention.dataset.term),
            }",
        )
        .await
    }

    /// Waits until the card of a term is the open one on top.
    pub async fn card_of(&self, term: &str) -> Card {
        let what = format!("the card of {term} is open");
        self.until_with(&what, "return topCard()?.id === `term-${given}`", term).await;
        self.card().await.expect("an open card")
    }

    /// Waits until no card is open.
    pub async fn no_card(&self) {
        self.until("no card is open", "return openCards().length === 0").await;
    }

    /// Opens the card of a term from its first mention, as a script can, and waits for it.
    pub async fn open_card(&self, term: &str) -> Card {
        let script = "const mention = mentions().find((mention) => mention.dataset.term === given); \
            mention.scrollIntoView({ block: 'center', behavior: 'instant' }); mention.click()";
        self.script_with::<()>(script, term).await;
        self.card_of(term).await
    }

    /// Opens the card of a term and unfolds it.
    pub async fn open_whole_card(&self, term: &str) -> Card {
        self.open_card(term).await;
        self.script::<()>("topCard().querySelector('.explainer-rest').open = true; await frames(1)").await;
        self.card_of(term).await
    }

    /// The id of the term whose mention has the focus, if one has.
    pub async fn focused_term(&self) -> Option<String> {
        self.script("return focused()?.dataset?.term ?? null").await
    }

    /// Waits until a mention of a term has the focus.
    pub async fn focus_is_on(&self, term: &str) {
        let what = format!("the focus is on a mention of {term}");
        self.until_with(&what, "return focused()?.dataset?.term === given", term).await;
    }

    /// The events of the timeline.
    pub async fn events(&self) -> Vec<Event> {
        self.script(
            r##"return events().map((event) => {
                const time = event.querySelector("time");
                return {
                    id: event.dataset.event,
                    edtf: time?.dataset.edtf ?? null,
                    datetime: time?.getAttribute("datetime") ?? null,
                    times: event.querySelectorAll("time").length,
                    passage: event.querySelector("a[href^='#p']")?.getAttribute("href").slice(1) ?? null,
                    current: event.getAttribute("aria-current") === "true",
                };
            })"##,
        )
        .await
    }

    /// Waits until an event is current.
    pub async fn event_is_current(&self, event: &str) {
        let what = format!("the event {event} is current");
        let script = "return find(`[data-event='${given}']`).getAttribute('aria-current') === 'true'";
        self.until_with(&what, script, event).await;
    }

    /// Scrolls a block of the article to the reading line, with its top at a third of the viewport's height.
    pub async fn read(&self, passage: &str) {
        let script = "const block = find(`#${given}`); \
            scrollTo({ top: scrollY + block.getBoundingClientRect().top - innerHeight / 3, behavior: 'instant' })";
        self.script_with::<()>(script, passage).await;
    }

    /// Waits until the first line of a block is inside the viewport.
    pub async fn passage_is_shown(&self, passage: &str) {
        let what = format!("{passage} is in view");
        let script = "const { top, bottom } = find(`#${given}`).getBoundingClientRect(); \
            return top < innerHeight && bottom > 0 && top > -10";
        self.until_with(&what, script, passage).await;
    }

    /// The error event of the element, once the error message is shown.
    pub async fn error(&self) -> String {
        self.until("an error is told in place", "return !!find('[role=alert]')").await;
        let panel: String = self.script("return words(find('[role=alert]'))").await;
        assert_eq!(panel, "The explanations of this article could not be loaded.Try again");
        self.script("return watched.told.findLast(({ type }) => type === 'explainer-error').detail.message")
            .await
    }

    /// Errors in the placement of the cards of all mentions, each mention at `block` (start, center, end) of the
    /// viewport when its card is opened.
    pub async fn misplaced_cards(&self, block: &str) -> Vec<String> {
        self.script_with(
            r#"
            const faults = [];
            for (const mention of mentions()) {
                const name = `${words(mention)} in ${mention.closest("[id^=p]")?.id} at the ${given.block}`;
                mention.scrollIntoView({ block: given.block, behavior: "instant" });
                mention.click();
                // In the first frame the card is placed; fading in does not move it.
                await frames(2);
                const card = topCard();
                if (card?.id !== `term-${mention.dataset.term}`) {
                    faults.push(`${name}: its card does not open`);
                } else {
                    if (words(card).length < 30) faults.push(`${name}: its card says nothing`);
                    faults.push(...misplaced(card, mention).map((fault) => `${name}: its card ${fault}`));
                }
                openCards().forEach((open) => open.hidePopover());
            }
            return faults;
            "#,
            json!({ "block": block }),
        )
        .await
    }
}
