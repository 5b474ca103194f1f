//! Changes by scripts of the page to an article are kept: frameworks, translators, highlighters, typesetters, and
//! others.

use browser_tests::{Answer, Page, Policy, Site, browse};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const STORY: &str = r#"{"version": 1,
    "article": {"title": "T", "language": "en", "published": "2024-05-10", "mentions": "all"},
    "glossary": [
        {"id": "board", "label": "Harbour Board", "definition": "Runs the port."},
        {"id": "gdp", "label": "GDP", "definition": "What a country makes in a year."},
        {"id": "northport", "label": "Northport", "definition": "A town by the sea."}],
    "timeline": {
        "groups": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}],
        "events": [
            {"id": "vote", "date": "2024-03-04", "title": "The vote", "groups": ["x"]},
            {"id": "quay", "date": "2023-11", "title": "The quay closes", "groups": ["y"]}]}}"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A page with this body, and a story beside it.
pub(crate) fn site(body: &str) -> Site {
    let site = Site::start(Policy::None);
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
         <link rel=\"icon\" href=\"icon.svg\"></head><body>{body}\
         <script type=\"module\" src=\"article-explainer.js\"></script></body></html>"
    );
    site.answer("/host.html", Answer::Content(page.into_bytes()));
    site.answer("/story.json", Answer::Content(STORY.into()));
    site
}

/// A page with an article of this content.
pub(crate) fn article(inside: &str) -> Site {
    site(&format!("<article-explainer src=\"story.json\"><article>{inside}</article></article-explainer>"))
}

/// Serves a file of a package.
fn serve(site: &Site, path: &str) {
    let file = root().join("node_modules").join(path);
    let content = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    site.answer(&format!("/lib/{path}"), Answer::Content(content));
}

/// Waits until the mentions in the article have these texts.
pub(crate) async fn mentions_are(page: &Page, words: &[&str]) {
    let now = "return JSON.stringify([...host.querySelectorAll('explainer-mention')].map((mention) => mention.textContent)) \
        === JSON.stringify(given)";
    page.until_with(&format!("{words:?} are mentioned"), now, serde_json::json!(words)).await;
}

async fn text(page: &Page) -> String {
    page.script("return host.querySelector('p').textContent").await
}

/// The article without the widget: its markup, and the number of its nodes.
const WITHOUT: &str = "const kept = host; host.remove(); await settle(); \
    const walker = document.createTreeWalker(kept); let nodes = 0; while (walker.nextNode()) nodes++; \
    return [kept.innerHTML, String(nodes)]";

/// A page of a framework, which shows an article.
fn framework_page(framework: &str) -> Site {
    let bundler = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/frameworks.mjs");
    let output = Command::new("node").arg(bundler).arg(framework).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let site = site(
        "<div id=\"app\"></div><script>window.first = 'The Harbour Board is meeting in Northport.'</script>\
         <script type=\"module\" src=\"page.js\"></script>",
    );
    site.answer("/page.js", Answer::Content(output.stdout));
    site
}

#[test]
fn a_framework_shows_the_text_that_it_was_given_last() {
    for framework in ["react", "preact", "vue", "lit", "svelte"] {
        browse(framework_page(framework), async |page: &Page| {
            println!("{framework}");
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            for (now, mentions) in [
                ("The Harbour Board has adjourned.", ["Harbour Board"].as_slice()),
                ("GDP of Northport fell", &["GDP", "Northport"]),
                ("Northport", &["Northport"]),
                ("", &[]),
                ("News from Northport", &["Northport"]),
                ("No news from", &[]),
                ("The mayor of Northport", &["Northport"]),
                ("The mayor of Ostend", &[]),
                ("It rains in Northport", &["Northport"]),
                ("It rains in", &[]),
                ("It rains in Northport", &["Northport"]),
                ("It rains in snow", &[]),
                ("Rain.", &[]),
                ("The Harbour Board is meeting in Northport.", &["Harbour Board", "Northport"]),
            ] {
                let shown = "await upd(given); return host.querySelector('p').textContent";
                let shown: String = page.script_with(shown, now).await;
                assert_eq!(shown, format!("{now} Live"), "{framework}");
                mentions_are(page, mentions).await;
                assert_eq!(text(page).await, format!("{now} Live"), "{framework}");
            }
        });
    }
}

#[test]
fn a_framework_shows_the_parts_of_a_text_that_it_was_given_last() {
    for framework in ["react", "preact", "vue"] {
        browse(framework_page(framework), async |page: &Page| {
            println!("{framework}");
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            for (parts, mentions) in [
                (["The ", "*ECB", " met."].as_slice(), [].as_slice()),
                (&["The Harbour Board met in Northport."], &["Harbour Board", "Northport"]),
                (&["The ", "Harbour Board", " met."], &["Harbour Board"]),
                (&["The Harbour Board met.", " And the GDP grew."], &["Harbour Board", "GDP"]),
                (&["The Harbour Board met."], &["Harbour Board"]),
                (&["Yesterday ", "the Harbour Board met."], &["Harbour Board"]),
                (&["Northport is big."], &["Northport"]),
                (&["*New: ", "Northport is big."], &["Northport"]),
                (&["Northport is big."], &["Northport"]),
                (&["A ", "*fine", " Harbour Board of Northport"], &["Harbour Board", "Northport"]),
                (&["A Harbour Board", " of ", "*old", " Northport"], &["Harbour Board", "Northport"]),
            ] {
                let shown = "await parts(given); return host.querySelector('p').textContent";
                let shown: String = page.script_with(shown, parts).await;
                let whole = parts.concat().replace('*', "");
                assert_eq!(shown, whole, "{framework}");
                mentions_are(page, mentions).await;
                assert_eq!(text(page).await, whole, "{framework}");
            }
        });
    }
}

const TRANSLATE: &str = "const walker = document.createTreeWalker(host.querySelector('article'), NodeFilter.SHOW_TEXT);
    const texts = []; while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    window.undo ??= [];
    for (const text of texts) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        inner.textContent = text.data.toUpperCase() + given;
        outer.append(inner);
        text.replaceWith(outer);
        undo.push([outer, text]);
    }
    await settled();";

#[test]
fn a_translation_keeps_every_word_and_the_cards_and_can_be_taken_back() {
    let inside = "<p>On Monday the Harbour Board met in Northport to speak of the GDP of the region.</p>";
    browse(article(inside), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP"]).await;
        page.script_with::<()>(TRANSLATE, "").await;
        assert_eq!(
            text(page).await,
            "ON MONDAY THE HARBOUR BOARD MET IN NORTHPORT TO SPEAK OF THE GDP OF THE REGION."
        );
        page.script::<()>("host.querySelector('explainer-mention').click()").await;
        page.card_of("board").await;
        page.script::<()>("host.hideTerm()").await;
        page.script_with::<()>(TRANSLATE, "!").await;
        let twice = "ON MONDAY THE !HARBOUR BOARD! MET IN !NORTHPORT! TO SPEAK OF THE !GDP! OF THE REGION.!";
        assert_eq!(text(page).await, twice);
        page.script::<()>("for (const [font, text] of undo.reverse()) font.replaceWith(text)").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP"]).await;
        let [html, nodes]: [String; 2] = page.script(WITHOUT).await;
        assert_eq!(html, format!("<article>{inside}</article>"));
        assert_eq!(nodes, "3");
    });
}

#[test]
fn a_highlighter_finds_every_word_and_leaves_the_article_whole() {
    let inside = "<p>On Monday the Harbour Board met in Northport to speak of the GDP.</p><p>Northport</p>";
    let site = article(inside);
    serve(&site, "mark.js/dist/mark.min.js");
    browse(site, async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP", "Northport"]).await;
        page.script::<()>(
            "const script = Object.assign(document.createElement('script'), { src: '/lib/mark.js/dist/mark.min.js' });
            const loaded = new Promise((done) => (script.onload = done)); document.head.append(script); await loaded;
            window.marker = new Mark(host.querySelector('article'));
            marker.mark(['Monday', 'Northport', 'speak'], { separateWordSearch: false });
            await settled()",
        )
        .await;
        let told: Vec<String> =
            page.script("return [...host.querySelectorAll('p')].map((block) => block.textContent)").await;
        assert_eq!(told, ["On Monday the Harbour Board met in Northport to speak of the GDP.", "Northport"]);
        let marked: Vec<String> =
            page.script("return [...host.querySelectorAll('mark')].map((mark) => mark.textContent)").await;
        assert_eq!(marked, ["Monday", "Northport", "speak", "Northport"]);
        page.script::<()>("marker.unmark(); await settled()").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP", "Northport"]).await;
        let [html, _]: [String; 2] = page.script(WITHOUT).await;
        assert_eq!(html, format!("<article>{inside}</article>"));
    });
}

#[test]
fn formulas_are_set_before_the_widget_and_after_it() {
    let inside = "<p>Growth is \\(g = \\Delta \\text{GDP} / N\\) in a year.</p><p>GDP and \\(\\text{GDP}\\) of Northport.</p>\
        <p>Harbour Board members met.</p>";
    for after in [true, false] {
        let site = article(inside);
        serve(&site, "katex/dist/katex.min.js");
        serve(&site, "katex/dist/contrib/auto-render.min.js");
        browse(site, async |page: &Page| {
            let typeset = "const add = (src) => new Promise((onload) => document.head.append(Object.assign(document.createElement('script'), { src, onload })));
                const set = async () => { await add('/lib/katex/dist/katex.min.js'); await add('/lib/katex/dist/contrib/auto-render.min.js');
                renderMathInElement(document.querySelector('article')) };";
            if after {
                page.open("/host.html").await;
                page.script::<()>(&format!("{typeset} await set()")).await;
            } else {
                page.before_scripts(&format!("{typeset} addEventListener('DOMContentLoaded', set)")).await;
                page.open("/host.html").await;
            }
            page.until("the formulas are set", "return host.querySelectorAll('.katex').length === 2").await;
            mentions_are(page, &["GDP", "Northport", "Harbour Board"]).await;
            let told: Vec<String> = page
                .script("return [...host.querySelectorAll('p')].map((block) => { const copy = block.cloneNode(true); \
                    copy.querySelectorAll('.katex').forEach((formula) => formula.replaceWith('F')); return copy.textContent })")
                .await;
            assert_eq!(
                told,
                ["Growth is F in a year.", "GDP and F of Northport.", "Harbour Board members met."]
            );
        });
    }
}

#[test]
fn normalizing_parts_no_text_and_loses_none() {
    let inside = "<p>Northport</p><p>Northport and the GDP of Northport</p>";
    browse(article(inside), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Northport", "Northport", "GDP", "Northport"]).await;
        page.script::<()>("window.held = [...host.querySelectorAll('p')].map((block) => block.firstChild); host.normalize(); await settled()").await;
        mentions_are(page, &["Northport", "Northport", "GDP", "Northport"]).await;
        page.script::<()>("for (const text of held) text.data = 'The Harbour Board'").await;
        mentions_are(page, &["Harbour Board", "Harbour Board"]).await;
        let [html, nodes]: [String; 2] = page.script(WITHOUT).await;
        assert_eq!(html, "<article><p>The Harbour Board</p><p>The Harbour Board</p></article>");
        assert_eq!(nodes, "5");
    });
}

#[test]
fn what_is_edited_has_its_text_back() {
    browse(article("<p>The Harbour Board met in Northport.</p><p>GDP</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP"]).await;
        let markup = "host.querySelector('p').contentEditable = true; await frames(1); return host.querySelector('p').innerHTML";
        let markup: String = page.script(markup).await;
        assert_eq!(markup, "The Harbour Board met in Northport.");
        mentions_are(page, &["GDP"]).await;
        page.script::<()>("host.querySelector('p').contentEditable = false").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP"]).await;
    });
}

#[test]
fn an_advertisement_leaves_card_focus_and_filter_alone() {
    browse(article("<p>Then the Harbour Board met in Northport.</p><p>More.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        page.script::<()>("host.querySelector('explainer-mention').focus()").await;
        page.press("\u{e007}").await;
        page.card_of("board").await;
        page.script::<()>("find('.explainer-groups button, .explainer-groups input').click()").await;
        page.until("a group is hidden", "return all('[data-event][hidden]').length === 1").await;
        page.script::<()>(
            "host.querySelector('article').append(Object.assign(document.createElement('ins'), { textContent: 'Buy in Northport' }))",
        )
        .await;
        mentions_are(page, &["Harbour Board", "Northport", "Northport"]).await;
        page.card_of("board").await;
        let same: bool = page
            .script("return all('[data-event][hidden]').length === 1 && (topCard().contains(focused()) || focused().dataset.term === 'board')")
            .await;
        assert!(same, "the focus or the filter is gone");
    });
}

#[test]
fn a_change_beside_a_mention_leaves_its_card_and_the_focus_and_its_removal_closes_the_card() {
    browse(article("<p>Then the Harbour Board met in Northport.</p><p>GDP</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport", "GDP"]).await;
        page.script::<()>("window.mention = host.querySelector('explainer-mention'); mention.focus()").await;
        page.press("\u{e007}").await;
        page.card_of("board").await;
        for change in ["append(document.createElement('b'))", "append(' 3 likes')", "prepend('Live. ')"] {
            page.script::<()>(&format!("mention.parentNode.{change}; await settled()")).await;
            let stays: [bool; 4] = page
                .script(
                    "return [mention.isConnected, mention.ariaExpanded === 'true', focused() === mention, !!topCard()]",
                )
                .await;
            assert_eq!(stays, [true; 4], "{change}");
        }
        page.script::<()>("mention.parentNode.remove()").await;
        page.until("the card is closed", "return !topCard()").await;
        assert_eq!(page.told("explainer-term-hide").await.len(), 1);
        mentions_are(page, &["GDP"]).await;
    });
}

#[test]
fn a_highlighter_that_follows_what_is_typed_loses_no_letter() {
    let inside =
        "<p>On Monday the Harbour Board met in Northport.</p><p>Northport and the Board, Northport.</p>";
    let site = article(inside);
    serve(&site, "mark.js/dist/mark.min.js");
    browse(site, async |page: &Page| {
        page.open("/host.html").await;
        page.script::<()>(
            "const script = Object.assign(document.createElement('script'), { src: '/lib/mark.js/dist/mark.min.js' });
            const loaded = new Promise((done) => (script.onload = done)); document.head.append(script); await loaded;
            window.marker = new Mark(host.querySelector('article'))",
        )
        .await;
        let whole = async || page.script::<String>("return host.querySelector('article').textContent").await;
        let before = whole().await;
        for looked_for in ["o", "or", "t", "o", "Northport", "o"] {
            for across in [false, true] {
                let given = serde_json::json!([looked_for, { "acrossElements": across, "separateWordSearch": false }]);
                page.script_with::<()>("marker.mark(...given); await settled()", given).await;
                assert_eq!(whole().await, before, "{looked_for}");
                page.script::<()>("marker.unmark(); await settled()").await;
                assert_eq!(whole().await, before, "{looked_for}, unmarked");
            }
        }
        let kept: String = page
            .script("const article = host.querySelector('article'); host.remove(); await settled(); return article.textContent")
            .await;
        assert_eq!(kept, before);
    });
}

#[test]
fn a_story_that_is_set_again_and_again_is_explained() {
    browse(article("<p>The Harbour Board met in Northport.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        let story = "{ version: 1, article: { title: 'x', language: 'en' }, glossary: [{ id: 'port', label: 'Northport', definition: 'A port.' }] }";
        page.script::<()>(&format!(
            "for (let wait = 0; wait < 5; wait++) {{ host.story = {story}; await frames(wait) }}
            host.story = {story}; await new Promise((done) => setTimeout(done)); host.story = {story}"
        ))
        .await;
        page.until("it is ready", "return host.matches(':state(ready)')").await;
        mentions_are(page, &["Northport"]).await;
    });
}

#[test]
fn a_new_paragraph_is_explained_within_a_second_beside_a_ticker() {
    browse(article("<p>The Harbour Board met. <span id=\"tick\">0</span></p>"), async |page: &Page| {
        page.open("/host.html").await;
        let within: f64 = page
            .script(
                "let ticks = 0; setInterval(() => (document.querySelector('#tick').textContent = ++ticks), 100);
                while (ticks < 3) await frames(1);
                const block = Object.assign(document.createElement('p'), { textContent: 'Northport and the GDP' });
                host.querySelector('article').append(block);
                const since = performance.now();
                while (block.querySelectorAll('explainer-mention').length < 2 && performance.now() < since + 10_000) await frames(1);
                return performance.now() - since",
            )
            .await;
        // Generous, because the machine may be busy.
        assert!(within < 3_000.0, "{within} ms");
    });
}

#[test]
fn what_happens_while_the_widget_loads_is_seen() {
    let site = article("<p>The Harbour Board met.</p>");
    let engine = site.path_of("explainer-engine-", ".wasm");
    site.answer(&engine, Answer::Held);
    browse(site, async |page: &Page| {
        page.open_unready("/host.html").await;
        page.script::<()>("window.held = host.querySelector('p').firstChild; held.data = 'Northport slept.'")
            .await;
        page.site.heal(&engine);
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        mentions_are(page, &["Northport"]).await;
        assert_eq!(text(page).await, "Northport slept.");
    });
}
