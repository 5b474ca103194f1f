//! Text stays text: mentions are selected, found and read like the text around them. For line breaks see `lines.rs`.

use browser_tests::{Ability, Page, Policy, Site, browse};

use crate::scripts::{article, mentions_are, site};

#[test]
fn a_phrase_is_found_and_selected_across_the_edges_of_a_mention() {
    browse(article("<p>On Monday the Harbour Board met, all day.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board"]).await;
        if page.engine != browser_tests::Engine::WebKit {
            let found: bool =
                page.script("return find.call ? window.find('the Harbour Board met') : false").await;
            assert!(found, "the phrase is not found");
        }
        let (x, y, to): (i64, i64, i64) = page
            .script(
                "getSelection().removeAllRanges();
                const box = host.querySelector('explainer-mention').getBoundingClientRect();
                return [Math.round(box.left + 20), Math.round(box.top + box.height / 2), Math.round(box.right + 30)]",
            )
            .await;
        page.drag((x, y), (to, y)).await;
        let selected: String = page.script("return getSelection().toString()").await;
        assert!(selected.contains("Board"), "{selected:?} is selected");
        page.no_card().await;
    });
}

#[test]
fn a_mention_of_a_host_costs_little_and_looks_like_its_words() {
    let body = "<style>button::after{content:' »'} button, a, span{background:#c00!important;padding:8px 24px!important}
        p::first-letter{font-size:3em;float:left}</style>
        <article-explainer src=\"story.json\"><article><p>Northport is where the Harbour Board met.</p></article></article-explainer>";
    browse(site(body), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Northport", "Harbour Board"]).await;
        let (bytes, display, padding, background): (usize, String, String, String) = page
            .script(
                "const mention = host.querySelector('explainer-mention'), style = getComputedStyle(mention);
                return [mention.outerHTML.length - mention.textContent.length, style.display, style.padding, style.backgroundColor]",
            )
            .await;
        assert!(bytes <= 150, "{bytes} bytes");
        assert_eq!((display.as_str(), padding.as_str()), ("inline", "0px"));
        assert!(background.ends_with(", 0)"), "{background}");
    });
}

#[test]
fn a_mention_tells_whether_it_is_open_and_what_it_means() {
    browse(article("<p>On Monday the Harbour Board met.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board"]).await;
        let told = "const mention = host.querySelector('explainer-mention'); \
            return [mention.ariaExpanded, mention.ariaDescription]";
        let closed: (String, Option<String>) = page.script(told).await;
        page.script::<()>("host.querySelector('explainer-mention').click()").await;
        page.card_of("board").await;
        let open: (String, Option<String>) = page.script(told).await;
        page.script::<()>("host.querySelector('explainer-mention').click()").await;
        page.no_card().await;
        assert_eq!(page.script::<(String, Option<String>)>(told).await, closed);
        assert_eq!(closed, ("false".to_owned(), None));
        assert_eq!(open, ("true".to_owned(), Some("Runs the port.".to_owned())));
    });
}

#[test]
fn which_text_counts() {
    for (inside, mentions) in [
        (
            "<p>It was the Harbour Board<sup>12</sup>. The GDP<sup><a href=\"#n\">1</a></sup> fell in Northport <sup>3</sup>.</p>",
            ["Harbour Board", "GDP", "Northport"].as_slice(),
        ),
        (
            "<details><summary>The Harbour Board</summary><p>Text.</p></details><div role=\"heading\" aria-level=\"2\">GDP</div>\
          <div role=\"button\" tabindex=\"0\">Ask Northport</div><p aria-hidden=\"true\">GDP</p><p hidden>GDP</p>\
          <p style=\"display:none\">GDP</p><p><span style=\"visibility:hidden\">GDP</span></p><p>GDP</p>",
            &["GDP"],
        ),
        (
            "<p>Write to info@northport.example, see www.northport.example or northport.pdf, #Northport and @northport.</p>",
            &[],
        ),
        (
            "<p>North<wbr>port, Har&shy;bour Board, <x-word>Harbour</x-word> Board, <span style=\"float:left\">N</span>orthport</p>",
            &["North", "port", "Har\u{ad}bour Board", "Harbour", " Board", "N", "orthport"],
        ),
        (
            "<p>In Northport¹ the GDP<a href=\"#n\" role=\"doc-noteref\">2</a> and the Harbour Board<button>3</button> met.</p>",
            &["Northport", "GDP", "Harbour Board"],
        ),
        (
            "<p><span role=\"heading\">GDP</span> <span role=\"img\" aria-label=\"A map\">Northport</span> <span inert>GDP</span></p>\
          <p>Northport</p>",
            &["Northport"],
        ),
        ("<p><math><mi>GDP</mi></math> and <svg><text>GDP</text></svg> and \\(GDP\\) and $GDP_t$</p>", &[]),
    ] {
        browse(article(inside), async |page: &Page| {
            page.open("/host.html").await;
            mentions_are(page, mentions).await;
        });
    }
}

#[test]
fn what_is_to_be_skipped_may_change() {
    let inside =
        "<p>The <span>Harbour Board</span> met.</p><p data-explainer-skip>In Northport.</p><p>GDP</p>";
    browse(article(inside), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "GDP"]).await;
        page.script::<()>("host.querySelector('span').setAttribute('role', 'button')").await;
        mentions_are(page, &["GDP"]).await;
        page.script::<()>(
            "host.querySelector('[data-explainer-skip]').removeAttribute('data-explainer-skip')",
        )
        .await;
        mentions_are(page, &["Northport", "GDP"]).await;
        page.script::<()>("host.querySelectorAll('p')[2].setAttribute('data-explainer-skip', '')").await;
        mentions_are(page, &["Northport"]).await;
        page.script::<()>("host.querySelector('span').removeAttribute('role')").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
    });
}

#[test]
fn a_word_over_ruby_is_found_with_or_without_brackets() {
    let inside = "<p><ruby>North<rp>(</rp><rt>a</rt><rp>)</rp>port<rp>(</rp><rt>b</rt><rp>)</rp></ruby> and \
        <ruby>North<rt>a</rt>port<rt>b</rt></ruby></p>";
    browse(article(inside), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["North", "port", "North", "port"]).await;
    });
}

#[test]
fn the_hosts_type_and_colour_scheme_and_width_are_as_without_the_widget() {
    let body = "<style>:root{color-scheme:light} body{background:#fff;font:20px/1.8 monospace;color:#004;letter-spacing:.02em;text-align:justify}\
        main{max-inline-size:700px}</style><main><p id=\"out\">Out</p><article-explainer src=\"story.json\"><article>\
        <p id=\"in\">The Harbour Board met in Northport.</p></article></article-explainer></main>";
    browse(site(body), async |page: &Page| {
        for width in [1600, 1200, 800, 360] {
            page.window(width, 900).await;
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            let same: (bool, bool, bool) = page
                .script(
                    "const look = (element) => { const style = getComputedStyle(element);
                        return [style.font, style.color, style.letterSpacing, style.textAlign, style.direction, element.getBoundingClientRect().width].join() };
                    return [look(document.querySelector('#in')) === look(document.querySelector('#out')),
                        document.documentElement.scrollWidth <= innerWidth,
                        getComputedStyle(find('.explainer-root')).colorScheme === 'light']",
                )
                .await;
            assert_eq!(same, (true, true, true), "at {width}");
        }
    });
}

#[test]
fn the_pages_own_anchors_win_and_a_base_address_leads_nowhere_else() {
    let body = "<nav><a href=\"host.html#p2\">Comment 2</a></nav><article-explainer src=\"story.json\"><article><p>One</p>\
        <p>The Harbour Board met in Northport.</p></article></article-explainer><p style=\"margin-top:300vh\" id=\"p2\">Comment</p>\
        <p style=\"margin-bottom:300vh\"></p>";
    browse(site(body), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        page.script::<()>("document.querySelector('nav a').click()").await;
        page.until(
            "the comment is in view",
            "return document.querySelector('#p2').getBoundingClientRect().top < innerHeight",
        )
        .await;
        let marked: bool = page.script("return !!document.querySelector('[data-selected]')").await;
        assert!(!marked, "a passage is marked");
    });
    let site = article("<p>The Harbour Board met in Northport.</p>");
    browse(site, async |page: &Page| {
        page.before_scripts(
            "document.head.append(Object.assign(document.createElement('base'), { href: '/elsewhere/../' }))",
        )
        .await;
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        let here = "return all('.explainer-card a[href*=\"#\"]').every((link) => link.href.split('#')[0] === location.href.split('#')[0])";
        page.until("links lead to this page", here).await;
    });
}

#[test]
fn a_card_stands_at_its_term_under_zoom_and_in_what_scrolls() {
    for style in ["zoom:1.5", "", "transform:scale(.8)"] {
        let body = format!(
            "<div style=\"{style}\"><div id=\"scroller\" style=\"block-size:400px;overflow:auto\"><article-explainer src=\"story.json\"><article>\
             <p style=\"margin-block:300px\">The Harbour Board met in Northport.</p></article></article-explainer></div></div>"
        );
        browse(site(&body), async |page: &Page| {
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            page.script::<()>("document.querySelector('#scroller').scrollTop = 200; await frames(2); host.querySelector('explainer-mention').click(); await settle()").await;
            page.card_of("board").await;
            let stands =
                "await settle(); return misplaced(topCard(), host.querySelector('explainer-mention'))";
            let faults: Vec<String> = page.script(stands).await;
            assert!(faults.is_empty(), "{style}: {faults:?}");
            page.script::<()>("document.querySelector('#scroller').scrollTop = 150; await frames(3)").await;
            let faults: Vec<String> = page.script(stands).await;
            assert!(faults.is_empty(), "{style}, scrolled: {faults:?}");
        });
    }
}

#[test]
fn on_paper_the_terms_of_a_hosts_article_have_the_numbers_of_their_notes() {
    browse(article("<p>Then the Harbour Board met in Northport.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        if page.lacks(Ability::PaperOnScreen) {
            return;
        }
        page.paper().await;
        let (numbers, notes): (Vec<String>, Vec<String>) = page
            .script(
                "const number = (mention) => getComputedStyle(mention, '::after').content.replace(/[^0-9]/g, '');
                const shown = all('.explainer-card').filter((card) => card.checkVisibility());
                return [[...host.querySelectorAll('explainer-mention')].map(number), shown.map((card) => card.id)]",
            )
            .await;
        page.screen().await;
        assert_eq!(numbers, ["1", "2"]);
        assert_eq!(notes, ["term-board", "term-northport"]);
    });
}

#[test]
fn a_reader_view_has_every_word() {
    let library = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../node_modules/@mozilla/readability/Readability.js");
    let library = std::fs::read(&library).unwrap_or_else(|error| panic!("{}: {error}", library.display()));
    let paragraph = "<p>The Harbour Board met in Northport to speak of the GDP of the region, and it was said, among many \
        other things, that the quay would be closed for some years.</p>";
    let hosted = article(&format!("<h1>Port news</h1>{}", paragraph.repeat(8)));
    for (site, path) in [(Site::start(Policy::None), "/index.html"), (hosted, "/host.html")] {
        site.answer("/readability.js", browser_tests::Answer::Content(library.clone()));
        browse(site, async |page: &Page| {
            page.open(path).await;
            let missing: Vec<String> = page
                .script(
                    "const Readability = new Function(`${await (await fetch('/readability.js')).text()}; return Readability`)();
                    const plain = (text) => text.replace(/\\s+/g, ' ').trim();
                    const read = plain(new Readability(document.cloneNode(true)).parse().textContent);
                    return [...document.querySelectorAll('.explainer-body p, article > p')].map((block) => plain(block.textContent))
                        .filter((words) => words && !read.includes(words))",
                )
                .await;
            assert!(missing.is_empty(), "{missing:#?}");
        });
    }
}

#[test]
fn a_page_that_declares_no_colour_scheme_tells_it_by_its_text() {
    let lightness =
        "const [red, green, blue] = getComputedStyle(find('#glossary .explainer-entry')).color.match(/\\d+/g).map(Number);
        return Math.round((red + green + blue) / 7.65)";
    for (style, is_light) in [
        ("body { background: #111; color: #eee }", true),
        ("body { background: #111; color: oklch(0.9 0.02 90) }", true),
        ("body { background: white; color: #222 }", false),
        (":root { color-scheme: dark } body { color: white }", true),
        (":root { color-scheme: light dark } main { background: white; color: black }", false),
    ] {
        let body = format!(
            "<style>{style}</style><main><article-explainer src=\"story.json\"><article><p>The Harbour Board met.</p>\
             </article></article-explainer></main>"
        );
        browse(site(&body), async |page: &Page| {
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board"]).await;
            let found: i64 = page.script(lightness).await;
            assert_eq!(found > 50, is_light, "{style}: {found} %");
            // The reader changes the page's theme.
            let (ground, ink) = if is_light { ("white", "black") } else { ("black", "white") };
            page.script_with::<()>(
                "const [colour, background] = given; Object.assign(document.querySelector('main').style, { color: colour, background })",
                [ink, ground],
            )
            .await;
            if !style.contains("dark }") || style.contains("light dark") {
                let is_now = format!("{lightness} > 50 === {}", !is_light);
                page.until("the widget follows", &is_now).await;
            }
        });
    }
}

#[test]
fn what_a_page_hides_until_it_is_defined_is_seen() {
    let body = "<style>:not(:defined) { visibility: hidden; opacity: 0 }</style><article-explainer src=\"story.json\"><article>\
        <p>The Harbour Board met.</p></article></article-explainer>";
    browse(site(body), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board"]).await;
        let look: [String; 2] = page
            .script("const { visibility, opacity } = getComputedStyle(host.querySelector('explainer-mention')); return [visibility, opacity]")
            .await;
        assert_eq!(look, ["visible", "1"]);
    });
}

#[test]
fn a_mention_in_several_elements_has_one_name() {
    browse(article("<p>The <em>Harbour</em> Board met.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour", " Board"]).await;
        let mention = page.element("mention", "return host.querySelector('explainer-mention')", ()).await;
        page.is_called(&mention, "button", "Harbour Board").await;
    });
}

#[test]
fn an_anchor_of_the_page_goes_before_a_passage() {
    let body = "<a href=\"#p2\">To it</a><article-explainer src=\"story.json\"><article><p>The Harbour Board met.</p>\
        <p>In Northport.</p></article></article-explainer><div style=\"height:300vh\"></div><a name=\"p2\">Here</a>\
        <div style=\"height:300vh\"></div>";
    browse(site(body), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        page.script::<()>("document.querySelector('a').click()").await;
        page.until(
            "the anchor is at the top",
            "return Math.abs(document.querySelector('[name=p2]').getBoundingClientRect().top) < 2",
        )
        .await;
        page.script::<()>("await frames(6)").await;
        assert!(!page.script::<bool>("return !!host.querySelector('[data-selected]')").await);
    });
}
