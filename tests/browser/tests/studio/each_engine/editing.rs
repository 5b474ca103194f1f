//! Editing terms and events, findings about them, and undo of everything.

use super::super::desk::*;
use browser_tests::Page;
use serde_json::json;

/// In the preview's shadow root.
const PREVIEW: &str = "find('iframe')?.contentDocument?.querySelector('article-explainer')?.shadowRoot";

async fn preview_says(page: &Page, selector: &str, text: &str) {
    let says = format!(
        "return [...{PREVIEW}?.querySelectorAll(given[0]) ?? []].some((element) => words(element).includes(given[1]))"
    );
    page.until_with(&format!("{selector} says {text}"), &says, json!([selector, text])).await;
}

#[test]
fn accepted_terms_without_a_definition_are_written_one_after_the_other() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        go_to(page, "Export").await;
        let left: usize = page.script("return parseInt(words(find('.told button').parentElement))").await;
        assert!(left > 1, "several have none");
        for undefined in (1..=left).rev() {
            press_button(page, if undefined == left { "Write definitions" } else { "Write the next" }).await;
            page.until(
                "its definition has the focus",
                "return focused().matches('textarea[id$=definition]')",
            )
            .await;
            page.script_with::<()>(
                "document.execCommand('insertText', false, given) || (focused().setRangeText(given), \
                    focused().dispatchEvent(new InputEvent('input', { bubbles: true })))",
                json!(format!("What term {undefined} is.")),
            )
            .await;
            let told = "return given ? parseInt(words(find('.to-define'))) === given : !find('.to-define')";
            page.until_with("one fewer is left", told, json!(undefined - 1)).await;
        }
        preview_says(page, ".explainer-card", "What term 1 is.").await;
        go_to(page, "Export").await;
        page.until("nothing is left out", "return !find('.told button')").await;
    });
}

#[test]
fn accepted_terms_without_a_definition_are_deleted_at_once_and_come_back() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        go_to(page, "Terms").await;
        let count = "return all('.list > li').length";
        let all: usize = page.script(count).await;
        press_button(page, "Delete these terms").await;
        page.until(
            "only those that are published are left",
            "return !find('.to-define') && all('.list > li').length > 0",
        )
        .await;
        assert!(page.script::<usize>(count).await < all);
        press_button(page, "Undo").await;
        page.until_with("all are back", "return all('.list > li').length === given", json!(all)).await;
    });
}

#[test]
fn what_the_text_does_not_tell_is_written_where_the_note_leads() {
    at_the_desk(async |page| {
        choose(
            page,
            &[(
                "article.txt",
                "The vote\n\nThe Harbour Board met last week. It sold the quay, and the Board was glad.\n",
            )],
        )
        .await;
        press_button(page, "Go there").await;
        page.until("the day of publication has the focus", "return focused().id === 'fact-published'").await;
    });
}

#[test]
fn a_term_and_an_event_are_seen_as_they_are_edited_and_undone() {
    at_the_desk(async |page| {
        let story = "---\ntitle: T\nglossary: [{id: board, label: Board, definition: It.}]\n\
            timeline: {events: [{id: vote, title: The vote, date: 2019}]}\n---\nThe Board met in 2019.\n\n## Later\n\nThe council left.\n";
        choose(page, &[("story.md", story)]).await;
        preview_says(page, ".explainer-card", "It.").await;
        go_to(page, "Terms").await;
        page.script::<()>("find('.list .story').click()").await;
        write(page, "Definition", "Nine people.").await;
        preview_says(page, ".explainer-card", "Nine people.").await;
        write(page, "Also written", "council").await;
        preview_says(page, "[data-term]", "council").await;
        go_to(page, "Events").await;
        page.script::<()>("find('.list .story').click()").await;
        write(page, "What happened", "The great vote").await;
        preview_says(page, "[data-event]", "The great vote").await;
        write(page, "Date", "12 May 2019").await;
        preview_says(page, "[data-event]", "12 May 2019").await;
        for _ in 0..4 {
            press_button(page, "Undo").await;
        }
        preview_says(page, "[data-event]", "The vote").await;
        preview_says(page, ".explainer-card", "It.").await;
        page.until(
            "nothing is left to undo",
            "return document.activeElement && all('.head button').some((button) => \
            words(button) === 'Undo' && button.disabled)",
        )
        .await;
    });
}

#[test]
fn what_is_wrong_with_an_event_stands_at_it() {
    at_the_desk(async |page| {
        let story =
            "---\ntitle: T\ntimeline: {events: [{id: vote, title: The vote, date: 2019-13}]}\n---\nText.\n";
        choose(page, &[("story.md", story)]).await;
        go_to(page, "Events").await;
        page.until("it is told", "return words(find('.list .problem') ?? document.body).includes('problem')")
            .await;
        page.script::<()>("find('.list .story').click()").await;
        page.until("it says why", "return words(find('.problems') ?? document.body).includes('month')").await;
        let ready = format!("return !!{PREVIEW}?.host.matches(':state(ready)')");
        page.until("the preview has told it to the console", &ready).await;
        drop(page.console().await);
    });
}

#[test]
fn pictures_of_the_same_name_are_told_apart_and_shown_wherever_they_are_added() {
    at_the_desk(async |page| {
        page.before_scripts(
            "globalThis.blobs = new Map();
            const create = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                const url = create(blob);
                blobs.set(url, blob);
                return url;
            };",
        )
        .await;
        open(page).await;
        let shows = format!(
            "const picture = {PREVIEW}?.querySelector(`img[alt=\"${{given[0]}}\"]`);
            return (await blobs.get(picture?.src)?.text()) === given[1]"
        );
        let story = "---\ntitle: T\nglossary:\n- {id: board, label: Board, definition: It., draft: true, image: {src: b/x.svg, alt: Two}}\n---\n\
            The Board met.\n\n![One](a/x.svg)\n\n![Two](b/x.svg)\n";
        choose(page, &[("story.md", story), ("a/x.svg", "one"), ("b/x.svg", "two")]).await;
        page.until_with("the first picture is shown", &shows, json!(["One", "one"])).await;
        page.until_with("the second picture is shown", &shows, json!(["Two", "two"])).await;
        go_to(page, "Text").await;
        write(page, "The article in Markdown", "The Board met.\n\n![One](b/x.svg)").await;
        page.until_with("the picture is replaced", &shows, json!(["One", "two"])).await;
        // A card is rendered later than the article.
        go_to(page, "Terms").await;
        page.script::<()>("find('.list .story').click()").await;
        page.until("the form is there", "return !!find('.form [type=checkbox]')").await;
        page.script::<()>("find('.form [type=checkbox]').click()").await;
        page.until_with("the picture in the card is shown", &shows, json!(["Two", "two"])).await;
        let other = "---\ntitle: Other\n---\nThe Board met.\n\n![One](b/x.svg)\n";
        // Dropped, as the open story has no field for files.
        page.script_with::<()>(
            "const dataTransfer = new DataTransfer();
            for (const [name, text] of given) dataTransfer.items.add(new File([text], name));
            find('.tabs').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))",
            json!([["story.md", other], ["b/x.svg", "three"]]),
        )
        .await;
        page.until_with("that of another story is shown", &shows, json!(["One", "three"])).await;
    });
}
