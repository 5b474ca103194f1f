//! Deciding on suggestions with keys, and accepted ones in the preview.

use super::super::desk::*;
use serde_json::json;

#[test]
fn a_key_decides_and_goes_on_and_undo_takes_it_back() {
    at_the_desk(async |page| {
        begin(page).await;
        let all = open_suggestions(page).await;
        page.until("the review has the focus", "return focused().id === 'review'").await;
        page.press("j").await;
        page.until("the first is current", "return focused().matches('.mark[aria-current]')").await;
        let first: String = page.script("return focused().ariaLabel").await;
        assert!(first.contains(", suggested "), "{first}");
        page.press("\u{e006}").await;
        page.until_with(
            "one is accepted",
            "return parseInt(words(find('.count'))) === given",
            json!(all - 1),
        )
        .await;
        page.press("x").await;
        page.until_with(
            "one is rejected",
            "return parseInt(words(find('.count'))) === given",
            json!(all - 2),
        )
        .await;
        press_button(page, "Undo").await;
        page.until_with(
            "it is open again",
            "return parseInt(words(find('.count'))) === given",
            json!(all - 1),
        )
        .await;
        press_button(page, "Redo").await;
        page.until_with("it is decided", "return parseInt(words(find('.count'))) === given", json!(all - 2))
            .await;
    });
}

#[test]
fn what_is_accepted_is_in_the_preview_and_nothing_else() {
    at_the_desk(async |page| {
        begin(page).await;
        let drawn = "const story = find('iframe').contentDocument?.querySelector('article-explainer');
            return !!story?.matches(':state(ready)')";
        page.until("the story is drawn", drawn).await;
        let events = "return find('iframe').contentDocument.querySelector('article-explainer').shadowRoot
            .querySelectorAll('[data-event]').length";
        assert_eq!(page.script::<usize>(events).await, 0);
        press_button(page, "Accept all").await;
        page.until("events are drawn", &format!("return (() => {{ {events} }})() > 1")).await;
        page.until("all is decided", "return words(find('.count')) === 'All decided.'").await;
    });
}

#[test]
fn a_date_is_echoed_and_a_wrong_one_told() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        go_to(page, "Events").await;
        page.click(&page.element("event", "return find('.list .story')", json!(null)).await).await;
        write(page, "Date", "13 June 2018").await;
        let echo = "return words(document.getElementById((() => find('[id$=-date]'))().getAttribute('aria-describedby'))).includes(given)";
        page.until_with("EDTF is told", echo, json!("2018-06-13")).await;
        write(page, "Date", "some day").await;
        page.until("it is refused", "return find('[id$=-date]').ariaInvalid === 'true'").await;
        page.until_with("why is told", echo, json!("is no date")).await;
        press_button(page, "Undo").await;
        page.until("the date is as before", "return !find('[id$=-date]').value.includes('some')").await;
    });
}

#[test]
fn what_is_rejected_everywhere_is_suggested_in_no_other_story() {
    at_the_desk(async |page| {
        begin(page).await;
        let all = open_suggestions(page).await;
        for name in ["Next", "Reject everywhere"] {
            press_button(page, name).await;
        }
        page.until_with("it is rejected", "return parseInt(words(find('.count'))) === given", json!(all - 1))
            .await;
        press_button(page, "All stories").await;
        begin(page).await;
        assert_eq!(open_suggestions(page).await, all - 1);
    });
}

#[test]
fn what_is_changed_while_the_text_is_read_neither_outdates_its_suggestions_nor_adds_a_question_each() {
    at_the_desk(async |page| {
        page.before_scripts(
            "globalThis.held = [];
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message, ...more) {
                if (message.question !== 'suggest') return post.call(this, message, ...more);
                held.push(() => post.call(this, message, ...more));
            };",
        )
        .await;
        open(page).await;
        begin(page).await;
        let text = "The Harbour Council of Oslo met on 4 May 2021.";
        go_to(page, "Text").await;
        write(page, "The article in Markdown", text).await;
        page.until("the worker is asked", "return held.length === 1").await;
        // Neither an entry nor the text may be asked about while that question is open.
        go_to(page, "About").await;
        write(page, "Summary", "A summary.").await;
        go_to(page, "Text").await;
        write(page, "The article in Markdown", &format!("{text} Berta Lindqvist spoke.")).await;
        saved(page).await;
        page.timers_are_over().await;
        assert_eq!(page.script::<usize>("return held.length").await, 1);
        go_to(page, "Review").await;
        page.script::<()>("held.shift()()").await;
        page.until("the answer is shown", "return words(find('.paper')).includes('Oslo')").await;
        page.until("the worker is asked once more", "return held.length === 1").await;
        page.script::<()>("held.shift()()").await;
        page.until("the last text is shown", "return words(find('.paper')).includes('Lindqvist')").await;
        // An answer counts although something else than the text has changed since the question.
        go_to(page, "Text").await;
        write(page, "The article in Markdown", &format!("{text} It met again.")).await;
        page.until("the worker is asked", "return held.length === 1").await;
        go_to(page, "About").await;
        write(page, "Summary", "Another summary.").await;
        page.script::<()>("held.shift()()").await;
        go_to(page, "Review").await;
        page.until("its answer is shown", "return words(find('.paper')).includes('met again')").await;
        assert_eq!(page.script::<usize>("return held.length").await, 0);
    });
}
