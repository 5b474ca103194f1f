//! The studio in the languages of its author.

use super::desk::*;
use serde_json::json;

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
            let choose = "const list = find('.languages'); list.value = given; \
                list.dispatchEvent(new Event('change', { bubbles: true }))";
            page.script_with::<()>(choose, json!(tag)).await;
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
            let choose = "const list = find('.languages'); list.value = given; \
                list.dispatchEvent(new Event('change', { bubbles: true }))";
            page.script_with::<()>(choose, json!(tag)).await;
            for part in 0..7 {
                page.script_with::<()>("all('.tabs button')[given].click()", json!(part)).await;
                page.script::<()>("await frames(2)").await;
                let wide: i32 = page.script("return document.documentElement.scrollWidth - innerWidth").await;
                assert!(wide <= 0, "{tag}: part {part} is {wide} px too wide");
            }
        }
    });
}
