//! Nothing leaves the device, and readers load nothing of the studio.

use browser_tests::{Page, Policy, Site, browse};

use super::desk::*;

#[test]
fn no_request_leaves_the_origin_nor_holds_what_was_written() {
    at_the_desk(async |page| {
        begin(page).await;
        press_button(page, "Accept all").await;
        saved(page).await;
        let origin = page.site.origin();
        let foreign: Vec<String> =
            page.addresses().await.into_iter().filter(|url| !url.starts_with(&origin)).collect();
        let foreign: Vec<&String> = foreign.iter().filter(|url| url.starts_with("http")).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
    });
}

#[test]
fn readers_load_nothing_of_it() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        page.open("/index.html").await;
        let of_studio: Vec<String> =
            page.site.requests().into_iter().filter(|path| path.contains("studio")).collect();
        assert!(of_studio.is_empty(), "{of_studio:?}");
    });
}
