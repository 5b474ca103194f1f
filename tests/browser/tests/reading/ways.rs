//! Unusual pages: those that replace their body, keep their route in the fragment, have a `<base>`, make their text
//! editable, or contain two articles.

use browser_tests::{Answer, Page, Policy, Site, browse};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

use crate::scripts::{STORY, article, mentions_are, site};

/// Restores the article, and returns its markup.
const WITHOUT: &str = "const kept = host; host.remove(); await settle(); return kept.innerHTML";

/// A page for Turbo, with an article and a link to the other one.
fn visited(title: &str, inside: &str, to: &str) -> Answer {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title><link rel=\"icon\" href=\"icon.svg\">\
         <script type=\"module\" src=\"/turbo.js\"></script><script type=\"module\" src=\"/article-explainer.js\"></script></head>\
         <body><h1>{title}</h1><a id=\"other\" href=\"{to}\">Other</a>\
         <article-explainer src=\"/story.json\"><article>{inside}</article></article-explainer></body></html>"
    );
    Answer::Content(page.into_bytes())
}

#[test]
fn turbo_goes_from_page_to_page_and_back_and_each_article_is_explained_once() {
    const FIRST: &str = "<p>On Monday the Harbour Board met in Northport.</p>";
    const SECOND: &str = "<p>The GDP of Northport fell.</p>";
    let turbo = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js");
    let site = Site::start(Policy::None);
    site.answer(
        "/turbo.js",
        Answer::Content(fs::read(turbo).expect("turbo is installed: run `cargo xtask setup`")),
    );
    site.answer("/first.html", visited("First", FIRST, "/second.html"));
    site.answer("/second.html", visited("Second", SECOND, "/first.html"));
    site.answer("/story.json", Answer::Content(STORY.into()));
    browse(site, async |page: &Page| {
        page.open("/first.html").await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        for _ in 0..2 {
            // An open card and a selected event are not restored with a page.
            page.script::<()>("host.querySelector('explainer-mention').click()").await;
            page.card_of("board").await;
            page.script::<()>("window.stays = true; document.querySelector('#other').click()").await;
            page.until("the second page is there", "return document.title === 'Second'").await;
            mentions_are(page, &["GDP", "Northport"]).await;
            page.no_card().await;
            page.script::<()>("history.back()").await;
            page.until("the first page is there", "return document.title === 'First'").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            page.no_card().await;
            let stays: bool = page.script("return window.stays === true && document.querySelectorAll('article-explainer').length === 1").await;
            assert!(stays, "the page was loaded anew: nothing is tested");
        }
        page.script::<()>("host.querySelector('explainer-mention').click()").await;
        page.card_of("board").await;
        page.script::<()>("host.hideTerm()").await;
        assert_eq!(page.script::<String>(WITHOUT).await, format!("<article>{FIRST}</article>"));
    });
}

/// The article of a host that keeps its route in the fragment, and counts navigations.
fn routed() -> Site {
    let body = "<nav><a href=\"#about\">About</a></nav><article-explainer src=\"story.json\"><article>\
        <p>The Harbour Board met in Northport.</p><p>On 4 March 2024 it voted, and in November 2023 the quay had closed.</p>\
        <p style=\"margin-block-end: 200vh\">Northport slept.</p></article></article-explainer>";
    site(body)
}

#[test]
fn the_route_of_a_page_stays_whatever_is_followed() {
    for route in ["#/news/12", "#!/news", "#news", "#news/12?tab=2", "#!", "#%2Fnews"] {
        browse(routed(), async |page: &Page| {
            page.before_scripts(
                "window.routes = 0; addEventListener('hashchange', () => (window.routes += 1))",
            )
            .await;
            page.open(&format!("/host.html{route}")).await;
            mentions_are(page, &["Harbour Board", "Northport", "4 March 2024", "November 2023", "Northport"])
                .await;
            let before: (u32, Value) = page.script("return [history.length, history.state]").await;
            // A date in the text, an event's passage, and steps through the mentions.
            page.script::<()>("host.querySelector('[data-event-mention]').click(); await settle()").await;
            page.until("the event is marked", "return !!find('[data-event][data-selected]')").await;
            page.script::<()>(
                "find('.explainer-passage-link, [data-event] a[href*=\"#p\"]').click(); await settle()",
            )
            .await;
            page.script::<()>("host.showTerm('northport')").await;
            page.card_of("northport").await;
            page.script::<()>(
                "topCard().querySelector('.explainer-rest').open = true; await frames(1);
                [...topCard().querySelectorAll('.explainer-step')].at(-1)?.click(); await settle()",
            )
            .await;
            let (hash, after, routes): (String, (u32, Value), u32) =
                page.script("return [location.hash, [history.length, history.state], routes]").await;
            assert_eq!(hash, route);
            assert_eq!(after, before, "{route}: an entry is made");
            assert_eq!(routes, 0, "{route}");
        });
    }
}

#[test]
fn an_anchor_of_the_page_is_no_route() {
    browse(routed(), async |page: &Page| {
        page.before_scripts(
            "addEventListener('DOMContentLoaded', () => (document.querySelector('nav').id = 'top'))",
        )
        .await;
        for fragment in ["#top", "#event-vote", ""] {
            page.open_unready("/embed.html").await;
            page.open(&format!("/host.html{fragment}")).await;
            page.script::<()>("host.querySelectorAll('[data-event-mention]')[1].click(); await settle()")
                .await;
            page.until("the address names the event", "return location.hash === '#event-quay'").await;
        }
    });
}

#[test]
fn every_link_of_ours_leads_to_this_page_whatever_its_base_is() {
    const LINKS: &str =
        "return all('.explainer a[href*=\"#\"]').filter((link) => !link.hasAttribute('target'))
        .map((link) => link.href).filter((href) => href.split('#')[0] !== location.href.split('#')[0])";
    // A host's article: links of the timeline to passages, and of cards to events.
    for base in ["/", "/elsewhere/", "https://example.org/"] {
        let inside = "<p>On 4 March 2024 the Harbour Board met in Northport.</p><p>In November 2023 the quay closed.</p>";
        let site = site(&format!(
            "<base href=\"{base}\"><article-explainer><script type=\"application/json\" slot=\"story\">{STORY}</script>\
             <article>{inside}</article></article-explainer>"
        ));
        let page = String::from_utf8(site.file("/embed.html")).unwrap();
        assert!(page.contains("<base") || !page.is_empty());
        browse(site, async |page: &Page| {
            let origin = page.site.origin();
            page.before_scripts(&format!(
                "addEventListener('DOMContentLoaded', () => {{ const shell = document.createElement('script');
                shell.type = 'module'; shell.src = '{origin}/article-explainer.js'; document.head.append(shell) }})"
            ))
            .await;
            page.open("/host.html").await;
            page.until(
                "the dates lead to their events",
                "return host.querySelectorAll('[data-event-mention]').length === 2",
            )
            .await;
            page.script::<()>("host.querySelector('[data-event-mention]').click(); await settle()").await;
            page.script::<()>("host.showTerm('board'); await settle()").await;
            page.card_of("board").await;
            page.until("there are links", "return all('.explainer a[href*=\"#\"]').length >= 4").await;
            page.until(
                &format!("{base}: all of them lead here"),
                &format!("const wrong = (() => {{ {LINKS} }})(); return wrong.length === 0"),
            )
            .await;
            let hash: String = page.script("return location.pathname + location.hash").await;
            assert_eq!(hash, "/host.html#event-vote");
            // The page refers to the shell relative to its base, so it is missing.
            drop(page.console().await);
        });
    }
    // A prerendered page in a folder, whose base is the top of the site.
    let site = Site::start(Policy::None);
    let own =
        String::from_utf8(site.file("/index.html")).unwrap().replacen("<head>", "<head><base href=\"/\">", 1);
    site.answer("/news/page.html", Answer::Content(own.into_bytes()));
    browse(site, async |page: &Page| {
        page.open("/news/page.html").await;
        page.until("there are links", "return all('.explainer a[href*=\"#\"]').length >= 50").await;
        page.until(
            "all of them lead here",
            &format!("const wrong = (() => {{ {LINKS} }})(); return wrong.length === 0"),
        )
        .await;
        page.script::<()>("mentions()[0].click()").await;
        page.until("its card is open", "return !!topCard()").await;
        page.script::<()>("openCards().forEach((card) => card.hidePopover()); find('.explainer-article [data-event-mention]').click(); await settle()").await;
        let place: String = page.script("return location.pathname + location.hash.replace(/-.*/, '')").await;
        assert_eq!(place, "/news/page.html#event");
    });
}

#[test]
fn what_is_being_edited_is_the_authors_alone() {
    let inside = "<p>The Harbour Board met in Northport.</p>";
    for (open, close) in [
        (
            "host.querySelector('article').contentEditable = true",
            "host.querySelector('article').contentEditable = false",
        ),
        (
            "host.querySelector('article').setAttribute('contenteditable', '')",
            "host.querySelector('article').removeAttribute('contenteditable')",
        ),
        ("host.parentElement.contentEditable = true", "host.parentElement.contentEditable = 'inherit'"),
        ("document.designMode = 'on'", "document.designMode = 'off'"),
    ] {
        browse(article(inside), async |page: &Page| {
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            page.script::<()>(&format!("{open}; await frames(2)")).await;
            // No event reports this; it is checked when the reader types.
            page.script::<()>(
                "const text = host.querySelector('p').firstChild; (document.designMode === 'on' ? document.body : host.querySelector('p').closest('[contenteditable]:not([contenteditable=inherit])')).focus();
                getSelection().collapse(text, 4); await frames(1)",
            )
            .await;
            page.press("GDP Northport ").await;
            page.until(
                &format!("{open}: what was typed is there"),
                "return host.querySelector('p').textContent === 'The GDP Northport Harbour Board met in Northport.'",
            )
            .await;
            page.script::<()>(&format!("await settled(); {close}; await frames(2)")).await;
            page.script::<()>(
                "host.querySelector('article').append(document.createElement('p')); await settled()",
            )
            .await;
            let text: String = page.script("return host.querySelector('p').textContent").await;
            assert_eq!(text, "The GDP Northport Harbour Board met in Northport.", "{open}");
            mentions_are(page, &["GDP", "Northport", "Harbour Board", "Northport"]).await;
            let markup: String = page.script(WITHOUT).await;
            assert!(!markup.contains("explainer-mention"), "{open}: {markup}");
        });
    }
}

#[test]
fn what_may_be_edited_from_the_start_holds_no_mention() {
    let inside = "<div contenteditable><p>Northport</p></div><div contenteditable=\"plaintext-only\">Northport</div>\
        <div contenteditable=\"true\"><p contenteditable=\"false\">The Harbour Board.</p></div><textarea>GDP</textarea><p>GDP</p>";
    browse(article(inside), async |page: &Page| {
        page.open("/host.html").await;
        page.until(
            "what is read is explained",
            "return !!host.querySelector('article > p explainer-mention')",
        )
        .await;
        let edited: Vec<String> = page
            .script("return [...host.querySelectorAll('[contenteditable]:not([contenteditable=false]) explainer-mention')].filter((mention) => mention.isContentEditable).map((mention) => mention.textContent)")
            .await;
        assert!(edited.is_empty(), "{edited:?}");
    });
}

#[test]
fn two_articles_on_a_page_have_cards_of_their_own() {
    let part = |id: &str, words: &str| {
        format!(
            "<section id=\"{id}\"><article-explainer src=\"{id}.json\"><article><p>{words}</p></article></article-explainer></section>"
        )
    };
    let site = site(&format!(
        "{}{}",
        part("one", "The Harbour Board met on 4 March 2024."),
        part("two", "The Harbour Board slept in Northport.")
    ));
    for id in ["one", "two"] {
        let mut story: Value = serde_json::from_str(STORY).unwrap();
        story["glossary"][0]["definition"] = json!(format!("What story {id} says."));
        site.answer(&format!("/{id}.json"), Answer::Content(story.to_string().into_bytes()));
    }
    browse(site, async |page: &Page| {
        page.open_unready("/host.html").await;
        page.until(
            "both are explained",
            "return [...document.querySelectorAll('article-explainer')].every((element) => element.matches(':state(ready)') && element.querySelector('explainer-mention'))",
        )
        .await;
        const OPEN: &str = "return [...document.querySelectorAll('article-explainer')].map((element) =>
            [...element.shadowRoot.querySelectorAll('.explainer-card:popover-open')].map((card) => words(card.querySelector('.explainer-card-head + p'))).join())";
        for (id, open) in [("one", ["What story one says.", ""]), ("two", ["", "What story two says."])] {
            let mention = page
                .element("mention", "return document.querySelector(`#${given} [data-term=board]`)", id)
                .await;
            page.click(&mention).await;
            page.until_with(
                "its card is open, and no other",
                &format!("return JSON.stringify((() => {{ {OPEN} }})()) === JSON.stringify(given)"),
                json!(open),
            )
            .await;
        }
        page.press("\u{e00c}").await;
        page.until("no card is open", &format!("return (() => {{ {OPEN} }})().join('') === ''")).await;
        let back: bool = page.script("return document.activeElement.matches('#two [data-term=board]')").await;
        assert!(back, "the focus is elsewhere");
        // A fragment names the term of the first.
        page.script::<()>("location.hash = '#term-board'").await;
        page.until(
            "one card is open",
            &format!("return (() => {{ {OPEN} }})().filter(Boolean).length === 1"),
        )
        .await;
        let markup: String = page
            .script("const one = document.querySelector('#one article-explainer'); one.remove(); await settle(); return one.innerHTML")
            .await;
        assert_eq!(markup, "<article><p>The Harbour Board met on 4 March 2024.</p></article>");
        page.script::<()>("document.querySelector('#two [data-term=northport]').click()").await;
        page.until("the other one goes on", "return document.querySelector('#two article-explainer').shadowRoot.querySelector('.explainer-card:popover-open')?.id === 'term-northport'").await;
    });
}
