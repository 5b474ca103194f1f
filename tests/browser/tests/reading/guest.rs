//! The widget makes no requests to other origins, and shifts no layout.

use browser_tests::{Ability, Page, Policy, Site, browse};
use std::collections::BTreeSet;

/// Opens a card, an event, and the end of the page: everything that might make requests.
pub(crate) async fn read_it_all(page: &Page) {
    for mention in page.mentions().await.iter().take(5) {
        page.open_card(&mention.term).await;
        page.script::<()>("openCards().forEach((card) => card.hidePopover())").await;
    }
    page.script::<()>("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); await settle()")
        .await;
}

#[test]
fn no_request_leaves_the_origin() {
    // Without the policy, which would block such requests and so hide them.
    browse(Site::start(Policy::None), async |page: &Page| {
        let origin = page.site.origin();
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            read_it_all(page).await;
            let addresses = page.addresses().await;
            let foreign: Vec<_> = addresses.iter().filter(|address| !address.starts_with(&origin)).collect();
            assert!(foreign.is_empty(), "{foreign:#?}");
            assert!(addresses.len() >= 4, "{path} asks for too little: {addresses:?}");
        }
    });
}

#[test]
fn everything_asked_for_is_there_and_asked_for_once() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for path in ["/index.html", "/embed.html"] {
            let before = page.site.requests().len();
            page.open(path).await;
            read_it_all(page).await;
            let requests = page.site.requests().split_off(before);
            let different: BTreeSet<&String> = requests.iter().collect();
            assert_eq!(different.len(), requests.len(), "{requests:#?}");
            for request in different {
                page.site.file(request);
            }
        }
    });
}

#[test]
fn no_layout_shifts() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        if page.lacks(Ability::LayoutShift) {
            return;
        }
        for wide in [true, false] {
            if wide {
                page.window(1440, 900).await
            } else {
                page.phone().await
            }
            for path in ["/index.html", "/embed.html"] {
                page.open(path).await;
                let shift = page.layout_shift().await;
                assert!(shift <= 0.02, "{path} shifts by {shift} (wide: {wide})");
            }
        }
    });
}

#[test]
fn the_host_page_keeps_its_own_look() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        let look = "return ['body', '.masthead', 'footer p'].map((part) => {
            const style = getComputedStyle(document.querySelector(part));
            return [style.fontFamily, style.fontSize, style.color, style.margin, style.letterSpacing].join(' | ');
        })";
        page.open("/embed.html").await;
        let with: Vec<String> = page.script(look).await;
        page.scripts_off().await;
        page.open_unready("/embed.html").await;
        let without: Vec<String> = page.script(look).await;
        assert_eq!(with, without);
    });
}

#[test]
fn an_element_taken_off_the_page_and_put_back_works() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.open("/embed.html").await;
        page.script::<()>(
            "window.kept = host; window.place = host.parentNode; host.remove(); await settle()",
        )
        .await;
        page.script::<()>("place.append(kept)").await;
        page.until(
            "the widget is ready again",
            "return host.matches(':state(ready)') && mentions().length >= 25",
        )
        .await;
        let term = page.mentions().await.remove(0).term;
        page.open_card(&term).await;
    });
}

#[test]
fn an_element_far_below_the_viewport_loads_nothing_until_it_comes_near() {
    let site = Site::start(Policy::Strict);
    let wasm = site.path_of("article-explainer-", ".wasm");
    let html = String::from_utf8(site.file("/embed.html")).unwrap();
    let above = format!("<main><p>above</p>{}", "<br>".repeat(400));
    site.answer(
        "/embed.html",
        browser_tests::Answer::Content(html.replacen("<main>", &above, 1).into_bytes()),
    );
    browse(site, async |page: &Page| {
        page.open_unready("/embed.html").await;
        page.script::<()>("await customElements.whenDefined('article-explainer'); await settle()").await;
        assert!(!page.site.requests().contains(&wasm), "{:?}", page.site.requests());
        page.script::<()>("host.scrollIntoView({ behavior: 'instant' })").await;
        page.until("the widget is ready", "return host.matches(':state(ready)')").await;
        assert!(page.site.requests().contains(&wasm));
    });
}
