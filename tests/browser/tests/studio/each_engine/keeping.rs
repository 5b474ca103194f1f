//! Typed text is saved on the device.

use super::super::desk::*;
use serde_json::json;

#[test]
fn a_story_is_there_after_a_reload() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        go_to(page, "Text").await;
        write(page, "The article in Markdown", "A text that was typed a moment ago.").await;
        saved(page).await;
        open(page).await;
        press_button(page, "The lake that the mills forgot").await;
        go_to(page, "Text").await;
        assert_eq!(value(page, "The article in Markdown").await, "A text that was typed a moment ago.");
        go_to(page, "Terms").await;
        page.until("terms are there", "return all('.list .story').length > 1").await;
    });
}

#[test]
fn what_is_typed_is_kept_when_the_page_ends_at_once() {
    at_the_desk(async |page| {
        begin(page).await;
        saved(page).await;
        go_to(page, "Text").await;
        write(page, "The article in Markdown", "The last words.").await;
        // Before any timer: only closing the page saves.
        open(page).await;
        press_button(page, "The lake that the mills forgot").await;
        go_to(page, "Text").await;
        assert_eq!(value(page, "The article in Markdown").await, "The last words.");
    });
}

#[test]
fn an_article_that_was_written_and_not_opened_is_still_in_its_field() {
    at_the_desk(async |page| {
        write(page, "The article", ARTICLE).await;
        open(page).await;
        assert_eq!(value(page, "The article").await, ARTICLE);
        press_button(page, "Explain this article").await;
        page.until("suggestions are there", "return all('.mark').length > 3").await;
        saved(page).await;
        open(page).await;
        assert_eq!(value(page, "The article").await, "");
    });
}

#[test]
fn a_second_tab_reads_and_works_on_a_copy() {
    at_the_desk(async |page| {
        begin(page).await;
        saved(page).await;
        open(page).await;
        // Another tab has the lock.
        let hold = "const { name } = await new Promise((done) => {
                const request = indexedDB.open('article-explainer-studio');
                request.onsuccess = () => {
                    const all = request.result.transaction('stories').objectStore('stories').getAllKeys();
                    all.onsuccess = () => done({ name: all.result[0] });
                };
            });
            await new Promise((held) => navigator.locks.request(`article-explainer-studio-${name}`, () => {
                held();
                return new Promise(() => {});
            }));";
        page.script::<()>(hold).await;
        press_button(page, "The lake that the mills forgot").await;
        told(page, "open in another tab").await;
        go_to(page, "Text").await;
        page.until("it cannot be written", "return find('#body').readOnly").await;
        press_button(page, "Work on a copy").await;
        page.until("it can be written", "return !find('#body').readOnly").await;
        saved(page).await;
        press_button(page, "All stories").await;
        page.until("both are there", "return all('.stories .story').length === 2").await;
    });
}

#[test]
fn refused_storage_is_told_in_words() {
    at_the_desk(async |page| {
        page.before_scripts(
            "Object.defineProperty(globalThis, 'indexedDB', { value: { open() { throw new DOMException('no', 'SecurityError'); } } });",
        )
        .await;
        open(page).await;
        begin(page).await;
        told(page, "This device does not keep your story: the browser refuses storage").await;
        assert!(page.script::<bool>("return words(find('.kept')) === 'Not saved'").await);
        // Nothing would be lost, so no warning is needed.
        page.script_with::<()>(
            "addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)",
            json!(null),
        )
        .await;
    });
}
