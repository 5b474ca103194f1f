//! Elements within a living page: moved, copied, several, in other trees; and crashes of the widget that leave the rest
//! intact.

use browser_tests::{Answer, Page, Policy, Site, browse};

/// A host's page with this body.
fn host(body: &str) -> Vec<u8> {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"icon.svg\">
        <script type=\"module\" src=\"article-explainer.js\"></script><main>{body}</main>"
    )
    .into_bytes()
}

fn page_with(body: &str) -> Site {
    let site = Site::start(Policy::Strict);
    site.answer("/host.html", Answer::Content(host(body)));
    site
}

const ELEMENT: &str = "<article-explainer src=\"story.json\"></article-explainer>";

#[test]
fn several_elements_on_one_page_share_one_module() {
    browse(page_with(&ELEMENT.repeat(3)), async |page: &Page| {
        page.open_unready("/host.html").await;
        // It moves while those above it are rendered, and is moved again once it is rendered itself.
        let last = "const last = document.querySelectorAll('article-explainer')[2]; \
            last.scrollIntoView({ behavior: 'instant' }); return last.matches(':state(ready)')";
        page.until("the last one is ready", last).await;
        page.script::<()>(
            "document.querySelectorAll('article-explainer')[1].scrollIntoView({ behavior: 'instant' })",
        )
        .await;
        page.until(
            "all three are ready",
            "return [...document.querySelectorAll('article-explainer')].every((element) => element.matches(':state(ready)'))",
        )
        .await;
        let wasm = page.site.path_of("article-explainer-", ".wasm");
        let loaded = page.site.requests().into_iter().filter(|path| *path == wasm).count();
        assert_eq!(loaded, 1);
    });
}

#[test]
fn it_works_in_another_shadow_root_and_in_a_dialog() {
    let body = "<div id=\"outer\"></div><dialog><p>In a dialog</p></dialog>";
    browse(page_with(body), async |page: &Page| {
        page.open_unready("/host.html").await;
        page.script::<()>(
            "const make = () => Object.assign(document.createElement('article-explainer'), {});
            const outer = document.querySelector('#outer').attachShadow({ mode: 'open' });
            const inner = make();
            inner.setAttribute('src', 'story.json');
            outer.append(inner);
            const dialog = document.querySelector('dialog');
            const other = make();
            other.setAttribute('src', 'story.json');
            dialog.append(other);
            window.elements = { inner, other }",
        )
        .await;
        page.until("the one in the shadow root is ready", "return elements.inner.matches(':state(ready)')")
            .await;
        page.script::<()>("document.querySelector('dialog').showModal()").await;
        page.until("the one in the dialog is ready", "return elements.other.matches(':state(ready)')").await;
        for element in ["inner", "other"] {
            page.script_with::<()>(
                "elements[given].shadowRoot.querySelector('[data-term]').click()",
                element,
            )
            .await;
            let open = "return !!elements[given].shadowRoot.querySelector('.explainer-card:popover-open')";
            page.until_with("its card is open", open, element).await;
            page.script_with::<()>("elements[given].hideTerm()", element).await;
        }
    });
}

#[test]
fn it_works_in_a_frame() {
    let body = "<iframe title=\"A story\" src=\"embed.html\" style=\"inline-size: 30rem; block-size: 40rem\"></iframe>";
    // The policy's `default-src 'none'` applies to frames too.
    let site = Site::start(Policy::None);
    site.answer("/host.html", Answer::Content(host(body)));
    browse(site, async |page: &Page| {
        page.open_unready("/host.html").await;
        page.until(
            "the one in the frame is ready",
            "window.inner = document.querySelector('iframe').contentDocument?.querySelector('article-explainer');
            return inner?.matches(':state(ready)')",
        )
        .await;
        page.script::<()>("inner.shadowRoot.querySelector('[data-term]').click()").await;
        let open = "const card = inner.shadowRoot.querySelector('.explainer-card:popover-open');
            const box = card?.getBoundingClientRect();
            return !!box && box.left >= 0 && box.right <= inner.ownerDocument.documentElement.clientWidth";
        page.until("its card is open, within the frame", open).await;
    });
}

#[test]
fn a_moved_element_keeps_what_it_has_drawn() {
    browse(page_with(&format!("{ELEMENT}<section></section>")), async |page: &Page| {
        page.open("/host.html").await;
        page.script::<()>(
            "window.drawn = host.shadowRoot.firstElementChild;
            document.querySelector('section').append(host);
            await settle()",
        )
        .await;
        let same: bool =
            page.script("return host.shadowRoot.firstElementChild === drawn && mentions().length > 20").await;
        assert!(same);
        let term = page.mentions().await.remove(0).term;
        page.open_card(&term).await;
    });
}

#[test]
fn a_story_given_as_a_property_is_explained() {
    browse(page_with("<article-explainer></article-explainer>"), async |page: &Page| {
        page.open_unready("/host.html").await;
        page.script::<()>(
            "const story = await (await fetch('story.json')).json(); delete story.view; host.story = story",
        )
        .await;
        page.until("the widget is ready", "return host.matches(':state(ready)') && mentions().length > 20")
            .await;
        // Before the story was set, the element had none.
        drop(page.console().await);
    });
}

#[test]
fn markup_that_somebody_changed_before_the_widget_came_is_drawn_afresh() {
    let site = Site::start(Policy::Strict);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, Answer::Held);
    browse(site, async |page: &Page| {
        page.open_unready("/index.html").await;
        // Like a translator or an extension.
        page.script::<()>(
            "const words = document.querySelector('.explainer-body p');
            const font = document.createElement('font');
            font.append(...words.childNodes);
            words.append(font)",
        )
        .await;
        page.site.heal(&wasm);
        let drawn = "return host.matches(':state(ready)') && !find('.explainer-body font') && mentions().length >= 25";
        page.until("the widget has drawn afresh", drawn).await;
        let term = page.mentions().await.remove(0).term;
        page.open_card(&term).await;
        // The crashed module reports it.
        drop(page.console().await);
    });
}

#[test]
fn a_widget_that_stops_twice_leaves_the_article_and_says_so() {
    // Rendering fails where the browser refuses to create elements.
    let site = page_with(&format!(
        "<article-explainer src=\"story.json\"><p>My article on Europol.</p></article-explainer>{ELEMENT}"
    ));
    browse(site, async |page: &Page| {
        page.before_scripts(
            "window.refuse = false;
            const make = Document.prototype.createElement;
            Document.prototype.createElement = function (name, ...rest) {
                if (refuse && name === 'li') throw new Error('refused');
                return make.call(this, name, ...rest);
            };
            window.refuse = true",
        )
        .await;
        page.open_unready("/host.html").await;
        let error = page.error().await;
        assert!(error.contains("stopped"), "{error}");
        let readable: bool = page
            .script("return document.querySelector('article-explainer > p').checkVisibility() && document.querySelector('article-explainer > p').textContent === 'My article on Europol.'")
            .await;
        assert!(readable, "the article is gone");
        page.script::<()>("window.refuse = false").await;
        let again = "return find('[role=alert] button')";
        page.click(&page.element("Try again", again, ()).await).await;
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        drop(page.console().await);
    });
}

#[test]
fn a_story_that_is_far_too_large_is_refused_with_the_limit() {
    let site = page_with(ELEMENT);
    site.answer("/story.json", Answer::Content(vec![b' '; 65_000_000]));
    browse(site, async |page: &Page| {
        page.open_unready("/host.html").await;
        let error = page.error().await;
        assert!(error.contains("too large") && error.contains("64"), "{error}");
        drop(page.console().await);
    });
}

#[test]
fn a_reader_who_waits_is_shown_how_much_has_arrived() {
    let site = page_with(ELEMENT);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, Answer::Held);
    browse(site, async |page: &Page| {
        page.open_unready("/host.html").await;
        page.until(
            "a bar shows a part",
            "const bar = find('progress'); return bar?.value > 0 && bar.value < bar.max",
        )
        .await;
        page.site.heal(&wasm);
        page.until("the widget is ready", "return host.matches(':state(ready)') && !find('progress')").await;
    });
}

/// The positions and texts of the title and the paragraphs on the first screen.
const FIRST_SCREEN: &str = "
    return all('.explainer-header h1, .explainer-summary, .explainer-body > p').slice(0, 4).map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [words(element), Math.round(range.getBoundingClientRect().top)];
    })";

#[test]
fn the_words_of_the_story_are_there_before_the_widget_and_stay_where_they_are() {
    for width in [1440, 390] {
        let site = page_with(ELEMENT);
        let wasm = site.path_of("article-explainer-", ".wasm");
        site.answer(&wasm, Answer::Held);
        browse(site, async |page: &Page| {
            page.window(width, 900).await;
            page.open_unready("/host.html").await;
            page.until("the words are there", "return !!find('.explainer-body > p')").await;
            let before: Vec<(String, i64)> = page.script(FIRST_SCREEN).await;
            page.site.heal(&wasm);
            page.until("the widget is ready", "return host.matches(':state(ready)') && !find('progress')")
                .await;
            let after: Vec<(String, i64)> = page.script(FIRST_SCREEN).await;
            assert_eq!(before.len(), 4);
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before.0, after.0, "at {width}");
                let is_seen = before.1 < 900;
                assert!(
                    !is_seen || (before.1 - after.1).abs() <= 2,
                    "{before:?} becomes {after:?} at {width}"
                );
            }
        });
    }
}

#[test]
fn the_words_of_the_story_stay_where_the_widget_never_comes() {
    let site = page_with(ELEMENT);
    let wasm = site.path_of("article-explainer-", ".wasm");
    site.answer(&wasm, Answer::Held);
    browse(site, async |page: &Page| {
        page.open_unready("/host.html").await;
        page.until("the words are there", "return !!find('.explainer-body > p')").await;
        page.site.answer(&wasm, Answer::Status(404));
        let error = page.error().await;
        assert!(error.contains("The widget could not be loaded"), "{error}");
        let stays: bool =
            page.script("return find('.explainer-body > p').checkVisibility() && !find('progress')").await;
        assert!(stays, "the words are gone");
        drop(page.console().await);
    });
}

#[test]
fn images_can_be_switched_off() {
    browse(
        page_with("<article-explainer src=\"story.json\" without-images></article-explainer>"),
        async |page: &Page| {
            page.open("/host.html").await;
            let images: usize = page.script("return all('img').length").await;
            assert_eq!(images, 0);
            assert!(!page.site.requests().contains(&"/vote.svg".to_owned()));
            let told: bool =
                page.script("return words(find('.explainer-figure')).includes('Three blocks of dots')").await;
            assert!(told, "what the picture shows is not told");
        },
    );
}

/// A story that was never built, with the demo's text and a glossary of `terms` terms.
fn story_of_a_newsroom(site: &Site, terms: usize) -> Vec<u8> {
    let mut story: serde_json::Value = serde_json::from_slice(&site.file("/story.json")).unwrap();
    story.as_object_mut().unwrap().remove("view");
    let glossary = story["glossary"].as_array_mut().unwrap();
    let term = |number: usize| {
        serde_json::json!({
            "id": format!("entry-{number}"), "label": format!("Entry number {number}"),
            "definition": "Something that this newsroom explains elsewhere.",
        })
    };
    glossary.extend((glossary.len()..terms).map(term));
    story.to_string().into_bytes()
}

#[test]
fn of_a_newsrooms_glossary_only_what_the_story_uses_is_shown() {
    let site = page_with(ELEMENT);
    let story = story_of_a_newsroom(&site, 100_000);
    site.answer("/story.json", Answer::Content(story));
    browse(site, async |page: &Page| {
        page.before_scripts(
            "window.long = []; PerformanceObserver.supportedEntryTypes.includes('longtask') && \
            new PerformanceObserver((list) => long.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' })",
        )
        .await;
        page.open("/host.html").await;
        assert!(page.mentions().await.len() >= 25);
        let entries: usize = page.script("return all('#glossary li').length").await;
        assert!((25..100).contains(&entries), "{entries} entries");
        println!("long tasks: {:?}", page.script::<Vec<f64>>("return long").await);
    });
}
