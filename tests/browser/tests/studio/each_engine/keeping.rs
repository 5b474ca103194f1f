//! Typed text is saved on the device.

use super::super::desk::*;
use browser_tests::Page;
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

/// Acquires the lock of the only story, as another tab would; `closeOther()` releases it.
async fn lock_elsewhere(page: &Page) {
    let lock = "const name = await new Promise((done) => {
            const request = indexedDB.open('article-explainer-studio');
            request.onsuccess = () => {
                const all = request.result.transaction('stories').objectStore('stories').getAllKeys();
                all.onsuccess = () => done(all.result[0]);
            };
        });
        await new Promise((held) => navigator.locks.request(`article-explainer-studio-${name}`, () => {
            held();
            return new Promise((free) => (window.closeOther = free));
        }));";
    page.script::<()>(lock).await;
}

/// Opens the text of the only story while another tab has its lock.
async fn open_while_locked(page: &Page) {
    open(page).await;
    lock_elsewhere(page).await;
    press_button(page, "The lake that the mills forgot").await;
    told(page, "open in another tab").await;
    go_to(page, "Text").await;
    page.until("it cannot be written", "return find('#body').readOnly").await;
}

#[test]
fn a_second_tab_reads_and_works_on_a_copy() {
    at_the_desk(async |page| {
        begin(page).await;
        saved(page).await;
        open_while_locked(page).await;
        press_button(page, "Work on a copy").await;
        page.until("it can be written", "return !find('#body').readOnly").await;
        saved(page).await;
        press_button(page, "All stories").await;
        page.until("both are there", "return all('.stories .story').length === 2").await;
    });
}

#[test]
fn no_field_of_a_story_in_a_second_tab_can_be_written() {
    at_the_desk(async |page| {
        let story = "---\ntitle: T\nglossary:\n- {id: board, label: Board, definition: It., sources: [{title: S}], at: [{during: 2019, definition: It was.}]}\n\
            timeline:\n  groups: [{id: a, label: A}]\n  eras: [{label: E, date: 2000/2010}]\n  \
            events: [{id: vote, title: The vote, date: 2019, groups: [a], sources: [{title: S}]}]\n---\nThe Board met in 2019.\n";
        choose(page, &[("story.md", story)]).await;
        page.until("the story is open", "return !!find('.tabs')").await;
        saved(page).await;
        open(page).await;
        lock_elsewhere(page).await;
        press_button(page, "T").await;
        told(page, "open in another tab").await;
        for (part, fields) in [("Text", 1), ("Terms", 10), ("Events", 8), ("About", 11)] {
            go_to(page, part).await;
            page.script::<()>("find('.list .story')?.click()").await;
            page.until_with(
                "its fields are there",
                "return all('.pane :is(input, select, textarea)').length >= given",
                json!(fields),
            )
            .await;
            let open: Vec<String> = page
                .script(
                    "const isOpen = (field) => !field.disabled && !field.readOnly;
                    return all('.pane :is(input, select, textarea)').filter(isOpen).map((field) => field.outerHTML)",
                )
                .await;
            assert!(open.is_empty(), "{part}: {open:?}");
        }
    });
}

#[test]
fn a_reading_tab_writes_once_the_other_one_is_closed() {
    at_the_desk(async |page| {
        begin(page).await;
        saved(page).await;
        open_while_locked(page).await;
        page.script::<()>("closeOther()").await;
        page.until("it can be written", "return find('#body').readOnly === false").await;
        write(page, "The article in Markdown", "The turn of this tab.").await;
        saved(page).await;
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

#[test]
fn a_story_that_cannot_be_kept_is_left_only_where_that_is_meant() {
    at_the_desk(async |page| {
        begin(page).await;
        saved(page).await;
        page.script::<()>(
            "IDBDatabase.prototype.transaction = () => { throw new DOMException('full', 'QuotaExceededError') }",
        )
        .await;
        go_to(page, "Text").await;
        write(page, "The article in Markdown", "Words that are nowhere else.").await;
        press_button(page, "All stories").await;
        told(page, "This device does not keep your story").await;
        assert_eq!(value(page, "The article in Markdown").await, "Words that are nowhere else.");
        page.script::<()>(
            "const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(['# Another story\\n\\nIts text.'], 'other.md'));
            find('.tabs').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            await new Promise(requestAnimationFrame);",
        )
        .await;
        page.until("the file is read", "return !words(find('[role=alert]')).includes('One moment')").await;
        assert_eq!(value(page, "The article in Markdown").await, "Words that are nowhere else.");
        press_button(page, "Leave all the same").await;
        page.until("the studio is at its start", "return !!find('#article')").await;
    });
}

#[test]
fn a_story_is_deleted_after_a_question() {
    at_the_desk(async |page| {
        begin(page).await;
        saved(page).await;
        press_button(page, "All stories").await;
        press_button(page, "Delete The lake").await;
        press_button(page, "Keep").await;
        press_button(page, "Delete The lake").await;
        page.until("the question has the focus", "return words(document.activeElement) === 'Delete'").await;
        press_button(page, "Delete").await;
        page.until("the story is gone", "return all('.stories .story').length === 0").await;
    });
}

#[test]
fn undo_at_the_start_is_that_of_the_field() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        saved(page).await;
        press_button(page, "All stories").await;
        write(page, "The article", "Another text").await;
        let is_left_to_the_browser: bool = page
            .script(
                "const press = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true });
                return find('#article').dispatchEvent(press)",
            )
            .await;
        assert!(is_left_to_the_browser);
    });
}
