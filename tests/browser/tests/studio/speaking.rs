//! The studio in the languages of its author.

use super::desk::*;
use browser_tests::Page;
use serde_json::json;

async fn speak(page: &Page, tag: &str) {
    let choose = "const list = find('.languages'); list.value = given; \
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    page.script_with::<()>(choose, json!(tag)).await;
}

#[test]
fn a_language_is_chosen_and_stays() {
    at_the_desk(async |page| {
        for (tag, explain) in [
            ("de", "Diesen Artikel erklären"),
            ("es", "Explicar este artículo"),
            ("fr", "Expliquer cet article"),
            ("it", "Spiega questo articolo"),
            ("nl", "Dit artikel uitleggen"),
        ] {
            speak(page, tag).await;
            wait_for(page, "button", explain).await;
            let told: (String, String) =
                page.script("return [document.documentElement.lang, find('#article').placeholder]").await;
            assert_eq!(told.0, tag);
            assert!(!told.1.starts_with("Headline"), "{}", told.1);
            open(page).await;
            wait_for(page, "button", explain).await;
            assert!(page.axe().await.is_empty(), "{tag}: {:#?}", page.axe().await);
        }
    });
}

#[test]
fn the_language_of_the_browser_is_spoken() {
    at_the_desk(async |page| {
        page.before_scripts(
            "Object.defineProperty(navigator, 'languages', { get: () => ['sv', 'nl-BE', 'en'] })",
        )
        .await;
        open(page).await;
        wait_for(page, "button", "Dit artikel uitleggen").await;
    });
}

#[test]
fn nothing_is_wider_than_a_phone_in_any_language() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        page.window(360, 740).await;
        let tags: Vec<String> =
            page.script("return [...find('.languages').options].map((option) => option.value)").await;
        assert_eq!(tags.len(), 6);
        for tag in tags {
            speak(page, &tag).await;
            for part in 0..7 {
                page.script_with::<()>("all('.tabs button')[given].click()", json!(part)).await;
                page.script::<()>("await frames(2)").await;
                let wide: i32 = page.script("return document.documentElement.scrollWidth - innerWidth").await;
                assert!(wide <= 0, "{tag}: part {part} is {wide} px too wide");
            }
        }
    });
}

/// Without a headline and a day, so that both are asked for.
const GERMAN: &str = "Im Hafen tagte am 12. April 2019 der Hafenrat (HR), ein Gremium von neun Leuten, und verkaufte den Kai.\n\n\
    Der Hafenrat hatte den Kai im Juni 2018 vermessen lassen. Der Verkauf, sagte der HR im Juni 2018, sei rechtens gewesen.\n\n\
    ---\n\n\
    Am 3. Mai wird der Hafenrat wieder tagen.\n";

#[test]
fn an_author_reads_nothing_in_another_language() {
    at_the_desk(async |page| {
        speak(page, "de").await;
        write(page, "Der Artikel", GERMAN).await;
        press_button(page, "Diesen Artikel erklären").await;
        page.until("suggestions are there", "return all('.mark').length > 2").await;
        page.until("it is without a title", "return words(find('h1')) === 'Ohne Titel'").await;
        told(page, "Im Text steht nicht, wann er veröffentlicht wurde").await;
        // The names of languages are in these languages.
        let english = "return all('[lang=en]').filter((element) => !element.closest('option')).map(words)";
        let parts = ["Durchsicht", "Text", "Begriffe", "Ereignisse", "Angaben", "Vorschau", "Export"];
        for _ in 0..page.script::<usize>("return all('.mark').length").await {
            press_button(page, "Weiter").await;
            let reason: String = page.script("return words(find('.decision .hint:last-child'))").await;
            assert!(reason.starts_with("Grund: "), "{reason}");
            assert_eq!(page.script::<Vec<String>>(english).await, [""; 0], "{reason}");
        }
        let open = open_suggestions(page).await;
        press_button(page, &format!("Alle {open} gezeigten annehmen")).await;
        page.until("problems are told", "return all('.tabs .badge').length > 0").await;
        for part in parts {
            go_to(page, part).await;
            page.script::<()>("all('.list .story').forEach((entry) => entry.click())").await;
            assert_eq!(page.script::<Vec<String>>(english).await, [""; 0], "{part}");
        }
        press_button(page, "Dorthin gehen").await;
        page.until("the field has the focus", "return focused().id === 'fact-title'").await;
        go_to(page, "Angaben").await;
        let problems: String = page.script("return words(find('.problems'))").await;
        assert!(problems.contains("Die Geschichte hat keine Überschrift"), "{problems}");
        let ready = "return !!find('iframe').contentDocument?.querySelector('article-explainer')?.matches(':state(ready)')";
        page.until("the preview has told that to the console", ready).await;
        drop(page.console().await);
    });
}
