//! The index of all terms.

use yew::prelude::*;

use super::content::Content;
use super::ids::card_id;
use crate::interaction::{Action, State};
use crate::language::fill;
use crate::view_model::{Letter, Str, Term};

/// The state of the index.
#[derive(PartialEq)]
pub(super) struct IndexItem {
    /// The text being searched for.
    query: AttrValue,
    /// Grouped by kind instead of from A to Z.
    by_kind: bool,
}

impl IndexItem {
    pub(super) fn of(state: &State) -> Self {
        let query = state.query.clone().into();
        Self { query, by_kind: state.by_kind }
    }
}

/// All terms, or those that match the search.
pub(super) fn index(content: &Content, item: &IndexItem, dispatch: &Callback<Action>) -> Html {
    let messages = &content.messages;
    if content.terms.is_empty() {
        return html! {};
    }
    let looked_for = small(&item.query);
    let mut shown: Vec<(&Term, Option<&Str>)> = Vec::new();
    for Letter { letter, terms } in &content.alphabetical {
        // Search results are few: no letters.
        let mut letter = Some(letter).filter(|letter| looked_for.is_empty() && !letter.is_empty());
        let terms = terms.iter().filter_map(|index| content.terms.get(index.0));
        shown.extend(
            terms.filter(|term| holds(&term.spellings, &looked_for)).map(|term| (term, letter.take())),
        );
    }
    let oninput = dispatch.reform(|event: InputEvent| Action::Search(typed(&event)));
    html! {
        <section id="glossary" class="explainer-index" part="index" aria-labelledby="explainer-index">
            <h2 id="explainer-index" part="heading">{ content.say(&messages.glossary) }</h2>
            { order(content, item, dispatch) }
            <p class="explainer-search">
                <label for="explainer-search">{ content.say(&messages.search) }</label>
                <input id="explainer-search" type="search" autocomplete="off" value={item.query.clone()} {oninput} />
            </p>
            <p class="explainer-found" role="status">{ found(content, &looked_for, shown.len()) }</p>
            if item.by_kind {
                { for messages.kind_headings.iter().enumerate().map(|(kind, heading)| {
                    let of_kind = shown.iter().filter(|(term, _)| term.kind as usize == kind);
                    let terms: Vec<_> = of_kind.map(|(term, _)| (*term, None)).collect();
                    html! {
                        if !terms.is_empty() {
                            <div key={kind}><h3>{ content.say(heading) }</h3>{ entries(&terms) }</div>
                        }
                    }
                }) }
            } else {
                { entries(&shown) }
            }
        </section>
    }
}

/// Buttons that open the cards; the first of each letter shows it.
fn entries(terms: &[(&Term, Option<&Str>)]) -> Html {
    html! {
        <ul>
            { for terms.iter().map(|(term, letter)| html! {
                <li key={&*term.id} data-letter={letter.cloned()}>
                    <button type="button" class="explainer-entry" popovertarget={card_id(&term.id)}>{ &term.label }</button>
                </li>
            }) }
        </ul>
    }
}

/// The number of search results.
fn found(content: &Content, looked_for: &str, count: usize) -> Html {
    if looked_for.is_empty() {
        html! {}
    } else if count == 0 {
        html! { { content.say(&content.messages.nothing_found) } }
    } else {
        let messages = &content.messages;
        let all = content.terms.len() as u64;
        let form = messages.form(&messages.terms_found, all);
        content.say(fill(form, &[("n", &count.to_string()), ("of", &all.to_string())]))
    }
}

/// The choice between both orders.
fn order(content: &Content, item: &IndexItem, dispatch: &Callback<Action>) -> Html {
    let button = |by_kind: bool, words: &AttrValue| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::GroupByKind(by_kind));
        html! {
            <button type="button" class="explainer-choice" aria-pressed={(item.by_kind == by_kind).to_string()} {onclick}>
                { content.say(words) }
            </button>
        }
    };
    html! {
        <p class="explainer-order">
            { button(false, &content.messages.alphabetical) }
            { button(true, &content.messages.by_kind) }
        </p>
    }
}

/// Like `str::contains`, whose search algorithm would add as much code as the rest of the index.
fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// Trimmed and in lower case, as the spellings are. By the browser, which has the tables already.
#[cfg(feature = "browser")]
fn small(text: &str) -> String {
    js_sys::JsString::from(text).trim().to_lower_case().into()
}

/// Prerendered HTML has no input.
#[cfg(not(feature = "browser"))]
fn small(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(feature = "browser")]
fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<web_sys::HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

#[cfg(not(feature = "browser"))]
fn typed(_event: &InputEvent) -> String {
    String::new()
}
