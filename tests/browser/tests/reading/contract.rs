//! The markup that hosts, styles and deep links depend on.

use browser_tests::{Page, on_both_pages};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_article_mentions_many_terms() {
    on_both_pages(async |page| {
        let mentions = page.mentions().await;
        let terms: BTreeSet<&str> = mentions.iter().map(|mention| mention.term.as_str()).collect();
        assert!(mentions.len() >= 25, "{} mentions", mentions.len());
        assert!(terms.len() >= 20, "{} terms: {terms:?}", terms.len());
        for term in terms {
            let cards: usize = page.script_with("return all(`[id='term-${given}']`).length", term).await;
            assert_eq!(cards, 1, "cards of {term}");
        }
    });
}

#[test]
fn each_term_is_defined_once_where_it_is_first_mentioned() {
    on_both_pages(async |page| {
        let faults: Vec<String> = page
            .script(
                "const seen = new Set();
                // The summary mentions terms without defining them.
                return mentions().filter((mention) => mention.closest('[id^=p]')).filter((mention) => {
                    const first = !seen.has(mention.dataset.term);
                    seen.add(mention.dataset.term);
                    return first !== !!mention.closest('dfn');
                }).map((mention) => mention.dataset.term)",
            )
            .await;
        assert!(faults.is_empty(), "not the first, or the first without <dfn>: {faults:?}");
    });
}

#[test]
fn headings_links_code_and_quotations_mention_no_term() {
    on_both_pages(async |page| {
        let script = "return mentions().filter((mention) => \
            mention.parentElement.closest('h1, h2, h3, h4, h5, h6, a, code, pre, blockquote')).map(words)";
        let wrong: Vec<String> = page.script(script).await;
        assert!(wrong.is_empty(), "{wrong:?}");
    });
}

#[test]
fn events_stand_in_the_order_of_their_earliest_time() {
    on_both_pages(async |page| {
        let events = page.events().await;
        assert!(events.len() >= 14, "{} events", events.len());
        let starts: Vec<(String, &str)> = events
            .iter()
            .map(|event| {
                assert!(event.times >= 1, "{} has no <time>", event.id);
                let edtf =
                    event.edtf.as_deref().unwrap_or_else(|| panic!("{} has no date as data", event.id));
                (earliest(edtf), edtf)
            })
            .collect();
        // A day comes before its month.
        assert!(starts.is_sorted_by(|a, b| a.0 <= b.0 || a.1.starts_with(b.1)), "{starts:#?}");
    });
}

/// The first day of a date of this story, as `2018-06-01`.
fn earliest(edtf: &str) -> String {
    let start = edtf.split('/').next().unwrap_or_default().trim_end_matches(['~', '?', '%']);
    let missing = match start.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    format!("{start}{missing}")
}

#[test]
fn a_datetime_is_one_that_html_knows() {
    on_both_pages(async |page| {
        let script = "return all('time[datetime]').map((time) => time.getAttribute('datetime'))";
        let dates: Vec<String> = page.script(script).await;
        assert!(dates.len() >= 14, "{dates:?}");
        for date in dates {
            let parts: Vec<usize> = date.split('-').map(str::len).collect();
            let digits = date.chars().all(|c| c.is_ascii_digit() || c == '-');
            assert!(digits && matches!(parts.as_slice(), [4] | [4, 2] | [4, 2, 2]), "{date}");
        }
    });
}

#[test]
fn every_id_is_there_once_and_every_link_within_leads_somewhere() {
    on_both_pages(async |page| {
        let faults: Vec<String> = page
            .script(
                "const ids = all('[id]').map((element) => element.id);
                const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`);
                const dead = all(\"a[href^='#']\").map((link) => link.getAttribute('href').slice(1))
                    .filter((id) => !ids.includes(decodeURIComponent(id))).map((id) => `leads nowhere: ${id}`);
                const shut = all('[popovertarget]').map((button) => button.getAttribute('popovertarget'))
                    .filter((id) => !ids.includes(id)).map((id) => `opens nothing: ${id}`);
                return [...twice, ...dead, ...shut]",
            )
            .await;
        assert!(faults.is_empty(), "{faults:#?}");
    });
}

#[test]
fn the_votes_against_are_told_with_both_figures() {
    on_both_pages(async |page| {
        let story: Value = serde_json::from_slice(&page.site.file("/story.json")).unwrap();
        let events = story.pointer("/timeline/events").and_then(Value::as_array).unwrap();
        let mut disagreements = 0;
        for event in events {
            let id = event["id"].as_str().unwrap();
            for figure in disputed(event) {
                disagreements += 1;
                let words = words_of(page, id).await;
                for value in &figure {
                    assert!(words.contains(value.as_str()), "{id} does not tell {value}: {words}");
                }
            }
        }
        assert!(disagreements > 0, "the demo has sources that disagree");
    });
}

async fn words_of(page: &Page, event: &str) -> String {
    page.script_with("return words(find(`#event-${given}`))", event).await
}

/// The values of each figure on which the sources of an event differ.
fn disputed(event: &Value) -> Vec<BTreeSet<String>> {
    let sources = event["sources"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut figures = std::collections::BTreeMap::<&str, BTreeSet<String>>::new();
    for (name, value) in sources.iter().filter_map(|source| source["figures"].as_object()).flatten() {
        figures.entry(name).or_default().insert(value.as_str().unwrap_or_default().to_owned());
    }
    figures.into_values().filter(|values| values.len() > 1).collect()
}
