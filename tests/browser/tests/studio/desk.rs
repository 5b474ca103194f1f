//! The studio in the author's terms: controls by role and name, messages, saved stories.

use browser_tests::{Page, Policy, Site, browse};
use serde_json::json;

/// An article with suggestions for terms and events.
pub(crate) const ARTICLE: &str = "The lake that the mills forgot\n\nBy Ingrid Halvorsen\n\n14 March 2024\n\n\
    On 3 February 2024 the Northern Water Authority (NWA) announced that the bathing ban would be lifted in May.\n\n\
    The ban goes back to 12 July 1983, when a pipe burst at the Aldous Paper Mill. Black liquor is the waste that remains \
    when wood is cooked to pulp.\n\n\
    In 1994 the Orrin Act gave the lake to the Northern Water Authority. The Orrin Act is a law that makes the owner of a \
    lake bed answer for what lies in it. Paul Renner led the works. Between 1998 and 2006 \
    the NWA dredged the southern basin. Renner, now retired, plans to swim on the first day.\n";

/// Finds a control by its role and name: given `{ role, name }`. Its name must begin with this text.
const CONTROL: &str = r#"
    const kinds = { button: "button", textbox: "input:not([type=checkbox], [type=file]), textarea", checkbox: "[type=checkbox]",
        combobox: "select", file: "[type=file]" };
    const name = (element) => {
        if (element.ariaLabel) return element.ariaLabel;
        const source = element.labels?.[0] ?? element;
        const copy = source.cloneNode(true);
        copy.querySelectorAll("[aria-hidden=true], select, option").forEach((hidden) => hidden.remove());
        return words(copy);
    };
    const shown = (element) => element.type === "file" || element.checkVisibility();
    return all(kinds[given.role]).filter(shown).find((element) => name(element).startsWith(given.name)) ?? null;
"#;

/// Opens the studio, whose page has its own policy.
pub(crate) fn at_the_desk(test: impl AsyncFnOnce(&Page)) {
    browse(Site::start(Policy::None), async |page: &Page| {
        open(page).await;
        test(page).await;
    });
}

/// Opens the studio and waits until it is ready.
pub(crate) async fn open(page: &Page) {
    page.open_unready("/studio.html").await;
    page.until("the studio is there", "return !!find('#article')").await;
}

/// Presses a button whose name begins with this text. Not with the mouse: answers of the worker may move it meanwhile.
pub(crate) async fn press_button(page: &Page, name: &str) {
    wait_for(page, "button", name).await;
    let click = format!("(() => {{ {CONTROL} }})().click()");
    page.script_with::<()>(&click, json!({ "role": "button", "name": name })).await;
}

/// Waits for a control.
pub(crate) async fn wait_for(page: &Page, role: &str, name: &str) {
    let there = format!("return !!(() => {{ {CONTROL} }})()");
    page.until_with(&format!("there is a {role} {name}"), &there, json!({ "role": role, "name": name }))
        .await;
}

/// Replaces the content of a field. It is focused without the mouse, for the reason in [`press_button`].
pub(crate) async fn write(page: &Page, name: &str, text: &str) {
    wait_for(page, "textbox", name).await;
    // Like pasting, because a driver's keys are slow; in a browser without the command the value is set and an event
    // dispatched.
    let typed = format!(
        "const field = (() => {{ {CONTROL} }})();
        field.focus();
        field.select();
        if (document.execCommand('insertText', false, given.text)) return;
        field.setRangeText(given.text, 0, field.value.length, 'end');
        field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
    );
    page.script_with::<()>(&typed, json!({ "role": "textbox", "name": name, "text": text })).await;
}

/// The content of a field.
pub(crate) async fn value(page: &Page, name: &str) -> String {
    wait_for(page, "textbox", name).await;
    let body = format!("return (() => {{ {CONTROL} }})().value");
    page.script_with(&body, json!({ "role": "textbox", "name": name })).await
}

/// Opens the article and waits for its suggestions.
pub(crate) async fn begin(page: &Page) {
    write(page, "The article", ARTICLE).await;
    press_button(page, "Explain this article").await;
    page.until("suggestions are there", "return all('.mark').length > 3").await;
}

/// The number of undecided suggestions.
pub(crate) async fn open_suggestions(page: &Page) -> usize {
    page.script("return parseInt(words(find('.count'))) || 0").await
}

/// Opens a part of the studio.
pub(crate) async fn go_to(page: &Page, part: &str) {
    press_button(page, part).await;
    let current = "return words(find('.tabs [aria-current]')).startsWith(given)";
    page.until_with(&format!("{part} is shown"), current, json!(part)).await;
}

/// Waits until changes are saved on the device.
pub(crate) async fn saved(page: &Page) {
    page.until("it is saved", "return words(find('.kept')) === 'Saved on this device'").await;
}

/// Waits for a message about the whole story.
pub(crate) async fn told(page: &Page, words: &str) {
    page.until_with(
        &format!("it is told: {words}"),
        "return words(find('[role=alert]')).includes(given)",
        json!(words),
    )
    .await;
}

/// Opens files, given as pairs of a name and a text, as if they were chosen.
pub(crate) async fn choose(page: &Page, files: &[(&str, &str)]) {
    let script = format!(
        "const input = (() => {{ const given = {{ role: 'file', name: 'Choose files' }}; {CONTROL} }})();
        const chosen = new DataTransfer();
        for (const [name, text] of given) chosen.items.add(new File([text], name));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    page.script_with::<()>(&script, json!(files)).await;
}

/// Presses a button that has the focus, as with the keyboard.
pub(crate) async fn press_focused(page: &Page, name: &str) {
    wait_for(page, "button", name).await;
    let press = format!("const button = (() => {{ {CONTROL} }})(); button.focus(); button.click();");
    page.script_with::<()>(&press, json!({ "role": "button", "name": name })).await;
}

/// Waits until an element that a selector matches has the focus.
pub(crate) async fn focused(page: &Page, selector: &str) {
    page.until_with(&format!("{selector} has the focus"), "return focused().matches(given)", json!(selector))
        .await;
}
