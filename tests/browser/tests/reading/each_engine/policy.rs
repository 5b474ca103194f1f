//! The strict policy is not violated.

use crate::guest::read_it_all;
use browser_tests::{Page, Policy, Site, browse};

#[test]
fn nothing_breaks_the_policy() {
    browse(Site::start(Policy::Strict), async |page: &Page| {
        for path in ["/index.html", "/embed.html"] {
            page.open(path).await;
            read_it_all(page).await;
            let lines = page.console().await;
            assert!(!lines.iter().any(|line| line.text.contains("policy")), "{lines:#?}");
        }
    });
}
