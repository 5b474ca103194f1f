//! Editing a long story is as fast as editing a short one.

#[path = "large.rs"]
#[expect(dead_code, reason = "other texts are measured")]
mod large;

use super::desk::*;
use serde_json::json;

#[test]
fn a_long_text_is_followed_without_drawing_it_anew() {
    at_the_desk(async |page| {
        let (story, place) = large::story(60, 60, 60);
        choose(page, &[("story.md", &story)]).await;
        let drawn = "return find('iframe')?.contentDocument?.querySelector('article-explainer')?.matches(':state(ready)')";
        page.until("the preview is drawn", &format!("return !!(() => {{ {drawn} }})()")).await;
        let root = "find('iframe').contentDocument.querySelector('article-explainer').shadowRoot";
        page.script::<()>(&format!("window.kept = {root}.getElementById('p3')")).await;
        go_to(page, "Text").await;
        let insert = "const field = find('#body'); field.focus(); \
            field.setSelectionRange(field.value.indexOf(given), field.value.indexOf(given)); \
            document.execCommand('insertText', false, 'Suddenly. ') || (field.setRangeText('Suddenly. '), \
                field.dispatchEvent(new InputEvent('input', { bubbles: true })))";
        page.script_with::<()>(insert, json!(place)).await;
        page.until("it is followed", &format!("return {root}.textContent.includes('Suddenly. ')")).await;
        let is_kept: bool = page.script(&format!("return window.kept === {root}.getElementById('p3')")).await;
        assert!(is_kept, "what did not change was not drawn anew");
    });
}

#[test]
fn a_mention_that_was_typed_opens_its_card_in_the_preview() {
    at_the_desk(async |page| {
        let story = "---\ntitle: T\nglossary: [{id: board, label: Board, definition: It.}, {id: quay, label: Quay, definition: A wall.}]\n\
            timeline: {}\n---\nThe Board met.\n\nNobody came.\n";
        choose(page, &[("story.md", story)]).await;
        let root = "find('iframe')?.contentDocument?.querySelector('article-explainer')?.shadowRoot";
        page.until("a mention is there", &format!("return !!{root}?.querySelector('[data-term=board]')"))
            .await;
        go_to(page, "Text").await;
        write(page, "The article in Markdown", "The Board met.\n\nAt the Quay nobody came.\n\nAnd a third.")
            .await;
        page.until("the other is marked", &format!("return !!{root}?.querySelector('[data-term=quay]')"))
            .await;
        page.until(
            "it says that it is closed",
            &format!("return {root}.querySelector('[data-term=quay]').ariaExpanded === 'false'"),
        )
        .await;
        saved(page).await;
        // An update renders the cards after the text, in a later frame.
        page.until("its card is there", &format!("return !!{root}.querySelector('#term-quay')")).await;
        page.script::<()>(&format!("{root}.querySelector('[data-term=quay]').click()")).await;
        page.until("its card is open", &format!("return !!{root}.querySelector('#term-quay:popover-open')"))
            .await;
    });
}
