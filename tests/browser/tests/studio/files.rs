//! Files that can be opened, and messages about those that cannot.

use super::desk::*;
use serde_json::json;

#[test]
fn a_broken_file_is_told_and_loses_nothing() {
    at_the_desk(async |page| {
        for (name, text, said) in [
            ("story.json", "{\"version\": 1, ", "This is not JSON"),
            ("picture.png", "x", "This holds no text"),
            ("article.docx", "PK\u{3}\u{4}broken", "The zip cannot be opened"),
            (
                "story.md",
                "---\ntitle: T\nglossary: terms.yaml\n---\nText.\n",
                "terms.yaml, which is not here",
            ),
        ] {
            choose(page, &[(name, text)]).await;
            told(page, said).await;
            press_button(page, "Close").await;
        }
        begin(page).await;
    });
}

#[test]
fn timelines_and_glossaries_are_opened() {
    at_the_desk(async |page| {
        choose(
            page,
            &[(
                "t.csv",
                "Year,Month,Headline,Text,Type\n,,The harbour,,title\n2019,4,The vote,It was close.,\n",
            )],
        )
        .await;
        page.until(
            "the event is there",
            "return !!find('.list') && words(find('.list')).includes('The vote')",
        )
        .await;
        page.until("its date is told", "return words(find('.list .hint')) === 'April 2019'").await;
    });
}

#[test]
fn the_demo_is_opened() {
    at_the_desk(async |page| {
        press_button(page, "Open the demo").await;
        page.until(
            "its events are there",
            "return all('.tabs .number').some((number) => parseInt(words(number)) > 10)",
        )
        .await;
    });
}

#[test]
fn a_mention_of_a_name_that_is_wrong_is_mended_by_its_button() {
    at_the_desk(async |page| {
        let story = "---\ntitle: T\nglossary: [{id: board, label: Board, definition: It.}]\ntimeline: {}\n---\nThe [[bord]] met.\n";
        choose(page, &[("story.md", story)]).await;
        go_to(page, "Text").await;
        press_button(page, "Write [[").await;
        page.until("it is mended", "return find('#body').value.includes('[[Board|bord]]')").await;
        page.until("nothing is wrong with it", "return !find('.problems')").await;
    });
}

#[test]
fn what_is_clicked_in_the_preview_leads_to_its_source() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        let block = "find('iframe').contentDocument?.querySelector('article-explainer')?.shadowRoot?.getElementById('p2')";
        page.until("the second block is drawn", &format!("return !!{block}")).await;
        page.script::<()>(&format!("{block}.click()")).await;
        page.until(
            "the text is selected there",
            "return focused().id === 'body' && focused().selectionStart > 20",
        )
        .await;
        let at: String =
            page.script("return find('#body').value.slice(find('#body').selectionStart).slice(0, 7)").await;
        assert_eq!(at, "The ban");
        page.script_with::<()>("", json!(null)).await;
    });
}

#[test]
fn ten_megabytes_neither_block_the_page_nor_last_until_they_are_read() {
    at_the_desk(async |page| {
        let text =
            "The council met on 3 May 2019 and the harbour stayed closed for a while.\n\n".repeat(140_000);
        choose(page, &[("long.txt", &text)]).await;
        press_button(page, "Stop").await;
        told(page, "it was stopped").await;
        begin(page).await;
    });
}

#[test]
fn what_is_stopped_while_a_file_is_read_is_not_opened() {
    at_the_desk(async |page| {
        page.script::<()>(
            "const slowly = File.prototype.arrayBuffer;
            File.prototype.arrayBuffer = async function () {
                await new Promise((go) => (window.go = go));
                return slowly.call(this);
            }",
        )
        .await;
        choose(page, &[("short.txt", "The council met on 3 May 2019.\n")]).await;
        press_button(page, "Stop").await;
        page.script::<()>("window.go()").await;
        told(page, "it was stopped").await;
        begin(page).await;
    });
}

#[test]
fn words_that_are_dropped_on_a_field_are_left_to_it_and_files_are_opened() {
    at_the_desk(async |page| {
        begin(page).await;
        go_to(page, "Text").await;
        // Whether the studio takes what is dragged over an element, and dropped there.
        let takes = "const dataTransfer = new DataTransfer();
            if (given[1]) dataTransfer.items.add(new File(['# Another\\n\\nIts text.'], 'other.md'));
            else dataTransfer.setData('text/plain', given[2]);
            return ['dragover', 'drop'].map((type) => !find(given[0]).dispatchEvent(
                new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })))";
        let text: [bool; 2] = page.script_with(takes, json!(["#body", false, ARTICLE])).await;
        assert_eq!(text, [false, false]);
        assert!(value(page, "The article in Markdown").await.contains("The ban"), "no other story is opened");
        let file: [bool; 2] = page.script_with(takes, json!(["#body", true])).await;
        assert_eq!(file, [true, true]);
        page.until("the file is open", "return words(find('h1')) === 'Another'").await;
        let text: [bool; 2] = page.script_with(takes, json!([".tabs", false, ARTICLE])).await;
        assert_eq!(text, [true, true]);
        page.until("the text is open", "return words(find('h1')).startsWith('The lake')").await;
    });
}
