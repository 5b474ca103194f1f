//! Work goes on where it was: the focus, the current suggestion, and fields that are ready to be typed in.

use serde_json::json;

use super::desk::*;

/// The number of undecided suggestions is this.
const OPEN: &str = "return parseInt(words(find('.count'))) === given";

#[test]
fn the_review_goes_on_where_it_was_left_to_edit() {
    at_the_desk(async |page| {
        begin(page).await;
        focused(page, "#review").await;
        page.press("j").await;
        page.press("j").await;
        focused(page, ".mark[aria-current]").await;
        let mark: String = page.script("return focused().id").await;
        page.press("e").await;
        page.until("its form is open", "return !!find('.form')").await;
        go_to(page, "Review").await;
        focused(page, &format!("#{mark}")).await;
        page.press("j").await;
        page.until_with(
            "the next has the focus",
            "return focused().matches('.mark') && focused().id !== given",
            json!(mark),
        )
        .await;
    });
}

#[test]
fn undo_goes_back_to_what_it_undid_and_redo_rejects_everywhere_again() {
    at_the_desk(async |page| {
        begin(page).await;
        let all = open_suggestions(page).await;
        press_button(page, "Next").await;
        focused(page, ".mark[aria-current]").await;
        let mark: String = page.script("return focused().id").await;
        page.press("x").await;
        page.until_with("it is rejected", OPEN, json!(all - 1)).await;
        press_button(page, "Undo").await;
        page.until_with("it is open", OPEN, json!(all)).await;
        focused(page, &format!("#{mark}")).await;
        press_button(page, "Reject everywhere").await;
        page.until_with("it is rejected", OPEN, json!(all - 1)).await;
        press_button(page, "Undo").await;
        page.until_with("it is open", OPEN, json!(all)).await;
        press_button(page, "Redo").await;
        page.until_with("it is rejected", OPEN, json!(all - 1)).await;
        press_button(page, "All stories").await;
        begin(page).await;
        assert_eq!(open_suggestions(page).await, all - 1);
    });
}

#[test]
fn the_focus_is_never_lost_with_what_is_removed() {
    at_the_desk(async |page| {
        begin(page).await;
        press_focused(page, "Accept all").await;
        focused(page, "#review").await;
        go_to(page, "Terms").await;
        let tab = ".tabs [aria-current]";
        press_focused(page, "Write the next").await;
        press_focused(page, "Begin with this sentence").await;
        focused(page, "textarea[id$=definition]").await;
        press_focused(page, "Delete these terms").await;
        focused(page, tab).await;
        page.script::<()>("find('.list .story').click()").await;
        page.until("the form is open", "return !!find('.form')").await;
        press_focused(page, "Delete").await;
        focused(page, tab).await;
        go_to(page, "About").await;
        press_button(page, "Add a group").await;
        press_focused(page, "Remove New group").await;
        focused(page, tab).await;
        press_button(page, "All stories").await;
        press_button(page, "The lake").await;
        go_to(page, "Terms").await;
        press_button(page, "Add a term").await;
        press_focused(page, "Undo").await;
        focused(page, tab).await;
        press_button(page, "All stories").await;
        press_focused(page, "Delete The lake").await;
        press_focused(page, "Delete").await;
        page.until("no story is left", "return !find('.stories')").await;
        focused(page, "#article").await;
        choose(page, &[("t.csv", "Year,Headline,Type\n2019,The vote,\n,The town,title\n")]).await;
        focused(page, tab).await;
    });
}

#[test]
fn only_undecided_suggestions_are_counted_as_accepted_at_once() {
    at_the_desk(async |page| {
        begin(page).await;
        let all = open_suggestions(page).await;
        press_button(page, "Next").await;
        focused(page, ".mark[aria-current]").await;
        page.press("\u{e006}").await;
        page.until_with("one is accepted", OPEN, json!(all - 1)).await;
        page.script::<()>("all('.bar [type=checkbox]')[1].click()").await;
        wait_for(page, "button", &format!("Accept all {} shown", all - 1)).await;
    });
}

#[test]
fn the_name_of_a_new_term_is_replaced_by_what_is_typed() {
    at_the_desk(async |page| {
        begin(page).await;
        go_to(page, "Terms").await;
        press_button(page, "Add a term").await;
        page.until(
            "the name is selected",
            "const field = focused();
            return field.value === 'New term' && field.selectionStart === 0 && field.selectionEnd === field.value.length",
        )
        .await;
        write(page, "Name", "mill").await;
        page.until("its forms are counted", "return words(find('[id$=aliases-hint]')).includes('Mill (1×)')")
            .await;
    });
}

#[test]
fn dates_of_the_story_and_of_eras_are_typed_as_people_write_them() {
    at_the_desk(async |page| {
        begin(page).await;
        go_to(page, "About").await;
        let echo = "return words(find(given[0])).includes(given[1])";
        write(page, "Day of publication", "15 March 2024").await;
        page.until_with("EDTF is told", echo, json!(["#fact-published-hint", "2024-03-15"])).await;
        press_button(page, "Add an era").await;
        write(page, "Time", "June 2018").await;
        page.until_with("EDTF is told", echo, json!(["#eras-0-date-hint", "2018-06"])).await;
        press_button(page, "Undo").await;
        page.until("the era is as before", "return find('#eras-0-date').value === '2000/2010'").await;
    });
}

#[test]
fn a_name_of_another_term_is_an_error_in_the_form_that_is_open() {
    at_the_desk(async |page| {
        let story = "---\ntitle: T\nglossary: [{id: a, label: Board, definition: It.}, {id: b, label: Mayor, definition: It.}]\n---\n\
            The Board met the Mayor.\n";
        choose(page, &[("story.md", story)]).await;
        go_to(page, "Terms").await;
        page.script::<()>("find('.list .story').click()").await;
        write(page, "Name", "Mayor").await;
        page.until(
            "it is told",
            "return words(find('.problems .error') ?? document.body).startsWith('Error: “Mayor”') \
            || words(find('.problems .error') ?? document.body).startsWith('Error: \"Mayor\"')",
        )
        .await;
    });
}

#[test]
fn a_glossary_shows_its_terms_and_an_empty_field_is_told() {
    at_the_desk(async |page| {
        press_button(page, "Explain this article").await;
        page.until("the field is invalid", "return find('#article').matches(':invalid')").await;
        focused(page, "#article").await;
        choose(page, &[("g.csv", "term,definition\nUN,A union.\n")]).await;
        page.until(
            "terms are shown",
            "return words(find('.tabs [aria-current]') ?? document.body).startsWith('Terms')",
        )
        .await;
        press_button(page, "All stories").await;
        wait_for(page, "textbox", "The article").await;
        choose(page, &[("a.txt", ARTICLE), ("g.csv", "term,definition\nUN,A union.\n")]).await;
        told(page, "Part of the story now: g.csv").await;
        go_to(page, "Terms").await;
        page.until("its term is there", "return words(find('.list')).includes('UN')").await;
    });
}

#[test]
fn a_corrected_word_leaves_everything_decided() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        page.until("all is decided", "return words(find('.count')) === 'All decided.'").await;
        go_to(page, "Text").await;
        let corrected =
            value(page, "The article in Markdown").await.replace("a pipe burst at", "a pipe broke at");
        write(page, "The article in Markdown", &corrected).await;
        go_to(page, "Review").await;
        page.until("the new text is shown", "return words(find('.paper')).includes('pipe broke')").await;
        page.until("all is decided", "return words(find('.count')) === 'All decided.'").await;
    });
}

#[test]
fn a_draft_without_a_definition_is_found_and_published_once_it_has_one() {
    at_the_desk(async |page| {
        let story =
            "---\ntitle: T\nglossary: [{id: quay, label: quay, draft: true}]\n---\nThey sold the quay.\n";
        choose(page, &[("story.md", story)]).await;
        go_to(page, "Terms").await;
        press_button(page, "Write the next").await;
        write(page, "Definition", "Where ships lie.").await;
        page.until("nothing is left to define", "return !find('.to-define') && !find('.list .badge')").await;
        go_to(page, "Export").await;
        page.until("it is published", "return words(find('.export .told')).includes('1 term')").await;
    });
}
