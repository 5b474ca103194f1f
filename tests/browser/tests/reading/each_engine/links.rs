//! Deep links to terms, events and passages; back and forward.

use browser_tests::{Page, Policy, Preference, Site, browse, browse_preferring, on_both_pages};
use serde_json::Value;

const PAGES: [&str; 2] = ["/index.html", "/embed.html"];

/// Navigates by another page, so that the next one is loaded instead of only its fragment followed.
fn elsewhere(path: &str) -> &str {
    if path == PAGES[0] { PAGES[1] } else { PAGES[0] }
}

/// A passage far down, such as `p30`.
async fn late_passage(page: &Page) -> String {
    page.script("return all('.explainer-body > [id^=p]').at(-8).id").await
}

async fn is_marked(page: &Page, id: &str) {
    let script = "return find(`[id='${given}']`)?.hasAttribute('data-selected') ?? false";
    page.until_with(&format!("{id} is marked"), script, id).await;
}

/// The scroll position, once the page has stopped scrolling.
async fn scrolled(page: &Page) -> f64 {
    page.script(
        "let before = -1;
        while (before !== scrollY) { before = scrollY; await new Promise((done) => setTimeout(done, 120)); }
        return before",
    )
    .await
}

/// Waits until the page has scrolled to a position, and stopped.
async fn comes_to(page: &Page, what: &str, place: f64) {
    let there = "return Math.abs(scrollY - given) < 1";
    page.until_with(what, there, place).await;
    assert_eq!(scrolled(page).await.round(), place.round(), "{what}");
}

/// Follows a link of the widget by script: the header of the timeline may cover it.
async fn follow(page: &Page, link: &str) {
    page.script_with::<()>("find(given).click()", link).await;
}

#[test]
fn a_link_to_a_passage_leads_there_and_marks_it() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for path in PAGES {
            page.open(path).await;
            let passage = late_passage(page).await;
            page.open_unready(elsewhere(path)).await;
            page.open(&format!("{path}#{passage}")).await;
            is_marked(page, &passage).await;
            page.passage_is_shown(&passage).await;

            // Another link, elsewhere on the page.
            page.script::<()>("location.hash = '#p2'").await;
            is_marked(page, "p2").await;
            page.passage_is_shown("p2").await;
        }
    });
}

#[test]
fn a_link_to_a_term_opens_its_card_at_the_first_mention() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for path in PAGES {
            page.open(path).await;
            let term = page.mentions().await.pop().unwrap().term;
            page.open_unready(elsewhere(path)).await;
            page.open(&format!("{path}#term-{term}")).await;
            page.card_of(&term).await;
            // The page is still scrolling.
            let placed = "await settle();
                const mention = mentions().find((mention) => mention.dataset.term === given);
                return !misplaced(topCard(), mention).length";
            page.until_with("the card stands at the first mention", placed, term.as_str()).await;
        }
    });
}

#[test]
fn a_link_to_an_event_leads_to_the_timeline() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.window(1440, 900).await;
        for path in PAGES {
            page.open(path).await;
            let event = page.events().await.pop().unwrap().id;
            page.open_unready(elsewhere(path)).await;
            page.open(&format!("{path}#event-{event}")).await;
            is_marked(page, &format!("event-{event}")).await;
        }
    });
}

#[test]
fn a_page_that_was_scrolled_before_the_widget_came_is_not_moved() {
    let site = Site::start(Policy::Strict);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, browser_tests::Answer::Held);
    browse(site, async |page: &Page| {
        page.open_unready("/index.html#p12").await;
        page.until("the browser has gone to the passage", "return scrollY > 0").await;
        scrolled(page).await;
        page.script::<()>("scrollTo({ top: 2500, behavior: 'instant' })").await;
        let before = scrolled(page).await;
        page.site.heal(&wasm);
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        is_marked(page, "p12").await;
        assert_eq!(scrolled(page).await, before);
    });
}

#[test]
fn a_date_in_the_text_makes_an_entry_and_back_takes_the_choice_back() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        let before: u32 = page.script("return history.length").await;
        let event: String =
            page.script("return find('.explainer-article [data-event-mention]').dataset.eventMention").await;
        follow(page, ".explainer-article [data-event-mention]").await;
        is_marked(page, &format!("event-{event}")).await;
        // The same link again adds nothing.
        follow(page, ".explainer-article [data-event-mention]").await;
        let after: u32 = page.script("return history.length").await;
        assert_eq!(after, before + 1);
        page.script::<()>("history.back()").await;
        page.until("nothing is chosen", "return all('[data-selected]').length === 0").await;
    });
}

#[test]
fn cards_make_no_entries_and_a_walk_along_the_mentions_makes_one() {
    on_both_pages(async |page| {
        let mentions = page.mentions().await;
        let count = |term: &str| mentions.iter().filter(|mention| mention.term == term).count();
        let term = mentions.iter().map(|mention| mention.term.clone()).find(|term| count(term) >= 3).unwrap();
        let before: (u32, f64, String) = page.script("return [history.length, scrollY, location.hash]").await;
        for mention in mentions.iter().take(3) {
            page.open_card(&mention.term).await;
        }
        page.script::<()>("topCard().hidePopover(); scrollTo({ top: 0, behavior: 'instant' })").await;
        let opened: u32 = page.script("return history.length").await;
        assert_eq!(opened, before.0, "cards make entries");

        page.open_whole_card(&term).await;
        let start = scrolled(page).await;
        for number in 2..=3 {
            let next = "const step = [...topCard().querySelectorAll('.explainer-step')].at(-1); \
                step.scrollIntoView({ block: 'nearest', behavior: 'instant' }); return step";
            page.click(&page.element("Next", next, Value::Null).await).await;
            let id =
                "return mentions().filter((mention) => mention.dataset.term === given[0])[given[1] - 1].id";
            let id: String = page.script_with(id, serde_json::json!([term, number])).await;
            is_marked(page, &id).await;
            page.card_of(&term).await;
        }
        let walked: u32 = page.script("return history.length").await;
        assert_eq!(walked, before.0 + 1, "a walk is one entry");
        page.script::<()>("history.back()").await;
        page.no_card().await;
        page.until("nothing is marked", "return all('[data-selected]').length === 0").await;
        comes_to(page, "back leads to where the walk began", start).await;
    });
}

#[test]
fn what_a_host_keeps_in_its_history_stays() {
    on_both_pages(async |page| {
        page.window(1440, 900).await;
        page.script::<()>("history.replaceState({ route: 7 }, '')").await;
        follow(page, ".explainer-article [data-event-mention]").await;
        let route: Value = page.script("return history.state.route").await;
        assert_eq!(route, 7);
        page.script::<()>("history.back()").await;
        page.until("nothing is chosen", "return all('[data-selected]').length === 0").await;
        let state: Value = page.script("return history.state").await;
        assert_eq!(state, serde_json::json!({ "route": 7 }));
    });
}

#[test]
fn back_and_forward_lead_along_the_way_that_the_reader_went() {
    // With smooth scrolling Chromium stores a wrong position, whatever the page's script does.
    browse_preferring(&[Preference::ReducedMotion], Site::start(Policy::Strict), async |page: &Page| {
        page.open("/index.html").await;
        page.window(1440, 900).await;
        page.read("p6").await;
        let start = scrolled(page).await;
        let links: Vec<String> = page
            .script("return all('.explainer-passage-link').map((link) => link.getAttribute('href').slice(1))")
            .await;
        let (first, last) = (links.first().unwrap().clone(), links.last().unwrap().clone());
        assert_ne!(first, last);
        follow(page, &format!(".explainer-passage-link[href='#{last}']")).await;
        is_marked(page, &last).await;
        let there = scrolled(page).await;
        assert_ne!(start, there);
        follow(page, &format!(".explainer-passage-link[href='#{first}']")).await;
        is_marked(page, &first).await;
        scrolled(page).await;

        page.script::<()>("history.back()").await;
        is_marked(page, &last).await;
        comes_to(page, "back restores what was in view", there).await;
        page.script::<()>("history.back()").await;
        page.until("nothing is marked", "return all('[data-selected]').length === 0").await;
        comes_to(page, "back leads to where one was", start).await;
        page.script::<()>("history.forward()").await;
        is_marked(page, &last).await;
        comes_to(page, "forward restores what was in view", there).await;
    });
}
