//! The index of all terms.

use yew::prelude::*;

use super::Content;
use super::text::term_id;
use crate::interaction::Action;
use crate::language::lower_case;
use crate::story::model::Term;

/// All terms from A to Z, and those that match what the reader types.
pub(super) fn index(content: &Content, query: &AttrValue, dispatch: &Callback<Action>) -> Html {
    let messages = content.messages();
    if content.story.terms.is_empty() {
        return html! {};
    }
    let looked_for = lower_case(query.trim());
    let shown: Vec<&Term> = content
        .alphabetical
        .iter()
        .filter_map(|i| content.story.terms.get(i.0))
        .filter(|t| matches(t, &looked_for))
        .collect();
    let oninput = dispatch.reform(|event: InputEvent| Action::Search(typed(&event)));
    html! {
        <section id="glossary" class="explainer-index" part="index" aria-labelledby="explainer-index">
            <h2 id="explainer-index" part="heading">{ messages.glossary }</h2>
            <p class="explainer-search">
                <label for="explainer-search">{ messages.search }</label>
                <input id="explainer-search" type="search" autocomplete="off" value={query.clone()} {oninput} />
            </p>
            <p class="explainer-found" role="status">
                if !looked_for.is_empty() { { format!("{} / {}", shown.len(), content.story.terms.len()) } }
            </p>
            <ul>
                { for shown.iter().map(|term| html! {
                    <li key={term.id.clone()}>
                        <button type="button" class="explainer-entry" popovertarget={term_id(&term.id)}>{ &term.label }</button>
                        { " " }<span class="explainer-kind">{ content.language().kind(term.kind) }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Whether the label or an alias holds the query, which is in lower case.
fn matches(term: &Term, query: &str) -> bool {
    query.is_empty()
        || std::iter::once(&term.label).chain(&term.aliases).any(|name| holds(&lower_case(name), query))
}

/// As `contains`, whose search for long texts would be as large as the rest of the index.
fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

#[cfg(target_arch = "wasm32")]
fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<web_sys::HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Nobody types into prerendered HTML.
#[cfg(not(target_arch = "wasm32"))]
fn typed(_event: &InputEvent) -> String {
    String::new()
}
