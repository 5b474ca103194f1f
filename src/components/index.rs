//! The index of all terms.

use yew::prelude::*;

use super::Content;
use super::text::term_id;
use crate::interaction::Action;
use crate::story::model::Term;

#[derive(Properties, PartialEq)]
pub(super) struct IndexProps {
    pub(super) content: Content,
    /// What the reader looks for.
    pub(super) query: AttrValue,
    pub(super) dispatch: Callback<Action>,
}

/// All terms from A to Z, and those that match what the reader types.
#[component]
pub(super) fn Index(props: &IndexProps) -> Html {
    let content = &props.content;
    let messages = content.messages();
    if content.story.terms.is_empty() {
        return html! {};
    }
    let query = props.query.trim().to_lowercase();
    let shown: Vec<&Term> = content
        .alphabetical
        .iter()
        .filter_map(|i| content.story.terms.get(i.0))
        .filter(|t| matches(t, &query))
        .collect();
    let oninput = props.dispatch.reform(|event: InputEvent| Action::Search(typed(&event)));
    html! {
        <section id="glossary" class="explainer-index" part="index" aria-labelledby="explainer-index">
            <h2 id="explainer-index" part="heading">{ messages.glossary }</h2>
            <p class="explainer-search">
                <label for="explainer-search">{ messages.search }</label>
                <input id="explainer-search" type="search" autocomplete="off" value={props.query.clone()} {oninput} />
            </p>
            <p class="explainer-found" role="status">
                if !query.is_empty() { { format!("{} / {}", shown.len(), content.story.terms.len()) } }
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
        || std::iter::once(&term.label).chain(&term.aliases).any(|name| name.to_lowercase().contains(query))
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
