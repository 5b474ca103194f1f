//! Scripts of the page have the same result with and without the widget: each runs on a paragraph of the host's
//! article, and on the same paragraph outside of it.

use browser_tests::{Page, browse};

use crate::scripts::article;

const PLAIN: &str = "On Monday the Harbour Board met in Northport to speak of the GDP.";

/// Definitions for the scripts: `block` is the paragraph, `texts` are its text nodes as a script finds them, and
/// `wait` lets the widget read the article again.
const TOOLS: &str = "
    const textsIn = (node) => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), texts = [];
        while (walker.nextNode()) if (walker.currentNode.data) texts.push(walker.currentNode);
        return texts;
    };
    const upper = (text) => text.toUpperCase();
    const wrapped = (node, name = 'span') => {
        const around = document.createElement(name);
        node.before(around);
        around.append(node);
        return around;
    };
    const run = async (block, wait) => { const texts = textsIn(block); SCRIPT };
    const control = document.createElement('p');
    control.innerHTML = given;
    document.body.append(control);
    const block = host.querySelector('p');
    await run(control, () => {});
    await run(block, settled);
    await settled();
    const withWidget = block.textContent;
    host.remove();
    return [control.textContent, withWidget, block.textContent];";

async fn ends_alike(page: &Page, inside: &str, script: &str) {
    page.open("/host.html").await;
    page.until("something is mentioned", "return host.querySelector('explainer-mention') !== null").await;
    let [without, with, after]: [String; 3] =
        page.script_with(&TOOLS.replace("SCRIPT", script), inside).await;
    assert_eq!(with, without, "{inside}: {script}");
    assert_eq!(after, without, "once the widget is gone: {inside}: {script}");
}

fn all_end_alike(inside: &str, scripts: &[&str]) {
    browse(article(&format!("<p>{inside}</p>")), async |page: &Page| {
        for script in scripts {
            ends_alike(page, inside, script).await;
        }
    });
}

#[test]
fn nodes_that_are_kept_aside_come_back_with_their_words() {
    all_end_alike(
        PLAIN,
        &[
            "const kept = [...block.childNodes]; block.replaceChildren('Subscribe'); await wait(); block.replaceChildren(...kept)",
            "const kept = [...block.childNodes]; kept.forEach((node) => node.remove()); await wait(); block.append(...kept)",
            "const kept = [...block.childNodes]; kept.forEach((node) => node.remove()); block.append(...kept); await wait()",
        ],
    );
}

#[test]
fn translations_into_the_nodes_of_a_text_and_back_keep_every_word() {
    all_end_alike(
        PLAIN,
        &[
            "const before = texts.map((text) => text.data); texts.forEach((text) => (text.data = upper(text.data))); \
             await wait(); texts.forEach((text, at) => (text.data = before[at]))",
            "texts.forEach((text) => (text.data = upper(text.data))); await wait(); \
             texts.forEach((text) => (text.data = text.data.replaceAll('E', 'é')))",
            "for (const text of texts) { text.data = upper(text.data); await wait(); }",
            "for (const text of texts) { const made = document.createElement('span'); made.textContent = upper(text.data); \
             text.replaceWith(made); await wait(); }",
            "const whole = texts.map((text) => text.data); for (let length = 1; length < 9; length += 2) { \
             texts.forEach((text, at) => (text.data = whole[at].slice(0, length))); await wait(); } \
             texts.forEach((text, at) => (text.data = whole[at]))",
        ],
    );
}

#[test]
fn highlighters_that_wrap_text_nodes_keep_their_order() {
    all_end_alike(
        PLAIN,
        &[
            "texts.forEach((text) => wrapped(text, 'mark'))",
            "[...block.childNodes].filter((node) => node.nodeType === 3 && node.data).forEach((node) => wrapped(node))",
            "const marks = texts.map((text) => wrapped(text, 'mark')); await wait(); \
             marks.forEach((mark) => mark.replaceWith(...mark.childNodes))",
            "const [first] = texts, part = first.splitText(3); part.splitText(6); const mark = wrapped(part, 'mark'); await wait(); \
             mark.replaceWith(...mark.childNodes); first.data += part.data + part.nextSibling.data; \
             part.nextSibling.remove(); part.remove()",
        ],
    );
}

#[test]
fn what_is_written_before_a_first_mention_keeps_the_rest_in_every_script() {
    for (inside, script) in [
        (
            "C'est l'Northport qui parle.",
            "texts[0].data = texts[0].data.replace(/'/g, '’').replace('est', 'était')",
        ),
        ("昨天Northport的人很多。", "texts[0].data = texts[0].data.replace('昨天', '前天')"),
        ("それはNorthportの人です。", "texts[0].data = texts[0].data.replace('それ', 'これ')"),
        ("-Northport is big.", "texts[0].data = texts[0].data.replace('-', '—')"),
        ("Town/Northport is big.", "texts[0].data = texts[0].data.replace('Town', 'City')"),
        ("\"Northport\" is big.", "texts[0].data = texts[0].data.replace('\"', '« ')"),
        ("Northport is big.", "block.firstChild.data = 'Update: ' + block.firstChild.data"),
        ("Northport is big.", "block.firstChild.insertData(0, '★')"),
    ] {
        all_end_alike(inside, &[script]);
    }
}

#[test]
fn a_script_that_replaces_texts_is_known_by_what_it_did_before() {
    let writes = "const held = block.firstChild; \
         for (const text of ['The Council: ', 'Northport ', 'The Harbour Board has adjourned.', 'Northport', \
             'In Northport ', 'The Harbour Board: ']) { held.data = text; await wait(); }";
    let told = "held.__ngContext__ = 3; ";
    all_end_alike("The Harbour Board: <b>5 votes</b>", &[&writes.replacen("; ", &format!("; {told}"), 1)]);
}
