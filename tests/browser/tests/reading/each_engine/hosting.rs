//! The host's own article inside the element: annotated in place, and restored.

use browser_tests::{Ability, Page, Policy, Site, browse};

const ARTICLE: &str = r#"<article>
  <h1>What the Commission holds</h1>
  <p id="first">In April 2019 the European <em id="stressed">Commission</em> wrote that it has no evidence against
    Kaspersky Lab. A link to <a href="elsewhere.html">Europol</a> stays a link, and <code>Europol</code> stays code.</p>
  <blockquote><p>Europol stands in a quotation.</p></blockquote>
  <p>Europol had worked with the company<br>until 13 June 2018, when <span data-explainer-skip>Twitter</span> had long
    turned away.</p>
</article>"#;

/// A host's page with this content inside the element.
fn hosting(inside: &str) -> Site {
    let site = Site::start(Policy::Strict);
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"icon.svg\">
        <script type=\"module\" src=\"article-explainer.js\"></script>
        <main>{above}<article-explainer src=\"story.json\">{inside}</article-explainer><p>{below}</p></main>",
        above = "<br>".repeat(20),
        below = "<br>".repeat(60),
    );
    site.answer("/host.html", browser_tests::Answer::Content(page.into_bytes()));
    site
}

/// The text of all mentions in the host's article, in order.
async fn mentioned(page: &Page) -> Vec<String> {
    page.script("return [...host.querySelectorAll('[data-term], [data-event-mention]')].map((mention) => mention.textContent)")
        .await
}

#[test]
fn terms_and_dates_are_found_in_the_hosts_own_html() {
    browse(hosting(ARTICLE), async |page: &Page| {
        page.open("/host.html").await;
        let words = mentioned(page).await;
        for found in ["European ", "Kaspersky Lab", "Europol", "13 June 2018"] {
            assert!(words.iter().any(|words| words == found), "{found:?} is not among {words:?}");
        }
        let untouched: Vec<String> = page
            .script("return [...host.querySelectorAll('a[href=\"elsewhere.html\"], code, blockquote, h1, [data-explainer-skip]')].map((part) => part.innerHTML)")
            .await;
        assert_eq!(
            untouched,
            [
                "What the Commission holds",
                "Europol",
                "Europol",
                "<p>Europol stands in a quotation.</p>",
                "Twitter"
            ]
        );
    });
}

#[test]
fn a_mention_in_the_hosts_html_opens_its_card_beside_it_and_closes_again() {
    browse(hosting(ARTICLE), async |page: &Page| {
        page.window(1200, 800).await;
        page.open("/host.html").await;
        let mention = page.element("mention", "return host.querySelector('[data-term=europol]')", ()).await;
        page.is_called(&mention, "button", "Europol").await;
        page.click(&mention).await;
        page.card_of("europol").await;
        let faults: Vec<String> =
            page.script("return misplaced(topCard(), host.querySelector('[data-term=europol]'))").await;
        assert!(faults.is_empty(), "{faults:?}");
        page.click(&mention).await;
        page.no_card().await;
        page.script::<()>("host.querySelector('[data-term=europol]').focus()").await;
        page.press("\u{e007}").await;
        page.card_of("europol").await;
        page.press("\u{e00c}").await;
        page.no_card().await;
        page.focus_is_on("europol").await;
    });
}

#[test]
fn the_timeline_follows_the_hosts_article_and_leads_back_to_it() {
    browse(hosting(ARTICLE), async |page: &Page| {
        page.window(1440, 900).await;
        page.open("/host.html").await;
        page.script::<()>("find('[popovertarget=timeline]').click()").await;
        let script = "return find('[data-event] a[href^=\"#p\"]')";
        let title = page.element("title of an event", script, ()).await;
        let event = "return find('[data-event]:has(a[href^=\"#p\"])').dataset.event";
        let event: String = page.script(event).await;
        page.click(&title).await;
        page.until("its passage is marked", "return !!host.querySelector('article > p[data-selected]')")
            .await;
        page.event_is_current(&event).await;
    });
}

#[test]
fn the_hosts_article_is_given_back_to_the_node() {
    browse(hosting(ARTICLE), async |page: &Page| {
        page.before_scripts(
            "addEventListener('DOMContentLoaded', () => {
                const article = document.querySelector('article');
                window.before = article.outerHTML;
                const walker = document.createTreeWalker(article);
                window.nodes = [];
                while (walker.nextNode()) nodes.push(walker.currentNode);
            })",
        )
        .await;
        page.open("/host.html").await;
        assert!(!mentioned(page).await.is_empty());
        page.script::<()>("window.kept = host; host.remove(); await settle()").await;
        page.until(
            "the article is as it was",
            "const walker = document.createTreeWalker(kept.querySelector('article'));
            const now = [];
            while (walker.nextNode()) now.push(walker.currentNode);
            return kept.querySelector('article').outerHTML === before
                && now.length === nodes.length && now.every((node, index) => node === nodes[index])
                && document.adoptedStyleSheets.length === 0",
        )
        .await;
    });
}

#[test]
fn what_a_live_article_adds_is_explained_too() {
    browse(hosting(ARTICLE), async |page: &Page| {
        page.open("/host.html").await;
        page.script::<()>(
            "const line = document.createElement('p');
            line.textContent = 'Best Buy has nothing to add.';
            host.querySelector('article').append(line)",
        )
        .await;
        page.until("the new line is explained", "return !!host.querySelector('[data-term=best-buy]')").await;
        let twice: usize =
            page.script("return host.querySelectorAll('[data-term] [data-term]').length").await;
        assert_eq!(twice, 0);
    });
}

/// More elements than are read at once, in nested blocks, with a mention in every paragraph.
fn long_article() -> String {
    let paragraph =
        "<p>With <em>some</em> <b>emphasis</b>, <i>for</i> <span>all</span>, Europol is named here.</p>";
    let item = format!("<li>{}<div>loose {paragraph} text</div></li>", paragraph.repeat(3));
    let section =
        format!("<section><h2>Part</h2>{}<ul>{}</ul></section>", paragraph.repeat(5), item.repeat(5));
    format!("<article id=long>{}<p>At the end stands Best Buy.</p></article>", section.repeat(12))
}

#[test]
fn a_long_article_is_read_in_slices_to_its_end() {
    browse(hosting(&long_article()), async |page: &Page| {
        page.open_unready("/host.html").await;
        page.script::<()>("host.setAttribute('mentions', 'all')").await;
        page.until("it is read to its end", "return !!long.querySelector('[data-term=best-buy]')").await;
        let count = "return [long.querySelectorAll('[data-term=europol]').length, long.textContent.match(/Europol/g).length]";
        let (linked, named): (usize, usize) = page.script(count).await;
        assert_eq!(linked, named);
        // Changes meanwhile are read, and the rest stays.
        page.script::<()>(
            "window.mention = long.querySelector('section:last-of-type [data-term]');
            long.querySelector('section li p').textContent = 'Now Best Buy stands here.'",
        )
        .await;
        page.until(
            "the changed paragraph is read again",
            "return !!long.querySelector('section li p [data-term=best-buy]') && window.mention.isConnected",
        )
        .await;
        page.script::<()>("long.querySelector('section li p').remove(); host.remove(); await settle()").await;
        page.until("no mention is left", "return !document.querySelector('explainer-mention')").await;
    });
}

#[test]
fn a_copy_of_an_explained_article_is_explained_for_itself() {
    browse(hosting(ARTICLE), async |page: &Page| {
        page.open("/host.html").await;
        let words = mentioned(page).await;
        page.script::<()>("const copy = host.cloneNode(true); host.replaceWith(copy)").await;
        page.until("the copy is ready", "return host.matches(':state(ready)')").await;
        assert_eq!(mentioned(page).await, words);
    });
}

/// The scroll position, once the page has stopped scrolling.
async fn scrolled(page: &Page) -> f64 {
    page.script(
        "let before = -1;
        while (before !== scrollY) { before = scrollY; await new Promise((done) => setTimeout(done, 150)); }
        return before",
    )
    .await
}

#[test]
fn a_reload_and_a_way_back_return_to_the_same_place() {
    let long = format!("{ARTICLE}{}", "<p>Europol wrote nothing more, and nobody asked.</p>".repeat(60));
    browse(hosting(&long), async |page: &Page| {
        if page.lacks(Ability::Reload) {
            return;
        }
        page.open("/host.html").await;
        for start in ["", "#first"] {
            page.open_unready("/embed.html").await;
            page.open(&format!("/host.html{start}")).await;
            page.script::<()>(
                "host.querySelectorAll('p')[40].scrollIntoView({ block: 'center', behavior: 'instant' })",
            )
            .await;
            let before = scrolled(page).await;
            assert!(before > 300.0, "the page is too short: {before}");
            page.reload().await;
            page.until("it is ready again", "return host.matches(':state(ready)')").await;
            let after = scrolled(page).await;
            assert!((after - before).abs() < 2.0, "after a reload at {after}, not {before} ({start})");

            page.open_unready("/embed.html").await;
            page.back().await;
            page.until(
                "it is ready once more",
                "return location.pathname === '/host.html' && host.matches(':state(ready)')",
            )
            .await;
            let after = scrolled(page).await;
            assert!((after - before).abs() < 2.0, "back at {after}, not {before} ({start})");
        }
    });
}
