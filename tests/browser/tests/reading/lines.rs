//! Mentions do not change line breaks: each paragraph is compared with a copy without mentions, at many widths, and
//! both begin their lines at the same letters.

use browser_tests::{Ability, Answer, Page, Policy, Site, browse};
use serde_json::json;

use crate::scripts::{article, site};
use crate::texts::{self, TEXTS};
use crate::written::{self, LANGUAGES};

/// The blocks of a selector whose lines begin elsewhere than in a copy without mentions. All in one task, so that the
/// widget does not read the copies.
const BREAKS: &str = r#"
const faults = [];
const texts = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
};
// The starts of the lines, as the number of letters before them.
const range = document.createRange();
const starts = (nodes) => {
    const found = [];
    let before = 0, bottom = -Infinity;
    for (const node of nodes) {
        for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            // Text that is not rendered, such as a space at the end of a line, has no size.
            if (box.width > 0 && (box.top + box.bottom) / 2 > bottom) {
                found.push(before + at);
                bottom = box.bottom;
            } else if (box.width > 0) bottom = Math.max(bottom, box.bottom);
        }
        before += node.length;
    }
    return found;
};
for (const block of all(given.blocks)) {
    if (!block.querySelector("explainer-mention, [data-term], [data-event-mention]")) {
        if (given.all) faults.push(`nothing is mentioned: ${words(block)}`);
        continue;
    }
    const copy = block.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("explainer-mention, .explainer-term, .explainer-event-mention, dfn").forEach((mention) => mention.replaceWith(...mention.childNodes));
    copy.normalize();
    block.after(copy);
    const [own, plain] = [block, copy].map(texts);
    for (let width = given.from; width <= given.to; width += given.step) {
        block.style.inlineSize = copy.style.inlineSize = `${width}px`;
        const [here, there] = [own, plain].map(starts);
        if (here.join() === there.join() && block.offsetHeight === copy.offsetHeight) continue;
        // The engine rounds the width of each text to a fraction of a pixel: a line that fits within that may break
        // either way.
        const near = [-given.rounding, given.rounding].some((more) => {
            copy.style.inlineSize = `${width + more}px`;
            return here.join() === starts(plain).join();
        });
        if (!near)
            faults.push(`${width} px, ${block.offsetHeight} for ${copy.offsetHeight} high: lines at ${here}, not ${there}: ${words(block).slice(0, 40)}`);
    }
    copy.remove();
    block.style.inlineSize = "";
}
return faults"#;

/// Compares the blocks of a selector with plain text. With `all`, each of them must have a mention.
async fn lines_are_as_in_plain_text(page: &Page, blocks: &str, all: bool, step: u32) {
    let given = json!({ "blocks": blocks, "all": all, "from": 240, "to": 1000, "step": step, "rounding": 1.0 / 16.0 });
    let faults: Vec<String> = page.script_with(BREAKS, given).await;
    assert!(faults.is_empty(), "{} faults: {:#?}", faults.len(), &faults[..faults.len().min(12)]);
}

#[test]
fn lines_break_as_they_do_without_the_widget() {
    let inside = "<p>It was late at sea. See the old town (Northport), at last; the Harbour Board, “Northport”, and GDP.</p>\
        <p lang=\"de\" style=\"hyphens: auto; text-align: justify\">Der Northport-Ausschuss und das Harbour Board.</p>\
        <p lang=\"ja\">昨日Northportの港湾委員会がGDPを発表した。</p>\
        <p lang=\"ar\" dir=\"rtl\">اجتمع Harbour Board في Northport أمس.</p>";
    browse(article(inside), async |page: &Page| {
        page.open("/host.html").await;
        page.until("they are mentioned", "return host.querySelectorAll('explainer-mention').length >= 8")
            .await;
        lines_are_as_in_plain_text(page, "article > p", true, 7).await;
    });
}

/// The texts of six scripts as the article of a host, in which all their terms are found.
fn of_all_scripts(style: &str) -> Site {
    let paragraphs: String = TEXTS.iter().map(texts::Text::paragraph).collect();
    let site = site(&format!(
        "<style>article {{ font: 18px/1.6 serif; {style} }}</style>\
         <article-explainer src=\"story.json\"><article>{paragraphs}</article></article-explainer>"
    ));
    site.answer("/story.json", Answer::Content(texts::story(TEXTS, "en").into_bytes()));
    site
}

#[test]
fn in_six_scripts_lines_break_as_they_do_without_the_widget() {
    for style in ["", "text-align: justify; hyphens: auto; font-kerning: none"] {
        browse(of_all_scripts(style), async |page: &Page| {
            page.open("/host.html").await;
            page.until(
                "every paragraph has mentions",
                "return [...host.querySelectorAll('p')].every((block) => block.querySelector('explainer-mention'))",
            )
            .await;
            lines_are_as_in_plain_text(page, "article > p", true, 7).await;
        });
    }
}

#[test]
fn an_own_article_breaks_its_lines_as_plain_text() {
    browse(Site::start(Policy::None), async |page: &Page| {
        page.open("/index.html").await;
        lines_are_as_in_plain_text(page, ".explainer-body > p", false, 7).await;
        if page.lacks(Ability::AccessibilityTree) {
            return;
        }
        let states: Vec<Option<String>> =
            page.script("return mentions().map((mention) => mention.ariaExpanded)").await;
        assert!(states.iter().all(|state| state.as_deref() == Some("false")), "{states:?}");
    });
    for language in LANGUAGES {
        browse(written::site(language), async |page: &Page| {
            page.open("/index.html").await;
            lines_are_as_in_plain_text(page, ".explainer-body > p", false, 21).await;
        });
    }
}

/// The demo at every width. `cargo test -p browser-tests --test reading -- --ignored at_every_width`.
#[test]
#[ignore = "takes minutes"]
fn at_every_width_the_demo_breaks_its_lines_as_plain_text() {
    browse(Site::start(Policy::None), async |page: &Page| {
        page.open("/index.html").await;
        let blocks: usize = page.script("return all('.explainer-body > p').length").await;
        for number in 1..=blocks {
            let block = format!(".explainer-body > p:nth-of-type({number})");
            lines_are_as_in_plain_text(page, &block, false, 1).await;
        }
    });
}
