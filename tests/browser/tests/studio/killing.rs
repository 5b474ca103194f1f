//! A tab that is killed at any time loses at most two seconds of typing.

use super::desk::*;
use browser_tests::Engine;
use serde_json::json;

/// Milliseconds between two letters.
const PAUSE: u64 = 50;
/// The most letters that may be lost: those of two seconds.
const MOST: u64 = 2_000 / PAUSE;

/// Types numbered letters, and reports each to the site, as the tab itself will be killed.
const TYPE: &str = "const field = find('#body');
    field.focus();
    field.setSelectionRange(0, field.value.length);
    document.execCommand('insertText', false, 'begin:');
    let typed = 0;
    setInterval(() => {
        typed += 1;
        document.execCommand('insertText', false, 'x');
        fetch(`/typed-${given}-${typed}`).catch(() => {});
    }, 50);";

#[test]
fn a_killed_tab_loses_at_most_two_seconds() {
    // More with `KILLS=100 cargo test …`.
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(5);
    at_the_desk(async |page| {
        if page.engine != Engine::Chromium {
            return;
        }
        for path in (0..kills).flat_map(|kill| (0..200).map(move |typed| format!("/typed-{kill}-{typed}"))) {
            page.site.answer(&path, browser_tests::Answer::Content(Vec::new()));
        }
        begin(page).await;
        saved(page).await;
        let mut worst = 0;
        for kill in 0..kills {
            go_to(page, "Text").await;
            page.script_with::<()>(TYPE, json!(kill)).await;
            // At times unrelated to the timers of the page.
            let moment = 300 + (kill * 7_919 + 631) % 4_000;
            page.kill_after(std::time::Duration::from_millis(moment)).await;
            let told = format!("/typed-{kill}-");
            let typed = page.site.requests().iter().filter(|path| path.starts_with(&told)).count() as u64;
            open(page).await;
            press_button(page, "The lake that the mills forgot").await;
            go_to(page, "Text").await;
            let kept = value(page, "The article in Markdown").await;
            let kept = kept.strip_prefix("begin:").map_or(0, |kept| kept.trim_end().len() as u64);
            worst = worst.max(typed.saturating_sub(kept));
            assert!(
                typed.saturating_sub(kept) <= MOST,
                "kill {kill} after {moment} ms: {typed} typed, {kept} kept"
            );
        }
        println!("{kills} kills: at most {} ms of typing were lost", worst * PAUSE);
    });
}
