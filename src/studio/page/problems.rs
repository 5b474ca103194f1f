//! What is wrong, next to what it concerns.

use yew::prelude::*;

use super::message::{Message, Problem};

/// The problems of a part, each with its fix; nothing where there are none.
pub(super) fn list(problems: &[&Problem], dispatch: &Callback<Message>) -> Html {
    if problems.is_empty() {
        return html! {};
    }
    html! {
        <ul class="problems" aria-label="Problems">
            { for problems.iter().map(|problem| one(problem, dispatch)) }
        </ul>
    }
}

fn one(problem: &Problem, dispatch: &Callback<Message>) -> Html {
    let kind = if problem.is_error { "Error" } else { "Note" };
    let send = |message: fn(Problem) -> Message| {
        let problem = problem.clone();
        dispatch.reform(move |_: MouseEvent| message(problem.clone()))
    };
    let is_lonely = problem.code == "unmentioned-term" || problem.code == "unmentioned-event";
    html! {
        <li class={if problem.is_error { "error" } else { "note" }}>
            <strong>{ kind }{ ": " }</strong>{ &problem.message }
            if let Some(hint) = &problem.hint { { ". " }<span class="hint">{ capital(hint) }</span> }
            if let Some(fix) = &problem.fix {
                <button type="button" onclick={send(Message::Fix)}>{ format!("Write {fix}") }</button>
            } else if is_lonely {
                <button type="button" onclick={send(Message::Fix)}>{ "Delete it" }</button>
            }
            if problem.part == "body" {
                <button type="button" onclick={send(|problem| {
                    let (start, end) = problem.range.unwrap_or_default();
                    Message::Source("range".to_owned(), format!("{start}-{end}"))
                })}>{ "Show in the text" }</button>
            }
        </li>
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
